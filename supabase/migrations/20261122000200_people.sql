-- People: their profile, what they show of it, and the keys their codes are signed with.

create table hallway.profiles (
	person_id uuid primary key references hallway.feeds (person_id) on delete cascade,
	profile jsonb not null,
	edited_at timestamptz not null,
	feed_number bigint not null
);
create index profiles_in_feed on hallway.profiles (person_id, feed_number);

-- A 16-byte secret made on a device. Its id is the first 10 bytes of its SHA-256, so nobody can claim another's key.
create table hallway.keys (
	id bytea primary key check (octet_length(id) = 10),
	person_id uuid not null references hallway.feeds (person_id) on delete cascade,
	secret bytea not null check (octet_length(secret) = 16),
	label text,
	-- That of a printed badge, which its event's organizers know too: what it signs passes no more than a badge does.
	is_printed boolean not null default false,
	added_at timestamptz not null default now(),
	revoked_at timestamptz
);
create index keys_person_id on hallway.keys (person_id);

-- The typed codes that a key stands for: one per event its owner attends, and one for no event.
-- Kept because nobody can go back from seven characters to the key.
create table hallway.short_codes (
	id bigint generated always as identity primary key,
	code text not null,
	key_id bytea not null references hallway.keys (id) on delete cascade,
	event_id uuid,
	unique nulls not distinct (key_id, event_id)
);
create index short_codes_code on hallway.short_codes (code);
create index short_codes_event_id on hallway.short_codes (event_id);

-- What a person shows, per event and (event_id null) by default.
create table hallway.cards (
	id bigint generated always as identity primary key,
	person_id uuid not null references hallway.feeds (person_id) on delete cascade,
	event_id uuid,
	sharing jsonb not null,
	asks_first boolean not null,
	-- How I appear to the organizers: by name, as a dot, or not at all. The words of the consent: docs/protocol.md.
	graph text not null check (graph in ('name', 'dot', 'none')),
	-- Whether hosts may see my name while I have met nobody, and whether my follow-ups may be counted among others'.
	helped boolean not null default false,
	counted boolean not null default false,
	edited_at timestamptz not null,
	feed_number bigint not null,
	unique nulls not distinct (person_id, event_id)
);
create index cards_in_feed on hallway.cards (person_id, feed_number);
create index cards_event_id on hallway.cards (event_id);
