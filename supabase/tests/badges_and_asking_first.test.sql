begin;
set local search_path = tap, extensions, public;
select plan(12);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Cem');
select tests.push('Bob', 'save_profile', '{"profile": {"name": "Bob", "headline": "I am Bob", "organisation": "Boats", "pitch": "Ask me."}}');

-- A printed badge: whoever printed it has its code.
select tests.push('Ada', 'exchange_cards', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'meetingId', tests.uuid('m1'),
	'code', tests.code('Bob', shown => null), 'card', '{"name": "Bob", "headline": "I am Bob", "organisation": "Boats"}'::jsonb));
select is(tests.card('Ada', 'Bob'), '{"name": "Bob", "headline": "I am Bob"}', 'a badge gives name and headline, whatever is claimed');
select is(tests.exchange('Ada') ->> 'via', 'badge', 'the exchange says that it was a badge');
select is(tests.exchange('Bob') ->> 'asksMe', 'true', 'its holder is asked');
select is(tests.said(tests.push('Ada', 'confirm_exchange', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'eventId', null))), 'applied',
	'the scanning side may say yes too');
select is(tests.card('Ada', 'Bob'), '{"name": "Bob", "headline": "I am Bob"}', 'which opens nothing of the other''s');
select is(tests.said(tests.push('Cem', 'confirm_exchange', jsonb_build_object('contactId', tests.contact('Bob'), 'eventId', null))),
	'contact_not_found', 'nobody else can say yes');
select tests.push('Bob', 'confirm_exchange', jsonb_build_object('contactId', tests.contact('Bob'), 'eventId', null));
select is(tests.card('Ada', 'Bob') - 'name', '{"headline": "I am Bob", "organisation": "Boats", "pitch": "Ask me."}', 'the holder''s yes passes the whole card');
select is((tests.exchange('Bob') ->> 'asksMe') || (tests.exchange('Ada') ->> 'asksThem'), 'falsefalse', 'and answers the question');

-- A person who chose "ask me first".
select tests.push('Cem', 'save_card', '{"eventId": null, "sharing": {}, "asksFirst": true, "graph": "none"}');
select tests.scan('Ada', 'Cem');
select is(tests.card('Ada', 'Cem'), '{"name": "Cem", "headline": "I am Cem"}', 'a fresh code of theirs gives what it held');
select is(tests.exchange('Cem') ->> 'asksMe', 'true', 'and asks');
select tests.scan('Cem', 'Ada');
select is(tests.card('Ada', 'Cem') ->> 'pitch', 'Ask me.', 'scanning back is a yes');
select is(tests.said(tests.push('Cem', 'confirm_exchange', jsonb_build_object('contactId', tests.contact('Cem'), 'eventId', gen_random_uuid()))),
	'contact_not_found', 'there is nothing to confirm at another event');

select * from finish();
rollback;
