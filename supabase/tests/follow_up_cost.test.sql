begin;
set local search_path = tap, extensions, public;
select plan(4);

-- What a person can pile up about another one does not multiply: on PGlite everybody waits while their follow-ups are renewed.
select tests.add_person('Ada'), tests.add_person('Bob');
select tests.scan('Ada', 'Bob', ago => '2 days');
set local track_functions = 'pl';
create function pg_temp.number() returns bigint language sql as $$
	update hallway.feeds set counter = counter + 1 where person_id = tests.uuid('Ada') returning counter $$;
create function pg_temp.steps() returns numeric language sql as $$
	select sum(pg_stat_get_xact_function_calls(p.oid)) from pg_proc p where p.pronamespace = 'hallway'::regnamespace $$;
-- How many functions are called to answer one follow-up.
create function pg_temp.cost() returns numeric language plpgsql as $$
declare
	before numeric := pg_temp.steps();
begin
	perform tests.push('Ada', 'answer_follow_up', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'kind', 'nudge', 'cause', 'none',
		'doneAt', null, 'snoozedUntil', null));
	return pg_temp.steps() - before;
end $$;
-- So many remarks, milestones and events to say thanks for, each with a message that says that it answers it.
create function pg_temp.pile(first int, last int) returns void language sql as $$
	insert into hallway.remarks (owner_id, id, contact_id, kind, text, made_at, edited_at, feed_number)
	select tests.uuid('Ada'), tests.uuid('r' || n), tests.uuid('Ada on Bob'), 'goal', 'x', now(), now(), pg_temp.number() from generate_series(first, last) n;
	insert into hallway.milestones (owner_id, id, contact_id, kind, month, day, text, edited_at, feed_number)
	select tests.uuid('Ada'), tests.uuid('m' || n), tests.uuid('Ada on Bob'), 'own', 1, 1, '', now(), pg_temp.number() from generate_series(first, least(last, 20)) n;
	insert into hallway.marks (owner_id, contact_id, event_id, thank, feed_number)
	select tests.uuid('Ada'), tests.uuid('Ada on Bob'), tests.uuid('e' || n), true, pg_temp.number() from generate_series(first, last) n;
	insert into hallway.touches (owner_id, id, contact_id, kind, happened_at, text, settles, made_at, edited_at, feed_number)
	select tests.uuid('Ada'), tests.uuid('t' || n), tests.uuid('Ada on Bob'), 'wrote', now() - n * interval '1 minute', '',
		array['return/' || tests.uuid('r' || n), 'milestone/' || tests.uuid('m' || n), 'thank/' || tests.uuid('e' || n)], now(), now(), pg_temp.number()
	from generate_series(first, last) n; $$;
select pg_temp.pile(1, 20);
create temp table few as select pg_temp.cost() as steps from generate_series(1, 2);
select pg_temp.pile(21, 100);
select is(pg_temp.cost(), (select min(steps) from few), 'one answer takes as many steps with a hundred of each as with twenty');
select is((select count(*) from hallway.follow_ups f where f.kind in ('return', 'thank') and f.settled_by = 'sent'), 200::bigint, 'and each message settles what it says');
select is((select count(*) from hallway.follow_ups f where f.kind = 'milestone' and f.due_on > now()::date), 20::bigint, 'milestones too');
select is((select count(distinct f.settled_at) from hallway.follow_ups f where f.kind = 'return'), 100::bigint, 'each when it went out');

select * from finish();
rollback;
