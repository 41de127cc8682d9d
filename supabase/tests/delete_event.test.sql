begin;
set local search_path = tap, extensions, public;
select plan(19);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Cleo'), tests.add_person('Eve');
select tests.add_event('Ada', 'abcd1234', 'Bob', 'Cleo');
create function pg_temp.delete(name text) returns text language sql as $$
	select tests.said(tests.push(name, 'delete_event', jsonb_build_object('eventId', hallway.event_id_of('abcd1234')))); $$;
create function pg_temp.scan(name text, other text, id text, ago interval default '0') returns jsonb language sql as $$
	select tests.push(name, 'exchange_cards', jsonb_build_object('contactId', tests.uuid(id || 'c'), 'meetingId', tests.uuid(id),
		'code', tests.code(other, hallway.event_id_of('abcd1234'), now() - ago), 'card', jsonb_build_object('name', left(other, 1))), ago); $$;

select pg_temp.scan('Bob', 'Cleo', 'one');
select is(pg_temp.delete('Bob'), 'not_organizer', 'an attendee deletes nothing');
select is(pg_temp.delete('Eve'), 'not_organizer', 'a stranger neither');
create temp table before as select tests.pull('Bob') -> 'cursor' as cursor;
grant select on before to authenticated;
select is(pg_temp.delete('Ada'), 'applied', 'an organizer does');
select is(pg_temp.delete('Ada'), 'applied', 'twice is once');
select isnt(tests.pull('Bob', (select cursor from before)) #>> '{rows,events,0,deletedAt}', null, 'attendees hear of it');
select is((select r ->> 'name' from tests.rows('Bob', 'events') r), 'Event abcd1234', 'and keep what it was called');
select is((select array[r ->> 'eventId', r #>> '{theyGave,how}'] from tests.rows('Bob', 'exchanges') r),
	array[hallway.event_id_of('abcd1234')::text, 'full'], 'with everything they hold from there');
select is(tests.said(tests.push('Eve', 'join_event', '{"joinCode": "abcd1234"}')), 'event_not_found', 'nobody joins any more');
select is(hallway.look_up_event('abcd1234'), null, 'nobody sees it by its code');
select is(tests.call('Ada', 'recover_event', encode(tests.secret('abcd1234'), 'hex')), null, 'nobody gets it back');
select is(tests.said(tests.push('Ada', 'set_up_event', jsonb_build_object('eventId', hallway.event_id_of('abcd1234'), 'changes', '{"place": "x"}'::jsonb))),
	'not_organizer', 'it has no organizers');
select is(tests.said(tests.push('Ada', 'edit_event', jsonb_build_object('eventId', hallway.event_id_of('abcd1234'), 'name', 'Fair', 'place', '',
	'startsAt', tests.iso(now()), 'endsAt', null, 'timeZone', 'UTC'))), 'not_organizer', 'for older phones too');
select is(hallway.holds_data(hallway.event_id_of('abcd1234')), false, 'what they held is gone');
select is(pg_temp.scan('Cleo', 'Bob', 'two') #>> '{result,eventId}', null, 'a scan after it stands on its own');
select is(pg_temp.scan('Cleo', 'Bob', 'three', '5 minutes') #>> '{result,eventId}', hallway.event_id_of('abcd1234')::text,
	'one of before it, which comes later, counts');
select is(tests.call('Eve', 'open_ticket', tests.code('Bob', hallway.event_id_of('abcd1234'))) ->> 'event', null, 'a code says nothing of it');
select is(tests.said(tests.push('Bob', 'leave_event', jsonb_build_object('eventId', hallway.event_id_of('abcd1234')))), 'applied', 'one leaves it all the same');
select is(tests.said(tests.push('Ada', 'delete_event', '{}')), 'invalid_input', 'an id is needed');
select is(tests.said(tests.push('Eve', 'create_event', jsonb_build_object('joinCode', 'abcd1234', 'name', 'Mine', 'place', '', 'startsAt', tests.iso(now()),
	'endsAt', null, 'timeZone', 'UTC', 'recoveryHash', encode(sha256(tests.secret('abcd1234')), 'hex')))), 'join_code_taken',
	'its code stays its own, whatever secret one knows');

select * from finish();
rollback;
