begin;
set local search_path = tap, extensions, public;
select plan(16);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.add_event('Ada', 'abcd1234', 'Bob');
create function pg_temp.leave(name text) returns text language sql as $$
	select tests.said(tests.push(name, 'leave_event', jsonb_build_object('eventId', hallway.event_id_of('abcd1234')))); $$;

select is(pg_temp.leave('Eve'), 'not_attending', 'nobody leaves where they are not');
select is(pg_temp.leave('Bob'), 'applied', 'an attendee leaves');
select is(pg_temp.leave('Bob'), 'applied', 'and again, which changes nothing');
select isnt((select r ->> 'leftAt' from tests.rows('Bob', 'events') r), null, 'and still knows where they were');
select is((select r ->> 'attendees' from tests.rows('Ada', 'events') r), '1', 'the number falls');
select tests.push('Bob', 'join_event', '{"joinCode": "abcd1234"}');
select is((select r ->> 'leftAt' from tests.rows('Bob', 'events') r), null, 'joining again brings them back');
select is((select r ->> 'attendees' from tests.rows('Ada', 'events') r), '2', 'and the number rises');

-- Whoever looks after an event does not leave it alone.
select is(pg_temp.leave('Ada'), 'last_organizer', 'the only organizer stays');
select is((select r -> 'leftAt' from tests.rows('Ada', 'events') r), 'null', 'and is there');
update hallway.attendances set role = 'host' where person_id = tests.uuid('Bob');
select is(pg_temp.leave('Ada'), 'last_organizer', 'a host does not take over');
update hallway.attendances set role = 'organizer' where person_id = tests.uuid('Bob');
select is(pg_temp.leave('Ada'), 'applied', 'beside another organizer one may go');
select is(pg_temp.leave('Ada'), 'applied', 'twice is once');
select is(pg_temp.leave('Bob'), 'last_organizer', 'the other one does not: who left looks after nothing');
update hallway.events set starts_at = now() - interval '90 days', ends_at = now() - interval '89 days';
select is(pg_temp.leave('Bob'), 'last_organizer', 'nor when it is over, while what it knows of its attendees is there');
update hallway.events set data_ends_at = now() - interval '1 minute';
select is(pg_temp.leave('Bob'), 'applied', 'once that has ended they may');
select tests.add_event('Eve', 'efgh5678');
select tests.push('Eve', 'delete_event', jsonb_build_object('eventId', hallway.event_id_of('efgh5678')));
select is(tests.said(tests.push('Eve', 'leave_event', jsonb_build_object('eventId', hallway.event_id_of('efgh5678')))), 'applied', 'or after deleting the event');

select * from finish();
rollback;
