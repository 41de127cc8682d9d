begin;
set local search_path = tap, extensions, public;
select plan(33);

-- What waits while two accounts become one: held scans on the server, mutations on the phone that became somebody else.
select tests.add_person('Old'), tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Cem');
select tests.add_event('Bob', 'abcd1234', 'Cem', 'Ada'), tests.add_event('Bob', 'efgh5678', 'Old');
create function pg_temp.event(code text) returns uuid language sql as $$ select hallway.event_id_of(code); $$;
create function pg_temp.key(name text) returns jsonb language sql as $$
	select jsonb_build_object('keyId', tests.key_id(name), 'secret', encode(tests.secret(name), 'hex')) $$;

-- Bob scans: the guest's code of an event that only Ada has joined so far; a key that the guest's phone has not sent yet;
-- the guest's code of an event that neither joins before.
select is(tests.scan('Bob', 'Old', pg_temp.event('abcd1234')) ->> 'answer', 'held', 'a scan waits for the guest to join');
select is(tests.scan('Bob', 'Tablet', ago => '30 minutes') ->> 'answer', 'held', 'a scan waits for a key');
select tests.push('Cem', 'join_event', '{"joinCode": "efgh5678"}');
select tests.push('Old', 'leave_event', jsonb_build_object('eventId', pg_temp.event('efgh5678')));
-- The guest scans: a key that nobody has sent; Ada's code of an event that Ada joins later; Kim's typed code.
select is(tests.scan('Old', 'Kim') ->> 'answer', 'held', 'the guest''s own scan waits for a key');
select tests.push('Old', 'join_event', '{"joinCode": "efgh5678"}');
select is(tests.scan('Old', 'Ada', pg_temp.event('efgh5678')) ->> 'answer', 'held', 'another one for Ada to join');
select is(tests.push('Old', 'exchange_by_short_code', jsonb_build_object('contactId', tests.uuid('typed'), 'meetingId', tests.uuid('typed too'), 'eventId', null,
	'shortCode', tests.short_code('Lou'))) ->> 'answer', 'held', 'a typed code for whoever it is');
-- Sent, but the answer was lost.
create temp table sent as select gen_random_uuid() as scan, gen_random_uuid() as note;
select tests.push('Old', 'exchange_cards', jsonb_build_object('contactId', tests.uuid('Old on Cem'), 'meetingId', tests.uuid('Old met Cem'), 'code', tests.code('Cem', pg_temp.event('efgh5678')),
	'card', '{"name": "Cem"}'::jsonb), id => (select scan from sent));
select tests.scan('Ada', 'Cem', ago => '3 hours', meeting => ' before');

create temp table known as select name, tests.know(name) as what from unnest(array['Ada', 'Bob', 'Cem']) name;
select is(tests.merge('Old', 'Ada') ->> 'doubles', '1', 'merged; both knew Cem');
select is(tests.wrong(), '', 'nothing is wrong');
select is((select string_agg(tests.missed(name, what), '') from known), '', 'and nobody misses anything');

-- The others' scans.
select is((select r #>> '{card,name}' from tests.rows('Bob', 'contacts') r), 'Ada', 'the scan that waited for the guest to join finds Ada there');
select is((select r ->> 'eventId' from tests.rows('Bob', 'exchanges') r), pg_temp.event('abcd1234')::text, 'at that event');
select is(tests.push('Old', 'add_key', pg_temp.key('Tablet')) ->> 'answer', 'applied', 'the old session sends a key');
select is((select array_agg(a ->> 'answer') from jsonb_array_elements(tests.pull('Bob') -> 'answers') a), array['applied', 'applied'], 'the scan that waited for it is settled');
select is((select count(*) from tests.rows('Bob', 'contacts')), 1::bigint, 'as one of Ada');
-- The guest's own.
select is((select array_agg(a ->> 'code') from jsonb_array_elements(tests.pull('Old') -> 'answers') a), array['own_code'], 'a scan of oneself is answered so');
select tests.add_person('Kim'), tests.add_person('Lou');
select is((select array_agg(r #>> '{card,name}' order by r #>> '{card,name}') from tests.rows('Ada', 'contacts') r), array['Bob', 'Cem', 'Kim'], 'the scan that waited for Kim''s key is Ada''s');
select is(tests.wrong(), '', 'the typed code too, by scheduled work');
select is((select array_agg(r #>> '{card,name}' order by r #>> '{card,name}') from tests.rows('Old', 'contacts') r), array['Bob', 'Cem', 'Kim', 'Lou'], 'and both phones know');
select is((select count(*) from hallway.mutations where answer = 'held'), 0::bigint, 'nothing is left waiting');

-- The phone that became somebody else sends what it had.
select is(tests.push('Old', 'exchange_cards', jsonb_build_object('contactId', tests.uuid('Old on Cem'), 'meetingId', tests.uuid('Old met Cem'), 'code', tests.code('Cem', pg_temp.event('efgh5678')),
	'card', '{"name": "Cem"}'::jsonb), id => (select scan from sent)) - 'id', jsonb_build_object('answer', 'already_applied', 'result',
	jsonb_build_object('contactId', (select r ->> 'id' from tests.rows('Ada', 'contacts') r where r #>> '{card,name}' = 'Cem'),
		'eventId', pg_temp.event('efgh5678'))), 'what was applied is answered as it was, with the id that the contact has by now');
select is(tests.push('Old', 'save_note', jsonb_build_object('contactId', tests.uuid('Old on Cem'), 'text', 'swims'), id => (select note from sent)) #>> '{result,contactId}',
	tests.uuid('Ada on Cem')::text, 'a note by the old id of Cem is on the one contact');
select is(tests.push('Old', 'save_note', jsonb_build_object('contactId', tests.uuid('Old on Cem'), 'text', 'swims'), id => (select note from sent)) ->> 'answer', 'already_applied', 'once');
select is(tests.scan('Old', 'Cem', meeting => ' later') #>> '{result,contactId}', tests.uuid('Ada on Cem')::text, 'a scan by the old id as well');
select is(tests.push('Old', 'withdraw_exchange', jsonb_build_object('contactId', tests.uuid('Old on Cem'), 'eventId', pg_temp.event('efgh5678')), '1 minute') ->> 'answer', 'applied', 'taking back by the old id');
select is((select r #>> '{theyGave,how}' from tests.rows('Cem', 'exchanges') r where r ->> 'eventId' = pg_temp.event('efgh5678')::text), 'withdrawn', 'reaches Cem');
select is(tests.push('Old', 'confirm_exchange', jsonb_build_object('contactId', tests.uuid('Old on Cem'), 'eventId', pg_temp.event('efgh5678'))) ->> 'answer', 'applied', 'giving again');
select is((select r #>> '{theyGave,how}' from tests.rows('Cem', 'exchanges') r where r ->> 'eventId' = pg_temp.event('efgh5678')::text), 'full', 'too');
select is(tests.push('Old', 'undo_exchange', jsonb_build_object('meetingId', tests.uuid('Old met Cem'))) ->> 'answer', 'applied', 'undoing by the id of the guest''s own scan');
select is((select count(*) from tests.rows('Ada', 'exchanges') r where r ->> 'eventId' = pg_temp.event('efgh5678')::text and r ->> 'contactId' = tests.uuid('Ada on Cem')::text), 0::bigint, 'undoes it');
select is(tests.push('Old', 'block_person', jsonb_build_object('contactId', tests.uuid('Old on Cem'))) ->> 'answer', 'applied', 'blocking');
select is((select r ->> 'blocked' from tests.rows('Ada', 'contacts') r where r ->> 'id' = tests.uuid('Ada on Cem')::text), 'true', 'blocks for both');
select is(tests.push('Old', 'save_profile', '{"profile": {"name": "Ada L."}}') ->> 'answer', 'applied', 'a change of the profile');
select is((select r #>> '{profile,name}' from tests.rows('Ada', 'profiles') r), 'Ada L.', 'is one of Ada''s');
select is(tests.wrong(), '', 'nothing is wrong in the end');

select * from finish();
rollback;
