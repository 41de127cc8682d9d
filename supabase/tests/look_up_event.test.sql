begin;
set local search_path = tap, extensions, public;
select plan(4);

select tests.add_person('Ada');
select tests.add_event('Ada', 'abcd1234');

select tests.act_as('');
select is((select array_agg(k order by k) from jsonb_object_keys(public.look_up_event('ABCD-1234')) k),
	array['asksFor', 'dataEndsAt', 'deletedAt', 'endsAt', 'exchangesFrom', 'exchangesUntil', 'id', 'joinsFrom', 'joinsUntil', 'language',
		'name', 'place', 'startsAt', 'timeZone', 'topics'], 'anybody with the join code sees the details, nothing else');
select is(public.look_up_event('abcd1235'), null, 'another code: nothing');
select is(public.look_up_event('%'), null, 'no pattern');
select is(public.look_up_event(null), null, 'no code');
reset role;

select * from finish();
rollback;
