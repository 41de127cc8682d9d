-- Roles by link: hosts and organizers come by a link of somebody who organizes, and their role can be taken back.

create table hallway.role_links (
	id uuid primary key default gen_random_uuid(),
	event_id uuid not null references hallway.events (id) on delete cascade,
	role text not null check (role in ('host', 'organizer')),
	secret_hash bytea not null unique check (octet_length(secret_hash) = 32),
	-- Who made it or used it: it ends when one of them loses their role, since they still know it.
	known_to uuid[] not null default '{}',
	made_at timestamptz not null default now(),
	expires_at timestamptz not null default now() + interval '7 days',
	revoked_at timestamptz
);
create index role_links_event_id on hallway.role_links (event_id);
alter table hallway.role_links enable row level security;
create policy "No client sees role links" on hallway.role_links for select to authenticated using (false);

-- Fails with PT403 unless the person's role at the event, which was not deleted, is at least this one.
create function hallway.check_rank(person uuid, event uuid, needed text) returns void
language plpgsql stable set search_path = '' as $$
begin
	if coalesce(hallway.rank_of(hallway.role_at(person, event)), 0) < hallway.rank_of(needed) then
		raise exception using errcode = 'PT403', message = 'not_organizer';
	end if;
end $$;

-- Who runs an event, for those who do: {"role": mine, "team": [{id, name, role, isMe, hasLeft}], "links": [{id, role, madeAt,
-- expiresAt}]}, the links for organizers only. They see each other's names, as was said before each took the role. The ids
-- are those of the team alone. PT403 for everybody else.
create function hallway.event_team(event uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	me constant uuid := hallway.me();
begin
	perform hallway.check_rank(me, event, 'host');
	return jsonb_build_object(
		'role', hallway.role_at(me, event),
		'team', (
			select jsonb_agg(jsonb_build_object('id', a.member_id, 'name', coalesce(p.profile ->> 'name', ''), 'role', a.role,
				'isMe', a.person_id = me, 'hasLeft', a.left_at is not null) order by hallway.rank_of(a.role) desc, a.member_id)
			from hallway.attendances a left join hallway.profiles p on p.person_id = a.person_id
			where a.event_id = event and a.role <> 'attendee'),
		'links', (
			select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'role', l.role, 'madeAt', hallway.iso(l.made_at),
				'expiresAt', hallway.iso(l.expires_at)) order by l.made_at), '[]')
			from hallway.role_links l
			where l.event_id = event and l.revoked_at is null and l.expires_at > now()
				and hallway.role_at(me, event) = 'organizer'));
end $$;

-- Makes a link that gives a role for seven days: {"id", "secret" (hex), "expiresAt"}. The secret is given this once.
-- For organizers, at most 50 a day (PT429).
create function hallway.make_role_link(event uuid, role text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me constant uuid := hallway.locked_caller();
	secret constant bytea := extensions.gen_random_bytes(16);
	made hallway.role_links;
begin
	perform hallway.check_rank(me, event, 'organizer');
	if coalesce(role, '') not in ('host', 'organizer') then
		raise exception using errcode = 'PT400', message = 'invalid_input';
	end if;
	perform hallway.count_up(me, 'role-links', now(), interval '1 day', 50);
	insert into hallway.role_links (event_id, role, secret_hash, known_to)
	values (event, make_role_link.role, sha256(secret), array[me]) returning * into made;
	return jsonb_build_object('id', made.id, 'secret', encode(secret, 'hex'), 'expiresAt', hallway.iso(made.expires_at));
exception when sqlstate 'HW002' then
	raise exception using errcode = 'PT429', message = 'slow_down';
end $$;

-- Ends a link, so that nobody takes a role by it any more; whoever did keeps it. For organizers; an unknown id changes nothing.
create function hallway.end_role_link(link uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me constant uuid := hallway.me();
	event constant uuid := (select l.event_id from hallway.role_links l where l.id = link);
begin
	perform hallway.check_rank(me, event, 'organizer');
	update hallway.role_links l set revoked_at = now() where l.id = link and l.revoked_at is null;
	return jsonb_build_object('eventId', event);
end $$;

-- The link with this secret (hex) if it still gives its role. Counts a miss of the caller otherwise, and fails with PT429 where
-- there were many within the hour.
create function hallway.open_role_link(me uuid, secret text) returns hallway.role_links
language plpgsql set search_path = '' as $$
declare
	link hallway.role_links;
begin
	if exists (select from hallway.tallies t
		where t.person_id = me and t.kind = 'misses' and t.bucket = date_trunc('hour', now()) and t.count >= 100)
	then raise exception using errcode = 'PT429', message = 'slow_down'; end if;
	if coalesce(secret, '') ~ '^[0-9A-Fa-f]{32}$' then
		select l.* into link from hallway.role_links l join hallway.events e on e.id = l.event_id
		where l.secret_hash = sha256(decode(secret, 'hex')) and l.revoked_at is null and l.expires_at > now()
			and e.deleted_at is null;
	end if;
	if link.id is null then perform hallway.count_this_hour(me, 'misses'); end if;
	return link;
end $$;

-- What a link would give, for whoever has it: {"role", "event": details, "mine": the role by now or null}, or null.
create function hallway.look_at_role(secret text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me constant uuid := hallway.locked_caller();
	link constant hallway.role_links := hallway.open_role_link(me, secret);
begin
	return (
		select jsonb_build_object('role', link.role, 'mine', hallway.role_at(me, e.id), 'event',
			hallway.event_details(e) || jsonb_build_object('joinCode', e.join_code))
		from hallway.events e where e.id = link.event_id
	);
end $$;

-- Gives the caller the role of a link, and makes them attend: {"eventId", "role"}, or null where it gives none any more. Who has
-- a role that may do more keeps it.
create function hallway.take_role(secret text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me constant uuid := hallway.locked_caller();
	link hallway.role_links := hallway.open_role_link(me, secret);
begin
	if link.id is null then return null; end if;
	perform from hallway.events e where e.id = link.event_id for no key update;
	-- Again under the lock: it may have ended in this moment.
	link := hallway.open_role_link(me, secret);
	if link.id is null then return null; end if;
	update hallway.role_links l set known_to = l.known_to || me where l.id = link.id and me <> all (l.known_to);
	perform hallway.attend(me, link.event_id, link.role, now());
	perform hallway.nudge_moved();
	return jsonb_build_object('eventId', link.event_id, 'role', hallway.role_at(me, link.event_id));
end $$;

-- Gives a member of the team another role, or takes it back (null): {"outcome": "changed" | "last_organizer" | "not_in_team"}.
-- For organizers. Nobody else gets a role this way: it comes by link, so that whoever has one agreed that the team sees
-- their name. Whoever loses a role loses with it every link and the recovery secret that they know. Fails with PT401, PT403.
create function hallway.set_role(event uuid, member uuid, role text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me constant uuid := hallway.caller();
	wanted constant text := coalesce(role, 'attendee');
	who constant uuid := (select a.person_id from hallway.attendances a where a.event_id = event and a.member_id = member);
	was text;
begin
	if hallway.rank_of(wanted) is null then raise exception using errcode = 'PT400', message = 'invalid_input'; end if;
	perform hallway.check_rank(me, event, 'organizer');
	perform hallway.lock_people(array[me, who]);
	perform from hallway.events e where e.id = event for no key update;
	-- Again under the lock: two who take each other's role back must not both succeed, nor somebody whose session was ended
	-- meanwhile (hallway.leave_elsewhere).
	if hallway.signed_in_user() is null then raise exception using errcode = 'PT401', message = 'not_signed_in'; end if;
	perform hallway.check_rank(me, event, 'organizer');
	select a.role into was from hallway.attendances a where a.event_id = set_role.event and a.person_id = who;
	if coalesce(was, 'attendee') = 'attendee' or not hallway.is_locked(who) then
		return jsonb_build_object('outcome', 'not_in_team');
	end if;
	if was = 'organizer' and wanted <> 'organizer' and not exists (select from hallway.attendances a
		where a.event_id = set_role.event and a.role = 'organizer' and a.left_at is null and a.person_id <> who)
	then return jsonb_build_object('outcome', 'last_organizer'); end if;
	if was = wanted then return jsonb_build_object('outcome', 'changed'); end if;
	update hallway.attendances a set role = wanted, feed_number = hallway.next_number(who)
	where a.event_id = set_role.event and a.person_id = who;
	if hallway.rank_of(wanted) < hallway.rank_of(was) then perform hallway.end_secrets_of(who, event); end if;
	perform hallway.nudge_moved();
	return jsonb_build_object('outcome', 'changed');
end $$;

-- Ends every link and the recovery secret of an event that a person made or used.
create function hallway.end_secrets_of(person uuid, event uuid) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.role_links l set revoked_at = now()
	where l.event_id = event and l.revoked_at is null and person = any (l.known_to);
	delete from hallway.event_recoveries r where r.event_id = event and person = any (r.known_to);
end $$;

-- Somebody who runs an event deletes the account. What they know gives no role any more where another organizer could not take it
-- from them afterwards. Where nobody else organizes it, nobody could delete what is held of its attendees: that ends, the event and
-- what attendees hold stay, and whoever kept its recovery secret can look after it again. The lock is for two organizers who go
-- in the same instant: the second one sees that the first is gone.
create function hallway.resign(person uuid, event uuid) returns void
language plpgsql set search_path = '' as $$
begin
	perform from hallway.events e where e.id = event for no key update;
	if hallway.is_needed(person, event) then
		perform hallway.forget_event(event);
	elsif exists (select from hallway.attendances a
		where a.event_id = resign.event and a.role = 'organizer' and a.left_at is null and a.person_id <> person)
	then
		perform hallway.end_secrets_of(person, event);
	end if;
end $$;

-- What two accounts knew, the one that they become knows.
create function hallway.join_known_secrets(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.event_recoveries r set known_to = array_replace(r.known_to, old, kept)
	from hallway.attendances a where a.person_id = old and a.event_id = r.event_id and old = any (r.known_to);
	update hallway.role_links l set known_to = array_replace(l.known_to, old, kept)
	from hallway.attendances a where a.person_id = old and a.event_id = l.event_id and old = any (l.known_to);
end $$;

create function public.event_team(event uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$ select hallway.event_team(event); $$;

create function public.make_role_link(event uuid, role text) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.make_role_link(event, role); $$;

create function public.end_role_link(link uuid) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.end_role_link(link); $$;

create function public.look_at_role(secret text) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.look_at_role(secret); $$;

create function public.take_role(secret text) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.take_role(secret); $$;

create function public.set_role(event uuid, member uuid, role text) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.set_role(event, member, role); $$;

revoke all on table hallway.role_links from public, anon, authenticated;
revoke all on function hallway.check_rank (uuid, uuid, text), hallway.event_team (uuid), hallway.make_role_link (uuid, text),
	hallway.end_role_link (uuid), hallway.open_role_link (uuid, text), hallway.look_at_role (text), hallway.take_role (text),
	hallway.set_role (uuid, uuid, text), hallway.end_secrets_of (uuid, uuid), hallway.resign (uuid, uuid), hallway.join_known_secrets (uuid, uuid),
	public.event_team (uuid), public.make_role_link (uuid, text), public.end_role_link (uuid), public.look_at_role (text),
	public.take_role (text), public.set_role (uuid, uuid, text) from public, anon, authenticated;
grant execute on function hallway.event_team (uuid), hallway.make_role_link (uuid, text), hallway.end_role_link (uuid),
	hallway.look_at_role (text), hallway.take_role (text), hallway.set_role (uuid, uuid, text), public.event_team (uuid),
	public.make_role_link (uuid, text), public.end_role_link (uuid), public.look_at_role (text), public.take_role (text),
	public.set_role (uuid, uuid, text) to authenticated;
