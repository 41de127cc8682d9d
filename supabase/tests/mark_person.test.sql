begin;
set local search_path = tap, extensions, public;
select plan(37);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve'), tests.add_person('Org');
select tests.add_event('Org', 'abcd1234', 'Ada', 'Bob');
select tests.scan('Ada', 'Bob', hallway.event_id_of('abcd1234'));
create function pg_temp.event() returns uuid language sql as $$ select hallway.event_id_of('abcd1234'); $$;
create function pg_temp.mark(name text, changes jsonb) returns text language sql as $$
	select tests.said(tests.push(name, 'mark_person', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'eventId', pg_temp.event()) || changes)); $$;
create function pg_temp.relate(name text, kind jsonb, ago interval default '0', device text default '') returns text language sql as $$
	select tests.said(tests.push(name, 'set_relationship', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'kind', kind), ago, device => device)); $$;
create function pg_temp.reflect(name text, changes jsonb default '{}', ago interval default '0', device text default '') returns text language sql as $$
	select tests.said(tests.push(name, 'save_reflection', jsonb_build_object('eventId', pg_temp.event(), 'well', 'good talks',
		'next', 'arrive early', 'doneAt', null) || changes, ago, device => device)); $$;
create function pg_temp.row(part text, name text default 'Ada') returns jsonb language sql as $$ select r from tests.rows(name, part) r $$;

-- Marks.
select is(pg_temp.mark('Ada', '{"worth": true}'), 'applied', 'somebody worth following up');
select is(pg_temp.row('marks'), jsonb_build_object('id', tests.uuid('Ada on Bob') || '/' || pg_temp.event(), 'contactId', tests.uuid('Ada on Bob'),
	'eventId', pg_temp.event(), 'worth', true, 'deepen', false, 'thank', false), 'is marked so');
select is_empty($$ select tests.rows('Bob', 'marks') $$, 'Bob does not see it');
select is_empty($$ select tests.rows('Org', 'marks') $$, 'nor does the organizer');
select is(pg_temp.mark(name, '{"worth": true}'), 'contact_not_found', name || ' cannot mark Ada''s contact') from unnest(array['Bob', 'Eve', 'Org']) name;
select throws_ok($$ select tests.push('', 'mark_person', '{}') $$, '42501', null, 'nobody does without signing in');
select pg_temp.mark('Ada', '{"deepen": true}');
select is(pg_temp.row('marks') - 'id' - 'contactId' - 'eventId', '{"worth": true, "deepen": true, "thank": false}', 'what is left out stays as it is');
select pg_temp.mark('Ada', '{"worth": false}');
select is(pg_temp.row('marks') - 'id' - 'contactId' - 'eventId', '{"worth": false, "deepen": true, "thank": false}', 'a mark can be taken away');
select is(pg_temp.mark('Ada', '{"worth": "yes"}'), 'invalid_input', 'yes or no');
select is(pg_temp.mark('Ada', '{"eventId": null, "thank": true}'), 'applied', 'outside of any event');
select is((select count(*) from tests.rows('Ada', 'marks')), 2::bigint, 'it is another mark');

-- Relationships.
select is(pg_temp.relate('Ada', '"mentor"'), 'applied', 'a mentor');
select is(pg_temp.row('relationships'), jsonb_build_object('id', tests.uuid('Ada on Bob'), 'kind', 'mentor'), 'is one');
select is_empty($$ select tests.rows('Bob', 'relationships') $$, 'without knowing');
select is(pg_temp.relate(name, '"friend"'), 'contact_not_found', name || ' says nothing about Ada''s contact') from unnest(array['Bob', 'Eve', 'Org']) name;
select pg_temp.relate('Ada', '"client"', '1 hour', 'tablet');
select is(pg_temp.row('relationships') ->> 'kind', 'mentor', 'the latest edit counts');
select is(pg_temp.relate('Ada', '"nemesis"'), 'invalid_input', 'a kind that we do not know is refused');
select pg_temp.relate('Ada', 'null');
select is(pg_temp.row('relationships'), null, 'nothing said');

-- Reflections and preferences.
select is(pg_temp.reflect('Ada'), 'applied', 'a reflection is kept');
select is(pg_temp.row('reflections') - 'editedAt', jsonb_build_object('id', pg_temp.event(), 'well', 'good talks', 'next', 'arrive early', 'doneAt', null), 'as it was typed');
select is_empty($$ select tests.rows('Org', 'reflections') $$, 'the organizer does not see it');
select is(pg_temp.reflect('Eve'), 'not_attending', 'who never joined has nothing to reflect on');
select pg_temp.reflect('Ada', '{"well": "the tea", "next": "", "wasNext": ""}', '1 hour', 'tablet');
select is(pg_temp.row('reflections') - 'id' - 'editedAt' - 'doneAt', jsonb_build_object('well', E'the tea\n\ngood talks', 'next', 'arrive early'), 'what two devices wrote is kept');
select is(pg_temp.reflect('Ada', jsonb_build_object('well', '', 'wasWell', E'the tea\n\ngood talks', 'wasNext', 'arrive early', 'doneAt', tests.iso(now()))), 'applied', 'finished');
select is(pg_temp.row('reflections') - 'id' - 'editedAt', jsonb_build_object('well', '', 'next', 'arrive early', 'doneAt', tests.iso(now())), 'it says when');
select is(pg_temp.reflect('Ada', '{"well": "more tea", "wasNext": "arrive early"}', device => 'laptop'), 'applied', 'another device, which never heard that it is done');
select is(pg_temp.row('reflections') - 'id' - 'editedAt', jsonb_build_object('well', 'more tea', 'next', 'arrive early', 'doneAt', tests.iso(now())), 'does not undo that');
select is(pg_temp.reflect('Ada', jsonb_build_object('well', repeat('🦊', 2001))), 'invalid_input', 'more than 2,000 code points are too many');
select is(tests.said(tests.push('Ada', 'save_preferences', '{"quiet": true}')), 'applied', 'quiet mode');
select is(pg_temp.row('preferences'), '{"id": "me", "quiet": true}', 'holds on every device');
select tests.push('Ada', 'save_preferences', '{"quiet": false}', '1 hour', device => 'tablet');
select is(pg_temp.row('preferences') ->> 'quiet', 'true', 'the latest choice counts');
select is(pg_temp.row('preferences', 'Bob'), null, 'for oneself');
select is(tests.wrong(), '', 'nothing is wrong with the database');

select * from finish();
rollback;
