-- Events and who attends them.

create table hallway.events (
	id uuid primary key,
	join_code text not null unique check (join_code ~ '^[0-9a-hjkmnp-tv-z]{8}$'),
	-- The first five bytes of the id: what fits into an exchange code.
	ref bytea not null generated always as (substring(decode(replace(id::text, '-', ''), 'hex') from 1 for 5)) stored,
	name text not null,
	place text not null,
	starts_at timestamptz not null,
	ends_at timestamptz check (ends_at > starts_at),
	time_zone text not null,
	attendees int not null default 0,
	-- In what language the organizers speak to their guests; null: in the guest's.
	language text check (language in ('en', 'de')),
	topics text[] not null default '{}' check (cardinality(topics) <= 30),
	-- The fields of a profile that a card asks for here.
	asks_for text[] not null default '{}',
	joins_from timestamptz,
	joins_until timestamptz check (joins_until > joins_from),
	exchanges_from timestamptz,
	exchanges_until timestamptz check (exchanges_until > exchanges_from),
	-- When what its organizers hold ends; what attendees hold is theirs.
	data_ends_at timestamptz check (data_ends_at >= coalesce(ends_at, starts_at)),
	-- When that was removed, for good.
	forgotten_at timestamptz,
	deleted_at timestamptz,
	-- Moves with every change of the event's own details.
	counter bigint not null default 1
);
create index events_ref on hallway.events (ref);
create index events_data_ends_at on hallway.events (data_ends_at) where forgotten_at is null;

-- Apart from the event, so that no read of an event can show it.
create table hallway.event_recoveries (
	event_id uuid primary key references hallway.events (id) on delete cascade,
	secret_hash bytea not null unique check (octet_length(secret_hash) = 32),
	-- Who made it or used it: it ends when one of them is an organizer no more.
	known_to uuid[] not null default '{}'
);

create table hallway.attendances (
	event_id uuid not null references hallway.events (id) on delete cascade,
	person_id uuid not null references hallway.feeds (person_id) on delete cascade,
	role text not null check (role in ('attendee', 'host', 'organizer')),
	joined_at timestamptz not null,
	left_at timestamptz,
	feed_number bigint not null,
	-- The only id of a person that organizers get, random and of this event alone.
	id uuid not null unique default gen_random_uuid(),
	-- The one that the team of an event get of each other: the other would tell which dot of the graph a host is.
	member_id uuid not null default gen_random_uuid(),
	primary key (person_id, event_id)
);
create index attendances_event_id on hallway.attendances (event_id);
create index attendances_in_feed on hallway.attendances (person_id, feed_number);

alter table hallway.short_codes
	add foreign key (event_id) references hallway.events (id) on delete cascade;
alter table hallway.cards
	add foreign key (event_id) references hallway.events (id) on delete cascade;

-- The id of an event, from its join code alone (docs/protocol.md): a phone that joins offline knows it too.
create function hallway.event_id_of(join_code text) returns uuid
language plpgsql immutable set search_path = '' as $$
declare
	bytes bytea := substring(sha256(convert_to('hallway/event/' || join_code, 'UTF8')) from 1 for 16);
begin
	bytes := set_byte(bytes, 6, (get_byte(bytes, 6) & 15) | 128);
	bytes := set_byte(bytes, 8, (get_byte(bytes, 8) & 63) | 128);
	return encode(bytes, 'hex')::uuid;
end $$;

-- Until when an exchange counts to an event: 24 hours after its end. One without an end ends a day after its start.
create function hallway.counts_until(event hallway.events) returns timestamptz
language plpgsql stable set search_path = '' as $$
begin
	return coalesce(event.ends_at, event.starts_at + interval '24 hours') + interval '24 hours';
end $$;

-- Whether an exchange at a moment counts to an event: within its own window if it has one, and before it was deleted.
-- Outside an exchange is never lost: it stands on its own, as outside of any event.
create function hallway.counts_at(event hallway.events, moment timestamptz) returns boolean
language plpgsql stable set search_path = '' as $$
begin
	return moment <= hallway.counts_until(event) and coalesce(moment >= event.exchanges_from, true)
		and coalesce(moment <= event.exchanges_until, true) and coalesce(moment < event.deleted_at, true);
end $$;

-- Until when a scan waits for its other side to have joined an event: two days more, for a phone that was offline.
create function hallway.waits_until(event hallway.events) returns timestamptz
language plpgsql stable set search_path = '' as $$
begin
	return hallway.counts_until(event) + interval '2 days';
end $$;

-- An event as anybody may see it who has its join code.
create function hallway.event_details(event hallway.events) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
	return jsonb_build_object('id', event.id, 'name', event.name, 'place', event.place,
		'startsAt', hallway.iso(event.starts_at), 'endsAt', hallway.iso(event.ends_at), 'timeZone', event.time_zone)
		|| jsonb_build_object('language', event.language, 'topics', to_jsonb(event.topics), 'asksFor', to_jsonb(event.asks_for),
		'joinsFrom', hallway.iso(event.joins_from), 'joinsUntil', hallway.iso(event.joins_until),
		'exchangesFrom', hallway.iso(event.exchanges_from), 'exchangesUntil', hallway.iso(event.exchanges_until),
		'dataEndsAt', hallway.iso(event.data_ends_at), 'deletedAt', hallway.iso(event.deleted_at));
end $$;

-- How much a role may do, as a number.
create function hallway.rank_of(role text) returns int
language plpgsql immutable set search_path = '' as $$
begin
	return array_position(array['attendee', 'host', 'organizer'], role);
end $$;

-- A person's role at an event by now: null for somebody who left or never came, and where the event was deleted.
create function hallway.role_at(person uuid, event uuid) returns text
language plpgsql stable set search_path = '' as $$
begin
	return (
		select a.role from hallway.attendances a join hallway.events e on e.id = a.event_id
		where a.person_id = person and a.event_id = event and a.left_at is null and e.deleted_at is null
	);
end $$;

-- Whether what organizers hold of an event is still there: it was not deleted, and its data did not end.
create function hallway.holds_data(event uuid) returns boolean
language plpgsql stable set search_path = '' as $$
begin
	return exists (
		select from hallway.events e where e.id = event and e.deleted_at is null and e.forgotten_at is null
			and coalesce(e.data_ends_at > now(), true)
	);
end $$;

-- Fails with PT403 unless the person organizes the event, or helps there as a host where `host_too`, and its data is there.
-- What every call asks first that gives organizers something.
create function hallway.check_role(person uuid, event uuid, host_too boolean default false) returns void
language plpgsql stable set search_path = '' as $$
begin
	if coalesce(hallway.rank_of(hallway.role_at(person, event)), 0) < (case when host_too then 2 else 3 end)
		or not hallway.holds_data(event)
	then raise exception using errcode = 'PT403', message = 'not_organizer'; end if;
end $$;
