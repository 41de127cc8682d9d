begin;
set local search_path = tap, extensions, public;
select plan(19);

-- Old: a guest. Ada: the account. Both know Bob; only the guest knows Cem; Bob knows both.
select tests.add_person('Old'), tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Cem');
update auth.users set email = 'ada@example.test', email_confirmed_at = now() where id = tests.uuid('Ada');
select tests.add_event('Bob', 'abcd1234', 'Old', 'Ada', 'Cem');
create function pg_temp.event() returns uuid language sql as $$ select hallway.event_id_of('abcd1234'); $$;
select tests.scan('Old', 'Bob', pg_temp.event(), ago => '1 minute'), tests.scan('Ada', 'Bob', pg_temp.event(), ago => '1 minute'),
	tests.scan('Old', 'Cem', pg_temp.event(), ago => '1 minute');
create function pg_temp.on_old() returns uuid language sql as $$
	select c.id from hallway.contacts c where c.owner_id = tests.uuid('Bob') and c.person_id = tests.uuid('Old'); $$;
create function pg_temp.say(name text, contact uuid, kind text, input jsonb) returns text language sql as $$
	select tests.said(tests.push(name, kind, jsonb_build_object('contactId', contact) || input)); $$;
create function pg_temp.wrote(name text, contact uuid, touch text) returns text language sql as $$
	select pg_temp.say(name, contact, 'mark_sent', jsonb_build_object('touchId', tests.uuid(touch), 'eventId', null, 'happenedAt', null, 'channel', 'email',
		'settles', '[]'::jsonb, 'text', touch)); $$;
create function pg_temp.answer(name text, contact uuid, kind text, answer jsonb) returns text language sql as $$
	select pg_temp.say(name, contact, 'answer_follow_up', jsonb_build_object('kind', kind, 'cause', 'none', 'doneAt', null, 'snoozedUntil', null) || answer); $$;
create function pg_temp.day(name text, contact uuid, milestone text) returns text language sql as $$
	select pg_temp.say(name, contact, 'save_milestone', jsonb_build_object('milestoneId', tests.uuid(milestone), 'kind', 'own', 'month', 5, 'day', 1, 'year', null, 'text', milestone)); $$;

select pg_temp.wrote('Old', tests.uuid('Old on Bob'), 'guest'), pg_temp.wrote('Ada', tests.uuid('Ada on Bob'), 'account'), pg_temp.wrote('Old', tests.uuid('Old on Cem'), 'cem'),
	pg_temp.wrote('Bob', pg_temp.on_old(), 'to the guest'), pg_temp.wrote('Ada', tests.uuid('Ada on Bob'), 'same'), pg_temp.wrote('Old', tests.uuid('Old on Cem'), 'same');
select pg_temp.day('Old', tests.uuid('Old on Bob'), 'guest'), pg_temp.day('Ada', tests.uuid('Ada on Bob'), 'account');
select pg_temp.answer('Old', tests.uuid('Old on Bob'), 'nudge', jsonb_build_object('doneAt', tests.iso(now()))),
	pg_temp.answer('Ada', tests.uuid('Ada on Bob'), 'nudge', jsonb_build_object('snoozedUntil', tests.iso(now() + interval '1 day'))),
	pg_temp.answer('Old', tests.uuid('Old on Bob'), 'check-in', jsonb_build_object('snoozedUntil', tests.iso(now() + interval '9 days'))),
	pg_temp.answer('Ada', tests.uuid('Ada on Bob'), 'check-in', jsonb_build_object('snoozedUntil', tests.iso(now() + interval '3 days')));
select pg_temp.say('Old', tests.uuid('Old on Bob'), 'set_correspondence', jsonb_build_object('every', 'days', 'days', 40, 'language', 'de', 'restingSince', '2026-01-02T00:00:00.000Z')),
	pg_temp.say('Ada', tests.uuid('Ada on Bob'), 'set_correspondence', jsonb_build_object('language', 'en', 'channel', 'sms', 'restingSince', '2026-01-01T00:00:00.000Z')),
	pg_temp.say('Bob', pg_temp.on_old(), 'set_correspondence', '{"every": "month"}');
select tests.push('Old', 'save_voice', '{"voice": {"tone": "plain"}}'), tests.push('Ada', 'save_voice', '{"voice": {"tone": "warm"}}');
select is(tests.wrong(), '', 'before');
create temp table known as select name, tests.know(name) as what from unnest(array['Ada', 'Bob', 'Cem']) name;

select is(tests.merge('Old', 'Ada') ->> 'merged', 'true', 'merged');
select is(tests.wrong(), '', 'nothing is wrong with the database, the queue included');
create function pg_temp.ada(part text, contact uuid) returns setof jsonb language sql as $$
	select r from tests.rows('Ada', part) r where (r ->> 'contactId' = contact::text or r ->> 'id' = contact::text); $$;
select bag_eq($$ select r ->> 'text' from pg_temp.ada('touches', tests.uuid('Ada on Bob')) r $$, array['guest', 'account', 'same'], 'messages of both');
select bag_eq($$ select r ->> 'text' from pg_temp.ada('touches', tests.uuid('Old on Cem')) r $$, array['cem', 'same'], 'and to whom only the guest knew, each with an id of its own');
select bag_eq($$ select r ->> 'text' from pg_temp.ada('milestones', tests.uuid('Ada on Bob')) r $$, array['guest', 'account'], 'days of both');
select is((select r ->> 'doneAt' from pg_temp.ada('followUpAnswers', tests.uuid('Ada on Bob')) r where r ->> 'kind' = 'nudge'), tests.iso(now()), 'done in either is done');
select is((select r ->> 'snoozedUntil' from pg_temp.ada('followUpAnswers', tests.uuid('Ada on Bob')) r where r ->> 'kind' = 'check-in'), tests.iso(now() + interval '9 days'), 'the later snooze holds');
select is((select r from pg_temp.ada('correspondences', tests.uuid('Ada on Bob')) r), jsonb_build_object('id', tests.uuid('Ada on Bob'), 'every', 'days', 'days', 40,
	'language', 'en', 'address', null, 'channel', 'sms', 'restingSince', '2026-01-02T00:00:00.000Z'), 'the one who stays says how to write, field by field; the later rest counts');
select is((select r #>> '{voice,tone}' from tests.rows('Ada', 'voices') r), 'warm', 'the voice is that of the one who stays');
select is((select count(*) from tests.rows('Bob', 'correspondences') r where r ->> 'every' = 'month'), 1::bigint, 'who knew both writes as often as before');
select is((select r ->> 'text' from tests.rows('Bob', 'touches') r), 'to the guest', 'and wrote what they wrote');
select is((select r ->> 'contactId' from tests.rows('Bob', 'touches') r), (select c.id::text from hallway.contacts c where c.owner_id = tests.uuid('Bob') and c.person_id = tests.uuid('Ada')), 'to the one who stays');
select is((select count(*) from hallway.follow_ups f where f.kind = 'first' and f.owner_id in (tests.uuid('Ada'), tests.uuid('Bob'))), 3::bigint, 'each has one first follow-up for each other person');
select is(name || ': ' || tests.missed(name, what), name || ': ', 'a phone that only follows the changes misses nothing') from known where name <> 'Ada';
select is((select tests.missed('Ada', what) from known where name = 'Ada'), '', 'nor does that of the account');
select is(tests.push('Ada', 'drop_touch', jsonb_build_object('touchId', tests.uuid('guest'))) #>> '{result,contactId}', tests.uuid('Ada on Bob')::text, 'what came over can be changed');
select is(tests.wrong(), '', 'and the queue follows');

select * from finish();
rollback;
