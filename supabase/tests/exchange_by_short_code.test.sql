begin;
set local search_path = tap, extensions, public;
select plan(11);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.add_event('Ada', 'abcd1234', 'Bob');
create function pg_temp.event() returns uuid language sql as $$ select hallway.event_id_of('abcd1234'); $$;
create function pg_temp.type(name text, code text, event uuid) returns jsonb language sql as $$
	select tests.push(name, 'exchange_by_short_code', jsonb_build_object('contactId', tests.uuid(name || code), 'meetingId',
		gen_random_uuid(), 'eventId', event, 'shortCode', code)); $$;

select is(pg_temp.type('Ada', upper(tests.short_code('Bob', pg_temp.event())), pg_temp.event()) #>> '{result,eventId}', pg_temp.event()::text,
	'a typed code makes an exchange at the event');
select is(tests.card('Ada', 'Bob'), '{"name": "Bob", "headline": "I am Bob"}', 'it gives name and headline');
select is((tests.exchange('Bob') ->> 'asksMe') || (tests.exchange('Bob') ->> 'via'), 'trueshort-code', 'and asks its owner');
select is(tests.card('Bob', 'Ada') ->> 'pitch', 'Ask me.', 'who typed it gives everything');
select is(pg_temp.type('Ada', tests.short_code('Eve', null), pg_temp.event()) -> 'result' ->> 'eventId', null,
	'a code without an event works at an event, and counts to none');
select is(tests.said(pg_temp.type('Ada', tests.short_code('Ada', pg_temp.event()), pg_temp.event())), 'own_code', 'one''s own');
select is(tests.said(pg_temp.type('Ada', left(tests.short_code('Bob', null), 7) || '0', null)), case right(tests.short_code('Bob', null), 1)
	when '0' then 'applied' else 'code_not_genuine' end, 'the check character is checked');
select is(tests.said(pg_temp.type('Ada', 'abc', null)), 'code_not_genuine', 'too short');
select is(tests.said(pg_temp.type('Eve', tests.short_code('Cem', null), null)), 'held', 'an unknown one is held');
select tests.add_person('Cem');
select is(hallway.settle_held(10), 1, 'until its owner is known');
select is((select r #>> '{card,name}' from tests.rows('Eve', 'contacts') r where r #>> '{card,name}' = 'Cem'), 'Cem', 'then it is an exchange');

select * from finish();
rollback;
