begin;
set local search_path = tap, extensions, public;
select plan(19);

-- Old: a guest. Ada: the account. Both know Bob; only the guest knows Cem; Bob knows both; they scanned each other once.
select tests.add_person('Old'), tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Cem');
update auth.users set email = 'ada@example.test', email_confirmed_at = now() where id = tests.uuid('Ada');
select tests.add_event('Bob', 'abcd1234', 'Old', 'Ada', 'Cem');
create function pg_temp.event() returns uuid language sql as $$ select hallway.event_id_of('abcd1234'); $$;
select tests.scan('Old', 'Bob', pg_temp.event()), tests.scan('Ada', 'Bob', pg_temp.event()), tests.scan('Old', 'Cem', pg_temp.event()), tests.scan('Ada', 'Old');
create function pg_temp.on_old() returns uuid language sql as $$
	select c.id from hallway.contacts c where c.owner_id = tests.uuid('Bob') and c.person_id = tests.uuid('Old'); $$;
create function pg_temp.say(name text, contact uuid, remark text) returns text language sql as $$
	select tests.said(tests.push(name, 'save_remark', jsonb_build_object('remarkId', tests.uuid(remark), 'contactId', contact,
		'eventId', pg_temp.event(), 'kind', 'topic', 'text', remark))); $$;
create function pg_temp.set(name text, kind text, input jsonb) returns text language sql as $$
	select tests.said(tests.push(name, kind, input)); $$;
create function pg_temp.pair(contact uuid) returns jsonb language sql as $$
	select jsonb_build_object('contactId', contact, 'eventId', pg_temp.event()); $$;

select pg_temp.say('Old', tests.uuid('Old on Bob'), 'boats'), pg_temp.say('Ada', tests.uuid('Ada on Bob'), 'tea'), pg_temp.say('Old', tests.uuid('Old on Cem'), 'climbs'),
	pg_temp.say('Ada', tests.uuid('Ada on Old'), 'myself'), pg_temp.say('Bob', pg_temp.on_old(), 'the guest'), pg_temp.say('Ada', tests.uuid('Ada on Bob'), 'same'),
	pg_temp.say('Old', tests.uuid('Old on Bob'), 'same');
select pg_temp.set('Old', 'save_promise', pg_temp.pair(tests.uuid('Old on Bob')) || jsonb_build_object('promiseId', tests.uuid('p'), 'by', 'me', 'text', 'send it', 'dueOn', null, 'keptAt', null));
select pg_temp.set('Old', 'mark_person', pg_temp.pair(tests.uuid('Old on Bob')) || '{"deepen": true}'), pg_temp.set('Ada', 'mark_person', pg_temp.pair(tests.uuid('Ada on Bob')) || '{"worth": true}'),
	pg_temp.set('Bob', 'mark_person', pg_temp.pair(pg_temp.on_old()) || '{"thank": true}'), pg_temp.set('Old', 'mark_person', pg_temp.pair(tests.uuid('Old on Cem')) || '{"worth": true}');
select pg_temp.set('Old', 'set_relationship', jsonb_build_object('contactId', tests.uuid('Old on Bob'), 'kind', 'mentor')),
	pg_temp.set('Ada', 'set_relationship', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'kind', 'friend')),
	pg_temp.set('Bob', 'set_relationship', jsonb_build_object('contactId', pg_temp.on_old(), 'kind', 'client'));
select pg_temp.set(name, 'set_goal', jsonb_build_object('goalId', tests.uuid('five'), 'eventId', pg_temp.event(), 'kind', 'new-people', 'target', target, 'text', '', 'tickedAt', null))
from (values ('Old', 3), ('Ada', 5)) g (name, target);
select pg_temp.set(name, 'save_reflection', jsonb_build_object('eventId', pg_temp.event(), 'well', well, 'next', '', 'doneAt', null))
from (values ('Old', 'good tea'), ('Ada', 'good talks')) r (name, well);
-- The guest said so an hour before: a phone is never believed earlier than what it brought before.
update hallway.reflections r set edited_at = r.edited_at - interval '1 hour' where r.owner_id = tests.uuid('Old');
update hallway.relationships r set edited_at = r.edited_at - interval '1 hour' where r.owner_id = tests.uuid('Old');
select pg_temp.set('Old', 'save_preferences', '{"quiet": true}');
select is(tests.wrong(), '', 'before');
create temp table known as select name, tests.know(name) as what from unnest(array['Ada', 'Bob', 'Cem']) name;

select is(tests.merge('Old', 'Ada') ->> 'merged', 'true', 'merged');
select is(tests.wrong(), '', 'nothing is wrong with the database');
select is((select string_agg(name || ' missed ' || tests.missed(name, what), E'\n') from known where tests.missed(name, what) <> ''), null, 'who follows the changes knows everything');
select is(tests.know('Old') -> 'rows', tests.know('Ada') -> 'rows', 'both phones have the same');

create function pg_temp.row(name text, key text) returns jsonb language sql as $$ select tests.know(name) -> 'rows' -> key $$;
select is((select array_agg(r ->> 'text' order by r ->> 'text') from tests.rows('Ada', 'remarks') r where r ->> 'contactId' = tests.uuid('Ada on Bob')::text),
	array['boats', 'same', 'same', 'tea'], 'what either heard from Bob');
select is((select r ->> 'text' from tests.rows('Ada', 'remarks') r where r ->> 'contactId' = tests.uuid('Old on Cem')::text), 'climbs', 'and from Cem');
select is((select count(*) from tests.rows('Ada', 'remarks')), 5::bigint, 'nothing about herself');
select is((select r ->> 'contactId' from tests.rows('Ada', 'promises') r), tests.uuid('Ada on Bob')::text, 'a promise is made to the contact that stays');
select is(pg_temp.row('Ada', 'marks/' || tests.uuid('Ada on Bob') || '/' || pg_temp.event()) - 'id' - 'contactId' - 'eventId', '{"worth": true, "deepen": true, "thank": false}', 'marked in either is marked');
select is(pg_temp.row('Ada', 'marks/' || tests.uuid('Old on Cem') || '/' || pg_temp.event()) ->> 'worth', 'true', 'a mark of the guest''s has moved');
select is((select count(*) from tests.rows('Ada', 'marks')), 2::bigint, 'and there are no others');
select is(pg_temp.row('Ada', 'relationships/' || tests.uuid('Ada on Bob')) ->> 'kind', 'friend', 'of two relationships the later one');
select is((select array_agg((r ->> 'target')::int order by (r ->> 'target')::int) from tests.rows('Ada', 'goals') r), array[3, 5], 'the goals of both, also under the same id');
select is(pg_temp.row('Ada', 'reflections/' || pg_temp.event()) ->> 'well', E'good tea\n\ngood talks', 'two reflections are one, the earlier first');
select is(pg_temp.row('Ada', 'preferences/me') ->> 'quiet', 'true', 'preferences come over where there were none');
select is((select r ->> 'contactId' from tests.rows('Bob', 'remarks') r), (select r ->> 'id' from tests.rows('Bob', 'contacts') r where r #>> '{card,name}' = 'Ada'), 'what Bob heard from the guest, he heard from Ada');
select is((select r ->> 'thank' from tests.rows('Bob', 'marks') r), 'true', 'and thanks her');
select is((select r ->> 'kind' from tests.rows('Bob', 'relationships') r), 'client', 'who is his client');

select * from finish();
rollback;
