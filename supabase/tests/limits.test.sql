begin;
set local search_path = tap, extensions, public;
select plan(8);

select tests.add_person('Ada'), tests.add_person('Bob');

select lives_ok($$ select hallway.count_up(tests.uuid('Ada'), 'x', now(), '1 hour', 2) from generate_series(1, 2) $$, 'up to the limit');
select throws_ok($$ select hallway.count_up(tests.uuid('Ada'), 'x', now(), '1 hour', 2) $$, 'HW002', 'slow_down', 'not beyond');
select lives_ok($$ select hallway.count_up(tests.uuid('Ada'), 'x', now() - interval '2 hours', '1 hour', 2) $$, 'another hour counts anew');

update hallway.tallies set count = 3000 where person_id = tests.uuid('Ada') and kind = 'scans-arrived';
insert into hallway.tallies values (tests.uuid('Ada'), 'scans-arrived', date_bin('1 hour', now(), '2000-01-01 00:00:00Z'), 3000);
select is(tests.scan('Ada', 'Bob') - 'id', '{"answer": "retry", "code": "slow_down"}', 'too many arriving at once: later, not refused');
select is_empty('select from hallway.exchanges', 'nothing is recorded');
update hallway.tallies set count = 2999 where kind = 'scans-arrived';
select is(tests.scan('Ada', 'Bob') ->> 'answer', 'applied', 'it gets in afterwards, under the same id');

insert into hallway.tallies values (tests.uuid('Ada'), 'events', date_bin('1 day', now(), '2000-01-01 00:00:00Z'), 30);
select is(tests.said(tests.push('Ada', 'create_event', jsonb_build_object('joinCode', 'aaaa1111', 'name', 'x', 'startsAt', tests.iso(now()),
	'timeZone', 'UTC', 'recoveryHash', repeat('00', 32)))), 'slow_down', 'thirty events a day');

insert into hallway.mutations (outbox_id, id, person_id, body_hash, answer, held_body, waits_for)
select tests.uuid('outbox of Ada'), gen_random_uuid(), tests.uuid('Ada'), '', 'held', '{}', 'key:00' from generate_series(1, 200);
select is(tests.said(tests.scan('Ada', 'Kim')), 'too_many_held', 'two hundred held scans');

select * from finish();
rollback;
