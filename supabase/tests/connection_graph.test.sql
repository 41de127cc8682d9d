begin;
set local search_path = tap, extensions, public;
select plan(51);

-- Ada organizes, Hal hosts; Nia and Ned are there by name, Dot and Dan as dots, Sil said no, Una was not asked. Eve is elsewhere.
select tests.add_person(p) from unnest(array['Ada', 'Hal', 'Nia', 'Ned', 'Dot', 'Dan', 'Sil', 'Una', 'Eve']) p;
select tests.add_event('Ada', 'abcd1234', 'Hal', 'Nia', 'Ned', 'Dot', 'Dan', 'Sil', 'Una');
create temp table event as select hallway.event_id_of('abcd1234') as id;
grant select on event to authenticated;
update hallway.attendances set role = 'host' where person_id = tests.uuid('Hal');

create function pg_temp.agree(name text, graph text, helped boolean default false, counted boolean default false) returns text language sql as $$
	select tests.said(tests.push(name, 'save_card', jsonb_build_object('eventId', (select id from event), 'sharing', jsonb '{}',
		'asksFirst', false, 'graph', graph, 'helped', helped, 'counted', counted))); $$;
create function pg_temp.graph(name text default 'Ada') returns jsonb language sql as $$
	select tests.ask(name, 'connection_graph', (select id from event)); $$;
create function pg_temp.person(who text) returns jsonb language sql as $$
	select p from jsonb_array_elements(pg_temp.graph() -> 'people') p where p ->> 'name' = who; $$;
-- A line between two names, '•' for a dot.
create function pg_temp.lines() returns setof text language sql as $$
	with g as materialized (select pg_temp.graph() as g)
	select string_agg(n, ' ' order by n = '•', n) || ' ' || (l ->> 3)
	from g, jsonb_array_elements(g -> 'exchanges') with ordinality x (l, nr),
		lateral (select coalesce(g -> 'people' -> (l ->> i)::int ->> 'name', '•') as n from generate_series(0, 1) i) w
	group by nr, l; $$;
-- As if all that happened so far were an hour old.
create function pg_temp.an_hour_passes() returns void language sql as $$
	update hallway.cards set graph_since = graph_since - interval '1 hour';
	update hallway.attendances set present_since = present_since - interval '1 hour';
	update hallway.exchanges set mutual_at = mutual_at - interval '1 hour';
	update hallway.meetings set happened_at = happened_at - interval '1 hour', recorded_at = recorded_at - interval '1 hour';
	update hallway.event_releases set made_at = made_at - interval '1 hour'; $$;

select pg_temp.agree('Nia', 'name'), pg_temp.agree('Ned', 'name'), pg_temp.agree('Dot', 'dot'), pg_temp.agree('Dan', 'dot'),
	pg_temp.agree('Sil', 'none'), pg_temp.agree('Ada', 'name');

-- Who may ask.
select is(jsonb_typeof(pg_temp.graph('Ada')), 'object', 'an organizer is told');
select is(pg_temp.graph(p), '"PT403"', p || ' is not') from unnest(array['Hal', 'Nia', 'Eve']) p;
select is(pg_temp.graph(''), '"42501"', 'nobody who is not signed in');
select is(tests.ask('Eve', 'connection_graph', tests.uuid('no event')), '"PT403"', 'an event that is not there looks like one of others');
select is(jsonb_typeof(tests.ask(p, f, (select id from event))), 'object', p || ' is told ' || f)
	from unnest(array['Ada', 'Hal']) p, unnest(array['wall_picture', 'who_to_help']) f;
select is(tests.ask(p, f, (select id from event)), '"PT403"', p || ' is not told ' || f)
	from unnest(array['Nia', 'Eve']) p, unnest(array['wall_picture', 'who_to_help']) f;

-- Names at once, dots with the quarter of an hour.
select set_eq($$ select coalesce(p ->> 'name', '•') from jsonb_array_elements(pg_temp.graph() -> 'people') p $$, array['Ada', 'Nia', 'Ned'],
	'those who agreed to their name are there, those who were not asked are not');
select tests.scan('Nia', 'Ned', (select id from event)), tests.scan('Nia', 'Dot', (select id from event)),
	tests.scan('Dot', 'Dan', (select id from event)), tests.scan('Nia', 'Sil', (select id from event)),
	tests.scan('Una', 'Ned', (select id from event));
select bag_eq('select pg_temp.lines()', array['Ned Nia 1'], 'a line between two names is there at once');
select pg_temp.an_hour_passes();
select bag_eq('select pg_temp.lines()', array['Ned Nia 1', 'Nia • 1', '• • 1'], 'dots come with the quarter of an hour, with their lines');
select is((select count(*)::int from jsonb_array_elements(pg_temp.graph() -> 'people')), 5, 'five people are in the picture');
select set_eq($$ select array_agg(k order by k)::text from jsonb_array_elements(pg_temp.graph() -> 'people') p, jsonb_object_keys(p) k
	where not p ? 'name' group by p $$, array['{id}'], 'of a dot nothing is said but an id');
select is((select array_agg(k order by k) from jsonb_object_keys(pg_temp.person('Nia')) k), array['id', 'isNew', 'joinedAt', 'name', 'role', 'topics'],
	'of a name these, and no more');
select is_empty($$ select l from jsonb_array_elements(pg_temp.graph() -> 'exchanges') l, hallway.events e
	where e.join_code = 'abcd1234' and (l ->> 2)::bigint <> floor(extract(epoch from hallway.quarter_of(now() - interval '1 hour') - e.starts_at))
		and not (pg_temp.graph() -> 'people' -> (l ->> 0)::int ? 'name' and pg_temp.graph() -> 'people' -> (l ->> 1)::int ? 'name') $$,
	'what touches a dot has the time of its quarter');
select is((select count(distinct p ->> 'id')::int from jsonb_array_elements(pg_temp.graph() -> 'people') p join hallway.attendances a on a.id::text = p ->> 'id'),
	3, 'the ids of dots are no ids of attendances');
select is(tests.ask('Hal', 'wall_picture', (select id from event)) -> 'exchanges', pg_temp.graph() -> 'exchanges', 'the wall has the same lines');
select is_empty($$ select p from jsonb_array_elements(tests.ask('Hal', 'wall_picture', (select id from event)) -> 'people') p
	where (select count(*) from jsonb_object_keys(p)) > 2 $$, 'and of people their names alone');

-- Taking back, blocking, undoing, leaving.
select tests.push('Ned', 'withdraw_exchange', jsonb_build_object('contactId', (select c.id from hallway.contacts c
	where c.owner_id = tests.uuid('Ned') and c.person_id = tests.uuid('Nia')), 'eventId', (select id from event)));
select tests.push('Nia', 'block_person', jsonb_build_object('contactId', tests.uuid('Nia on Ned')));
select ok('Ned Nia 1' in (select pg_temp.lines()), 'neither what is taken back nor a block hides a line');
select tests.scan('Ned', 'Nia', (select id from event), meeting => ' again');
select pg_temp.an_hour_passes();
select ok('Ned Nia 2' in (select pg_temp.lines()), 'who is blocked meets again, and no organizer is told that it was hidden');
select tests.scan('Nia', 'Ned', (select id from event), meeting => ' third');
select ok('Ned Nia 2' in (select pg_temp.lines()), 'what somebody did who blocks is hidden from whoever is blocked: here too');
select tests.push('Ned', 'undo_exchange', jsonb_build_object('meetingId', tests.uuid('Ned met Nia again')));
select ok('Ned Nia 1' in (select pg_temp.lines()), 'undoing takes a meeting away');

create temp table ids as select pg_temp.person('Ned') ->> 'id' as named,
	(select array_agg(p ->> 'id') from jsonb_array_elements(pg_temp.graph() -> 'people') p where not p ? 'name') as dots;
select pg_temp.agree('Ned', 'dot');
select is(pg_temp.graph()::text ~ 'Ned|Ned Nia', false, 'who wants to be a dot is named in no answer from then on');
select bag_eq('select pg_temp.lines()', array['Nia • 1', '• • 1'], 'and is a dot with the next quarter');
select pg_temp.an_hour_passes();
select bag_eq('select pg_temp.lines()', array['Nia • 1', 'Nia • 1', '• • 1'], 'then with the lines');
select is((select count(*)::int from jsonb_array_elements(pg_temp.graph() -> 'people') p, ids where p ->> 'id' = ids.named), 0, 'under another id');
select pg_temp.agree('Ned', 'name'), pg_temp.agree('Dot', 'none');
select is(pg_temp.person('Ned') ->> 'id', (select named from ids), 'who is named again has the id of before');
select bag_eq('select pg_temp.lines()', array['Ned Nia 1'], 'who says no is gone at once, with every line');
select pg_temp.agree('Dot', 'dot'), pg_temp.an_hour_passes();
select is((select count(*)::int from jsonb_array_elements(pg_temp.graph() -> 'people') p, ids where p ->> 'id' = any (ids.dots)), 1,
	'a dot that was gone in between comes back under another id');
select tests.push('Nia', 'leave_event', jsonb_build_object('eventId', (select id from event)));
select is(pg_temp.person('Nia'), null, 'who leaves is gone');

-- Topics, and what is kept private.
update hallway.events set topics = array['Ökologie', 'Chess', '<b>AI</b>'] where join_code = 'abcd1234';
select tests.push('Ned', 'save_profile', jsonb '{"profile": {"name": "<i>Ned</i> \u202e \"{}", "interests": ["chess", "ÖKOLOGIE", "Secret"], "email": "ned@example.test"}}');
select is((select p -> 'topics' from jsonb_array_elements(pg_temp.graph() -> 'people') p, ids where p ->> 'id' = ids.named), '[0, 1]',
	'topics are those of the event among the interests, in any case');
select is((select p ->> 'name' from jsonb_array_elements(pg_temp.graph() -> 'people') p, ids where p ->> 'id' = ids.named), E'<i>Ned</i> \u202e "{}',
	'a name is what it is');
select ok(pg_temp.graph()::text !~ 'Secret|example.test|Ask me|I am|pitch' and not exists (select from hallway.feeds f
	where pg_temp.graph()::text like '%' || f.person_id || '%'), 'nothing else of a card, and no id of a person');
select tests.push('Ned', 'save_card', jsonb_build_object('eventId', (select id from event), 'sharing', jsonb '{"interests": "private"}',
	'asksFirst', false, 'graph', 'name'));
select is((select p -> 'topics' from jsonb_array_elements(pg_temp.graph() -> 'people') p, ids where p ->> 'id' = ids.named), '[]',
	'private interests are nobody''s');

-- Regulars: only those who were there by name.
select tests.add_event('Ada', 'zzzz1234', 'Ned', 'Dan');
update hallway.events set starts_at = starts_at - interval '30 days', ends_at = ends_at - interval '30 days' where join_code = 'zzzz1234';
select is((select p -> 'isNew' from jsonb_array_elements(pg_temp.graph() -> 'people') p, ids where p ->> 'id' = ids.named), 'true',
	'that somebody came to an earlier event is not said where they were not there by name');
select tests.push('Ned', 'save_card', jsonb_build_object('eventId', hallway.event_id_of('zzzz1234'), 'sharing', jsonb '{}', 'asksFirst', false, 'graph', 'name'));
select is((select p -> 'isNew' from jsonb_array_elements(pg_temp.graph() -> 'people') p, ids where p ->> 'id' = ids.named), 'false', 'and is where they were');

-- Whoever asks all the time.
select cmp_ok((select t.count from hallway.tallies t where t.person_id = tests.uuid('Ada') and t.kind = 'picture-ms'), '>', 1, 'what a picture takes is counted');
update hallway.tallies t set count = 900000 where t.person_id in (tests.uuid('Ada'), tests.uuid('Hal')) and t.kind = 'picture-ms';
select is(pg_temp.graph('Ada'), '"PT429"', 'a quarter of an hour within the hour is enough');
select is(tests.ask('Ada', c, (select id from event)), '"PT429"', 'of ' || c || ' too') from unnest(array['wall_picture', 'who_to_help']) c;
select is((select t.count from hallway.tallies t where t.person_id = tests.uuid('Ada') and t.kind = 'picture-ms'), 900000, 'and asking on makes it no later');
update hallway.tallies t set bucket = bucket - interval '1 hour' where t.kind = 'picture-ms';
select is(jsonb_typeof(pg_temp.graph('Ada')), 'object', 'in the next hour there is one again');

-- Whoever organizes no more.
update hallway.attendances set role = 'organizer' where person_id = tests.uuid('Ned') and event_id = (select id from event);
update hallway.attendances set role = 'attendee' where person_id = tests.uuid('Ada') and event_id = (select id from event);
select is(pg_temp.graph('Ada'), '"PT403"', 'an organizer who was removed is told nothing more');
update hallway.attendances set role = 'organizer' where person_id = tests.uuid('Ada') and event_id = (select id from event);
select tests.push('Ada', 'delete_event', jsonb_build_object('eventId', (select id from event)));
select is(pg_temp.graph('Ada'), '"PT403"', 'of a deleted event nobody is told');
select is_empty('select * from hallway.event_releases where event_id = (select id from event)', 'and its figures are gone');

select * from finish();
rollback;
