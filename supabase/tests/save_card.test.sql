begin;
set local search_path = tap, extensions, public;
select plan(17);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.add_event('Ada', 'abcd1234', 'Bob');
create function pg_temp.event() returns uuid language sql as $$ select hallway.event_id_of('abcd1234'); $$;
create function pg_temp.save(name text, event uuid, sharing jsonb, asks_first boolean default false) returns text language sql as $$
	select tests.said(tests.push(name, 'save_card', jsonb_build_object('eventId', event, 'sharing', sharing,
		'asksFirst', asks_first, 'graph', 'dot'))); $$;
select tests.scan('Bob', 'Ada', pg_temp.event());

select is(tests.card('Bob', 'Ada'), '{"name": "Ada", "headline": "I am Ada", "pitch": "Ask me."}', 'by default the pitch passes and the e-mail does not');
select is(pg_temp.save('Ada', null, '{"email": "after"}'), 'applied', 'the default is changed');
select is(tests.card('Bob', 'Ada') ->> 'email', 'Ada@example.test', 'an event without settings of its own follows');
select is((tests.exchange('Bob') #> '{theyGave,fields}')::text, '["name", "headline", "pitch", "email"]', 'the receipt says so');
select is((tests.exchange('Ada') #> '{iGave,fields}')::text, '["name", "headline", "pitch", "email"]', 'on both sides');
select is(pg_temp.save('Ada', pg_temp.event(), '{"headline": "private", "pitch": "private", "name": "private"}'), 'applied', 'the event gets its own');
select is(tests.card('Bob', 'Ada'), '{"name": "Ada"}', 'which replace the default ones whole; the name is always there');
select is((select array_agg(r ->> 'id' order by r ->> 'id') from tests.rows('Ada', 'cards') r),
	array[pg_temp.event()::text, 'default'], 'their owner pulls both');
select is(pg_temp.save('Eve', pg_temp.event(), '{}'), 'not_attending', 'whoever does not attend has no card there');
select is(pg_temp.save('Ada', null, '{"shoeSize": "code"}'), 'invalid_input', 'only fields of a profile');
select is(pg_temp.save('Ada', null, '{"email": "everyone"}'), 'invalid_input', 'only the three choices');

-- What organizers may be told: an older phone does not know the questions, so it answers none of them.
create function pg_temp.consent(name text, change jsonb) returns text language sql as $$
	select tests.said(tests.push(name, 'save_card', '{"eventId": null, "sharing": {}, "asksFirst": false, "graph": "dot"}' || change)); $$;
create function pg_temp.consents(name text, card text) returns text[] language sql as $$
	select array[r ->> 'helped', r ->> 'counted'] from tests.rows(name, 'cards') r where r ->> 'id' = card; $$;
select pg_temp.consent('Bob', '{}');
select is(pg_temp.consents('Bob', 'default'), array['false', 'false'], 'never asked is no');
select pg_temp.consent('Bob', '{"helped": true, "counted": true}'), pg_temp.consent('Bob', '{}');
select is(pg_temp.consents('Bob', 'default'), array['true', 'true'], 'a phone that does not know the questions changes no answer');
select pg_temp.consent('Bob', '{"counted": false}');
select is(pg_temp.consents('Bob', 'default'), array['true', 'false'], 'each is taken back on its own');
select pg_temp.save('Bob', pg_temp.event(), '{}');
select is(pg_temp.consents('Bob', pg_temp.event()::text), array['true', 'false'], 'the first settings at an event begin with the default ones');
select is(pg_temp.consent('Bob', '{"helped": "yes"}'), 'invalid_input', 'an answer is yes or no');
select is(pg_temp.consent('Bob', '{"counted": 1}'), 'invalid_input', 'and nothing else');

select * from finish();
rollback;
