-- Exchanges: who met whom, when, where, and what each gave the other.

-- My private record of another person. The card holds what they gave me, nothing else. Ids are made on the owner's
-- phone and mean nothing outside the owner's rows, so no client can hit another owner's row.
create table hallway.contacts (
	owner_id uuid not null references hallway.feeds (person_id) on delete cascade,
	id uuid not null,
	-- Null when that person deleted the account: what they gave stays, as a paper card would.
	person_id uuid references hallway.feeds (person_id) on delete set null,
	card jsonb not null default '{}',
	blocked boolean not null default false,
	feed_number bigint not null default 0,
	primary key (owner_id, id),
	unique (owner_id, person_id)
);
create index contacts_person_id on hallway.contacts (person_id, owner_id);
create index contacts_in_feed on hallway.contacts (owner_id, feed_number);

-- Ids that the owner's phone made for somebody it already had, or of a contact that became one with another.
create table hallway.contact_aliases (
	owner_id uuid not null,
	alias_id uuid not null,
	contact_id uuid not null,
	feed_number bigint not null,
	primary key (owner_id, alias_id),
	foreign key (owner_id, contact_id) references hallway.contacts (owner_id, id) on delete cascade on update cascade
);
create index contact_aliases_contact on hallway.contact_aliases (owner_id, contact_id);
create index contact_aliases_in_feed on hallway.contact_aliases (owner_id, feed_number);

-- One per event and pair. Each of the two sees it from their side.
create table hallway.exchanges (
	id uuid primary key default gen_random_uuid(),
	made_at timestamptz not null default now(),
	-- When both had given something, as a side sees it whose owner does not block the other: since then it counts (hallway.note_mutual).
	-- Set once: nothing that is taken back or blocked later shows in a figure or a picture.
	mutual_at timestamptz
);

-- An exchange from its owner's side. What both gave stands on both sides, so that one index range answers a pull and
-- deleting one person leaves the other's record whole. Refers to the attendance, not to the event: an exchange never
-- takes the event's row, not even its key lock.
create table hallway.exchange_sides (
	owner_id uuid not null references hallway.feeds (person_id) on delete cascade,
	exchange_id uuid not null references hallway.exchanges (id) on delete cascade,
	contact_id uuid not null,
	event_id uuid,
	they_gave text not null default 'nothing' check (they_gave in ('nothing', 'code', 'full', 'withdrawn')),
	they_gave_fields text[] not null default '{}',
	they_gave_at timestamptz,
	i_gave text not null default 'nothing' check (i_gave in ('nothing', 'code', 'full', 'withdrawn')),
	i_gave_fields text[] not null default '{}',
	i_gave_at timestamptz,
	asks_me boolean not null default false,
	asks_them boolean not null default false,
	via text not null check (via in ('scan', 'badge', 'short-code', 'link')),
	confirmed_at timestamptz not null default now(),
	feed_number bigint not null default 0,
	primary key (exchange_id, owner_id),
	unique nulls not distinct (owner_id, contact_id, event_id),
	foreign key (owner_id, contact_id) references hallway.contacts (owner_id, id) on delete cascade on update cascade,
	foreign key (owner_id, event_id) references hallway.attendances (person_id, event_id)
);
create index exchange_sides_in_feed on hallway.exchange_sides (owner_id, feed_number);
create index exchange_sides_attendance on hallway.exchange_sides (owner_id, event_id);

-- A separate time that the two met.
create table hallway.meetings (
	id uuid primary key,
	exchange_id uuid not null references hallway.exchanges (id) on delete cascade,
	happened_at timestamptz not null,
	-- Whose scan it was, where one of the two blocks the other: nobody else sees it.
	only_for uuid references hallway.feeds (person_id) on delete cascade,
	-- Not what somebody did who blocks the other. What was done by somebody who is blocked counts as if they were not: else an
	-- organizer would be told of the block by what is missing.
	is_counted boolean not null default true,
	-- By the clock of this server.
	recorded_at timestamptz not null default now()
);
create index meetings_exchange_id on hallway.meetings (exchange_id, happened_at);
create index meetings_only_for on hallway.meetings (only_for);

-- Ids of meetings that became a part of another one when two accounts became one: a phone may still name them.
create table hallway.meeting_aliases (
	alias_id uuid primary key,
	meeting_id uuid not null references hallway.meetings (id) on delete cascade
);
create index meeting_aliases_meeting_id on hallway.meeting_aliases (meeting_id);

-- What each side's phone saw of a meeting; two scans within ten minutes are one meeting. The id is that phone's.
create table hallway.scans (
	person_id uuid not null references hallway.feeds (person_id) on delete cascade,
	id uuid not null,
	meeting_id uuid not null references hallway.meetings (id) on delete cascade,
	claimed_at timestamptz not null,
	believed_at timestamptz not null,
	arrived_at timestamptz not null,
	primary key (person_id, id)
);
create index scans_meeting_id on hallway.scans (meeting_id);

-- When a person last took back what they gave another, until they give again of their own accord. Apart from the
-- exchange, so that neither undoing and repeating it nor the same code outside of the event brings anything back.
create table hallway.withdrawals (
	giver_id uuid not null references hallway.feeds (person_id) on delete cascade,
	receiver_id uuid not null references hallway.feeds (person_id) on delete cascade,
	taken_back_at timestamptz not null,
	primary key (giver_id, receiver_id)
);
create index withdrawals_receiver_id on hallway.withdrawals (receiver_id);

-- Proof that a live code was seen in time, for a person who still has to fill in three fields.
create table hallway.tickets (
	token_hash bytea primary key,
	code_hash bytea not null,
	person_id uuid not null references hallway.feeds (person_id) on delete cascade,
	expires_at timestamptz not null,
	used_at timestamptz
);
create index tickets_person_id on hallway.tickets (person_id);
create index tickets_expires_at on hallway.tickets (expires_at);

-- What I wrote about a contact. An emptied note stays as a row, so that every device hears of it.
-- Not limited in length here: when two accounts become one, so do two notes, and no word may be lost.
create table hallway.notes (
	owner_id uuid not null references hallway.feeds (person_id) on delete cascade,
	contact_id uuid not null,
	text text not null,
	edited_at timestamptz not null,
	feed_number bigint not null,
	primary key (owner_id, contact_id),
	foreign key (owner_id, contact_id) references hallway.contacts (owner_id, id) on delete cascade on update cascade
);
create index notes_in_feed on hallway.notes (owner_id, feed_number);
