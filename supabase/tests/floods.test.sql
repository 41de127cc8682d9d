begin;
set local search_path = tap, extensions, public;
select plan(19);

select tests.add_person('Eve'), tests.add_person('Bob'), tests.add_person('Ada');
create function pg_temp.batch(name text, mutations jsonb) returns jsonb language plpgsql as $$
declare
	answer jsonb;
begin
	perform tests.act_as(name);
	answer := public.push_changes(jsonb_build_object('protocol', 1, 'outboxId', tests.uuid('outbox of ' || name), 'sentAt', tests.iso(now()),
		'mutations', mutations));
	perform set_config('role', 'none', true);
	return answer -> 'answers';
end $$;
create function pg_temp.mutation(kind text, input jsonb) returns jsonb language sql as $$
	select jsonb_build_object('id', gen_random_uuid(), 'kind', kind, 'happenedAt', tests.iso(now()), 'input', input) $$;
-- A typed code that is nobody's: the number in base32 with its check character.
create function pg_temp.guess(n int) returns text language plpgsql as $$
declare
	alphabet constant text := '0123456789abcdefghjkmnpqrstvwxyz';
	seven constant text := '000' || (select string_agg(substr(alphabet, ((n >> (5 * i)) & 31) + 1, 1), '' order by i desc) from generate_series(0, 3) i);
begin
	return seven || (select substr(alphabet, (sum(i * (strpos(alphabet, substr(seven, i, 1)) - 1)) % 32)::int + 1, 1) from generate_series(1, 7) i);
end $$;
create function pg_temp.guesses(since int) returns setof jsonb language sql as $$
	select jsonb_array_elements(pg_temp.batch('Eve', (select jsonb_agg(pg_temp.mutation('exchange_by_short_code', jsonb_build_object(
		'contactId', gen_random_uuid(), 'meetingId', gen_random_uuid(), 'eventId', null, 'shortCode', pg_temp.guess(n)))) from generate_series(since, since + 49) n))) $$;

-- Guessing typed codes, of people and of events.
select is((select count(*) from (select pg_temp.guesses(0) a union all select pg_temp.guesses(50)) g where tests.said(a) = 'held'), 100::bigint,
	'a hundred codes that are nobody''s are held');
select is((select count(*) from pg_temp.guesses(100) a where tests.said(a) = 'slow_down'), 50::bigint, 'then no more this hour');
select is(tests.said(tests.push('Eve', 'exchange_by_short_code', jsonb_build_object('contactId', gen_random_uuid(), 'meetingId', gen_random_uuid(),
	'eventId', null, 'shortCode', tests.short_code('Bob')))), 'slow_down', 'not even a right one: a limit on misses alone would tell which are right');
select is(tests.said(tests.push('Eve', 'join_event', '{"joinCode": "zzzzzzz0"}')), 'slow_down', 'nor join codes');
select is(tests.scan('Eve', 'Bob') ->> 'answer', 'applied', 'scanning goes on');
select is(tests.said(tests.push('Ada', 'join_event', '{"joinCode": "zzzzzzz0"}')), 'event_not_found', 'and others type what they like');
select is((select count from hallway.tallies where person_id = tests.uuid('Ada') and kind = 'misses'), 1, 'a refusal is counted, though the mutation is undone');
update hallway.tallies set bucket = bucket - interval '1 hour' where kind = 'misses';
select tests.add_event('Ada', 'abcd1234', 'Bob');
select is(tests.said(tests.push('Eve', 'exchange_by_short_code', jsonb_build_object('contactId', gen_random_uuid(), 'meetingId', gen_random_uuid(),
	'eventId', hallway.event_id_of('abcd1234'), 'shortCode', tests.short_code('Bob', hallway.event_id_of('abcd1234'))))), 'held',
	'the code of an event means nothing to who does not attend it');

-- What is held is only what a scan needs.
select tests.push('Ada', 'exchange_cards', jsonb_build_object('contactId', gen_random_uuid(), 'meetingId', gen_random_uuid(), 'code', tests.code('Kim'),
	'card', '{"name": "Kim"}'::jsonb, 'junk', repeat('x', 150000)));
select cmp_ok((select max(octet_length(held_body::text)) from hallway.mutations where person_id = tests.uuid('Ada')), '<', 1000, 'junk beside a held scan is not kept');
select is(tests.said(tests.push('Ada', 'exchange_cards', jsonb_build_object('contactId', repeat('x', 9000), 'meetingId', gen_random_uuid(), 'code', tests.code('Kim'),
	'card', '{"name": "Kim"}'::jsonb))), 'invalid_input', 'and what could never work is refused before it is held');

-- Held scans that can never be settled do not stand in the way of others.
insert into hallway.tallies select tests.uuid('Eve'), 'scans-believed', date_bin('10 minutes', now(), '2000-01-01 00:00:00Z'), 600
	on conflict (person_id, kind, bucket) do update set count = 600;
insert into hallway.mutations (outbox_id, id, person_id, body_hash, answer, recorded_at, held_body, waits_for)
select tests.uuid('outbox of Eve'), gen_random_uuid(), tests.uuid('Eve'), '', 'held', now() - interval '1 hour', jsonb_build_object('kind', 'exchange_cards',
	'claimedAt', tests.iso(now()), 'believedAt', tests.iso(now()), 'input', jsonb_build_object('contactId', gen_random_uuid(), 'meetingId', gen_random_uuid(),
		'code', tests.code('Bob'), 'card', '{"name": "Bob"}'::jsonb)), 'key:' || tests.key_id('Bob') from generate_series(1, 60);
insert into auth.users (id) values (tests.uuid('Kim'));
insert into hallway.feeds (person_id) values (tests.uuid('Kim'));
insert into hallway.sign_ins (user_id, person_id) values (tests.uuid('Kim'), tests.uuid('Kim'));
insert into hallway.keys (id, person_id, secret) values (decode(tests.key_id('Kim'), 'hex'), tests.uuid('Kim'), tests.secret('Kim'));
select hallway.settle_held(50), hallway.settle_held(50);
select is((select count(*) from tests.rows('Kim', 'exchanges')), 1::bigint, 'fifty that can never work, and the one behind them is settled');
delete from hallway.mutations where person_id = tests.uuid('Eve') and answer = 'held';

-- The same pair over and over.
delete from hallway.tallies where kind = 'scans-believed';
select is((select array_agg(distinct tests.said(tests.scan('Ada', 'Bob', shown => null, ago => n * interval '20 minutes', meeting => n::text))) from generate_series(1, 60) n),
	array['applied'], 'sixty scans of one badge in a day');
select is(tests.said(tests.scan('Ada', 'Bob', shown => null, meeting => '61')), 'slow_down', 'and no more');

-- A card that changes all the time, and many who hold it.
insert into auth.users (id) select tests.uuid('n' || n) from generate_series(1, 30) n;
insert into hallway.feeds (person_id) select tests.uuid('n' || n) from generate_series(1, 30) n;
insert into hallway.contacts (owner_id, id, person_id) select tests.uuid('n' || n), gen_random_uuid(), tests.uuid('Bob') from generate_series(1, 30) n;
select tests.push('Bob', 'save_profile', jsonb_build_object('profile', jsonb_build_object('name', 'Bob ' || n))) from generate_series(1, 9) n;
select is((select count(*) from hallway.fan_outs), 1::bigint, 'however often it changes, it is passed on once');
select hallway.fan_out_cards(10);
select tests.push('Bob', 'save_profile', '{"profile": {"name": "Bob at last"}}');
select is((select count(*) from hallway.fan_outs), 2::bigint, 'and once more, if it changed while it was');
update hallway.tallies set count = 100 where kind = 'fan-outs';
delete from hallway.fan_outs;
select tests.push('Bob', 'save_profile', '{"profile": {"name": "Bob again"}}');
select is(hallway.fan_out_cards(10), 0, 'who does it a hundred times in an hour waits a minute');
select is((select not_before - now() from hallway.fan_outs), interval '1 minute', 'and no longer');

-- A key that many wait for is settled in parts.
insert into hallway.outboxes (id, person_id) select tests.uuid('outbox of n' || n), tests.uuid('n' || n) from generate_series(1, 30) n;
insert into hallway.mutations (outbox_id, id, person_id, body_hash, answer, held_body, waits_for)
select tests.uuid('outbox of n' || n), gen_random_uuid(), tests.uuid('n' || n), '', 'held', jsonb_build_object('kind', 'exchange_cards',
	'claimedAt', tests.iso(now()), 'believedAt', tests.iso(now()), 'input', jsonb_build_object('contactId', gen_random_uuid(), 'meetingId', gen_random_uuid(),
		'code', tests.code('k' || k), 'card', '{"name": "x"}'::jsonb)), 'key:' || tests.key_id('k' || k) from generate_series(1, 30) n, generate_series(1, 5) k;
create temp table pushed as select pg_temp.batch('Eve', (select jsonb_agg(pg_temp.mutation('add_key', jsonb_build_object('keyId', tests.key_id('k' || k),
	'secret', encode(tests.secret('k' || k), 'hex')))) from generate_series(1, 5) k));
select is((select count(*) from hallway.mutations where answer = 'held'), 50::bigint, 'a push settles a hundred held scans at most');
select cmp_ok(hallway.settle_held(), '>', 0, 'the rest comes with the schedule');

select * from finish();
rollback;
