begin;
set local search_path = tap, extensions, public;
select plan(26);

-- The stricter choice wins. Old: a guest. Ada: the account the guest comes to.
select tests.add_user('Old'), tests.add_user('Ada'), tests.add_person('Bob'), tests.add_person('Cem');
create function pg_temp.profile(name text, profile jsonb) returns void language sql as $$
	select tests.push(name, 'add_key', jsonb_build_object('keyId', tests.key_id(name), 'secret', encode(tests.secret(name), 'hex')));
	select tests.push(name, 'save_profile', jsonb_build_object('profile', profile)); $$;
select pg_temp.profile('Old', '{"name": "Guest", "pitch": "I am new here.", "phone": "1", "signal": "s"}'), pg_temp.profile('Ada', '{"name": "Ada", "headline": "Engines", "phone": "2", "email": "a"}');
select tests.add_event('Bob', 'abcd1234', 'Old', 'Ada'), tests.add_event('Bob', 'efgh5678', 'Old'), tests.add_event('Bob', 'zzzz0000', 'Old', 'Ada');
create function pg_temp.event(code text) returns uuid language sql as $$ select hallway.event_id_of(code); $$;
create function pg_temp.card(name text, event uuid, sharing jsonb, asks_first boolean, graph text, consent jsonb default '{}') returns void language sql as $$
	select tests.push(name, 'save_card', jsonb_build_object('eventId', event, 'sharing', sharing, 'asksFirst', asks_first, 'graph', graph) || consent); $$;
select pg_temp.card('Old', null, '{"phone": "code", "signal": "after"}', false, 'name'), pg_temp.card('Ada', null, '{"phone": "private", "email": "after"}', false, 'dot');
select pg_temp.card('Old', pg_temp.event('abcd1234'), '{"phone": "after", "email": "private", "headline": "after"}', true, 'dot', '{"helped": true, "counted": true}'),
	pg_temp.card('Ada', pg_temp.event('abcd1234'), '{"phone": "code", "email": "after", "pitch": "code"}', false, 'name', '{"counted": true}');
select pg_temp.card('Old', pg_temp.event('efgh5678'), '{"phone": "after"}', false, 'name', '{"helped": true}');
select pg_temp.card('Ada', pg_temp.event('zzzz0000'), '{"phone": "after", "signal": "private"}', false, 'name');

-- Bob has the guest's phone number; Cem has the account's card. Bob takes part in all of it.
select tests.scan('Old', 'Bob'), tests.scan('Old', 'Bob', pg_temp.event('efgh5678'), meeting => '2'), tests.scan('Ada', 'Cem');
select is((select r #>> '{card,phone}' from tests.rows('Bob', 'contacts') r), '1', 'the guest gave a phone number');
create temp table known as select name, tests.know(name) as what from unnest(array['Ada', 'Bob', 'Cem']) name;
select is(tests.merge('Old', 'Ada') ->> 'merged', 'true', 'merged');
select is(tests.wrong(), '', 'nothing is wrong');
select is((select string_agg(tests.missed(name, what), '') from known), '', 'and nobody misses anything');

select is((select r -> 'profile' from tests.rows('Ada', 'profiles') r), '{"name": "Ada", "headline": "Engines", "phone": "2", "email": "a", "pitch": "I am new here.", "signal": "s"}',
	'the account''s profile, with what only the guest had filled in');
create function pg_temp.choice(event text) returns jsonb language sql as $$ select r - 'id' - 'helped' - 'counted' from tests.rows('Ada', 'cards') r where r ->> 'id' = event $$;
create function pg_temp.consent(event text) returns text language sql as $$
	select concat(r ->> 'helped', ' ', r ->> 'counted') from tests.rows('Ada', 'cards') r where r ->> 'id' = event $$;
select is(pg_temp.choice('default'), '{"sharing": {"name": "code", "phone": "private", "email": "after", "signal": "after"}, "asksFirst": false, "graph": "dot"}',
	'of two choices for a field the more private, and the graph''s less visible');
select is(pg_temp.choice(pg_temp.event('abcd1234')::text), '{"sharing": {"name": "code", "phone": "after", "email": "private", "headline": "after", "pitch": "code"}, "asksFirst": true, "graph": "dot"}',
	'so at an event where both had settings; asks first if either does');
select is(pg_temp.choice(pg_temp.event('efgh5678')::text), '{"sharing": {"name": "code", "phone": "after"}, "asksFirst": false, "graph": "name"}', 'where only one went, what that one chose');
select is(pg_temp.choice(pg_temp.event('zzzz0000')::text), '{"sharing": {"name": "code", "phone": "after", "signal": "private"}, "asksFirst": false, "graph": "name"}',
	'where both went and one had settings, these with the default ones of the other');
select is(array[pg_temp.consent(pg_temp.event('abcd1234')::text), pg_temp.consent(pg_temp.event('efgh5678')::text), pg_temp.consent('default')],
	array['false true', 'true false', 'false false'], 'helped and counted only where both said yes, or the one who went');
select is((select r -> 'card' from tests.rows('Bob', 'contacts') r) - 'keyIds', '{"name": "Ada", "headline": "Engines", "pitch": "I am new here.", "email": "a", "signal": "s", "phone": "2"}',
	'Bob has the account''s card: the phone number by the event where it was chosen');
select is((select r #> '{theyGave,fields}' from tests.rows('Bob', 'exchanges') r where r -> 'eventId' = 'null'), '["name", "headline", "pitch", "email", "signal"]', 'and not by the exchange outside of it');
select is((select r -> 'card' from tests.rows('Cem', 'contacts') r), '{"name": "Ada", "headline": "Engines", "email": "a", "pitch": "I am new here.", "signal": "s"}', 'Cem gets what the guest had filled in, as far as it is given');
select tests.scan('Cem', 'Ada', shown => now() + interval '1 minute');
select is((select count(*) from tests.rows('Ada', 'exchanges') r where (r ->> 'asksMe')::boolean), 0::bigint, 'outside of the event nobody is asked');
select tests.push('Cem', 'join_event', '{"joinCode": "abcd1234"}');
select tests.scan('Cem', 'Ada', pg_temp.event('abcd1234'), meeting => '2');
select is((select count(*) from tests.rows('Ada', 'exchanges') r where (r ->> 'asksMe')::boolean), 1::bigint, 'at the event, where the guest asked first, one is');

-- A person without a profile or settings takes those of the other as they are.
select tests.add_user('Blank'), tests.add_user('Guest');
select pg_temp.profile('Guest', '{"name": "Guest", "phone": "1"}');
select pg_temp.card('Guest', null, '{"phone": "code"}', true, 'name');
select tests.push('Blank', 'add_key', jsonb_build_object('keyId', tests.key_id('Blank'), 'secret', encode(tests.secret('Blank'), 'hex')));
select tests.merge('Guest', 'Blank');
select is((select r -> 'profile' from tests.rows('Blank', 'profiles') r), '{"name": "Guest", "phone": "1"}', 'a profile');
select is((select r - 'id' - 'helped' - 'counted' from tests.rows('Blank', 'cards') r), '{"sharing": {"name": "code", "phone": "code"}, "asksFirst": true, "graph": "name"}', 'and what is shown of it');

-- Events: counted once, since the earlier joining, there if either is, organizer if either is one.
select tests.add_person('Org'), tests.add_person('Org again'), tests.add_person('Dia');
select tests.add_event('Org', 'aaaa1111', 'Dia', 'Org again'), tests.add_event('Dia', 'bbbb2222', 'Org', 'Org again'), tests.add_event('Dia', 'cccc3333', 'Org', 'Org again');
select tests.push('Org again', 'leave_event', jsonb_build_object('eventId', pg_temp.event('bbbb2222')));
select tests.push(n, 'leave_event', jsonb_build_object('eventId', pg_temp.event('cccc3333'))) from unnest(array['Org', 'Org again']) n;
select tests.call('Org again', 'recover_event', encode(tests.secret('aaaa1111'), 'hex'));
select is((select array_agg((r ->> 'attendees')::int order by r ->> 'name') from tests.rows('Dia', 'events') r), array[3, 2, 1], 'before: who recovered an event as a new guest counts twice');
create temp table dia as select tests.pull('Dia') -> 'cursor' as cursor;
select tests.merge('Org again', 'Org');
select is((select array_agg((r ->> 'attendees')::int order by r ->> 'name') from tests.rows('Dia', 'events') r), array[2, 2, 1], 'after: once; who stayed is there, who left twice is not');
select is((select array_agg(r ->> 'name') from jsonb_array_elements(tests.pull('Dia', (select cursor from dia)) #> '{rows,events}') r), array['Event aaaa1111'], 'and the others'' phones hear of it');
select is((select array_agg((r ->> 'role') || case when r -> 'leftAt' = 'null' then '' else ' left' end order by r ->> 'name') from tests.rows('Org', 'events') r),
	array['organizer', 'attendee', 'attendee left'], 'an organizer once more');
select is(tests.said(tests.push('Org again', 'leave_event', jsonb_build_object('eventId', pg_temp.event('aaaa1111')))), 'last_organizer', 'and, being one by now, the only one');
select is(tests.push('Org again', 'leave_event', jsonb_build_object('eventId', pg_temp.event('bbbb2222'))) ->> 'answer', 'applied', 'leaving, from either phone');
select is((select r ->> 'attendees' from tests.rows('Dia', 'events') r where r ->> 'name' = 'Event bbbb2222'), '1', 'is one less');
select is(tests.said(tests.push('Org', 'leave_event', jsonb_build_object('eventId', pg_temp.event('bbbb2222')))), 'applied', 'and again, which changes nothing');
select is(tests.wrong(), '', 'nothing is wrong in the end');

select * from finish();
rollback;
