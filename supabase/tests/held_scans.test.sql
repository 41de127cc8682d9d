begin;
set local search_path = tap, extensions, public;
select plan(22);

select tests.add_person('Ada'), tests.add_person('Bob');
select tests.add_event('Ada', 'abcd1234');
create function pg_temp.event() returns uuid language sql as $$ select hallway.event_id_of('abcd1234'); $$;

-- Kim joined offline; nothing of hers has arrived.
create temp table answers as select tests.scan('Ada', 'Kim', pg_temp.event(), ago => '20 minutes') as held;
select is((select held ->> 'answer' from answers), 'held', 'a scan of an unknown key is held');
select is_empty($$ select tests.rows('Ada', 'contacts') $$, 'nothing is made of it');
create temp table before as select tests.pull('Ada') -> 'cursor' as cursor;

insert into auth.users (id) values (tests.uuid('Kim'));
select tests.act_as('Kim');
select public.push_changes(jsonb_build_object('protocol', 1, 'outboxId', tests.uuid('outbox of Kim'), 'sentAt', tests.iso(now()),
	'mutations', (select jsonb_agg(jsonb_build_object('id', gen_random_uuid(), 'happenedAt', tests.iso(now()), 'kind', m.kind, 'input', m.input))
	from (values ('add_key', jsonb_build_object('keyId', tests.key_id('Kim'), 'secret', encode(tests.secret('Kim'), 'hex'))),
		('save_profile', '{"profile": {"name": "Kim", "pitch": "I fly."}}'), ('join_event', '{"joinCode": "abcd1234"}')) m (kind, input))));
reset role;

select is(tests.card('Ada', 'Kim'), '{"name": "Kim", "pitch": "I fly."}', 'her first push settles it, with the profile that came along');
select is(tests.exchange('Ada') ->> 'eventId', pg_temp.event()::text, 'at the event that she joined in the same push');
select is(tests.pull('Ada', (select cursor from before)) #> '{answers,0}', jsonb_build_object('id', (select held ->> 'id' from answers),
	'answer', 'applied', 'result', jsonb_build_object('contactId', tests.uuid('Ada on Kim'), 'eventId', pg_temp.event())), 'the answer comes by pull');
select is(tests.card('Kim', 'Ada') ->> 'pitch', 'Ask me.', 'she has the other card');
select is(tests.exchange('Ada') #>> '{meetings,0,happenedAt}', tests.iso(now() - interval '20 minutes'), 'it happened when it happened');

-- A forged code of an unknown key.
select tests.push('Ada', 'exchange_cards', jsonb_build_object('contactId', tests.uuid('x'), 'meetingId', tests.uuid('y'), 'card', '{"name": "Lou"}'::jsonb,
	'code', left(tests.code('Lou'), -2) || case right(tests.code('Lou'), 2) when '00' then '01' else '00' end));
select tests.add_person('Lou');
select is(tests.pull('Ada') #>> '{answers,1,code}', 'code_not_genuine', 'a forged one is refused in the end');

-- The key is known, but not yet that its owner joined: at another event another card would pass.
select is(tests.scan('Ada', 'Bob', pg_temp.event()) ->> 'answer', 'held', 'a code of the event, whose owner''s joining has not arrived, is held');
select tests.push('Bob', 'join_event', '{"joinCode": "abcd1234"}');
select is((select r ->> 'eventId' from tests.rows('Bob', 'exchanges') r), pg_temp.event()::text, 'until it arrives');

-- What a push could not settle, scheduled work does.
select tests.scan('Ada', 'Max');
insert into auth.users (id) values (tests.uuid('Max'));
insert into hallway.feeds (person_id) values (tests.uuid('Max'));
insert into hallway.sign_ins (user_id, person_id) values (tests.uuid('Max'), tests.uuid('Max'));
insert into hallway.keys (id, person_id, secret) values (decode(tests.key_id('Max'), 'hex'), tests.uuid('Max'), tests.secret('Max'));
select is(hallway.settle_held(), 1, 'a scan that arrived in the same instant as its key is settled later');
select is(hallway.settle_held(), 0, 'once');
select is((select count(*) from tests.rows('Max', 'exchanges')), 1::bigint, 'and is an exchange like any other');

-- The owner of the code never joins.
select tests.add_event('Ada', 'efgh5678'), tests.add_person('Noa');
select is(tests.scan('Ada', 'Noa', hallway.event_id_of('efgh5678'), ago => '4 days') ->> 'answer', 'held', 'a scan waits for a joining');
create function pg_temp.ended(ago interval) returns void language sql as $$
	update hallway.events set starts_at = now() - ago - interval '1 hour', ends_at = now() - ago where join_code = 'efgh5678'; $$;
select pg_temp.ended('3 days');
select is(hallway.settle_held(), 0, 'for two days after the event could still count');
select pg_temp.ended('3 days 1 second');
select is(hallway.settle_held(), 1, 'but not for ever');
select is((select r -> 'eventId' from tests.rows('Noa', 'exchanges') r), 'null', 'then the two met outside of it');

-- Who scanned was not at the event any more, as another phone of theirs says only afterwards.
select tests.add_person('Olu'), tests.add_person('Pia');
select tests.add_event('Olu', 'jkmn9012', 'Ada'), tests.add_event('Ada', 'pqrs3456');
select is(tests.scan('Ada', 'Pia', hallway.event_id_of('jkmn9012'), ago => '20 minutes') ->> 'answer', 'held', 'a scan waits for a joining');
select tests.push('Ada', 'leave_event', jsonb_build_object('eventId', hallway.event_id_of('jkmn9012')), ago => '30 minutes');
select is(hallway.settle_held(), 1, 'that can not count any more');
-- Or the organizer says that it was over.
select tests.scan('Ada', 'Pia', hallway.event_id_of('pqrs3456'), meeting => ' again');
update hallway.events set starts_at = now() - interval '3 days', ends_at = now() - interval '25 hours' where join_code = 'pqrs3456';
select is(hallway.settle_held(), 1, 'nor where the event was over by then');
select is((select jsonb_array_length(r -> 'meetings') from tests.rows('Pia', 'exchanges') r where r -> 'eventId' = 'null'), 2,
	'the two met outside of them');

select is((select count(*) from hallway.mutations where answer = 'held'), 0::bigint, 'nothing is left waiting');

select * from finish();
rollback;
