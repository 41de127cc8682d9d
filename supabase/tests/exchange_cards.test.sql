begin;
set local search_path = tap, extensions, public;
select plan(24);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Cem'), tests.add_person('Eve');
select tests.add_event('Ada', 'abcd1234', 'Bob');
create function pg_temp.event() returns uuid language sql as $$ select hallway.event_id_of('abcd1234'); $$;

-- Ada scans Bob's live code.
select is(tests.scan('Ada', 'Bob', pg_temp.event()) -> 'result',
	jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'eventId', pg_temp.event()), 'a scan makes an exchange at the event');
select is(tests.card('Ada', 'Bob'), '{"name": "Bob", "headline": "I am Bob", "pitch": "Ask me."}', 'the scanning side has the whole card, not the e-mail');
select is(tests.card('Bob', 'Ada'), '{"name": "Ada", "headline": "I am Ada", "pitch": "Ask me."}', 'so has the side that was scanned');
select is((select r -> 'keyIds' from tests.rows('Ada', 'contacts') r), jsonb_build_array(tests.key_id('Bob')), 'a contact knows the person''s keys');
select is(tests.exchange('Ada') - '{id,contactId,meetings,confirmedAt,theyGave,iGave}'::text[],
	jsonb_build_object('eventId', pg_temp.event(), 'asksMe', false, 'asksThem', false, 'via', 'scan'), 'nobody is asked');
select is(array[tests.exchange('Ada') #>> '{theyGave,how}', tests.exchange('Ada') #>> '{iGave,how}',
	tests.exchange('Bob') #>> '{theyGave,how}', tests.exchange('Bob') #>> '{iGave,how}'], array['full', 'full', 'full', 'full'],
	'both sides see what both gave');
select is_empty($$ select tests.rows('Eve', 'contacts') union all select tests.rows('Eve', 'exchanges') $$, 'a stranger sees nothing of it');
select is_empty($$ select tests.rows('Cem', 'exchanges') $$, 'another guest neither');

-- Bob scans Ada a minute later: the same exchange, the same meeting.
select is(tests.scan('Bob', 'Ada', pg_temp.event(), ago => '1 minute') #>> '{result,contactId}', tests.contact('Bob'),
	'the other side''s scan finds the contact that is there');
select is(jsonb_array_length(tests.exchange('Ada') -> 'meetings'), 1, 'two scans within ten minutes are one meeting');
select is((select count(*) from hallway.scans), 2::bigint, 'with both times kept');
select is((select count(*) from hallway.exchange_sides), 2::bigint, 'and one exchange');
select is(tests.said(tests.push('Bob', 'save_note', jsonb_build_object('contactId', tests.uuid('Bob on Ada'), 'text', 'x'))),
	'applied', 'the id that Bob''s phone had made works as an alias');
select tests.scan('Ada', 'Bob', pg_temp.event(), ago => '3 hours', meeting => ' before');
select is(jsonb_array_length(tests.exchange('Bob') -> 'meetings'), 2, 'hours apart are two meetings of one exchange');
select tests.scan('Ada', 'Bob', meeting => ' outside');
select is((select count(*) from tests.rows('Ada', 'exchanges')), 2::bigint, 'with no event it is an exchange of its own');
select is((select count(*) from tests.rows('Ada', 'contacts')), 1::bigint, 'but the same contact');

-- What is refused.
select is(tests.said(tests.scan('Ada', 'Ada')), 'own_code', 'one''s own code');
create function pg_temp.try(name text, code text, contact text default 'new') returns text language sql as $$
	select tests.said(tests.push(name, 'exchange_cards', jsonb_build_object('contactId', tests.uuid(contact),
		'meetingId', gen_random_uuid(), 'code', code, 'card', '{"name": "x"}'::jsonb))); $$;
select is(pg_temp.try('Eve', left(tests.code('Bob'), -2) || case right(tests.code('Bob'), 2) when '00' then '01' else '00' end),
	'code_not_genuine', 'a forged signature');
select is(pg_temp.try('Eve', overlay(tests.code('Bob') placing '00000001' from 33 for 8)), 'code_not_genuine', 'a changed time step');
select is(pg_temp.try('Eve', '21' || substr(tests.code('Bob'), 3)), 'code_not_genuine', 'a version that this server does not know');
select is(pg_temp.try('Eve', 'beef'), 'code_not_genuine', 'something short');
select is(pg_temp.try('Eve', 'hello'), 'invalid_input', 'something that is no hex');
select is(pg_temp.try('Ada', tests.code('Cem'), 'Ada on Bob'), 'invalid_input', 'a contact id that stands for somebody else');
select is(pg_temp.try('Eve', tests.code('Cem'), 'Ada on Bob'), 'applied', 'ids are each owner''s own: another owner''s is just a new one');

select * from finish();
rollback;
