-- Feeds: whose data moved, and up to where. Everything a person can see carries a number of that person's feed.

create schema if not exists extensions;
create extension if not exists pgcrypto with schema extensions;

create schema if not exists hallway;
revoke all on schema hallway from public;

-- One row per person, made at the first push. Its row lock orders all changes a person can see, so that a slow
-- transaction can never be skipped by a pull. Everything else refers to it, never to auth.users.
create table hallway.feeds (
	person_id uuid primary key,
	counter bigint not null default 0
) with (fillfactor = 50);

-- Which person a user stands for (docs/decisions/0004). A person lives as long as one sign-in does.
create table hallway.sign_ins (
	user_id uuid primary key references auth.users (id) on delete cascade,
	person_id uuid not null references hallway.feeds (person_id) on delete cascade,
	-- Since when it stands for that person.
	since timestamptz not null default now()
);
create index sign_ins_person_id on hallway.sign_ins (person_id);

-- A phone's queue of mutations. It belongs to the first person who uses it.
create table hallway.outboxes (
	id uuid primary key,
	person_id uuid not null references hallway.feeds (person_id) on delete cascade,
	first_used_at timestamptz not null default now(),
	-- The latest believed time of anything that came by it.
	reached_at timestamptz,
	-- That of the latest batch which said one: a copy of an earlier one that was slow is not looked at.
	last_number bigint
);
create index outboxes_person_id on hallway.outboxes (person_id);

-- What was answered to each mutation. Held ones keep their body until what they wait for arrives; refused ones are
-- recorded only when they were held before, because the phone hears of those by pull.
create table hallway.mutations (
	outbox_id uuid not null references hallway.outboxes (id) on delete cascade,
	id uuid not null,
	person_id uuid not null references hallway.feeds (person_id) on delete cascade,
	body_hash bytea not null,
	answer text not null check (answer in ('applied', 'held', 'refused')),
	code text,
	result jsonb,
	recorded_at timestamptz not null default now(),
	held_body jsonb,
	-- When a held one was last tried again in vain, so that those which never work keep nobody else waiting.
	tried_at timestamptz,
	-- 'key:' + hex, 'join:' + event id + ':' + person, or 'short:' + event id or 'none' + ':' + the seven characters.
	waits_for text,
	-- Set when a held one got its final answer.
	feed_number bigint,
	primary key (outbox_id, id),
	check ((answer = 'held') = (held_body is not null and waits_for is not null))
);
create index mutations_waits_for on hallway.mutations (waits_for, recorded_at) where answer = 'held';
create index mutations_held_by_person on hallway.mutations (person_id) where answer = 'held';
create index mutations_in_feed on hallway.mutations (person_id, feed_number);

-- Rows that a phone may still hold and must drop.
create table hallway.deletions (
	person_id uuid not null references hallway.feeds (person_id) on delete cascade,
	feed_number bigint not null,
	table_name text not null,
	row_id text not null,
	primary key (person_id, feed_number)
);

-- Counts per subject, kind and hour or day: the limits, without counting rows.
create table hallway.tallies (
	person_id uuid not null references hallway.feeds (person_id) on delete cascade,
	kind text not null,
	bucket timestamptz not null,
	count int not null,
	primary key (person_id, kind, bucket)
) with (fillfactor = 50);
create index tallies_bucket on hallway.tallies (bucket);

-- The caller of a mutation and its times: as the phone claims it, as believed after correcting the phone's clock, and
-- as it reached the server (earlier than now for one that was held).
create type hallway.occasion as (
	me uuid,
	claimed_at timestamptz,
	believed_at timestamptz,
	arrived_at timestamptz
);

-- Ends the mutation as refused. Only these codes refuse; the list is in docs/protocol.md.
create function hallway.refuse(code text) returns void
language plpgsql set search_path = '' as $$
begin
	raise exception using errcode = 'HW001', message = code;
end $$;

-- Ends the mutation with nothing recorded; the phone sends it again later.
create function hallway.retry(code text) returns void
language plpgsql set search_path = '' as $$
begin
	raise exception using errcode = 'HW002', message = code;
end $$;

-- Ends the mutation as held until what it names (see mutations.waits_for) is known.
create function hallway.hold(waits_for text) returns void
language plpgsql set search_path = '' as $$
begin
	raise exception using errcode = 'HW003', message = waits_for;
end $$;

-- What every call asks is written in plpgsql, which keeps its plans: functions in SQL are planned anew for every call, and
-- that was half of a pull with nothing new.

-- The session that the caller's token was made in; null where it names none.
create function hallway.session_id() returns uuid
language plpgsql stable set search_path = '' as $$
begin
	return (nullif(current_setting('request.jwt.claims', true), '')::jsonb ->> 'session_id')::uuid;
end $$;

-- The signed-in user; null for nobody, and where the session has ended: its token would work on for up to an hour. Only
-- what this database knows of the session counts. A token that names none (one that whoever has the installation's
-- secret made for a script) is judged by its user alone.
create function hallway.signed_in_user() returns uuid
language plpgsql stable set search_path = '' as $$
begin
	return (
		select u.id from (select auth.uid() as id, hallway.session_id() as session) u
		where u.session is null or exists (select from auth.sessions s where s.id = u.session and s.user_id = u.id)
	);
end $$;

-- The person whom the caller stands for; before the first push, the id that the person will have. Null for nobody, and
-- for a user who is deleted while the person, whose id is that user's, lives on by another sign-in.
create function hallway.me() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
	return (
		select coalesce(
			(select s.person_id from hallway.sign_ins s where s.user_id = u.id),
			(select u.id where not exists (select from hallway.feeds f where f.person_id = u.id)))
		from hallway.signed_in_user() u (id)
	);
end $$;

-- An address that a person is kept by, proven by a code; null for a guest.
create function hallway.email_of(person uuid) returns text
language plpgsql stable set search_path = '' as $$
begin
	return (
		select u.email from hallway.sign_ins s join auth.users u on u.id = s.user_id
		where s.person_id = person and u.email <> '' and u.email_confirmed_at is not null
		order by s.since, u.id limit 1
	);
end $$;

-- A moment as the wire writes it: ISO 8601, UTC, milliseconds.
create function hallway.iso(moment timestamptz) returns text
language plpgsql stable set search_path = '' as $$
begin
	return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
end $$;

-- Locks the feeds of these people in the order of their ids, in one statement, and remembers who they are.
-- Called once per transaction: a second call in another order could wait in a circle.
create function hallway.lock_people(people uuid[]) returns void
language plpgsql set search_path = '' as $$
declare
	locked jsonb;
begin
	with held as (
		select f.person_id, f.counter from hallway.feeds f
		where f.person_id = any (people) order by f.person_id for no key update
	)
	select coalesce(jsonb_object_agg(h.person_id, h.counter), '{}') into locked from held h;
	perform set_config('hallway.locked', locked::text, true);
	perform set_config('hallway.locked_' || left(l.id, 2), string_agg(l.id, ' '), true)
	from jsonb_object_keys(locked) l (id) group by left(l.id, 2);
end $$;

-- Whether this transaction holds the person's feed. What is not locked is not touched: the mutation is tried again.
-- Looked up by the first two digits, because a merge locks thousands of people and asks thousands of times.
create function hallway.is_locked(person uuid) returns boolean
language plpgsql stable set search_path = '' as $$
begin
	return coalesce(strpos(current_setting('hallway.locked_' || left(person::text, 2), true), person::text), 0) > 0;
end $$;

-- Hands out the next number of a person's feed, under its row lock.
create function hallway.next_number(person uuid) returns bigint
language plpgsql set search_path = '' as $$
declare
	number bigint;
begin
	if not hallway.is_locked(person) then perform hallway.retry('busy'); end if;
	update hallway.feeds f set counter = f.counter + 1 where f.person_id = person returning f.counter into number;
	return number;
end $$;

-- The same for many at once: a number for each of a list of people, who may stand in it repeatedly, in its order. One update
-- a person, because a row changed thousands of times within one transaction is found more slowly each time.
create function hallway.next_numbers(people uuid[]) returns bigint[]
language plpgsql set search_path = '' as $$
declare
	numbers bigint[];
begin
	if exists (select from (select distinct unnest(people) as id) p where not hallway.is_locked(p.id)) then
		perform hallway.retry('busy');
	end if;
	with wanted as (
		select w.person_id, w.place, row_number() over (partition by w.person_id order by w.place) as nth
		from unnest(people) with ordinality w (person_id, place)
	), reached as (
		update hallway.feeds f set counter = f.counter + n.many
		from (select w.person_id, count(*) as many from wanted w group by w.person_id) n
		where f.person_id = n.person_id returning f.person_id, f.counter - n.many as before
	)
	select array_agg(r.before + w.nth order by w.place) into numbers
	from wanted w join reached r on r.person_id = w.person_id;
	return numbers;
end $$;

-- Records that a row is gone from what a person can see.
create function hallway.record_deletion(person uuid, table_name text, row_id text) returns void
language plpgsql set search_path = '' as $$
begin
	insert into hallway.deletions (person_id, feed_number, table_name, row_id)
	values (person, hallway.next_number(person), table_name, row_id);
end $$;

-- The same for many rows at once: three lists of the same length.
create function hallway.record_deletions(people uuid[], table_names text[], row_ids text[]) returns void
language plpgsql set search_path = '' as $$
begin
	insert into hallway.deletions (person_id, feed_number, table_name, row_id)
	select d.* from unnest(people, hallway.next_numbers(people), table_names, row_ids) d;
end $$;

-- Counts one more of a kind (or `more` of it) in the bucket that holds the moment, and says slow_down above the limit.
create function hallway.count_up(person uuid, kind text, moment timestamptz, size interval, most int, more int default 1) returns void
language plpgsql set search_path = '' as $$
declare
	reached int;
begin
	insert into hallway.tallies as t (person_id, kind, bucket, count)
	values (person, count_up.kind, date_bin(size, moment, timestamptz '2000-01-01 00:00:00Z'), more)
	on conflict on constraint tallies_pkey do update set count = t.count + excluded.count
	returning t.count into reached;
	if reached > most then perform hallway.retry('slow_down'); end if;
end $$;

-- Counts one more of a kind (or `more` of it) in the current hour, without a limit. Gives how many there were, these included.
create function hallway.count_this_hour(person uuid, kind text, more int default 1) returns int
language plpgsql set search_path = '' as $$
declare
	reached int;
begin
	insert into hallway.tallies as t (person_id, kind, bucket, count)
	values (person, count_this_hour.kind, date_trunc('hour', now()), more)
	on conflict on constraint tallies_pkey do update set count = t.count + excluded.count
	returning t.count into reached;
	return reached;
end $$;

-- Tells a person's devices that a pull is worth while: by pg_notify for our own server, and by Supabase Realtime where
-- that is installed.
create function hallway.nudge(person uuid) returns void
language plpgsql set search_path = '' as $$
declare
	send constant regproc := to_regprocedure('realtime.send(jsonb,text,text,boolean)')::regproc;
begin
	perform pg_notify('hallway_nudge', person::text);
	if send is not null then
		execute format('select %s($1, $2, $3, true)', send) using jsonb '{}', 'nudge', 'person:' || person;
	end if;
end $$;

-- Nudges everybody whose feed moved in this transaction.
create function hallway.nudge_moved() returns void
language plpgsql set search_path = '' as $$
declare
	moved uuid;
begin
	for moved in
		select b.key::uuid from jsonb_each_text(current_setting('hallway.locked')::jsonb) b
		where (select f.counter from hallway.feeds f where f.person_id = b.key::uuid) > b.value::bigint
	loop
		perform hallway.nudge(moved);
	end loop;
end $$;
