begin;
set local search_path = tap, extensions, public;
select plan(45);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Cleo'), tests.add_person('Eve');
select tests.add_event('Ada', 'abcd1234', 'Bob');
create function pg_temp.set_up(name text, changes jsonb) returns text language sql as $$
	select tests.said(tests.push(name, 'set_up_event', jsonb_build_object('eventId', hallway.event_id_of('abcd1234'), 'changes', changes))); $$;
create function pg_temp.event(name text) returns jsonb language sql as $$ select r from tests.rows(name, 'events') r; $$;
create function pg_temp.in_hours(hours numeric) returns text language sql as $$ select tests.iso(now() + hours * interval '1 hour'); $$;

select is(pg_temp.event('Bob') - array['id', 'name', 'place', 'startsAt', 'endsAt', 'timeZone', 'joinCode', 'role', 'joinedAt', 'leftAt', 'attendees'],
	'{"language": null, "topics": [], "asksFor": [], "joinsFrom": null, "joinsUntil": null, "exchangesFrom": null,
	"exchangesUntil": null, "dataEndsAt": null, "deletedAt": null}', 'a new event says no more than it has to');
select is(pg_temp.set_up('Ada', '{"topics": ["Bees", " ", "Bees", "Brücken"], "asksFor": ["offers", "pitch"], "language": "de"}'), 'applied',
	'an organizer sets it up');
select is(pg_temp.set_up('Ada', '{"place": "Hall 9"}'), 'applied', 'one thing at a time');
select is(pg_temp.event('Bob') -> 'topics', '["Bees", "Brücken"]', 'attendees see the topics, each once');
select is(array[pg_temp.event('Bob') ->> 'place', pg_temp.event('Bob') ->> 'language', pg_temp.event('Bob') ->> 'name'],
	array['Hall 9', 'de', 'Event abcd1234'], 'what was not changed stays, so two organizers keep both');
select is(hallway.look_up_event('abcd1234') -> 'asksFor', '["offers", "pitch"]', 'whoever has the link knows what a card asks for');
select is(pg_temp.set_up('Bob', '{"place": "Here"}'), 'not_organizer', 'an attendee changes nothing');
select is(pg_temp.set_up('Eve', '{"place": "Here"}'), 'not_organizer', 'a stranger neither');
select is(pg_temp.set_up('Ada', '{"attendees": 9}'), 'invalid_input', 'only what an organizer may write');
select is(pg_temp.set_up('Ada', '{"topics": "Bees"}'), 'invalid_input', 'topics are a list');
select is(pg_temp.set_up('Ada', '{"topics": [7]}'), 'invalid_input', 'of texts');
select is(pg_temp.set_up('Ada', jsonb_build_object('topics', (select jsonb_agg('T' || i) from generate_series(1, 31) i))), 'invalid_input',
	'at most thirty');
select is(pg_temp.set_up('Ada', jsonb_build_object('topics', jsonb_build_array(repeat('x', 61)))), 'invalid_input', 'of at most sixty characters');
select is(pg_temp.set_up('Ada', '{"asksFor": ["shoe size"]}'), 'invalid_input', 'a card asks for fields that there are');
select is(pg_temp.set_up('Ada', '{"language": "xx"}'), 'invalid_input', 'in a language that there is');
select is(pg_temp.set_up('Ada', '{"name": "  "}'), 'invalid_input', 'an event has a name');
select is(pg_temp.set_up('Ada', jsonb_build_object('endsAt', pg_temp.in_hours(-2))), 'invalid_input', 'it ends after it starts, as it is by now');
select is(pg_temp.set_up('Ada', jsonb_build_object('dataEndsAt', pg_temp.in_hours(-9))), 'invalid_input', 'its data do not end before it does');
select is(pg_temp.set_up('Ada', jsonb_build_object('joinsFrom', pg_temp.in_hours(3), 'joinsUntil', pg_temp.in_hours(2))), 'invalid_input',
	'nothing closes before it opens');

-- Joining.
select is(pg_temp.set_up('Ada', jsonb_build_object('joinsFrom', pg_temp.in_hours(-2), 'joinsUntil', pg_temp.in_hours(-1))), 'applied', 'joining has a time');
select is(tests.said(tests.push('Cleo', 'join_event', '{"joinCode": "abcd1234"}')), 'joining_closed', 'nobody joins outside of it');
select is(tests.said(tests.push('Cleo', 'join_event', '{"joinCode": "abcd1234"}', '90 minutes')), 'applied', 'who joined in time and sends it late did');
select is(tests.said(tests.push('Bob', 'join_event', '{"joinCode": "abcd1234"}')), 'applied', 'who is there joins again');
select tests.push('Bob', 'leave_event', jsonb_build_object('eventId', hallway.event_id_of('abcd1234')));
select is(tests.said(tests.push('Bob', 'join_event', '{"joinCode": "abcd1234"}')), 'applied', 'and who was comes back');

-- Exchanging.
select is(pg_temp.set_up('Ada', jsonb_build_object('exchangesFrom', pg_temp.in_hours(-3), 'exchangesUntil', pg_temp.in_hours(-0.25))), 'applied', 'exchanging has a time');
select is(tests.push('Bob', 'exchange_cards', jsonb_build_object('contactId', tests.uuid('c1'), 'meetingId', tests.uuid('m1'),
	'code', tests.code('Cleo', hallway.event_id_of('abcd1234')), 'card', '{"name": "C"}'::jsonb)) -> 'result' ->> 'eventId', null,
	'a scan outside of it stands on its own');
select is((select count(*)::int from tests.rows('Bob', 'contacts')), 1, 'and is not lost');
select is(tests.push('Bob', 'exchange_cards', jsonb_build_object('contactId', tests.uuid('c2'), 'meetingId', tests.uuid('m2'),
	'code', tests.code('Cleo', hallway.event_id_of('abcd1234'), now() - interval '20 minutes'), 'card', '{"name": "C"}'::jsonb), '20 minutes') -> 'result' ->> 'eventId',
	hallway.event_id_of('abcd1234')::text, 'one within it counts, also when it comes later');
select is(tests.said(tests.push('Bob', 'exchange_cards', jsonb_build_object('contactId', tests.uuid('c3'), 'meetingId', tests.uuid('m3'),
	'code', tests.code('Eve', hallway.event_id_of('abcd1234')), 'card', '{"name": "E"}'::jsonb))), 'applied',
	'outside of it nobody waits for the other to join');

-- The end of its data.
select is(pg_temp.set_up('Ada', jsonb_build_object('endsAt', null, 'startsAt', pg_temp.in_hours(-40), 'dataEndsAt', pg_temp.in_hours(-1))), 'applied',
	'data end after the event');
select is(hallway.holds_data(hallway.event_id_of('abcd1234')), false, 'at that moment nothing of them is given any more');
select throws_ok($$ select hallway.check_role(tests.uuid('Ada'), hallway.event_id_of('abcd1234')) $$, 'PT403', 'not_organizer', 'to no organizer');
select is(pg_temp.set_up('Ada', jsonb_build_object('dataEndsAt', pg_temp.in_hours(99))), 'invalid_input', 'and none puts it off afterwards, before the schedule comes by');
insert into hallway.role_links (event_id, role, secret_hash) values (hallway.event_id_of('abcd1234'), 'host', sha256('x'));
select lives_ok($$ select hallway.clean_up() $$, 'the schedule comes by');
select is_empty($$ select * from hallway.role_links $$, 'and removes them');
select is(pg_temp.set_up('Ada', jsonb_build_object('dataEndsAt', pg_temp.in_hours(99))), 'invalid_input', 'for good');
select is(pg_temp.set_up('Ada', '{"place": "Hall 10"}'), 'applied', 'the event itself stays');
select is((select count(*)::int from tests.rows('Bob', 'exchanges')), 3, 'and so does what attendees hold');
select is(pg_temp.set_up('Ada', '[]'), 'invalid_input', 'changes are an object');
select is(tests.said(tests.push('Ada', 'set_up_event', '{"eventId": 7, "changes": {}}')), 'invalid_input', 'an id is a UUID');
select throws_ok($$ select hallway.check_role(null, hallway.event_id_of('abcd1234')) $$, 'PT403', 'not_organizer', 'nobody is no organizer');

-- Who hears of a change at once: as Supabase's Realtime would be asked to tell them.
select tests.add_event('Ada', 'efgh5678', 'Bob', 'Cleo', 'Eve');
select tests.push('Eve', 'leave_event', jsonb_build_object('eventId', hallway.event_id_of('efgh5678')));
create schema if not exists realtime;
create temp table told (topic text);
create or replace function realtime.send(payload jsonb, event text, topic text, private boolean) returns void language sql as $$
	insert into pg_temp.told values (topic); $$;
create function pg_temp.told_by(kind text, input jsonb) returns text[] language plpgsql as $$
begin
	truncate pg_temp.told;
	perform tests.push('Ada', kind, input || jsonb_build_object('eventId', hallway.event_id_of('efgh5678')));
	return array(select n from pg_temp.told t join unnest(array['Bob', 'Cleo', 'Eve']) n on t.topic = 'person:' || tests.uuid(n) order by n);
end $$;
select is(pg_temp.told_by('set_up_event', '{"changes": {"place": "Hall 11"}}'), array['Bob', 'Cleo'], 'everybody who is there hears of a change, who left does not');
select is(pg_temp.told_by('edit_event', jsonb_build_object('name', 'Fair', 'place', 'Hall 12', 'startsAt', tests.iso(now()), 'endsAt', null,
	'timeZone', 'UTC')), array['Bob', 'Cleo'], 'of one from an older phone too');
update hallway.attendances set role = 'host' where person_id = tests.uuid('Cleo') and event_id = hallway.event_id_of('efgh5678');
update hallway.events set attendees = 1001 where id = hallway.event_id_of('efgh5678');
select is(pg_temp.told_by('set_up_event', '{"changes": {"place": "Hall 13"}}'), array['Cleo'], 'of a large event only who runs it, or thousands would pull at once');
update hallway.events set attendees = 1000 where id = hallway.event_id_of('efgh5678');
select is(pg_temp.told_by('delete_event', '{}'), array['Bob', 'Cleo'], 'and that it was deleted');

select * from finish();
rollback;
