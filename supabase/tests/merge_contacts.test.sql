begin;
set local search_path = tap, extensions, public;
select plan(31);

-- Ada used the app as a guest for a day; then she signs in to the account she has at work. Old: the guest. Ada: the account.
select tests.add_person('Old'), tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Cem'), tests.add_person('Dia'), tests.add_person('Eve');
update auth.users set email = 'ada@example.test', email_confirmed_at = now() where id = tests.uuid('Ada');
select tests.add_event('Bob', 'abcd1234', 'Old', 'Ada', 'Cem');
create function pg_temp.event() returns uuid language sql as $$ select hallway.event_id_of('abcd1234'); $$;
create function pg_temp.note(name text, contact text, text text, ago interval) returns void language sql as $$
	select tests.push(name, 'save_note', jsonb_build_object('contactId', tests.uuid(contact), 'text', text), ago, device => contact); $$;

-- Cem met only the guest. Dia met only the account. Bob met both: the guest at the event, twice, and the account there and elsewhere.
select tests.scan('Old', 'Cem', pg_temp.event());
select tests.scan('Ada', 'Dia');
select tests.scan('Old', 'Bob', pg_temp.event(), ago => '60 minutes'), tests.scan('Old', 'Bob', pg_temp.event(), ago => '20 minutes', meeting => ' again');
select tests.scan('Ada', 'Bob', pg_temp.event(), ago => '55 minutes', meeting => ' too'), tests.scan('Ada', 'Bob', ago => '40 minutes', meeting => ' elsewhere');
select tests.scan('Bob', 'Ada', pg_temp.event(), ago => '22 minutes');
-- Ada tried her two phones with each other.
select tests.scan('Ada', 'Old'), tests.scan('Old', 'Ada', pg_temp.event());
select pg_temp.note('Ada', 'Ada on Old', 'myself', '0');
select pg_temp.note('Old', 'Old on Bob', 'likes tea', '50 minutes'), pg_temp.note('Ada', 'Ada on Bob', 'has a dog', '30 minutes'), pg_temp.note('Old', 'Old on Cem', 'climbs', '0');
select pg_temp.note('Bob', (select 'Bob on Ada'), 'the account', '20 minutes');
select tests.push('Bob', 'save_note', jsonb_build_object('contactId', (select c.id from hallway.contacts c where c.owner_id = tests.uuid('Bob') and c.person_id = tests.uuid('Old')),
	'text', 'the guest'), '10 minutes');
select is(tests.wrong(), '', 'before');
create temp table known as select name, tests.know(name) as what from unnest(array['Ada', 'Old', 'Bob', 'Cem', 'Dia', 'Eve']) name;

create temp table offer as select tests.call('Old', 'offer_account', 'merge') ->> 'secret' as secret;
create temp table result as select tests.call('Ada', 'take_account', (select secret from offer)) as said;
select is(said, jsonb_build_object('personId', tests.uuid('Ada'), 'merged', true, 'contacts', 2, 'exchanges', 2, 'notes', 2, 'events', 1, 'doubles', 1, 'metYourself', true,
	'renamed', jsonb_build_array(jsonb_build_object('from', tests.uuid('Old on Bob'), 'to', tests.uuid('Ada on Bob')))), 'what was brought over') from result;
select is(tests.wrong(), '', 'nothing is wrong with the database');
select is((select count(*) from hallway.feeds where person_id = tests.uuid('Old')), 0::bigint, 'the guest is no person any more');
select is((select string_agg(name || ' missed ' || tests.missed(name, what), E'\n') from known where tests.missed(name, what) <> '' and name <> 'Old'), null,
	'who follows the changes knows everything');
select is(tests.pull('Old') ->> 'personId', tests.uuid('Ada')::text, 'the guest''s phone hears who it is now');
select is(tests.know('Old') -> 'rows', tests.know('Ada') -> 'rows', 'and gets the same as the other one');
select is(tests.pull('Old') ->> 'email', 'ada@example.test', 'with the address that keeps it');

-- Ada's side.
create function pg_temp.row(name text, key text) returns jsonb language sql as $$ select tests.know(name) -> 'rows' -> key $$;
select is((select array_agg(r #>> '{card,name}' order by r #>> '{card,name}') from tests.rows('Ada', 'contacts') r), array['Bob', 'Cem', 'Dia'], 'she knows everybody, once, and not herself');
select is((select count(*) from tests.rows('Ada', 'exchanges')), 4::bigint, 'one exchange per person and event');
select is((select array_agg(m ->> 'happenedAt' order by m ->> 'happenedAt') from jsonb_array_elements(
	pg_temp.row('Ada', 'exchanges/' || tests.uuid('Ada on Bob') || '/' || pg_temp.event()) -> 'meetings') m),
	array[tests.iso(now() - interval '60 minutes'), tests.iso(now() - interval '22 minutes')], 'meetings within ten minutes are one, others are two');
select is(pg_temp.row('Ada', 'notes/' || tests.uuid('Ada on Bob')) ->> 'text', E'likes tea\n\nhas a dog', 'two notes are one text, the earlier first');
select is(pg_temp.row('Ada', 'notes/' || tests.uuid('Old on Cem')) ->> 'text', 'climbs', 'a note of the guest''s has moved');
select is((select jsonb_array_length(r -> 'keyIds') from tests.rows('Dia', 'contacts') r), 2, 'Dia, who met the account, gets the other phone''s key');

-- The others' side.
select is((select count(*) from tests.rows('Bob', 'contacts') r where r #>> '{card,name}' = 'Ada'), 1::bigint, 'Bob knows one Ada');
select is((select count(*) from tests.rows('Bob', 'contacts')), 1::bigint, 'and no guest');
select is((select r ->> 'text' from tests.rows('Bob', 'notes') r), E'the account\n\nthe guest', 'with both notes');
select is((select count(*) from tests.rows('Bob', 'exchanges')), 2::bigint, 'one exchange at the event, one elsewhere');
select is(tests.card('Cem', 'Ada') ->> 'headline', 'I am Ada', 'Cem, who met the guest, has the account''s card');
select is((select r ->> 'attendees' from tests.rows('Cem', 'events') r), '3', 'she is counted once');
select is(tests.pull('Eve', (select what -> 'cursor' from known where name = 'Eve')) -> 'rows', jsonb '{"profiles": [], "cards": [], "events": [], "contacts": [], "exchanges": [], "notes": [], "goals": [], "remarks": [], "promises": [], "marks": [], "relationships": [], "reflections": [], "preferences": [], "touches": [], "followUpAnswers": [], "correspondences": [], "milestones": [], "voices": []}',
	'a stranger hears nothing');

-- Afterwards, by the ids and codes that are around.
select is(tests.push('Old', 'save_note', jsonb_build_object('contactId', tests.uuid('Old on Bob'), 'text', 'new')) #>> '{result,contactId}', tests.uuid('Ada on Bob')::text, 'the guest''s id of Bob is an alias');
select is(tests.push('Old', 'undo_exchange', jsonb_build_object('meetingId', tests.uuid('Old met Bob again'))) ->> 'answer', 'applied', 'a meeting that became a part of another is undone by its old id');
select is(tests.push('Bob', 'undo_exchange', jsonb_build_object('meetingId', tests.uuid('Ada met Bob too'))) ->> 'answer', 'applied', 'also by somebody who never scanned it');
select is((select count(*) from tests.rows('Ada', 'exchanges') r where r ->> 'eventId' = pg_temp.event()::text and r ->> 'contactId' = tests.uuid('Ada on Bob')::text), 0::bigint, 'so nothing is left of it');
select is(tests.scan('Eve', 'Old') #>> '{answer}', 'applied', 'the guest''s codes go on working');
select is(tests.card('Eve', 'Ada') ->> 'name', 'Ada', 'and are Ada''s');
select is(tests.scan('Old', 'Ada') ->> 'code', 'own_code', 'her two phones are one person');
select is(tests.call('Ada', 'take_account', (select secret from offer)), (select said from result), 'taking again gives the same');
select is(tests.call('Eve', 'take_account', (select secret from offer)), null, 'but not to another one');
select is(tests.wrong(), '', 'nothing is wrong in the end');

select * from finish();
rollback;
