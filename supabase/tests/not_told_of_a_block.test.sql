begin;
set local search_path = tap, extensions, public;
select plan(17);

-- Bob blocks Eve; Cem has taken everything back from Eve and asks first. Eve tries to tell the one from the other.
select tests.add_person('Eve'), tests.add_person('Bob'), tests.add_person('Cem');
select tests.add_event('Eve', 'abcd1234', 'Bob', 'Cem');
select tests.scan('Eve', 'Bob', ago => '1 hour'), tests.scan('Eve', 'Cem', ago => '1 hour');
select tests.push('Bob', 'block_person', jsonb_build_object('contactId', tests.contact('Bob')));
select tests.push('Cem', 'withdraw_exchange', jsonb_build_object('contactId', tests.contact('Cem'), 'eventId', null));
select tests.push('Cem', 'save_card', '{"eventId": null, "sharing": {}, "asksFirst": true, "graph": "none"}');

-- What Eve sees of a person: contact, exchange and answer, without ids, names and times.
create function pg_temp.seen(answer jsonb, other text) returns text language sql as $$
	select replace(regexp_replace(concat_ws(' | ', tests.said(answer),
		(select r ->> 'card' from tests.rows('Eve', 'contacts') r where r ->> 'id' = c.id),
		(select r ->> 'blocked' from tests.rows('Eve', 'contacts') r where r ->> 'id' = c.id),
		(select string_agg(concat_ws(' ', r #>> '{theyGave,how}', r #>> '{theyGave,fields}', r #>> '{iGave,how}', r ->> 'asksMe',
			r ->> 'asksThem', r ->> 'via', jsonb_array_length(r -> 'meetings')), ', ' order by r ->> 'eventId')
			from tests.rows('Eve', 'exchanges') r where r ->> 'contactId' = c.id)),
		other, 'X', 'g'), 'I am X', 'I am X')
	from (select id::text from hallway.contacts where owner_id = tests.uuid('Eve') and person_id = tests.uuid(other)) c $$;
create function pg_temp.same(what text, answers jsonb[]) returns text language sql as $$
	select is(pg_temp.seen(answers[1], 'Bob'), pg_temp.seen(answers[2], 'Cem'), what) $$;
-- Scans with a card of Eve's own invention.
create function pg_temp.lie(other text, code text, meeting text) returns jsonb language sql as $$
	select tests.push('Eve', 'exchange_cards', jsonb_build_object('contactId', tests.uuid('Eve on ' || other || meeting), 'meetingId',
		tests.uuid(other || meeting), 'code', code, 'card', '{"name": "Zed", "headline": "zed", "phone": "1", "email": "z"}'::jsonb)) $$;
create function pg_temp.type(other text, event uuid) returns jsonb language sql as $$
	select tests.push('Eve', 'exchange_by_short_code', jsonb_build_object('contactId', gen_random_uuid(), 'meetingId', gen_random_uuid(),
		'eventId', event, 'shortCode', tests.short_code(other, event))) $$;

select pg_temp.same('after it happened', array['{}', '{}']::jsonb[]);
select pg_temp.same('by scanning an old code again', array[tests.scan('Eve', 'Bob', meeting => '2'), tests.scan('Eve', 'Cem', meeting => '2')]);
select pg_temp.same('with a photo of the badge', array[pg_temp.lie('Bob', tests.code('Bob', shown => null), '3'),
	pg_temp.lie('Cem', tests.code('Cem', shown => null), '3')]);
select pg_temp.same('with a badge of the event', array[pg_temp.lie('Bob', tests.code('Bob', hallway.event_id_of('abcd1234'), null), '4'),
	pg_temp.lie('Cem', tests.code('Cem', hallway.event_id_of('abcd1234'), null), '4')]);
select pg_temp.same('by typing the short code', array[pg_temp.type('Bob', null), pg_temp.type('Cem', null)]);
select pg_temp.same('by typing that of the event', array[pg_temp.type('Bob', hallway.event_id_of('abcd1234')), pg_temp.type('Cem', hallway.event_id_of('abcd1234'))]);
select pg_temp.same('with a code shown afterwards and a made-up card', array[
	pg_temp.lie('Bob', tests.code('Bob', shown => now() + interval '1 minute'), '5'), pg_temp.lie('Cem', tests.code('Cem', shown => now() + interval '1 minute'), '5')]);
select is(tests.card('Eve', 'Bob'), '{"name": "Bob", "headline": "I am Bob"}', 'which gives what that code held, as its owner ticked it');
select pg_temp.same('by undoing', array[tests.push('Eve', 'undo_exchange', jsonb_build_object('meetingId', tests.uuid('Bob5'))),
	tests.push('Eve', 'undo_exchange', jsonb_build_object('meetingId', tests.uuid('Cem5')))]);
select pg_temp.same('by a note', array[tests.push('Eve', 'save_note', jsonb_build_object('contactId', tests.uuid('Eve on Bob'), 'text', 'x')),
	tests.push('Eve', 'save_note', jsonb_build_object('contactId', tests.uuid('Eve on Cem'), 'text', 'x'))]);
select pg_temp.same('by confirming', array[tests.push('Eve', 'confirm_exchange', jsonb_build_object('contactId', tests.uuid('Eve on Bob'), 'eventId', null)),
	tests.push('Eve', 'confirm_exchange', jsonb_build_object('contactId', tests.uuid('Eve on Cem'), 'eventId', null))]);

-- Bob hears nothing of all that.
create temp table before as select tests.pull('Bob') -> 'cursor' as cursor;
select pg_temp.lie('Bob', tests.code('Bob', shown => now() + interval '2 minutes'), '6'), pg_temp.type('Bob', null);
select tests.push('Eve', 'confirm_exchange', jsonb_build_object('contactId', tests.uuid('Eve on Bob'), 'eventId', null));
select is(tests.pull('Bob', (select cursor from before)) -> 'cursor' -> 'person', (select cursor -> 'person' from before), 'nothing of it wakes Bob''s phone');
select is((select max(jsonb_array_length(r -> 'meetings')) from tests.rows('Bob', 'exchanges') r), 1, 'and he sees no meeting but the first');
select tests.push('Eve', 'withdraw_exchange', jsonb_build_object('contactId', tests.uuid('Eve on Bob'), 'eventId', null));
truncate before; insert into before select tests.pull('Bob') -> 'cursor';
select tests.push('Eve', 'confirm_exchange', jsonb_build_object('contactId', tests.uuid('Eve on Bob'), 'eventId', null));
select tests.push('Eve', 'withdraw_exchange', jsonb_build_object('contactId', tests.uuid('Eve on Bob'), 'eventId', null));
select is(tests.pull('Bob', (select cursor from before)) -> 'cursor' -> 'person', (select cursor -> 'person' from before),
	'taking back reaches him once, not as often as Eve likes');

-- A second account of Eve's learns of Bob what any stranger does.
select tests.add_person('Eva');
select tests.scan('Eva', 'Bob', shown => null);
select is(tests.card('Eva', 'Bob'), '{"name": "Bob", "headline": "I am Bob"}', 'a badge gives a stranger name and headline');
select is((select count(*) from hallway.contacts where owner_id = tests.uuid('Bob')), 2::bigint, 'Bob sees the stranger');
select is((select count(*) from hallway.mutations where answer = 'held'), 0::bigint, 'and nothing is kept waiting that would tell');

select * from finish();
rollback;
