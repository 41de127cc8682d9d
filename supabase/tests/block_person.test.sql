begin;
set local search_path = tap, extensions, public;
select plan(17);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.scan('Ada', 'Bob', ago => '1 hour');
create function pg_temp.block(name text, kind text, contact text) returns text language sql as $$
	select tests.said(tests.push(name, kind, jsonb_build_object('contactId', contact))); $$;

select is(pg_temp.block('Eve', 'block_person', tests.contact('Bob')), 'contact_not_found', 'a stranger blocks nobody');
select is(pg_temp.block('Bob', 'block_person', tests.contact('Bob')), 'applied', 'Bob blocks Ada');
select is((select r ->> 'blocked' from tests.rows('Bob', 'contacts') r), 'true', 'Bob sees that');
select is((select r ->> 'blocked' from tests.rows('Ada', 'contacts') r), 'false', 'Ada is not told');
select is((select r -> 'card' from tests.rows('Ada', 'contacts') r), '{}', 'what Bob gave is withdrawn');

-- Nothing passes between the two.
select tests.push('Ada', 'save_profile', '{"profile": {"name": "Ada", "headline": "moved on"}}');
select is(tests.card('Bob', 'Ada') ->> 'headline', 'I am Ada', 'no news of Ada reach Bob');
create temp table before as select tests.pull('Bob') -> 'cursor' as cursor;
select is(tests.scan('Ada', 'Bob', shown => now() + interval '1 minute', meeting => ' again') ->> 'answer', 'applied', 'Ada scans Bob''s code: no fault to be seen');
select is(tests.card('Ada', 'Bob'), '{"name": "Bob", "headline": "I am Bob"}', 'Ada keeps what the code held');
select is(tests.exchange('Ada') #>> '{iGave,how}', 'full', 'and sees the exchange as ever');
select is(tests.pull('Bob', (select cursor from before)) #> '{rows,exchanges}', '[]', 'Bob sees nothing');
select tests.push('Ada', 'confirm_exchange', jsonb_build_object('contactId', tests.contact('Ada'), 'eventId', null));
select is(tests.pull('Bob', (select cursor from before)) #> '{rows,contacts}', '[]', 'not even a confirmation');
select tests.scan('Bob', 'Ada', meeting => ' by mistake');
select is((select r #>> '{card,pitch}' from tests.rows('Ada', 'contacts') r), null, 'who blocks and scans gives nothing');

-- Taking back still works, for whoever was blocked.
select tests.push('Ada', 'withdraw_exchange', jsonb_build_object('contactId', tests.contact('Ada'), 'eventId', null));
select is((select r -> 'card' from tests.rows('Bob', 'contacts') r), '{}', 'Ada''s withdrawal reaches Bob');

-- Unblocked.
select is(pg_temp.block('Bob', 'unblock_person', tests.contact('Bob')), 'applied', 'Bob unblocks Ada');
select is((select r #>> '{card,pitch}' from tests.rows('Ada', 'contacts') r), null, 'which alone gives nothing back');
select tests.scan('Ada', 'Bob', shown => now() + interval '1 minute', meeting => ' for good');
select is(tests.card('Ada', 'Bob') ->> 'pitch', 'Ask me.', 'the next meeting is like any other');
select is((select count(*) from hallway.exchanges), 1::bigint, 'and it is still one exchange');

select * from finish();
rollback;
