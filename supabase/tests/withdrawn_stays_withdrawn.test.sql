begin;
set local search_path = tap, extensions, public;
select plan(11);

select tests.add_person('Olu'), tests.add_person('Eve'), tests.add_person('Bob');
select tests.add_event('Olu', 'abcd1234', 'Eve', 'Bob');
create function pg_temp.event() returns uuid language sql as $$ select hallway.event_id_of('abcd1234'); $$;
create function pg_temp.cards() returns text language sql as $$
	select coalesce(string_agg(r ->> 'card', ' ' order by r ->> 'id'), '') from tests.rows('Eve', 'contacts') r $$;
create function pg_temp.undo(meeting text) returns text language sql as $$
	select tests.said(tests.push('Eve', 'undo_exchange', jsonb_build_object('meetingId', tests.uuid(meeting)))); $$;

select tests.scan('Eve', 'Bob', pg_temp.event(), ago => '1 hour');
select is(tests.card('Eve', 'Bob') ->> 'pitch', 'Ask me.', 'Eve has the card');
select tests.push('Bob', 'withdraw_exchange', jsonb_build_object('contactId', tests.contact('Bob'), 'eventId', pg_temp.event()));
select is(pg_temp.cards(), '{}', 'Bob takes it back');

select is(pg_temp.undo('Eve met Bob'), 'applied', 'Eve undoes the meeting');
select tests.scan('Eve', 'Bob', pg_temp.event(), meeting => '2');
select is(pg_temp.cards(), '{}', 'and scans the same code, which is still fresh: nothing');
select is(tests.exchange('Eve') #>> '{theyGave,how}', 'withdrawn', 'it stays taken back');
select tests.scan('Eve', 'Bob', pg_temp.event(), shown => null, meeting => '3');
select is(pg_temp.cards(), '{}', 'nor by the badge');

select tests.push('Eve', 'leave_event', jsonb_build_object('eventId', pg_temp.event()));
select tests.scan('Eve', 'Bob', pg_temp.event(), meeting => '4');
select is((select count(*) from tests.rows('Eve', 'exchanges')), 2::bigint, 'outside of the event it is an exchange of its own');
select is(pg_temp.cards(), '{}', 'which gives nothing either');
select is((select bool_or((r ->> 'asksMe')::boolean) from tests.rows('Bob', 'exchanges') r), true, 'Bob is asked');
select tests.scan('Eve', 'Bob', shown => now() + interval '1 minute', meeting => '5');
select is(tests.card('Eve', 'Bob') ->> 'pitch', 'Ask me.', 'a code that Bob shows afterwards gives it');

select tests.push('Bob', 'withdraw_exchange', jsonb_build_object('contactId', tests.contact('Bob'), 'eventId', null));
select tests.push('Bob', 'confirm_exchange', jsonb_build_object('contactId', tests.contact('Bob'), 'eventId', null));
select is((select count(*) from hallway.withdrawals), 0::bigint, 'who says yes afterwards has forgotten it');

select * from finish();
rollback;
