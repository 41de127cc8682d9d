begin;
set local search_path = tap, extensions, public;
select plan(10);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.scan('Ada', 'Bob', ago => '1 hour');
create function pg_temp.withdraw(name text, contact text) returns text language sql as $$
	select tests.said(tests.push(name, 'withdraw_exchange', jsonb_build_object('contactId', contact, 'eventId', null))); $$;

select is(pg_temp.withdraw('Eve', tests.contact('Bob')), 'contact_not_found', 'a stranger withdraws nothing');
select is(pg_temp.withdraw('Bob', tests.contact('Bob')), 'applied', 'Bob takes back what he gave');
select is((select r -> 'card' from tests.rows('Ada', 'contacts') r), '{}', 'Ada''s copy is empty');
select is(tests.exchange('Ada') #>> '{theyGave,how}', 'withdrawn', 'and says why');
select is(tests.card('Bob', 'Ada') ->> 'pitch', 'Ask me.', 'what Ada gave stays with Bob');
select tests.push('Bob', 'save_profile', '{"profile": {"name": "Bob", "headline": "new"}}');
select is((select r -> 'card' from tests.rows('Ada', 'contacts') r), '{}', 'later changes do not pass either');

select tests.scan('Ada', 'Bob', shown => now() - interval '5 minutes', meeting => ' with an old code');
select is((select r -> 'card' from tests.rows('Ada', 'contacts') r), '{}', 'a code shown before brings nothing back');
select tests.push('Bob', 'withdraw_exchange', jsonb_build_object('contactId', tests.contact('Bob'), 'eventId', null), '1 minute');
select tests.scan('Ada', 'Bob', shown => now() + interval '1 minute', meeting => ' with a new code');
select is(tests.exchange('Ada') #>> '{theyGave,how}', 'full', 'a code shown afterwards is a new yes');
select pg_temp.withdraw('Bob', tests.contact('Bob'));
select tests.push('Bob', 'confirm_exchange', jsonb_build_object('contactId', tests.contact('Bob'), 'eventId', null));
select is((select r #>> '{card,headline}' from tests.rows('Ada', 'contacts') r), 'new', 'and so is a confirmation');
select is(tests.exchange('Bob') #>> '{iGave,how}', 'full', 'Bob sees it too');

select * from finish();
rollback;
