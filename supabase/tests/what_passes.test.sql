begin;
set local search_path = tap, extensions, public;
select plan(8);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Cem'), tests.add_person('Dee'), tests.add_person('Eve');

-- Late, one-sided.
select tests.scan('Ada', 'Bob', shown => now() - interval '11 minutes');
select is(tests.card('Ada', 'Bob'), '{"name": "Bob", "headline": "I am Bob"}', 'a claim eleven minutes late gives what the code held');
select is((tests.exchange('Ada') ->> 'asksThem') || (tests.exchange('Bob') ->> 'asksMe'), 'truetrue', 'and asks its owner');
select is(tests.card('Bob', 'Ada') ->> 'pitch', 'Ask me.', 'the scanning side gave everything all the same');
select tests.scan('Bob', 'Ada', shown => now() - interval '11 minutes');
select is(tests.card('Ada', 'Bob') ->> 'pitch', 'Ask me.', 'once both have scanned each other, both give everything');
select is((tests.exchange('Ada') ->> 'asksThem') || (tests.exchange('Bob') ->> 'asksMe'), 'falsefalse', 'and nobody is asked');

-- In time by nine minutes, in both directions.
select tests.scan('Cem', 'Bob', shown => now() - interval '9 minutes');
select is(tests.card('Cem', 'Bob') ->> 'pitch', 'Ask me.', 'nine minutes are in time');
select tests.scan('Dee', 'Bob', shown => now() + interval '11 minutes');
select is(tests.card('Dee', 'Bob') ->> 'pitch', null, 'a code from the future is not');

-- What the scanning phone says the code held opens nothing by itself.
select tests.push('Eve', 'exchange_cards', jsonb_build_object('contactId', tests.uuid('c'), 'meetingId', tests.uuid('m'),
	'code', tests.code('Bob', shown => now() - interval '1 day'), 'card', '{"name": "Bob", "email": "x", "pitch": "y", "headline": "z"}'::jsonb));
select is(tests.card('Eve', 'Bob'), '{"name": "Bob", "headline": "I am Bob"}', 'a phone that claims more fields gets those that are ticked code');

select * from finish();
rollback;
