-- What the other test files use: people who act as real roles, their keys and codes. Stays in the test database.
begin;
set local search_path = tap, extensions, public;

create schema tests;
grant usage on schema tests to anon, authenticated;

-- A name stands for the same ids and secrets everywhere, so that tests read as sentences.
create function tests.uuid(name text) returns uuid
language sql immutable as $$ select md5(name)::uuid; $$;

create function tests.secret(name text) returns bytea
language sql immutable as $$ select decode(md5('key of ' || name), 'hex'); $$;

create function tests.key_id(name text) returns text
language sql immutable as $$ select encode(substring(sha256(tests.secret(name)) from 1 for 10), 'hex'); $$;

-- From here on the transaction acts as this person ('' for nobody), with the role and claims of a real request.
create function tests.act_as(name text) returns void
language plpgsql as $$
declare
	id constant text := case name when '' then '' else tests.uuid(name)::text end;
begin
	perform set_config('request.jwt.claim.sub', id, true),
		set_config('request.jwt.claims', json_build_object('sub', id, 'role', 'authenticated')::text, true),
		set_config('role', case name when '' then 'anon' else 'authenticated' end, true);
end $$;

-- Pushes one mutation as a person and gives its answer. `ago`: how long before now it happened; `device`: whose outbox it is in.
create function tests.push(name text, kind text, input jsonb, ago interval default '0', id uuid default gen_random_uuid(),
	device text default '')
returns jsonb language plpgsql as $$
declare
	answer jsonb;
begin
	perform tests.act_as(name);
	answer := public.push_changes(jsonb_build_object('protocol', 1, 'outboxId', tests.uuid('outbox of ' || name || device),
		'sentAt', tests.iso(now()), 'mutations', jsonb_build_array(jsonb_build_object('id', id, 'kind', kind,
			'happenedAt', tests.iso(now() - ago), 'input', input))));
	perform set_config('role', 'none', true);
	return answer #> '{answers,0}';
end $$;

-- What was said to a push, in short: 'applied', 'held' or the code.
create function tests.said(answer jsonb) returns text
language sql immutable as $$ select coalesce(answer ->> 'code', answer ->> 'answer'); $$;

create function tests.pull(name text, cursor jsonb default '{}') returns jsonb
language plpgsql as $$
declare
	answer jsonb;
begin
	perform tests.act_as(name);
	answer := public.pull_changes(cursor);
	perform set_config('role', 'none', true);
	return answer;
end $$;

create function tests.iso(moment timestamptz) returns text
language sql immutable as $$ select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'); $$;

-- Calls one of the functions that take a text, as a user: its answer, or the code it fails with.
create function tests.call(name text, function text, argument text) returns jsonb
language plpgsql as $$
declare
	answer jsonb;
begin
	perform tests.act_as(name);
	execute format('select public.%I($1)', function) into answer using argument;
	perform set_config('role', 'none', true);
	return answer;
exception when others then
	perform set_config('role', 'none', true);
	return to_jsonb(sqlstate);
end $$;

-- The same for those that take the id of an event.
create function tests.ask(name text, function text, event uuid) returns jsonb
language plpgsql as $$
declare
	answer jsonb;
begin
	perform tests.act_as(name);
	execute format('select public.%I($1)', function) into answer using event;
	perform set_config('role', 'none', true);
	return answer;
exception when others then
	perform set_config('role', 'none', true);
	return to_jsonb(sqlstate);
end $$;

-- A user who has not pushed anything yet; `email`: an address proven by a code.
create function tests.add_user(name text, email text default null) returns void
language sql as $$
	insert into auth.users (id, email, email_confirmed_at) values (tests.uuid(name), email, case when email <> '' then now() end);
$$;

-- One user offers, another takes. Gives what was answered.
create function tests.hand_over(offering text, taking text) returns jsonb
language sql as $$ select tests.call(taking, 'take_account', tests.call(offering, 'offer_account', 'hand_over') ->> 'code'); $$;

create function tests.merge(offering text, taking text) returns jsonb
language sql as $$ select tests.call(taking, 'take_account', tests.call(offering, 'offer_account', 'merge') ->> 'secret'); $$;

-- A person with a key and a profile: a headline in the code, a pitch after, an e-mail that stays private.
create function tests.add_person(name text) returns void
language plpgsql as $$
begin
	insert into auth.users (id) values (tests.uuid(name)) on conflict do nothing;
	perform tests.push(name, 'add_key', jsonb_build_object('keyId', tests.key_id(name), 'secret', encode(tests.secret(name), 'hex')));
	perform tests.push(name, 'save_profile', jsonb_build_object('profile', jsonb_build_object(
		'name', name, 'headline', 'I am ' || name, 'pitch', 'Ask me.', 'email', name || '@example.test')));
end $$;

-- An event that runs now, of an organizer; gives its id. The other names join it.
create function tests.add_event(organizer text, join_code text, variadic others text[] default '{}') returns uuid
language plpgsql as $$
declare
	event uuid;
	other text;
begin
	event := tests.push(organizer, 'create_event', jsonb_build_object('joinCode', join_code, 'name', 'Event ' || join_code,
		'place', 'Hall', 'startsAt', tests.iso(now() - interval '1 hour'), 'endsAt', tests.iso(now() + interval '5 hours'),
		'timeZone', 'Europe/Berlin', 'recoveryHash', encode(sha256(tests.secret(join_code)), 'hex'))) #>> '{result,eventId}';
	foreach other in array others loop
		perform tests.push(other, 'join_event', jsonb_build_object('joinCode', join_code));
	end loop;
	return event;
end $$;

-- The code of a person, written here a second time from docs/protocol.md. `shown` null: a badge.
create function tests.code(name text, event uuid default null, shown timestamptz default now()) returns text
language plpgsql as $$
declare
	bytes bytea := case when shown is null then '\x10' else '\x11' end::bytea
		|| coalesce(substring(decode(replace(event::text, '-', ''), 'hex') from 1 for 5), '\x0000000000')
		|| decode(tests.key_id(name), 'hex');
begin
	if shown is not null then
		bytes := bytes || decode(lpad(to_hex(floor(extract(epoch from shown) / 30)::bigint), 8, '0'), 'hex');
	end if;
	bytes := bytes || '\x0101'::bytea || convert_to(left(name, 1), 'UTF8');
	return encode(bytes || substring(extensions.hmac(bytes, tests.secret(name), 'sha256') from 1 for 10), 'hex');
end $$;

-- One scans the other's code. The ids are those of the scanning phone: 'Ada on Bob'.
create function tests.scan(name text, other text, event uuid default null, shown timestamptz default now(),
	ago interval default '0', meeting text default '')
returns jsonb language sql as $$
	select tests.push(name, 'exchange_cards', jsonb_build_object('contactId', tests.uuid(name || ' on ' || other),
		'meetingId', tests.uuid(name || ' met ' || other || meeting), 'code', tests.code(other, event, shown),
		'card', jsonb_build_object('name', other, 'headline', 'I am ' || other)), ago);
$$;

-- The typed code of a person with its check character, also written a second time.
create function tests.short_code(name text, event uuid default null) returns text
language plpgsql as $$
declare
	alphabet constant text := '0123456789abcdefghjkmnpqrstvwxyz';
	seven constant text := hallway.short_code_of(tests.secret(name), substring(decode(replace(event::text, '-', ''), 'hex') from 1 for 5));
begin
	return seven || (select substr(alphabet, (sum(i * (strpos(alphabet, substr(seven, i, 1)) - 1)) % 32)::int + 1, 1)
		from generate_series(1, 7) i);
end $$;

-- The rows of one table in a person's whole pull.
create function tests.rows(name text, part text) returns setof jsonb
language sql as $$ select jsonb_array_elements(tests.pull(name) #> array['rows', part]); $$;

-- The card that a person holds of the other, by the name on it; and their first exchange with anybody.
create function tests.card(name text, other text) returns jsonb
language sql as $$ select r -> 'card' from tests.rows(name, 'contacts') r where r #>> '{card,name}' = other; $$;

create function tests.exchange(name text) returns jsonb
language sql as $$ select r from tests.rows(name, 'exchanges') r limit 1; $$;

-- The id of the only contact a person has.
create function tests.contact(name text) returns text
language sql as $$ select r ->> 'id' from tests.rows(name, 'contacts') r; $$;

commit;

begin;
set local search_path = tap, extensions, public;
select plan(1);
select has_function('tests', 'push', 'the helpers are there');
select * from finish();
rollback;
