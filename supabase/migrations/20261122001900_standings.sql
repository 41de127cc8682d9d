-- How each attendee appears to the organizers of an event (docs/decisions/0008): by name, as a dot, or not at all.

-- Since when a choice holds, by the clock of this server, and a secret that is new with every choice: the id of a dot is made
-- of it, so that nobody can tell which dot somebody became who was there by name.
alter table hallway.cards
	add column graph_since timestamptz not null default now(),
	add column graph_secret uuid not null default gen_random_uuid();

-- Since when a person is there without having left, by the clock of this server.
alter table hallway.attendances add column present_since timestamptz not null default now();

-- Before a card is saved. Settings of an event that say what the default ones said before are no new choice.
create function hallway.note_standing() returns trigger
language plpgsql set search_path = '' as $$
declare
	before hallway.cards;
begin
	if tg_op = 'UPDATE' then
		before := old;
	else
		select c.* into before from hallway.cards c where c.person_id = new.person_id and c.event_id is null;
	end if;
	if before.graph = new.graph then
		new.graph_since := before.graph_since;
		new.graph_secret := before.graph_secret;
	else
		new.graph_since := now();
		new.graph_secret := gen_random_uuid();
	end if;
	return new;
end $$;
create trigger note_standing before insert or update of graph on hallway.cards
	for each row execute function hallway.note_standing();

-- Before an attendance changes: who left and is back is there since now.
create function hallway.note_presence() returns trigger
language plpgsql set search_path = '' as $$
begin
	if old.left_at is not null and new.left_at is null then new.present_since := now(); end if;
	return new;
end $$;
create trigger note_presence before update of left_at on hallway.attendances
	for each row execute function hallway.note_presence();

-- One who is at an event now, with everything that a picture or a figure may ask. What of it leaves the server is decided
-- by what reads it.
create type hallway.attendee as (
	person_id uuid,
	-- 'name', 'dot', 'none'; not asked is 'none'.
	standing text,
	-- The only id that leaves: a name's is that of the attendance, a dot's is another with every choice; null for 'none'.
	id uuid,
	-- That of the attendance, for whoever agreed to be known in another way.
	attendance_id uuid,
	-- Since when all this holds.
	since timestamptz,
	name text,
	role text,
	joined_at timestamptz,
	is_helped boolean,
	is_counted boolean,
	-- The topics of the event among the interests that the card shows here, as places in the event's list from 0.
	topics int[],
	offers jsonb,
	looking_for jsonb
);

-- Everybody who is at an event. Somebody without a profile has no name to agree to.
create function hallway.attendees_of(event uuid) returns setof hallway.attendee
language plpgsql stable rows 2000 set search_path = '' as $$
begin
	return query
	with chosen as (
		select a.person_id, a.id, a.role, a.joined_at, p.profile,
			case when coalesce(own.graph, usual.graph, 'none') = 'name' and not coalesce(p.profile ? 'name', false) then 'none'
				else coalesce(own.graph, usual.graph, 'none') end as standing,
			greatest(a.present_since, own.graph_since, case when own.id is null then usual.graph_since end) as since,
			coalesce(own.graph_secret, usual.graph_secret) as secret,
			coalesce(own.helped, usual.helped, false) as helped, coalesce(own.counted, usual.counted, false) as counted,
			-- Where a field goes that nothing is said about: docs/protocol.md. All three pass after an exchange.
			coalesce(own.sharing, usual.sharing, '{}') as sharing
		from hallway.attendances a
		left join hallway.cards own on own.person_id = a.person_id and own.event_id = attendees_of.event
		left join hallway.cards usual on usual.person_id = a.person_id and usual.event_id is null
		left join hallway.profiles p on p.person_id = a.person_id
		where a.event_id = attendees_of.event and a.left_at is null
	), topic as materialized (
		select lower(t.topic) as topic, (t.place - 1)::int as place
		from hallway.events e, unnest(e.topics) with ordinality t (topic, place) where e.id = attendees_of.event
	)
	select c.person_id, c.standing,
		case c.standing when 'name' then c.id
			when 'dot' then encode(substring(sha256(uuid_send(c.id) || uuid_send(c.secret)) from 1 for 16), 'hex')::uuid end,
		c.id, c.since, c.profile ->> 'name', c.role, c.joined_at, c.helped and coalesce(c.profile ? 'name', false), c.counted,
		case when c.sharing ->> 'interests' = 'private' or c.profile -> 'interests' is null then '{}' else array(
			select t.place from topic t
			where t.topic in (select lower(i) from jsonb_array_elements_text(c.profile -> 'interests') i) order by t.place) end,
		case when c.sharing ->> 'offers' = 'private' then '[]' else coalesce(c.profile -> 'offers', '[]') end,
		case when c.sharing ->> 'lookingFor' = 'private' then '[]' else coalesce(c.profile -> 'lookingFor', '[]') end
	from chosen c;
end $$;

-- Who was at an earlier event of which an organizer of this one is an organizer; `by_name`: only who is there by name.
create function hallway.regulars_of(event uuid, by_name boolean) returns table (person_id uuid)
language plpgsql stable set search_path = '' as $$
begin
	return query
	select distinct a.person_id
	from (
		select distinct e.id
		from hallway.events this
		join hallway.attendances here on here.event_id = this.id and here.role = 'organizer' and here.left_at is null
		join hallway.attendances there on there.person_id = here.person_id and there.role = 'organizer' and there.left_at is null
		join hallway.events e on e.id = there.event_id and e.starts_at < this.starts_at
		where this.id = regulars_of.event and hallway.holds_data(e.id)
	) earlier
	join hallway.attendances a on a.event_id = earlier.id and a.left_at is null
	left join hallway.cards own on own.person_id = a.person_id and own.event_id = a.event_id
	left join hallway.cards usual on usual.person_id = a.person_id and usual.event_id is null
	where not by_name or coalesce(own.graph, usual.graph) = 'name';
end $$;

-- The quarter of an hour that a moment lies in, by its beginning: the finest that is said of what touches a dot.
create function hallway.quarter_of(moment timestamptz) returns timestamptz
language plpgsql immutable set search_path = '' as $$
begin
	return date_bin(interval '15 minutes', moment, timestamptz '2000-01-01 00:00:00Z');
end $$;

revoke all on function hallway.note_standing (), hallway.note_presence (), hallway.attendees_of (uuid),
	hallway.regulars_of (uuid, boolean), hallway.quarter_of (timestamptz) from public, anon, authenticated;
