-- Accounts: which sign-ins stand for a person (docs/decisions/0004). An offer is made with one session and taken with
-- another, so both are proven. Merging itself is in the files after this one.

-- An offer to join a person and a sign-in, or two persons. Only its hash is kept.
create table hallway.account_offers (
	secret_hash bytea primary key,
	kind text not null check (kind in ('merge', 'hand_over')),
	-- Who offers; after a merge, who that became.
	person_id uuid not null references hallway.feeds (person_id) on delete cascade,
	expires_at timestamptz not null,
	-- Kept for a while, so that a lost answer costs nothing: the same user gets the same result again.
	taken_by uuid references auth.users (id) on delete cascade,
	result jsonb,
	check ((taken_by is null) = (result is null))
);
create index account_offers_person_id on hallway.account_offers (person_id);
create index account_offers_taken_by on hallway.account_offers (taken_by);
create index account_offers_expires_at on hallway.account_offers (expires_at);

-- How many codes of nobody a user tried within an hour. Apart from the tallies, which need a person.
create table hallway.wrong_codes (
	user_id uuid primary key references auth.users (id) on delete cascade,
	hour timestamptz not null,
	count int not null
);

-- Nobody has a password. On Supabase anybody may sign up with somebody else's address and a password; it would outlive the code
-- by which the address is proven later, and open what is kept by it.
create function hallway.drop_password() returns trigger
language plpgsql set search_path = '' as $$
begin
	new.encrypted_password := '';
	return new;
end $$;
create trigger "Nobody has a password" before insert or update of encrypted_password on auth.users
	for each row execute function hallway.drop_password();

-- After the last sign-in of a person is gone, so is the person, is no longer counted among attendees and runs no event any more.
-- Where the person goes first (merged into another), there is nothing left to do.
create function hallway.forget_person() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	attended hallway.attendances;
begin
	-- Two sign-ins may go in the same instant: the second one waits here, and then sees that it was the last.
	perform from hallway.feeds f where f.person_id = old.person_id for update;
	if not found or exists (select from hallway.sign_ins s where s.person_id = old.person_id) then return null; end if;
	for attended in
		select a.* from hallway.attendances a where a.person_id = old.person_id order by a.event_id
	loop
		if attended.left_at is null then perform hallway.count_attendees(attended.event_id, -1); end if;
		if attended.role <> 'attendee' then perform hallway.resign(old.person_id, attended.event_id); end if;
	end loop;
	-- What the other side still has is theirs; what nobody has any more goes too.
	delete from hallway.exchanges e using hallway.exchange_sides s
	where s.owner_id = old.person_id and e.id = s.exchange_id and not exists (
		select from hallway.exchange_sides o where o.exchange_id = e.id and o.owner_id <> old.person_id);
	delete from hallway.feeds f where f.person_id = old.person_id;
	return null;
end $$;
create trigger "The last sign-in takes the person with it" after delete on hallway.sign_ins
	for each row execute function hallway.forget_person();

-- What an offer is found by, from what somebody typed or a phone sent: the hash of 16 bytes in hex, or of ten base32
-- characters, read as forgivingly as a join code. Null for anything else.
create function hallway.offer_hash(typed text) returns bytea
language plpgsql immutable set search_path = '' as $$
declare
	code constant text := translate(lower(left(typed, 60)), 'oil -', '011');
begin
	if typed ~ '^[0-9A-Fa-f]{32}$' then return sha256(decode(typed, 'hex')); end if;
	if code ~ '^[0-9a-hjkmnp-tv-z]{10}$' then return sha256(convert_to(code, 'UTF8')); end if;
	return null;
end $$;

-- Offers the caller's person for ten minutes: 'merge' gives {secret, expiresAt}, 'hand_over' {code, expiresAt}. Ends the
-- earlier offer of that kind. Fails with PT400 (another kind), PT429 (more than 20 in an hour).
create function hallway.offer_account(kind text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me constant uuid := hallway.locked_caller();
	random constant bytea := extensions.gen_random_bytes(16);
	expires_at constant timestamptz := now() + interval '10 minutes';
	secret text := encode(random, 'hex');
begin
	if coalesce(kind, '') not in ('merge', 'hand_over') then
		raise exception using errcode = 'PT400', message = 'invalid_input';
	end if;
	if hallway.count_this_hour(me, 'offers') > 20 then
		raise exception using errcode = 'PT429', message = 'slow_down';
	end if;
	if kind = 'hand_over' then
		secret := (select string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', get_byte(random, i) % 32 + 1, 1), '')
			from generate_series(0, 9) i);
	end if;
	delete from hallway.account_offers o
	where o.person_id = me and o.kind = offer_account.kind and o.taken_by is null;
	insert into hallway.account_offers (secret_hash, kind, person_id, expires_at)
	values (hallway.offer_hash(secret), kind, me, expires_at);
	return jsonb_build_object(case kind when 'merge' then 'secret' else 'code' end, secret,
		'expiresAt', hallway.iso(expires_at));
end $$;

-- Fails with PT401 where nobody is signed in, and with PT429 after 30 wrong codes within the hour: then right ones fail
-- too, so that nobody learns codes by trying. Gives the user.
create function hallway.trying_user() returns uuid
language plpgsql stable set search_path = '' as $$
declare
	who constant uuid := hallway.signed_in_user();
begin
	if who is null then raise exception using errcode = 'PT401', message = 'not_signed_in'; end if;
	if exists (select from hallway.wrong_codes w
		where w.user_id = who and w.hour = date_trunc('hour', now()) and w.count >= 30)
	then raise exception using errcode = 'PT429', message = 'slow_down'; end if;
	return who;
end $$;

-- Counts a wrong code. The call that tried it must then give null instead of failing, or the count would be undone.
create function hallway.count_wrong_code(who uuid) returns void
language plpgsql set search_path = '' as $$
begin
	insert into hallway.wrong_codes as w (user_id, hour, count) values (who, date_trunc('hour', now()), 1)
	on conflict (user_id) do update
		set hour = excluded.hour, count = case when w.hour = excluded.hour then w.count + 1 else 1 end;
exception when foreign_key_violation then
	raise exception using errcode = 'PT401', message = 'account_gone';
end $$;

-- An address as somebody may see it who is about to join its account: a•••@example.org. Enough to know one's own by.
create function hallway.masked(address text) returns text
language sql immutable set search_path = '' as $$
	select left(address, 1) || '•••' || substr(address, length(split_part(address, '@', 1)) + 1);
$$;

-- Whose account a hand-over code offers, before it is taken: {personId, name, contacts, email (masked, or null), since};
-- null if it is wrong, used or over.
create function hallway.look_at_account(code text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	who constant uuid := hallway.trying_user();
	seen jsonb;
begin
	select jsonb_build_object(
		'personId', o.person_id,
		'name', (select p.profile -> 'name' from hallway.profiles p where p.person_id = o.person_id),
		'contacts', (select count(*) from hallway.contacts c where c.owner_id = o.person_id),
		'email', hallway.masked(hallway.email_of(o.person_id)),
		'since', (select hallway.iso(min(b.first_used_at)) from hallway.outboxes b where b.person_id = o.person_id)) into seen
	from hallway.account_offers o
	where o.secret_hash = hallway.offer_hash(code) and o.kind = 'hand_over' and o.taken_by is null and o.expires_at >= now();
	if seen is null then perform hallway.count_wrong_code(who); end if;
	return seen;
end $$;
