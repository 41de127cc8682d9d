begin;
set local search_path = tap, extensions, public;
select plan(18);

select tests.add_person('Ada'), tests.add_person('Bob');
create function pg_temp.create_event(name text, change jsonb) returns jsonb language sql as $$
	select tests.push(name, 'create_event', '{"joinCode": "ABCD-1234", "name": "Fair", "place": "Hall 3", "startsAt": "2026-11-22T09:00:00.000Z",
		"endsAt": "2026-11-22T18:00:00.000Z", "timeZone": "Europe/Berlin"}'
		|| jsonb_build_object('recoveryHash', encode(sha256(convert_to(name, 'UTF8')), 'hex')) || change); $$;

select is(pg_temp.create_event('Ada', '{}') #>> '{result,eventId}', hallway.event_id_of('abcd1234')::text, 'the id follows from the join code');
select is((select array[r ->> 'name', r ->> 'role', r ->> 'joinCode', r ->> 'attendees', r ->> 'startsAt'] from tests.rows('Ada', 'events') r),
	array['Fair', 'organizer', 'abcd1234', '1', '2026-11-22T09:00:00.000Z'], 'its maker is organizer and first attendee');
select is_empty($$ select tests.rows('Bob', 'events') $$, 'nobody else sees it by pull');
select is(tests.said(pg_temp.create_event('Bob', '{}')), 'join_code_taken', 'a join code stands for one event');
select is(tests.said(pg_temp.create_event('Bob', jsonb_build_object('name', 'Other', 'recoveryHash', encode(sha256('Ada'), 'hex')))), 'applied',
	'whose recovery secret it is has made it, with whichever account');
select is((select array[r ->> 'name', r ->> 'role', r ->> 'attendees'] from tests.rows('Bob', 'events') r), array['Fair', 'organizer', '2'],
	'and is an organizer with this one too, of the event as it is');
select is((select r ->> 'role' from tests.rows('Ada', 'events') r), 'organizer', 'as with the first one');
select is(tests.said(pg_temp.create_event('Bob', '{"joinCode": "short"}')), 'invalid_input', 'a join code has eight characters');
select is(tests.said(pg_temp.create_event('Bob', '{"joinCode": "bbbb1111", "timeZone": "Mars/Olympus"}')), 'invalid_input', 'the time zone exists');
select is(tests.said(pg_temp.create_event('Bob', '{"joinCode": "bbbb1111", "timeZone": "XYZ5"}')), 'invalid_input', 'and is a name');
select is(tests.said(pg_temp.create_event('Bob', '{"joinCode": "bbbb1111", "endsAt": "2026-11-22T08:00:00.000Z"}')), 'invalid_input', 'it ends after it starts');
select is(tests.said(pg_temp.create_event('Bob', '{"joinCode": "bbbb1111", "startsAt": "2026-02-30T08:00:00.000Z"}')), 'invalid_input', 'dates exist');
select is(tests.said(pg_temp.create_event('Bob', '{"joinCode": "bbbb1111", "name": ""}')), 'invalid_input', 'it has a name');
select is(tests.said(pg_temp.create_event('Bob', '{"joinCode": "bbbb1111", "endsAt": null}')), 'applied', 'it need not have an end');

select is(tests.said(pg_temp.create_event('Ada', jsonb_build_object('joinCode', 'cccc1111', 'name', E'\u00A0 \u2028', 'recoveryHash', repeat('01', 32)))),
	'invalid_input', 'a name of only white space is none');
select is(tests.said(pg_temp.create_event('Ada', jsonb_build_object('joinCode', 'cccc1111', 'name', E' Fair\t', 'place', E' \u3000', 'recoveryHash', repeat('01', 32)))),
	'applied', 'white space around a name is part of it');
select is((select array[r ->> 'name', r ->> 'place'] from tests.rows('Ada', 'events') r where r ->> 'joinCode' = 'cccc1111'), array[E' Fair\t', ''],
	'it comes back, and a blank place is none');

select tests.act_as('Ada');
select throws_ok('select secret_hash from hallway.event_recoveries', '42501', null, 'nobody reads the recovery hash');
reset role;

select * from finish();
rollback;
