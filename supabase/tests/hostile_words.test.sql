begin;
set local search_path = tap, extensions, public;
select plan(34);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve'), tests.add_person('Old'), tests.add_person('Org');
select tests.add_event('Org', 'abcd1234', 'Ada', 'Old');
select tests.scan('Ada', 'Bob'), tests.scan('Eve', 'Bob'), tests.scan('Eve', 'Ada');
create function pg_temp.goal(goal text, kind text default 'set_goal') returns text language sql as $$
	select tests.said(tests.push('Ada', kind, jsonb_build_object('goalId', tests.uuid(goal), 'eventId', null, 'kind', 'own', 'target', 1,
		'text', 'my words', 'tickedAt', null))); $$;
create function pg_temp.say(name text, remark text, said text, was text default '', about text default 'Bob') returns text language sql as $$
	select tests.said(tests.push(name, 'save_remark', jsonb_build_object('remarkId', tests.uuid(remark), 'contactId', tests.uuid(name || ' on ' || about),
		'eventId', null, 'kind', 'topic', 'text', said, 'was', was))); $$;
create function pg_temp.promise(promise text, changes jsonb default '{}') returns text language sql as $$
	select tests.said(tests.push('Ada', 'save_promise', jsonb_build_object('promiseId', tests.uuid(promise), 'contactId', tests.uuid('Ada on Bob'),
		'eventId', null, 'by', 'me', 'text', 'x', 'dueOn', null, 'keptAt', null) || changes)); $$;
create function pg_temp.reflect(name text, well text, was text default '') returns text language sql as $$
	select tests.said(tests.push(name, 'save_reflection', jsonb_build_object('eventId', hallway.event_id_of('abcd1234'), 'well', well, 'next', '',
		'wasWell', was, 'wasNext', '', 'doneAt', null))); $$;
-- The next number of a feed, for rows that a test lays down by the thousand.
create function pg_temp.numbered(name text) returns bigint language sql as $$
	update hallway.feeds set counter = counter + 1 where person_id = tests.uuid(name) returning counter $$;

-- Dropped goals do not let more than 200 stand, nor rows pile up for ever.
select pg_temp.goal('d' || n), pg_temp.goal('d' || n, 'drop_goal') from generate_series(1, 210) n;
select is((select string_agg(distinct text, ',') from hallway.goals where dropped_at is not null), '', 'a dropped goal keeps no words');
select is((select count(*) from generate_series(1, 210) n where pg_temp.goal('d' || n) = 'too_many'), 10::bigint, 'of dropped goals 200 come back');
select is((select count(*) from tests.rows('Ada', 'goals')), 200::bigint, 'and stand');
select is(pg_temp.goal('d1'), 'applied', 'one that stands can be changed');
select pg_temp.goal('d1', 'drop_goal');
select is(pg_temp.goal('new'), 'applied', 'where one was dropped there is room');
select pg_temp.goal('new', 'drop_goal');
insert into hallway.goals (owner_id, id, kind, target, text, made_at, edited_at, dropped_at, feed_number)
select tests.uuid('Ada'), gen_random_uuid(), 'again', 1, '', now(), now(), now(), pg_temp.numbered('Ada') from generate_series(1, 2000 - 211);
select is(pg_temp.goal('another'), 'too_many', '2,000 with the dropped ones are enough for a life');
select is(pg_temp.goal('d1'), 'applied', 'undoing a drop still works');

-- Emptied words do not use up the hundred; what comes back counts.
select is((select string_agg(distinct pg_temp.say('Ada', 'r' || n, 'x') || pg_temp.say('Ada', 'r' || n, '', 'x'), ',') from generate_series(1, 101) n), 'appliedapplied',
	'said and taken away a hundred times');
select is(pg_temp.say('Ada', 'r102', 'still room'), 'applied', 'there is room for what is said then');
select is((select count(*) from generate_series(1, 101) n where pg_temp.say('Ada', 'r' || n, 'back') = 'too_many'), 2::bigint, 'emptied ones that come back count again');
select is((select count(*) from hallway.remarks where owner_id = tests.uuid('Ada') and text <> ''), 100::bigint, 'a hundred and no more');
select is(pg_temp.say('Eve', 'nothing', ''), 'applied', 'nothing said');
select is_empty($$ select from hallway.remarks where owner_id = tests.uuid('Eve') $$, 'is no row');
select is((select string_agg(distinct pg_temp.promise('p' || n) || pg_temp.promise('p' || n, '{"text": "", "was": "x"}'), ',') from generate_series(1, 101) n), 'appliedapplied',
	'promised and taken away a hundred times');
select is(pg_temp.promise('p102', '{"text": "", "was": ""}'), 'applied', 'nothing promised');
select is((select count(*) from hallway.promises where owner_id = tests.uuid('Ada')), 101::bigint, 'is no row');
select is((select count(*) from generate_series(1, 101) n where pg_temp.promise('p' || n) = 'too_many'), 1::bigint, 'a hundred promises and no more');
insert into hallway.remarks (owner_id, id, contact_id, kind, text, made_at, edited_at, feed_number)
select tests.uuid('Eve'), gen_random_uuid(), tests.uuid('Eve on Bob'), 'topic', '', now(), now(), pg_temp.numbered('Eve') from generate_series(1, 1000);
select is(pg_temp.say('Eve', 'more', 'x'), 'too_many', 'a thousand rows about one person are enough');

-- Any day that a date field gives while somebody types a year.
select is(pg_temp.promise('p1', '{"text": "x", "was": "x", "dueOn": "0202-11-30"}'), 'applied', 'half a year typed is a day');
select is((select w.item ->> 'dueOn' from hallway.words_after(tests.uuid('Ada'), 0, 5000) w where w.item ->> 'id' = tests.uuid('p1')::text), '0202-11-30', 'and comes back as one');
select is(pg_temp.promise('p1', jsonb_build_object('dueOn', day)), 'invalid_input', day || ' is none')
from unnest(array['0000-01-01', '2026-13-01', '2026-02-29', '2026-11-30 BC']) day;

-- What comes together by a merge is longer than anything a person writes, and can still be changed.
select pg_temp.reflect(name, repeat(c, 1998)) from (values ('Ada', 'a'), ('Old', 'A')) o (name, first), generate_series(0, 3) n, lateral (select chr(ascii(first) + n) as c) l;
select tests.merge('Old', 'Ada');
select is((select char_length(well) from hallway.reflections), 15998, 'two long reflections are one');
select is(pg_temp.reflect('Ada', 'short', (select well from hallway.reflections)), 'applied', 'which its owner shortens');
select is(pg_temp.reflect('Ada', 'short', repeat('x', 8001)), 'invalid_input', 'nobody saw more than there is');

-- Storage cannot be filled by writing.
insert into hallway.tallies values (tests.uuid('Eve'), 'written', date_bin('1 day', now(), '2000-01-01 00:00:00Z'), 1999990)
on conflict (person_id, kind, bucket) do update set count = 1999990;
select is(tests.said(tests.push('Eve', 'save_note', jsonb_build_object('contactId', tests.uuid('Eve on Bob'), 'text', repeat('x', 11)))), 'slow_down',
	'two million letters in a day');
select is(tests.said(tests.push('Eve', 'save_note', jsonb_build_object('contactId', tests.uuid('Eve on Bob'), 'text', repeat('x', 10)))), 'applied', 'are enough');
update hallway.tallies set count = 20000 where person_id = tests.uuid('Eve') and kind = 'mutations';
select is(tests.said(tests.push('Eve', 'save_preferences', '{"quiet": true}')), 'slow_down', 'so are 20,000 mutations in an hour');

-- Whoever is kept for one's words keeps the name they had, whatever becomes of their card.
select tests.push('Bob', 'undo_exchange', jsonb_build_object('meetingId', tests.uuid('Ada met Bob')));
select tests.push('Bob', 'save_profile', '{"profile": {"name": "Robert", "headline": "changed"}}');
select is((select c.card from hallway.contacts c where c.owner_id = tests.uuid('Ada') and c.person_id = tests.uuid('Bob')), '{"name": "Bob"}',
	'undone and renamed, the name that one knew them by stays');
select tests.push('Bob', 'add_key', jsonb_build_object('keyId', tests.key_id('x'), 'secret', encode(tests.secret('x'), 'hex')));
select is((select c.card from hallway.contacts c where c.owner_id = tests.uuid('Ada') and c.person_id = tests.uuid('Bob')), '{"name": "Bob"}',
	'also with a new phone');

-- An account that goes takes its words along.
delete from auth.users where id = tests.uuid('Eve');
select is((select count(*) from (select owner_id from hallway.remarks union all select owner_id from hallway.notes union all select owner_id from hallway.goals) w
	where w.owner_id = tests.uuid('Eve')), 0::bigint, 'nothing of it is left');
select is(tests.wrong(), '', 'nothing is wrong with the database');

select * from finish();
rollback;
