begin;
set local search_path = tap, extensions, public;
select plan(11);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.add_event('Ada', 'abcd1234', 'Bob');
create function pg_temp.event() returns uuid language sql as $$ select hallway.event_id_of('abcd1234'); $$;
create function pg_temp.save(name text, event uuid, sharing jsonb, asks_first boolean default false) returns text language sql as $$
	select tests.said(tests.push(name, 'save_card', jsonb_build_object('eventId', event, 'sharing', sharing,
		'asksFirst', asks_first, 'graph', 'dot'))); $$;
select tests.scan('Bob', 'Ada', pg_temp.event());

select is(tests.card('Bob', 'Ada'), '{"name": "Ada", "headline": "I am Ada", "pitch": "Ask me."}', 'by default the pitch passes and the e-mail does not');
select is(pg_temp.save('Ada', null, '{"email": "after"}'), 'applied', 'the default is changed');
select is(tests.card('Bob', 'Ada') ->> 'email', 'Ada@example.test', 'an event without settings of its own follows');
select is((tests.exchange('Bob') #> '{theyGave,fields}')::text, '["name", "headline", "pitch", "email"]', 'the receipt says so');
select is((tests.exchange('Ada') #> '{iGave,fields}')::text, '["name", "headline", "pitch", "email"]', 'on both sides');
select is(pg_temp.save('Ada', pg_temp.event(), '{"headline": "private", "pitch": "private", "name": "private"}'), 'applied', 'the event gets its own');
select is(tests.card('Bob', 'Ada'), '{"name": "Ada"}', 'which replace the default ones whole; the name is always there');
select is((select array_agg(r ->> 'id' order by r ->> 'id') from tests.rows('Ada', 'cards') r),
	array[pg_temp.event()::text, 'default'], 'their owner pulls both');
select is(pg_temp.save('Eve', pg_temp.event(), '{}'), 'not_attending', 'whoever does not attend has no card there');
select is(pg_temp.save('Ada', null, '{"shoeSize": "code"}'), 'invalid_input', 'only fields of a profile');
select is(pg_temp.save('Ada', null, '{"email": "everyone"}'), 'invalid_input', 'only the three choices');

select * from finish();
rollback;
