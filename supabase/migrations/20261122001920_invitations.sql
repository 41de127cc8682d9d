-- Invitations: who an organizer says will come, each with a personal join link and a printed badge. Addresses are here to be
-- written to and are given back to nobody; who of them joined is said to nobody (docs/decisions/0010).

-- What the tokens and badge keys of an event's invitations are made from, so that nothing secret stands beside a name.
create table hallway.invitation_secrets (
	event_id uuid primary key references hallway.events (id) on delete cascade,
	secret bytea not null default extensions.gen_random_bytes(32) check (octet_length(secret) = 32)
);

create table hallway.invitations (
	id uuid primary key,
	event_id uuid not null references hallway.events (id) on delete cascade,
	-- In the order in which they came: that of the badges on their sheets.
	number bigint generated always as identity unique,
	-- The ticket's own id in the list it came from; null for a badge that was made at the door.
	source_key text,
	name text not null,
	headline text not null default '',
	organisation text not null default '',
	email text not null default '',
	ticket text not null default '',
	-- 'passed': the ticket is somebody else's by now, who has an invitation of their own.
	status text not null default 'invited' check (status in ('invited', 'cancelled', 'passed')),
	token_hash bytea not null unique,
	badge_key_id bytea not null unique check (octet_length(badge_key_id) = 10),
	joined_by uuid references hallway.feeds (person_id) on delete set null,
	joined_at timestamptz,
	edited_at timestamptz not null default now(),
	printed_at timestamptz,
	unique (event_id, source_key)
);
-- The keys of all badges that were ever made, each with the event it is of. Apart from the invitations, with which an event's data ends:
-- whoever printed them knows their secrets for ever.
create table hallway.badge_keys (
	id bytea primary key check (octet_length(id) = 10),
	event_ref bytea not null check (octet_length(event_ref) = 5)
);

-- After invitations are made.
create function hallway.note_badge_keys() returns trigger
language plpgsql set search_path = '' as $$
begin
	insert into hallway.badge_keys (id, event_ref)
	select m.badge_key_id, hallway.event_ref_of(m.event_id) from made m;
	return null;
end $$;
create trigger note_badge_keys after insert on hallway.invitations
	referencing new table as made for each statement execute function hallway.note_badge_keys();

create index invitations_of_event on hallway.invitations (event_id, number);
create index invitations_email on hallway.invitations (lower(email)) where email <> '';
create index invitations_joined_by on hallway.invitations (joined_by);

-- The secret of an event, made with the first invitation; locked, so that two organizers who import at once come one after
-- the other.
create function hallway.invitation_secret(event uuid) returns bytea
language plpgsql set search_path = '' as $$
declare
	found_secret bytea;
begin
	insert into hallway.invitation_secrets (event_id) values (event) on conflict do nothing;
	select s.secret into found_secret from hallway.invitation_secrets s where s.event_id = event for update;
	return found_secret;
end $$;

-- The 16 bytes that the personal join link of an invitation holds.
create function hallway.invitation_token(secret bytea, invitation uuid) returns bytea
language plpgsql immutable set search_path = '' as $$
begin
	return substring(extensions.hmac(convert_to('join/' || invitation, 'UTF8'), secret, 'sha256') from 1 for 16);
end $$;

-- The 16 bytes that the code on its printed badge is signed with.
create function hallway.badge_secret(secret bytea, invitation uuid) returns bytea
language plpgsql immutable set search_path = '' as $$
begin
	return substring(extensions.hmac(convert_to('badge/' || invitation, 'UTF8'), secret, 'sha256') from 1 for 16);
end $$;

-- The caller, who must organize the event. Fails with PT401, PT403.
create function hallway.inviting(event uuid) returns uuid
language plpgsql set search_path = '' as $$
declare
	me constant uuid := hallway.locked_caller();
begin
	perform hallway.check_role(me, event);
	return me;
end $$;

-- Fails with PT400 unless this is a list of at most `most` entries within 256 KiB; with PT413 for a longer one; with PT429 for a
-- person who sent more than 100,000 within the hour.
create function hallway.check_list(me uuid, rows jsonb, most int) returns void
language plpgsql set search_path = '' as $$
begin
	if jsonb_typeof(rows) is distinct from 'array' or hallway.has_long_number(rows) then
		raise exception using errcode = 'PT400', message = 'invalid_input';
	end if;
	if jsonb_array_length(rows) > most or octet_length(rows::text) > 262144 then
		raise exception using errcode = 'PT413', message = 'too_many_rows';
	end if;
	if hallway.count_this_hour(me, 'invitations', jsonb_array_length(rows)) > 100000 then
		raise exception using errcode = 'PT429', message = 'slow_down';
	end if;
end $$;

-- Counts invitations that were made, and fails with PT429 for a person who made more than 100,000 in 24 hours: five lists of the
-- largest event. What is imported again is not made again.
create function hallway.count_made(me uuid, made int) returns void
language plpgsql set search_path = '' as $$
begin
	if made = 0 then return; end if;
	perform hallway.count_this_hour(me, 'invitations-made', made);
	if (select sum(t.count) from hallway.tallies t where t.person_id = me and t.kind = 'invitations-made'
		and t.bucket > now() - interval '1 day') > 100000
	then raise exception using errcode = 'PT429', message = 'too_many_today'; end if;
end $$;

-- Fails with PT413 where an event has more than 20,000 invitations by now, or 60,000 with those that were passed on.
create function hallway.check_room(event uuid) returns void
language plpgsql stable set search_path = '' as $$
begin
	if (select count(*) filter (where i.status <> 'passed') > 20000 or count(*) > 60000 from hallway.invitations i where i.event_id = event) then
		raise exception using errcode = 'PT413', message = 'too_many_invitations';
	end if;
end $$;

-- A text of a row: '' where it is missing, null where it is no text or too long.
create function hallway.row_text(entry jsonb, field text, most int) returns text
language plpgsql immutable set search_path = '' as $$
declare
	value constant text := coalesce(entry ->> field, '');
begin
	if coalesce(jsonb_typeof(entry -> field), 'null') not in ('string', 'null') or char_length(value) > most then return null; end if;
	return case when hallway.is_blank(value) then '' else value end;
end $$;

-- What a list of rows would do to the invitations of an event, in the order of the list (docs/protocol.md, import_attendees).
-- Of two rows with one key the second is invalid. A ticket under another name and another address was passed on: it is a new
-- invitation, or whoever had it could still join by the link. Of these `replaces` is the one before.
create function hallway.plan_import(event uuid, rows jsonb) returns table (
	place bigint, key text, name text, headline text, organisation text, email text, ticket text, status text,
	outcome text, id uuid, replaces uuid)
language plpgsql set search_path = '' as $$
begin
	return query
	with given as materialized (
		select r.place, hallway.row_text(r.entry, 'key', 200) as key, hallway.row_text(r.entry, 'name', 100) as name,
			hallway.row_text(r.entry, 'headline', 120) as headline, hallway.row_text(r.entry, 'organisation', 100) as organisation,
			hallway.row_text(r.entry, 'email', 254) as email, hallway.row_text(r.entry, 'ticket', 100) as ticket,
			coalesce(r.entry ->> 'status', 'invited') as status
		from jsonb_array_elements(rows) with ordinality r (entry, place)
	), judged as (
		select g.*, coalesce(g.key <> '' and g.headline is not null and g.organisation is not null and g.email is not null
			and g.ticket is not null and g.status in ('invited', 'cancelled') and g.name is not null
			and (g.name <> '' or g.status = 'cancelled')
			and g.place = min(g.place) over (partition by g.key), false) as is_valid
		from given g
	)
	select j.place, j.key, j.name, j.headline, j.organisation, j.email, j.ticket, j.status,
		case
			when not j.is_valid then 'invalid'
			when i.id is null or p.is_passed and j.status = 'invited' then case j.status when 'cancelled' then 'cancelled' else 'new' end
			when j.status = 'cancelled' then case i.status when 'cancelled' then 'same' else 'cancelled' end
			when i.status = 'cancelled' or (i.name, i.headline, i.organisation, i.email, i.ticket)
				is distinct from (j.name, j.headline, j.organisation, j.email, j.ticket) then 'changed'
			else 'same' end,
		case when not j.is_valid then null when (i.id is null or p.is_passed) and j.status = 'invited' then gen_random_uuid() else i.id end,
		case when j.is_valid and p.is_passed and j.status = 'invited' then i.id end
	from judged j
	left join hallway.invitations i on i.event_id = event and i.source_key = j.key
	cross join lateral (select coalesce(lower(i.name) <> lower(j.name) and lower(i.email) <> lower(j.email) and i.email <> '', false)
		as is_passed) p;
end $$;

-- Imports attendees, for organizers: at most 500 rows {key, name, email?, headline?, organisation?, ticket?, status?}. Gives
-- {rows: [{key, outcome, id?, token?}]} in their order; outcome new, changed, same, cancelled or invalid; id and token (hex) of
-- those who are invited. `trial`: nothing is written, no ids. Who is passed a ticket is new. Fails with PT400, PT401, PT403, PT413, PT429.
create function hallway.import_attendees(event uuid, rows jsonb, trial boolean) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me constant uuid := hallway.inviting(event);
	secret bytea;
	answer jsonb;
begin
	perform hallway.check_list(me, rows, 500);
	if coalesce(trial, true) then
		return jsonb_build_object('rows', (
			select coalesce(jsonb_agg(jsonb_build_object('key', p.key, 'outcome', p.outcome) order by p.place), '[]')
			from hallway.plan_import(event, rows) p));
	end if;
	secret := hallway.invitation_secret(event);
	-- Kept without key, name and address, so that the number of who joined does not tell whether this one did.
	with passed as (
		update hallway.invitations i set status = 'passed', source_key = null, name = '', headline = '', organisation = '', email = ''
		from hallway.plan_import(event, rows) p where i.id = p.replaces
		returning i.id
	)
	delete from hallway.invitation_mails m using passed p where m.invitation_id = p.id;
	with plan as materialized (
		select * from hallway.plan_import(event, rows)
	), added as (
		insert into hallway.invitations (id, event_id, source_key, name, headline, organisation, email, ticket, token_hash, badge_key_id)
		select p.id, event, p.key, p.name, p.headline, p.organisation, p.email, p.ticket,
			sha256(hallway.invitation_token(secret, p.id)),
			substring(sha256(hallway.badge_secret(secret, p.id)) from 1 for 10)
		from plan p where p.outcome = 'new' order by p.place
	), dropped as (
		update hallway.invitations i set status = 'cancelled', edited_at = now()
		from plan p where i.id = p.id and p.outcome = 'cancelled'
	), changed as (
		update hallway.invitations i
		set name = p.name, headline = p.headline, organisation = p.organisation, email = p.email, ticket = p.ticket,
			status = 'invited',
			-- Only what stands on a badge makes it another one.
			edited_at = case when (i.status, i.name, i.headline, i.organisation)
				is distinct from ('invited', p.name, p.headline, p.organisation) then now() else i.edited_at end
		from plan p where i.id = p.id and p.outcome = 'changed'
	), unwritten as (
		-- Another address was not written to yet.
		delete from hallway.invitation_mails m using plan p, hallway.invitations i
		where m.invitation_id = p.id and i.id = p.id and p.outcome = 'changed' and lower(i.email) <> lower(p.email)
	)
	select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('key', p.key, 'outcome', p.outcome, 'id', p.id, 'token',
		case when p.id is not null and p.status = 'invited' then encode(hallway.invitation_token(secret, p.id), 'hex') end))
		order by p.place), '[]') into answer
	from plan p;
	perform hallway.count_made(me, (select count(*)::int from jsonb_array_elements(answer) r where r ->> 'outcome' = 'new'));
	perform hallway.check_room(event);
	return jsonb_build_object('rows', answer);
end $$;

-- Counts, for organizers: {invited, cancelled, withAddress, joined, mails: {waiting, sent, failed}, mail, mayMail}. `joined` to the
-- nearest five, null below five, as it was at the last quarter of an hour, of all who were ever invited, so that cancelling one
-- tells nothing of that one. `mail`: this installation sends mails; `mayMail`: the caller has a proven address. Fails with PT401, PT403.
create function hallway.invitation_summary(event uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me constant uuid := hallway.inviting(event);
begin
	return (
		select jsonb_build_object('invited', count(*) filter (where i.status = 'invited'),
			'cancelled', count(*) filter (where i.status = 'cancelled'),
			'withAddress', count(*) filter (where i.status = 'invited' and i.email <> ''),
			'joined', (select case when j.many >= 5 then hallway.about(j.many) end
				from (select count(*) as many from hallway.invitations o where o.event_id = invitation_summary.event
					and o.joined_at < date_bin('15 minutes', now(), timestamptz '2000-01-01 00:00:00Z')) j),
			'mails', jsonb_build_object('waiting', count(*) filter (where m.state in ('waiting', 'sending')),
				'sent', count(*) filter (where m.state = 'sent'), 'failed', count(*) filter (where m.state in ('failed', 'unsure'))),
			'mail', hallway.sends_mail(), 'mayMail', hallway.email_of(me) is not null)
		from hallway.invitations i left join hallway.invitation_mails m on m.invitation_id = i.id
		where i.event_id = event
	);
end $$;

create function public.import_attendees(event uuid, rows jsonb, trial boolean) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.import_attendees(event, rows, trial); $$;

create function public.invitation_summary(event uuid) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.invitation_summary(event); $$;

alter table hallway.invitation_secrets enable row level security;
alter table hallway.invitations enable row level security;
alter table hallway.badge_keys enable row level security;
create policy "No client sees what tokens are made from" on hallway.invitation_secrets for select to authenticated using (false);
create policy "No client sees invitations" on hallway.invitations for select to authenticated using (false);
create policy "No client sees the keys of badges" on hallway.badge_keys for select to authenticated using (false);
revoke all on hallway.invitation_secrets, hallway.invitations, hallway.badge_keys from public, anon, authenticated;

revoke all on function hallway.note_badge_keys (), hallway.invitation_secret (uuid), hallway.invitation_token (bytea, uuid), hallway.badge_secret (bytea, uuid),
	hallway.inviting (uuid), hallway.check_list (uuid, jsonb, int), hallway.count_made (uuid, int), hallway.check_room (uuid),
	hallway.row_text (jsonb, text, int), hallway.plan_import (uuid, jsonb), hallway.import_attendees (uuid, jsonb, boolean),
	hallway.invitation_summary (uuid), public.import_attendees (uuid, jsonb, boolean), public.invitation_summary (uuid)
	from public, anon, authenticated;
grant execute on function hallway.import_attendees (uuid, jsonb, boolean), hallway.invitation_summary (uuid),
	public.import_attendees (uuid, jsonb, boolean), public.invitation_summary (uuid) to authenticated;
