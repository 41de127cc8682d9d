begin;
set local search_path = tap, extensions, public;
select plan(8);

select tests.add_person('Ada'), tests.add_person('Bob');
select tests.add_event('Ada', 'abcd1234');

select is(tests.push('Bob', 'join_event', '{"joinCode": " abcd-l234 "}') #>> '{result,eventId}', hallway.event_id_of('abcd1234')::text,
	'typed as people type: case, dash, spaces, l for 1');
select is((select r ->> 'attendees' from tests.rows('Ada', 'events') r), '2', 'the organizer sees the number');
select is(tests.said(tests.push('Bob', 'join_event', '{"joinCode": "ABCD1234"}')), 'applied', 'joining twice is no fault');
select is((select r ->> 'attendees' from tests.rows('Ada', 'events') r), '2', 'and one attendance');
select is((select r ->> 'role' from tests.rows('Bob', 'events') r), 'attendee', 'who joins is an attendee');
select is(tests.said(tests.push('Bob', 'join_event', '{"joinCode": "zzzz9999"}')), 'event_not_found', 'an unknown code is refused');
select is(tests.said(tests.push('Bob', 'join_event', '{"joinCode": 7}')), 'event_not_found', 'whatever it is');
select is(tests.said(tests.push('Ada', 'join_event', '{"joinCode": "abcd1234"}'))
	|| (select r ->> 'role' from tests.rows('Ada', 'events') r), 'appliedorganizer', 'an organizer who opens the own link stays organizer');

select * from finish();
rollback;
