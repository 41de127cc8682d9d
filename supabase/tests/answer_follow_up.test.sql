begin;
set local search_path = tap, extensions, public;
select plan(50);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve'), tests.add_person('Org'), tests.add_user('Kim', 'kim@example.test'), tests.add_person('Kim');
select tests.add_event('Org', 'abcd1234', 'Ada', 'Bob');
select tests.scan('Ada', 'Bob', hallway.event_id_of('abcd1234'));
create function pg_temp.say(name text, kind text, changes jsonb default '{}', ago interval default '0', device text default '') returns text language sql as $$
	select tests.said(tests.push(name, kind, jsonb_build_object('contactId', tests.uuid('Ada on Bob')) || changes, ago, device => device)); $$;
create function pg_temp.answer(name text, changes jsonb default '{}', ago interval default '0', device text default '') returns text language sql as $$
	select pg_temp.say(name, 'answer_follow_up', jsonb_build_object('kind', 'first', 'cause', hallway.event_id_of('abcd1234'), 'doneAt', null,
		'snoozedUntil', tests.iso(now() + interval '1 day')) || changes, ago, device); $$;
create function pg_temp.row(part text) returns jsonb language sql as $$ select r from tests.rows('Ada', part) r limit 1 $$;
create function pg_temp.hears(part text, id text) returns boolean language sql as $$
	select tests.pull('Ada') -> 'deleted' @> jsonb_build_array(jsonb_build_object('table', part, 'id', id)) $$;

-- Answers.
select is(pg_temp.answer('Ada'), 'applied', 'put off');
select is(pg_temp.row('followUpAnswers'), jsonb_build_object('id', tests.uuid('Ada on Bob') || '/first/' || hallway.event_id_of('abcd1234'),
	'contactId', tests.uuid('Ada on Bob'), 'kind', 'first', 'cause', hallway.event_id_of('abcd1234'), 'doneAt', null, 'snoozedUntil', tests.iso(now() + interval '1 day')), 'on every device');
select is_empty(format('select tests.rows(%L, %L)', name, 'followUpAnswers'), name || ' does not see it') from unnest(array['Bob', 'Org', 'Eve']) name;
select is(pg_temp.answer(name), 'contact_not_found', name || ' cannot answer for Ada') from unnest(array['Bob', 'Eve', 'Org', 'Kim']) name;
select throws_ok(format('select tests.push(%L, %L, %L)', '', kind, '{}'), '42501', null, 'nobody does ' || kind || ' without signing in')
from unnest(array['answer_follow_up', 'set_correspondence', 'save_milestone', 'drop_milestone']) kind;
select is(pg_temp.answer('Ada', jsonb_build_object('doneAt', tests.iso(now())), '1 hour', 'tablet'), 'applied', 'done, an older edit');
select is(pg_temp.row('followUpAnswers') ->> 'doneAt', null, 'does not count');
select is(pg_temp.answer('Ada', '{"snoozedUntil": null}'), 'applied', 'taken back');
select ok(pg_temp.hears('followUpAnswers', tests.uuid('Ada on Bob') || '/first/' || hallway.event_id_of('abcd1234')), 'it is gone everywhere');
select is(pg_temp.answer('Ada', '{"kind": "nudge", "cause": "none"}'), 'applied', 'an answer to what is not there');
select is((select count(*) from hallway.follow_ups f where f.owner_id = tests.uuid('Ada')), 1::bigint, 'makes no follow-up');
select is(pg_temp.answer('Ada', changes), 'invalid_input', changes::text || ' is refused')
from unnest(array['{"kind": "lunch"}', '{"cause": "today"}', '{"cause": null}', '{"doneAt": 5}']::jsonb[]) changes;

-- How I write.
select is(pg_temp.say('Ada', 'set_correspondence', '{"every": "days", "days": 7}'), 'applied', 'every 7 days');
select is(pg_temp.say('Ada', 'set_correspondence', '{"language": "de", "address": "du"}'), 'applied', 'in German');
select is(pg_temp.row('correspondences'), jsonb_build_object('id', tests.uuid('Ada on Bob'), 'every', 'days', 'days', 7, 'restingSince', null, 'language', 'de',
	'address', 'du', 'channel', null), 'what is left out stays');
select is_empty($$ select tests.rows('Bob', 'correspondences') $$, 'the other person does not see it');
select is(pg_temp.say('Eve', 'set_correspondence', '{"every": "month"}'), 'contact_not_found', 'a stranger cannot say it');
select is(pg_temp.say('Ada', 'set_correspondence', '{"every": "month", "channel": "signal"}', '1 hour', 'tablet'), 'applied', 'an older edit');
select is(pg_temp.row('correspondences') ->> field, value, 'counts for what was not said since: ' || field) from (values ('every', 'days'), ('channel', 'signal')) f (field, value);
select is(pg_temp.say('Ada', 'set_correspondence', '{"every": null, "language": null, "address": null, "channel": null}'), 'applied', 'null is a value');
select ok(pg_temp.hears('correspondences', tests.uuid('Ada on Bob')::text), 'nothing said is no row');
select is(pg_temp.say('Ada', 'set_correspondence', changes), 'invalid_input', changes::text || ' is refused')
from unnest(array['{"every": "days"}', '{"every": "days", "days": 6}', '{"every": "month", "days": 30}', '{"address": "thou"}', '{"channel": "pigeon"}']::jsonb[]) changes;

-- Milestones.
create function pg_temp.milestone(name text, changes jsonb default '{}') returns text language sql as $$
	select pg_temp.say(name, 'save_milestone', jsonb_build_object('milestoneId', tests.uuid('day'), 'kind', 'birthday', 'month', 2, 'day', 29, 'year', null, 'text', '') || changes); $$;
select is(pg_temp.milestone('Ada'), 'applied', 'a birthday');
select is(pg_temp.row('milestones') - 'editedAt', jsonb_build_object('id', tests.uuid('day'), 'contactId', tests.uuid('Ada on Bob'), 'kind', 'birthday', 'month', 2, 'day', 29,
	'year', null, 'text', ''), 'on every device');
select is_empty($$ select tests.rows('Bob', 'milestones') $$, 'whose birthday it is does not see it');
select is(pg_temp.milestone('Org'), 'contact_not_found', 'nobody else keeps one about Ada''s contact');
select is(pg_temp.milestone('Ada', changes), 'invalid_input', changes::text || ' is refused')
from unnest(array['{"month": 13}', '{"day": 30}', '{"day": 0}', '{"year": 1899}', '{"kind": "wedding"}']::jsonb[]) changes;
select is(tests.push('Ada', 'drop_milestone', jsonb_build_object('milestoneId', tests.uuid('day'))) #>> '{result,contactId}', tests.uuid('Ada on Bob')::text, 'dropped');
select pg_temp.milestone('Ada', jsonb_build_object('milestoneId', tests.uuid('day ' || n))) from generate_series(1, 20) n;
select is(pg_temp.milestone('Ada', jsonb_build_object('milestoneId', tests.uuid('one more'))), 'too_many', 'more than 20 about one person are too many');
select is(tests.wrong(), '', 'nothing is wrong with the database');

select * from finish();
rollback;
