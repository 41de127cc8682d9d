begin;
set local search_path = tap, extensions, public;
select plan(7);

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

select * from finish();
rollback;
