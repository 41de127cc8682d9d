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
	-- Moves with every change of the event's own details.
	counter bigint not null default 1
);
create index events_ref on hallway.events (ref);

-- Apart from the event, so that no read of an event can show it.
create table hallway.event_recoveries (
	event_id uuid primary key references hallway.events (id) on delete cascade,
	secret_hash bytea not null unique check (octet_length(secret_hash) = 32)
);

create table hallway.attendances (
	event_id uuid not null references hallway.events (id) on delete cascade,
	person_id uuid not null references hallway.feeds (person_id) on delete cascade,
	role text not null check (role in ('attendee', 'organizer')),
	joined_at timestamptz not null,
	left_at timestamptz,
	feed_number bigint not null,
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
		'startsAt', hallway.iso(event.starts_at), 'endsAt', hallway.iso(event.ends_at), 'timeZone', event.time_zone);
end $$;
