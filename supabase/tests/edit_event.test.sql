begin;
set local search_path = tap, extensions, public;
select plan(6);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.add_event('Ada', 'abcd1234', 'Bob');
create function pg_temp.edit(name text, place text) returns text language sql as $$
	select tests.said(tests.push(name, 'edit_event', jsonb_build_object('eventId', hallway.event_id_of('abcd1234'), 'name', 'Fair',
		'place', place, 'startsAt', tests.iso(now()), 'endsAt', null, 'timeZone', 'Asia/Kolkata'))); $$;
create temp table before as select tests.pull('Bob') -> 'cursor' as cursor;
grant select on before to authenticated;

select is(pg_temp.edit('Ada', 'Hall 4'), 'applied', 'an organizer changes the details');
select is(tests.pull('Bob', (select cursor from before)) #>> '{rows,events,0,place}', 'Hall 4', 'attendees pull them');
select is(pg_temp.edit('Bob', 'Hall 5'), 'not_organizer', 'an attendee does not');
select is(pg_temp.edit('Eve', 'Hall 5'), 'not_organizer', 'a stranger neither');
select is(tests.said(tests.push('Ada', 'edit_event', '{"eventId": "no"}')), 'invalid_input', 'an id is a UUID');
select is((select place from hallway.events), 'Hall 4', 'only the organizer''s change stands');

select * from finish();
rollback;
