-- Who wants no more invitations: said by one tap in the mail itself, without an account. It holds for the event and for whoever
-- had the mail sent, in all their events, and outlives both. Only a hash of the mailbox is kept (hallway.mailbox_of).

-- What the last line of each mail leads to. Apart from the invitations, which go with an event's data: the mail stays in its mailbox.
create table hallway.mail_stops (
	token_hash bytea primary key check (octet_length(token_hash) = 32),
	mailbox bytea not null check (octet_length(mailbox) = 32),
	event_id uuid not null references hallway.events (id) on delete cascade,
	-- Who had it sent.
	organizer_id uuid references hallway.feeds (person_id) on delete set null,
	made_at timestamptz not null default now()
);
create index mail_stops_event_id on hallway.mail_stops (event_id);
create index mail_stops_organizer_id on hallway.mail_stops (organizer_id);
create index mail_stops_made_at on hallway.mail_stops (made_at);

create table hallway.mail_refusals (
	id bigint generated always as identity primary key,
	mailbox bytea not null check (octet_length(mailbox) = 32),
	event_id uuid not null references hallway.events (id) on delete cascade,
	organizer_id uuid references hallway.feeds (person_id) on delete set null,
	refused_at timestamptz not null default now()
);
create index mail_refusals_mailbox on hallway.mail_refusals (mailbox);
create index mail_refusals_event_id on hallway.mail_refusals (event_id);
create index mail_refusals_organizer_id on hallway.mail_refusals (organizer_id);

-- Makes the token (16 bytes) by which whoever gets a mail refuses more of them.
create function hallway.make_mail_stop(box bytea, event uuid) returns bytea
language plpgsql set search_path = '' as $$
declare
	token constant bytea := extensions.gen_random_bytes(16);
begin
	insert into hallway.mail_stops (token_hash, mailbox, event_id, organizer_id)
	values (sha256(token), box, event, (select t.asked_by from hallway.mail_turns t where t.event_id = event));
	return token;
end $$;

-- Whether a mailbox wants no mail about an event: it refused some of it, or of one of its organizers.
create function hallway.is_refused(box bytea, event uuid) returns boolean
language plpgsql stable set search_path = '' as $$
begin
	return exists (
		select from hallway.mail_refusals r
		where r.mailbox = box and (r.event_id = event
			or exists (select from hallway.mail_turns t where t.event_id = event and t.asked_by = r.organizer_id)
			or exists (select from hallway.attendances a
				where a.event_id = event and a.role = 'organizer' and a.person_id = r.organizer_id)));
end $$;

-- Refuses more mails for the mailbox that got this token (hex), for good. Twice is once. Gives the name of the event, or null for
-- a token that is unknown or older than a year. For the server, which has no caller to ask for.
create function hallway.refuse_mails(token text) returns text
language plpgsql set search_path = '' as $$
declare
	stop hallway.mail_stops;
begin
	if coalesce(token, '') !~ '^[0-9A-Fa-f]{32}$' then return null; end if;
	select s.* into stop from hallway.mail_stops s where s.token_hash = sha256(decode(token, 'hex'));
	if stop.token_hash is null then return null; end if;
	insert into hallway.mail_refusals (mailbox, event_id, organizer_id)
	select stop.mailbox, stop.event_id, stop.organizer_id
	where not exists (select from hallway.mail_refusals r where r.mailbox = stop.mailbox and r.event_id = stop.event_id
		and r.organizer_id is not distinct from stop.organizer_id);
	return (select e.name from hallway.events e where e.id = stop.event_id);
end $$;

-- What was refused of two accounts is refused of the one that they become.
create function hallway.join_mail_refusals(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.mail_turns t set asked_by = kept where t.asked_by = old;
	update hallway.mail_stops s set organizer_id = kept where s.organizer_id = old;
	update hallway.mail_refusals r set organizer_id = kept where r.organizer_id = old;
end $$;

alter table hallway.mail_stops enable row level security;
alter table hallway.mail_refusals enable row level security;
create policy "No client sees what mails lead to" on hallway.mail_stops for select to authenticated using (false);
create policy "No client sees who refuses mails" on hallway.mail_refusals for select to authenticated using (false);
revoke all on hallway.mail_stops, hallway.mail_refusals from public, anon, authenticated;
revoke all on function hallway.make_mail_stop (bytea, uuid), hallway.is_refused (bytea, uuid), hallway.refuse_mails (text),
	hallway.join_mail_refusals (uuid, uuid) from public, anon, authenticated;
