begin;
set local search_path = tap, extensions, public;
select plan(24);

-- Ada organizes, Hal hosts; twelve guests, all by name but those who are said.
select tests.add_person(p) from unnest(array['Ada', 'Hal']) p;
select tests.add_person('G' || i) from generate_series(1, 12) i;
select tests.add_event('Ada', 'abcd1234', 'Hal');
select tests.push('G' || i, 'join_event', jsonb '{"joinCode": "abcd1234"}') from generate_series(1, 12) i;
create temp table event as select hallway.event_id_of('abcd1234') as id;
grant select on event to authenticated;
update hallway.attendances set role = 'host' where person_id = tests.uuid('Hal');
create function pg_temp.agree(name text, graph text, helped boolean default false, counted boolean default false, sharing jsonb default '{}')
returns text language sql as $$
	select tests.said(tests.push(name, 'save_card', jsonb_build_object('eventId', (select id from event), 'sharing', sharing,
		'asksFirst', false, 'graph', graph, 'helped', helped, 'counted', counted))); $$;
create function pg_temp.room() returns jsonb language sql as $$ select tests.ask('Ada', 'connection_graph', (select id from event)) -> 'room'; $$;
create function pg_temp.minutes_pass(minutes int) returns void language sql as $$
	update hallway.event_releases set made_at = made_at - make_interval(mins => minutes); $$;
create function pg_temp.help(name text default 'Hal') returns jsonb language sql as $$ select tests.ask(name, 'who_to_help', (select id from event)); $$;
create function pg_temp.helped() returns setof text language sql as $$ select h ->> 'name' from jsonb_array_elements(pg_temp.help() -> 'helped') h; $$;

-- Rounding, and groups below five.
select is(array(select hallway.about(n) from generate_series(0, 8) n), array[0, 0, 0, 5, 5, 5, 5, 5, 10], 'counts are said to the nearest five');
select is(hallway.spread_of('{}'), array[row(0, null, 0)::hallway.span], 'nobody');
select is(hallway.spread_of('{0,0,1,2}'), array[row(0, null, 4)::hallway.span], 'four people are one span');
select is(hallway.spread_of('{0,0,0,0,0,1,2,2,2,30}'), array[row(0, 0, 5)::hallway.span, row(1, null, 5)::hallway.span],
	'a group below five becomes a part of its neighbour');
select is(hallway.spread_of('{0,0,0,0,0,0,3}'), array[row(0, null, 7)::hallway.span], 'also at the end');

-- One answer for a quarter of an hour.
select is(pg_temp.room() -> 'attendees', '15', 'fourteen people are about fifteen');
select is(pg_temp.room() -> 'exchanges', '0', 'nobody met');
select tests.scan('G1', 'G' || i, (select id from event)) from generate_series(2, 7) i;
select is(pg_temp.room() -> 'exchanges', '0', 'whatever happens, the figures stay');
select is(tests.ask('Hal', 'wall_picture', (select id from event)) -> 'lastQuarter', '0', 'for everybody who asks');
select pg_temp.minutes_pass(14);
select is(pg_temp.room() -> 'exchanges', '0', 'after fourteen minutes too');
select pg_temp.minutes_pass(1);
select is(pg_temp.room() -> 'exchanges', '5', 'after fifteen there are new ones');
select is(pg_temp.room() -> 'withOne', '5', 'seven people met somebody');
select is(pg_temp.room() -> 'unmet', '5', 'and as many nobody');
select is(pg_temp.room() -> 'spread', '[[0, 0, 5], [1, null, 5]]', 'the one who met six is among those who met some');

-- Few who hide: figures of exchanges are of the others.
select pg_temp.agree(p, 'name') from unnest(array['Ada', 'Hal', 'G2', 'G3', 'G4', 'G5', 'G6', 'G7', 'G8', 'G9', 'G10']) p;
select pg_temp.minutes_pass(15);
select is(pg_temp.room() ->> 'exchanges', '0', 'what one of three hidden people did is in no figure');
select is(pg_temp.room() ->> 'attendees', '15', 'that they are there is');

-- Follow-ups, only of those who agreed.
select is(pg_temp.room() -> 'followUps', 'null', 'nobody agreed that theirs are counted');
select pg_temp.agree('G' || i, 'name', counted => true) from generate_series(1, 5) i;
select tests.push('G1', 'mark_sent', jsonb_build_object('touchId', tests.uuid('touch ' || i), 'contactId', tests.uuid('G1 on G' || i), 'eventId', (select id from event),
	'happenedAt', null, 'channel', 'email', 'settles', '[]'::jsonb, 'subject', 'private subject', 'text', 'private words')) from generate_series(2, 5) i;
select pg_temp.minutes_pass(15);
select is(pg_temp.room() -> 'followUps', '{"due": 5, "agreed": 5, "inTime": 5}', 'of five who agreed, four messages are about five');
select ok(tests.ask('Ada', 'connection_graph', (select id from event))::text !~ 'private', 'and no word of them');

-- Whom to help.
select tests.push('G11', 'save_profile', jsonb '{"profile": {"name": "G11", "lookingFor": ["mentor"], "interests": ["Chess", "Golf"]}}');
select tests.push('Hal', 'save_profile', jsonb '{"profile": {"name": "Hal", "offers": ["Mentor for founders"]}}');
update hallway.events set topics = array['chess'] where join_code = 'abcd1234';
select is_empty('select pg_temp.helped()', 'nobody is named who did not agree to be helped');
select pg_temp.agree('G11', 'none', helped => true), pg_temp.agree('G2', 'name', helped => true);
select is((pg_temp.help() #> '{helped,0}') - 'id', '{"name": "G11", "isNew": true, "lookingFor": ["mentor"], "topics": ["chess"]}',
	'who agreed and met nobody is, with what they look for, and who met somebody is not');
select bag_eq($$ select h ->> 'name' from jsonb_array_elements(pg_temp.help('Ada') -> 'hosts') h $$, array['Ada', 'Hal'], 'with who could help');
select pg_temp.agree('G11', 'none', helped => true, sharing => '{"lookingFor": "private", "interests": "private"}');
select is((pg_temp.help() #> '{helped,0}') - 'id', '{"name": "G11", "isNew": true, "lookingFor": [], "topics": []}', 'what is private stays so');
select tests.scan('G11', 'G8', (select id from event));
select ok('G11' in (select pg_temp.helped()), 'that somebody who hides met somebody shows with the quarter of an hour');

select * from finish();
rollback;
