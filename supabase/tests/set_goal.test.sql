begin;
set local search_path = tap, extensions, public;
select plan(38);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.add_event('Bob', 'abcd1234', 'Ada');
create function pg_temp.goal(name text, goal text, changes jsonb default '{}', ago interval default '0', device text default '') returns text language sql as $$
	select tests.said(tests.push(name, 'set_goal', jsonb_build_object('goalId', tests.uuid(goal), 'eventId', hallway.event_id_of('abcd1234'),
		'kind', 'new-people', 'target', 5, 'text', '', 'tickedAt', null) || changes, ago, device => device)); $$;
create function pg_temp.drop(name text, goal text, ago interval default '0', device text default '') returns text language sql as $$
	select tests.said(tests.push(name, 'drop_goal', jsonb_build_object('goalId', tests.uuid(goal)), ago, device => device)); $$;
create function pg_temp.row(name text) returns jsonb language sql as $$ select r from tests.rows(name, 'goals') r $$;

select is(pg_temp.goal('Ada', 'five'), 'applied', 'an attendee sets a goal');
select is(pg_temp.row('Ada') - 'madeAt', jsonb_build_object('id', tests.uuid('five'), 'eventId', hallway.event_id_of('abcd1234'),
	'kind', 'new-people', 'target', 5, 'text', '', 'tickedAt', null), 'and has it on every device, as it was set');
select is_empty($$ select tests.rows('Bob', 'goals') $$, 'the organizer does not see it');
select is_empty($$ select tests.rows('Eve', 'goals') $$, 'nor does a stranger');
select is(pg_temp.goal('Eve', 'five'), 'not_attending', 'a goal for an event that one never joined is refused');
select is(pg_temp.goal('Eve', 'five', '{"eventId": null, "target": 7}'), 'applied', 'the same id made by somebody else');
select is(pg_temp.row('Ada') ->> 'target', '5', 'touches nobody''s goal but their own');
select is(pg_temp.drop('Eve', 'five'), 'applied', 'and dropping it');
select is(pg_temp.row('Ada') ->> 'target', '5', 'does not either');
select throws_ok($$ select tests.push('', 'set_goal', '{}') $$, '42501', null, 'nobody sets one without signing in');

-- Changed, on two devices.
select is(pg_temp.goal('Ada', 'five', '{"target": 3}'), 'applied', 'a goal is changed');
select is(pg_temp.row('Ada') ->> 'target', '3', 'the latest edit counts');
select is(pg_temp.goal('Ada', 'five', '{"target": 9}', '1 hour', 'tablet'), 'applied', 'an older edit that comes later');
select is(pg_temp.row('Ada') ->> 'target', '3', 'does not');
select is(pg_temp.drop('Ada', 'five'), 'applied', 'it is dropped');
select is(pg_temp.row('Ada'), null, 'and gone');
select ok(tests.pull('Ada') -> 'deleted' @> jsonb_build_array(jsonb_build_object('table', 'goals', 'id', tests.uuid('five'))), 'which every device hears');
select is(pg_temp.goal('Ada', 'five', '{"target": 9}', '30 minutes', 'tablet'), 'applied', 'an edit older than that');
select is(pg_temp.row('Ada'), null, 'does not bring it back');
select is(pg_temp.drop('Ada', 'never'), 'applied', 'one that is not there is dropped');

-- A clock that was set back meanwhile: what the same phone says later stays later.
select pg_temp.goal('Ada', 'slow', '{"target": 3}');
select pg_temp.goal('Ada', 'slow', '{"target": 4}', '5 hours');
select is((select r ->> 'target' from tests.rows('Ada', 'goals') r where r ->> 'id' = tests.uuid('slow')::text), '4',
	'what a slow clock wrote comes after what the same phone sent before');
select pg_temp.drop('Ada', 'slow', '5 hours');

-- One's own words.
select is(pg_temp.goal('Ada', 'own', '{"kind": "own", "target": 1, "text": "  Ask Bob about boats 🚣  "}'), 'applied', 'a goal in one''s own words');
select is(pg_temp.row('Ada') ->> 'text', '  Ask Bob about boats 🚣  ', 'keeps them byte for byte');
select is(pg_temp.goal('Ada', 'own', jsonb_build_object('kind', 'own', 'target', 1, 'text', 'boats', 'tickedAt', tests.iso(now()))), 'applied', 'it is ticked');
select is(pg_temp.row('Ada') ->> 'tickedAt', tests.iso(now()), 'and stays so');
select pg_temp.drop('Ada', 'own');

-- Bad input.
select is(pg_temp.goal('Ada', 'bad', jsonb_build_object('target', target)), 'invalid_input', 'no target of ' || target::text)
from jsonb_array_elements('[0, 1000, -1, 2.5, "five", null]') target;
select is(pg_temp.goal('Ada', 'bad', '{"kind": "topic", "text": "\u3000 "}'), 'invalid_input', 'a topic of white space is none');
select is(pg_temp.goal('Ada', 'bad', '{"kind": "conquer"}'), 'invalid_input', 'a kind that we do not know is refused');
select is(pg_temp.goal('Ada', 'bad', jsonb_build_object('text', repeat('🦊', 201))), 'invalid_input', 'more than 200 code points are too many');
select is(pg_temp.goal('Ada', 'long', jsonb_build_object('kind', 'own', 'target', 1, 'text', repeat('🦊', 200))), 'applied', '200 are not');
select tests.push('Ada', 'leave_event', jsonb_build_object('eventId', hallway.event_id_of('abcd1234')));
select is(pg_temp.goal('Ada', 'left'), 'applied', 'who left an event may still change what they wanted there');
select pg_temp.goal('Ada', 'many ' || n) from generate_series(3, 200) n;
select is(pg_temp.goal('Ada', 'one more'), 'too_many', 'more than 200 goals are too many');
select is(tests.wrong(), '', 'nothing is wrong with the database');

select * from finish();
rollback;
