begin;
set local search_path = tap, extensions, public;
select plan(44);

-- An invitation of an event, without an import; its token and badge code as docs/protocol.md says them.
create function pg_temp.invite(event uuid, key text, name text) returns void
language plpgsql as $$
begin
	perform tests.act_as('Olu');
	perform public.import_attendees(event, jsonb_build_array(jsonb_build_object('key', key, 'name', name)), false);
	perform set_config('role', 'none', true);
end $$;

create function pg_temp.token(key text) returns text
language sql as $$ select encode(substring(extensions.hmac(convert_to('join/' || i.id, 'UTF8'), s.secret, 'sha256') from 1 for 16), 'hex')
	from hallway.invitations i join hallway.invitation_secrets s using (event_id) where i.source_key = key; $$;

create function pg_temp.badge_secret(key text) returns bytea
language sql as $$ select substring(extensions.hmac(convert_to('badge/' || i.id, 'UTF8'), s.secret, 'sha256') from 1 for 16)
	from hallway.invitations i join hallway.invitation_secrets s using (event_id) where i.source_key = key; $$;

-- The code on a badge, or one that somebody who knows its secret made of it: with a time, of another event.
create function pg_temp.badge_code(key text, shown timestamptz default null, ref bytea default null) returns text
language plpgsql as $$
declare
	secret constant bytea := pg_temp.badge_secret(key);
	bytes bytea := case when shown is null then '\x10' else '\x11' end::bytea
		|| coalesce(ref, (select e.ref from hallway.invitations i join hallway.events e on e.id = i.event_id where i.source_key = key))
		|| substring(sha256(secret) from 1 for 10);
begin
	if shown is not null then bytes := bytes || decode(lpad(to_hex(floor(extract(epoch from shown) / 30)::bigint), 8, '0'), 'hex'); end if;
	bytes := bytes || '\x010141'::bytea;
	return encode(bytes || substring(extensions.hmac(bytes, secret, 'sha256') from 1 for 10), 'hex');
end $$;

create function pg_temp.scan_badge(name text, key text, shown timestamptz default null, ticket text default null) returns jsonb
language sql as $$
	select tests.push(name, 'exchange_cards', jsonb_strip_nulls(jsonb_build_object('contactId', tests.uuid(name || ' on ' || key),
		'meetingId', tests.uuid(name || ' met ' || key), 'code', pg_temp.badge_code(key, shown), 'ticket', ticket,
		'card', jsonb_build_object('name', key, 'headline', 'Printed', 'pitch', 'Made up', 'email', 'made@up.test'))));
$$;

create function pg_temp.join(name text, token text) returns text
language sql as $$ select tests.said(tests.push(name, 'join_event', jsonb_build_object('joinCode', 'abcd1234', 'invitation', token))); $$;

create function pg_temp.joined_by(key text) returns uuid
language sql as $$ select i.joined_by from hallway.invitations i where i.source_key = key; $$;

select tests.add_person('Olu'), tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Cem'), tests.add_person('Eve');
create temp table event as select tests.add_event('Olu', 'abcd1234', 'Cem') as id;
select pg_temp.invite((select id from event), 'Ada', 'Ada Lovelace'), pg_temp.invite((select id from event), 'Bob', 'Bob'),
	pg_temp.invite((select id from event), 'Dot', 'Dot');
create temp table tokens as select k as key, pg_temp.token(k) as token from unnest(array['Ada', 'Bob', 'Dot']) k;
grant select on tokens to anon, authenticated;

-- Looking at a link.
select is(tests.call('', 'look_up_invitation', (select token from tokens where key = 'Ada')), '{"name": "Ada Lovelace", "joinCode": "abcd1234"}',
	'whoever has the link is told the name, without signing in');
select is(tests.call('', 'look_up_invitation', upper((select token from tokens where key = 'Ada'))) ->> 'name', 'Ada Lovelace', 'in either case');
select is(tests.call('', 'look_up_invitation', repeat('0', 32)), null, 'an unknown one is nobody''s');
select is(tests.call('', 'look_up_invitation', ''''), null, 'whatever it is');
select is(tests.call('', 'look_up_invitation', null), null, 'or is not');

-- Before she joined: her badge is scanned.
select is(tests.said(pg_temp.scan_badge('Cem', 'Ada')), 'held', 'the scan of a badge whose holder has not joined is held');
select is(tests.said(tests.push('Eve', 'add_key', jsonb_build_object('keyId', encode(substring(sha256(pg_temp.badge_secret('Ada')) from 1 for 10), 'hex'),
	'secret', encode(pg_temp.badge_secret('Ada'), 'hex')))), 'key_taken', 'who printed a badge cannot register it as a device of their own');

-- She joins by her link.
select is(pg_temp.join('Ada', (select token from tokens where key = 'Ada')), 'applied', 'one tap joins');
select is(pg_temp.joined_by('Ada'), tests.uuid('Ada'), 'the invitation is hers');
select is((select k.person_id from hallway.keys k where k.is_printed), tests.uuid('Ada'), 'and the badge');
select is(hallway.settle_held(50), 1, 'the scan that waited is settled');
select is(tests.card('Cem', 'Ada'), '{"name": "Ada", "headline": "I am Ada"}', 'with name and headline, as a badge gives them');
select is((select r ->> 'asksMe' from tests.rows('Ada', 'exchanges') r), 'true', 'and she is asked for the rest');
select is((select r ->> 'eventId' from tests.rows('Ada', 'exchanges') r), (select id::text from event), 'at the event');
select is(tests.call('', 'look_up_invitation', (select token from tokens where key = 'Ada')) ->> 'name', 'Ada Lovelace', 'a link that was used looks like any other');

-- Whose badge it is.
create function pg_temp.keys_known(name text, other text) returns int
language sql as $$ select jsonb_array_length(r -> 'keyIds') from tests.rows(name, 'contacts') r where r #>> '{card,name}' = other; $$;
select tests.scan('Olu', 'Ada', (select id from event));
select is(pg_temp.keys_known('Olu', 'Ada'), 1, 'who meets her is not told which badge is hers: the organizer has a list with names');
select is(pg_temp.keys_known('Cem', 'Ada'), 2, 'who scanned it knows');
select tests.scan('Cem', 'Ada', (select id from event), meeting => ' twice');
select is(pg_temp.keys_known('Cem', 'Ada'), 1, 'until they meet otherwise');

-- Who knows a badge's secret makes no more of it.
select tests.push('Eve', 'join_event', '{"joinCode": "abcd1234"}');
select is(tests.said(pg_temp.scan_badge('Eve', 'Ada', now())), 'applied', 'a time written into a badge''s code');
select is(tests.card('Eve', 'Ada'), '{"name": "Ada", "headline": "I am Ada"}', 'opens no more than the badge');
select is((select r ->> 'via' from tests.rows('Eve', 'exchanges') r), 'badge', 'and counts as one');
select is(tests.call('', 'open_ticket', pg_temp.badge_code('Ada', now())), null, 'and is traded for no ticket');

-- Nor asks with it where its holder is.
create temp table elsewhere as select tests.add_event('Cem', 'efgh5678', 'Ada', 'Eve') as id;
create function pg_temp.probe(key text, ref bytea) returns text
language sql as $$
	select tests.said(tests.push('Eve', 'exchange_cards', jsonb_build_object('contactId', gen_random_uuid(),
		'meetingId', gen_random_uuid(), 'code', pg_temp.badge_code(key, null, ref), 'card', jsonb '{"name": "x"}')));
$$;
create function pg_temp.typed(event uuid, ref_of uuid) returns text
language sql as $$
	select tests.said(tests.push('Eve', 'exchange_by_short_code', jsonb_build_object('contactId', gen_random_uuid(), 'meetingId', gen_random_uuid(),
		'eventId', event, 'shortCode', seven || (select substr(alphabet, (sum(i * (strpos(alphabet, substr(seven, i, 1)) - 1)) % 32)::int + 1, 1)
			from generate_series(1, 7) i))))
	from hallway.short_code_of(pg_temp.badge_secret('Ada'), hallway.event_ref_of(ref_of)) seven,
		(select '0123456789abcdefghjkmnpqrstvwxyz' as alphabet) a;
$$;
select is(pg_temp.probe('Ada', hallway.event_ref_of((select id from elsewhere))), 'code_not_genuine', 'a badge that says it is of another event is none');
select is(pg_temp.probe('Ada', '\x0000000000'), 'code_not_genuine', 'nor one of no event');
select is((select count(*) from tests.rows('Ada', 'exchanges') r where r ->> 'eventId' = (select id::text from elsewhere)), 0::bigint, 'and nothing is exchanged');
select is((select array_agg(s.event_id) from hallway.short_codes s join hallway.keys k on k.id = s.key_id where k.is_printed),
	array[(select id from event)], 'what is typed instead of a badge''s code is of its event alone');
select is(pg_temp.typed((select id from elsewhere), (select id from elsewhere)) || pg_temp.typed((select id from elsewhere), null), 'heldheld', 'and of no other');
select is(pg_temp.typed((select id from event), (select id from event)), 'applied', 'there it works');

-- Somebody else with the link.
select is(pg_temp.join('Eve', (select token from tokens where key = 'Ada')), 'applied', 'who has a link that was used joins all the same');
select is(pg_temp.joined_by('Ada'), tests.uuid('Ada'), 'and it stays hers');
select is(pg_temp.join('Ada', (select token from tokens where key = 'Ada')), 'applied', 'joining by it again changes nothing');
select is((select count(*) from hallway.keys k where k.person_id = tests.uuid('Ada')), 2::bigint, 'and makes no second key');
select is(pg_temp.join('Bob', repeat('f', 32)) || pg_temp.join('Bob', 'x') || pg_temp.join('Bob', (select token || token from tokens where key = 'Bob')), 'appliedappliedapplied',
	'an unknown one, or something else, is no reason not to join');
select is((select count(*) from hallway.invitations i where i.joined_by = tests.uuid('Bob')), 0::bigint, 'and makes nothing his');
update hallway.invitations i set status = 'cancelled' where i.source_key = 'Bob';
select is(pg_temp.join('Bob', (select token from tokens where key = 'Bob')), 'applied', 'nor is one that was cancelled');
select is(pg_temp.joined_by('Bob'), null, 'which is nobody''s');
select is(tests.call('', 'look_up_invitation', (select token from tokens where key = 'Bob')), null, 'and gives no name');

-- Devices and accounts.
select tests.add_person('Ann'), pg_temp.join('Ann', (select token from tokens where key = 'Dot'));
select is(pg_temp.joined_by('Dot'), tests.uuid('Ann'), 'the first to come has an unused one');
select tests.merge('Ann', 'Ada');
select is(pg_temp.joined_by('Dot'), tests.uuid('Ada'), 'a merge brings the invitation along');
select is((select count(*) from hallway.keys k where k.is_printed and k.person_id = tests.uuid('Ada')), 2::bigint, 'and the badge');

-- Nobody learns who.
select is((select count(*) from jsonb_path_query(tests.pull('Olu'), '$.** ? (@ == "Ada Lovelace" || @ == "invitation")')), 0::bigint,
	'the organizer''s pull says nothing of who joined');
delete from auth.users u where u.id in (tests.uuid('Ada'), tests.uuid('Ann'));
select is(pg_temp.joined_by('Ada'), null, 'who deletes the account leaves no trace in the list');


-- The event is deleted, and with it what its organizers held; they still know the secrets.
create temp table secrets as select pg_temp.badge_secret('Bob') as secret;
select hallway.forget_event((select id from event));
select is((select count(*) from hallway.badge_keys), 3::bigint, 'which keys are those of badges stays known');
select is(tests.said(tests.push('Olu', 'add_key', (select jsonb_build_object('keyId', encode(substring(sha256(secret) from 1 for 10), 'hex'),
	'secret', encode(secret, 'hex')) from secrets))), 'key_taken', 'so that nobody registers one and gets what its scans wait to give');

select * from finish();
rollback;
