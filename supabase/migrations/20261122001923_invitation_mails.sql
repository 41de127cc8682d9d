-- Invitations by mail: an organizer asks for them, a server that sends mails takes them one after the other. A mail is handed in
-- at most once a day: what a server was sending when it died, or what a mail server never answered, may have arrived.

create table hallway.invitation_mails (
	invitation_id uuid primary key references hallway.invitations (id) on delete cascade,
	event_id uuid not null references hallway.events (id) on delete cascade,
	state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'unsure')),
	queued_at timestamptz not null default now(),
	not_before timestamptz not null default now(),
	tries int not null default 0,
	-- When it was last taken to be sent, whatever became of it.
	taken_at timestamptz
);
create index invitation_mails_of_event on hallway.invitation_mails (event_id, state, not_before, invitation_id);
create index invitation_mails_sending on hallway.invitation_mails (taken_at) where state = 'sending';

-- Whose turn it is: organizers one after the other, and the events of each, so that a list of thousands holds up no other one.
create table hallway.mail_turns (
	event_id uuid primary key references hallway.events (id) on delete cascade,
	-- Who asked for the mails last.
	asked_by uuid references hallway.feeds (person_id) on delete set null,
	-- Rises with every mail that is taken, of whichever event. Not a time: two may fall into one tick of the clock.
	last_turn bigint not null default 0
);
create index mail_turns_asked_by on hallway.mail_turns (asked_by, last_turn);

-- What was taken within a day, by a hash of the mailbox it is for. Apart from the invitations: neither writing another address
-- into one nor deleting its event makes room for more mails.
create table hallway.mailings (
	id bigint generated always as identity primary key,
	invitation_id uuid not null,
	mailbox bytea not null check (octet_length(mailbox) = 32),
	taken_at timestamptz not null default now()
);
create index mailings_mailbox on hallway.mailings (mailbox, taken_at);
create index mailings_taken_at on hallway.mailings (taken_at);
create index mailings_invitation_id on hallway.mailings (invitation_id);

-- That a server which sends mails is there: it says so every minute. One row.
create table hallway.mail_senders (
	is_only boolean primary key default true check (is_only),
	seen_at timestamptz not null
);

-- The mailbox that an address leads to, for counting only: with many providers dots before the @ and what follows a + change
-- nothing, and a domain can be written in wide letters.
create function hallway.mailbox_of(address text) returns bytea
language plpgsql immutable set search_path = '' as $$
declare
	plain constant text := translate(lower(normalize(btrim(address), nfkc)), '。', '.');
begin
	return sha256(convert_to(replace(split_part(split_part(plain, '@', 1), '+', 1), '.', '') || '@' || split_part(plain, '@', 2), 'UTF8'));
end $$;

-- Whether mails are sent here by now.
create function hallway.sends_mail() returns boolean
language plpgsql stable set search_path = '' as $$
begin
	return exists (select from hallway.mail_senders s where s.seen_at > now() - interval '3 minutes');
end $$;

-- A server says that it sends mails.
create function hallway.say_that_mails_are_sent() returns void
language plpgsql set search_path = '' as $$
begin
	insert into hallway.mail_senders as s (seen_at) values (now())
	on conflict (is_only) do update set seen_at = now() where s.seen_at < now() - interval '1 minute';
end $$;

-- Queues a mail to everybody who is invited, has an address and was not written to within a day, for organizers with a proven
-- address of their own (a guest must not make a stranger's server write to thousands). Gives {queued: n}: also those who joined
-- already are among them, or the number would tell; nothing is sent to them. At most 20,000 a day and person. Fails with PT401,
-- PT403, PT409 email_needed, PT429, PT501 no_mail (nothing here sends any).
create function hallway.invite_by_mail(event uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me constant uuid := hallway.inviting(event);
	queued int;
begin
	if hallway.email_of(me) is null then raise exception using errcode = 'PT409', message = 'email_needed'; end if;
	if not hallway.sends_mail() then raise exception using errcode = 'PT501', message = 'no_mail'; end if;
	insert into hallway.mail_turns as t (event_id, asked_by) values (event, me)
	on conflict (event_id) do update set asked_by = me;
	insert into hallway.invitation_mails as m (invitation_id, event_id)
	select i.id, event from hallway.invitations i
	where i.event_id = invite_by_mail.event and i.status = 'invited' and i.email <> '' order by i.number
	on conflict (invitation_id) do update set state = 'waiting', queued_at = now(), not_before = now(), tries = 0
	where (m.state in ('sent', 'unsure') and m.taken_at < now() - interval '1 day') or m.state = 'failed';
	get diagnostics queued = row_count;
	perform hallway.count_up(me, 'mails', now(), interval '1 day', 20000, queued);
	perform pg_notify('hallway_work', '');
	return jsonb_build_object('queued', queued);
exception when sqlstate 'HW002' then
	raise exception using errcode = 'PT429', message = 'slow_down';
end $$;

-- Takes the next mail in turn: of the organizer whose mails waited longest, of the event of theirs that did. Gives the id of its
-- invitation, or null where none is due. One transaction at a time (the caller locks).
create function hallway.next_invitation_mail() returns uuid
language plpgsql set search_path = '' as $$
declare
	next_event uuid;
	mail uuid;
begin
	select t.event_id into next_event from hallway.mail_turns t
	where exists (select from hallway.invitation_mails m
		where m.event_id = t.event_id and m.state = 'waiting' and m.not_before <= now())
	order by coalesce((select max(o.last_turn) from hallway.mail_turns o where o.asked_by = t.asked_by), t.last_turn), t.last_turn,
		t.event_id
	limit 1;
	if next_event is null then return null; end if;
	update hallway.mail_turns t set last_turn = (select max(o.last_turn) + 1 from hallway.mail_turns o) where t.event_id = next_event;
	update hallway.invitation_mails m set state = 'sending'
	where m.invitation_id = (
		select w.invitation_id from hallway.invitation_mails w
		where w.event_id = next_event and w.state = 'waiting' and w.not_before <= now()
		order by w.not_before, w.invitation_id limit 1 for update skip locked)
	returning m.invitation_id into mail;
	return mail;
end $$;

-- Takes at most `most` mails to be sent now: id, address, name, the event's details, its join code, token, and by which more are refused (both hex). To one mailbox go
-- three a day, whoever invites. Whoever wants none (hallway.is_refused) or is not invited any more, or whose event is over, gets none and counts as written to; so does
-- who joined by the link and has proven this very address. Nobody else who joined is left out: the organizer may have put an address
-- of their own there, or one that no mail server takes, and would see by it who joined. Locks out other servers that send, until
-- the transaction ends.
create function hallway.take_invitation_mails(most int)
returns table (id uuid, email text, name text, event jsonb, join_code text, token text, stop text)
language plpgsql set search_path = '' as $$
declare
	chosen uuid[] := array[]::uuid[];
	mail uuid;
begin
	perform hallway.lock_mails();
	update hallway.invitation_mails m set state = 'unsure' where m.state = 'sending' and m.taken_at < now() - interval '10 minutes';
	while cardinality(chosen) < most loop
		mail := hallway.next_invitation_mail();
		exit when mail is null;
		chosen := chosen || mail;
	end loop;
	return query
	with looked as materialized (
		select i.*, b.mailbox,
			i.status <> 'invited' or hallway.counts_until(e) < now() or not hallway.holds_data(e.id)
				or coalesce(lower(btrim(i.email)) = hallway.email_of(i.joined_by), false) or hallway.is_refused(b.mailbox, e.id) as is_needless,
			row_number() over (partition by b.mailbox order by i.number) + (
				select count(*) from hallway.mailings o
				where o.mailbox = b.mailbox and o.taken_at > now() - interval '1 day') > 3 as is_enough
		from unnest(chosen) d (id) join hallway.invitations i on i.id = d.id join hallway.events e on e.id = i.event_id
		cross join lateral (select hallway.mailbox_of(i.email) as mailbox) b
	), noted as (
		insert into hallway.mailings (invitation_id, mailbox)
		select l.id, l.mailbox from looked l where not l.is_needless and not l.is_enough
	), moved as (
		update hallway.invitation_mails m
		set state = case when l.is_needless then 'sent' when l.is_enough then 'waiting' else 'sending' end,
			taken_at = case when l.is_enough and not l.is_needless then m.taken_at else now() end,
			not_before = case when l.is_enough then now() + interval '1 day' else m.not_before end
		from looked l where m.invitation_id = l.id
	)
	select l.id, l.email, l.name, hallway.event_details(e), e.join_code,
		encode(hallway.invitation_token(s.secret, l.id), 'hex'), encode(hallway.make_mail_stop(l.mailbox, l.event_id), 'hex')
	from looked l join hallway.events e on e.id = l.event_id join hallway.invitation_secrets s on s.event_id = l.event_id
	where not l.is_needless and not l.is_enough;
end $$;

-- What became of a mail that was taken: 'sent'; 'again' (not taken by the mail server now: five tries within a day); 'failed' (never
-- will be); 'unsure' (it may have arrived).
create function hallway.settle_invitation_mail(invitation uuid, outcome text) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.invitation_mails m
	set state = case when outcome = 'again' and m.tries >= 4 then 'failed' when outcome = 'again' then 'waiting' else outcome end,
		tries = m.tries + 1, not_before = now() + interval '5 minutes' * power(3, least(m.tries, 5))
	where m.invitation_id = invitation and m.state = 'sending';
	if found and outcome = 'again' then
		-- It was not sent.
		delete from hallway.mailings m
		where m.id = (select max(o.id) from hallway.mailings o where o.invitation_id = invitation);
	end if;
end $$;

-- Locks out whoever else counts mails, until the transaction ends, so that an installation's limit is one.
create function hallway.lock_mails() returns void
language plpgsql set search_path = '' as $$
begin
	perform pg_advisory_xact_lock(hashtext('hallway/mails'), 0);
end $$;

-- How many mails were taken within the last hour: what an installation sends is limited.
create function hallway.invitation_mails_in_hour() returns int
language plpgsql stable set search_path = '' as $$
begin
	return (select count(*) from hallway.mailings m where m.taken_at > now() - interval '1 hour');
end $$;

create function public.invite_by_mail(event uuid) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.invite_by_mail(event); $$;

alter table hallway.invitation_mails enable row level security;
alter table hallway.mail_senders enable row level security;
alter table hallway.mail_turns enable row level security;
create policy "No client sees whose turn it is" on hallway.mail_turns for select to authenticated using (false);
create policy "No client sees mails" on hallway.invitation_mails for select to authenticated using (false);
create policy "No client sees who sends mails" on hallway.mail_senders for select to authenticated using (false);
alter table hallway.mailings enable row level security;
create policy "No client sees what was mailed" on hallway.mailings for select to authenticated using (false);
revoke all on hallway.invitation_mails, hallway.mail_turns, hallway.mail_senders, hallway.mailings from public, anon, authenticated;

revoke all on function hallway.mailbox_of (text), hallway.sends_mail (), hallway.say_that_mails_are_sent (), hallway.invite_by_mail (uuid),
	hallway.lock_mails (), hallway.next_invitation_mail (), hallway.take_invitation_mails (int), hallway.settle_invitation_mail (uuid, text), hallway.invitation_mails_in_hour (),
	public.invite_by_mail (uuid) from public, anon, authenticated;
grant execute on function hallway.invite_by_mail (uuid), public.invite_by_mail (uuid) to authenticated;
