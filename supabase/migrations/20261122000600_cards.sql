-- Cards: which fields pass in an exchange, and keeping what others hold up to date.

-- Where a person's fields go at an event: the settings of the event, else the person's default ones, else the built-in
-- ones. A missing field goes where docs/protocol.md says; the name is always in the code.
create function hallway.settings_of(person uuid, event uuid, out sharing jsonb, out asks_first boolean)
language plpgsql stable set search_path = '' as $$
begin
	select c.sharing, c.asks_first into sharing, asks_first from hallway.cards c
	where c.person_id = person and (c.event_id = event or c.event_id is null)
	order by c.event_id nulls last limit 1;
	sharing := jsonb '{"headline": "code", "organisation": "code", "pronouns": "after", "pitch": "after",
		"interests": "after", "offers": "after", "lookingFor": "after", "links": "after", "linkedin": "after"}'
		|| coalesce(sharing, '{}') || jsonb '{"name": "code"}';
	asks_first := coalesce(asks_first, false);
end $$;

-- The fields that pass when a person gives the full card at an event: every one ticked code or after that is filled in.
create function hallway.full_fields(person uuid, event uuid) returns text[]
language plpgsql stable set search_path = '' as $$
begin
	return (
		select coalesce(array_agg(f.field order by f.place), '{}')
		from hallway.profiles p, hallway.settings_of(person, event) s, unnest(hallway.fields()) with ordinality f (field, place)
		where p.person_id = person and p.profile ? f.field and s.sharing ->> f.field in ('code', 'after')
	);
end $$;

-- Of the fields that a code is said to have held: those its owner really puts into codes there. The server cannot read
-- the packed body, so a scanning phone's word never opens more than the owner ticked.
create function hallway.code_fields(person uuid, event uuid, claimed text[]) returns text[]
language plpgsql stable set search_path = '' as $$
begin
	return (
		select coalesce(array_agg(f.field order by f.place), '{}')
		from unnest(hallway.fields()) with ordinality f (field, place),
			hallway.settings_of(person, event) s
		where f.field = any (claimed) and s.sharing ->> f.field = 'code'
	);
end $$;

-- Writes what one side gave in an exchange on both sides. Where the pair is blocked only the giver's own side changes,
-- except that taking something back always reaches the other. The other side's row stays as it is, its time too, where it
-- says the same already. The caller numbers and refreshes afterwards.
create function hallway.give(exchange uuid, giver uuid, how text, fields text[], at timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.exchange_sides s
	set i_gave = how, i_gave_fields = fields, i_gave_at = at, asks_me = s.asks_me and how = 'code'
	where s.exchange_id = exchange and s.owner_id = giver;
	update hallway.exchange_sides s
	set they_gave = how, they_gave_fields = fields, they_gave_at = at, asks_them = s.asks_them and how = 'code'
	where s.exchange_id = exchange and s.owner_id <> giver
		and (s.they_gave, s.they_gave_fields, s.asks_them) is distinct from (how, fields, s.asks_them and how = 'code')
		and (how = 'withdrawn' or not hallway.is_blocked(s.owner_id, giver));
end $$;

-- Whether either of the two blocks the other.
create function hallway.is_blocked(one uuid, other uuid) returns boolean
language plpgsql stable set search_path = '' as $$
begin
	return (
		select exists (select from hallway.contacts c where c.owner_id = one and c.person_id = other and c.blocked)
			or exists (select from hallway.contacts c where c.owner_id = other and c.person_id = one and c.blocked)
	);
end $$;

-- Makes a contact's card what that person gave in all exchanges together, and numbers it. Where the pair is blocked the
-- card only shrinks; where the account is gone, or has no profile yet, the values stay as they are.
create function hallway.refresh_contact(owner uuid, contact uuid) returns void
language plpgsql set search_path = '' as $$
declare
	old hallway.contacts;
	given text[];
	source jsonb;
begin
	select c.* into old from hallway.contacts c where c.owner_id = owner and c.id = contact;
	select coalesce(array_agg(distinct f), '{}') into given
	from hallway.exchange_sides s, unnest(s.they_gave_fields) f
	where s.owner_id = owner and s.contact_id = contact;
	select p.profile into source from hallway.profiles p
	where p.person_id = old.person_id and not hallway.is_blocked(owner, old.person_id);
	update hallway.contacts c
	set card = (select coalesce(jsonb_object_agg(e.key, e.value), '{}')
			from jsonb_each(coalesce(source, old.card)) e where e.key = any (given)),
		feed_number = hallway.next_number(owner)
	where c.owner_id = owner and c.id = contact;
end $$;

-- Brings what these people hold of a person up to date: the fields of each exchange (the receipt of both sides) and the
-- card. Everybody must be locked. `always` numbers the contact even if its card stayed (the person has a new key).
create function hallway.refresh_holders(person uuid, owners uuid[], always boolean) returns void
language plpgsql set search_path = '' as $$
declare
	held record;
	side record;
	moved boolean;
begin
	-- A key tells nothing of the card: it comes to everybody who knows the person, whoever blocks whom.
	if always then
		update hallway.contacts c set feed_number = hallway.next_number(c.owner_id)
		where c.person_id = person and c.owner_id = any (owners) and hallway.is_blocked(c.owner_id, person);
	end if;
	for held in
		select c.owner_id, c.id, c.card from hallway.contacts c
		where c.person_id = person and c.owner_id = any (owners) and not hallway.is_blocked(c.owner_id, person)
		order by c.owner_id
	loop
		moved := always;
		for side in
			select s.exchange_id, s.they_gave_at, s.they_gave, s.they_gave_fields as before,
				case s.they_gave when 'full' then hallway.full_fields(person, s.event_id)
					else hallway.code_fields(person, s.event_id, s.they_gave_fields) end as after
			from hallway.exchange_sides s
			where s.owner_id = held.owner_id and s.contact_id = held.id and s.they_gave in ('full', 'code')
		loop
			continue when side.before = side.after;
			moved := true;
			perform hallway.give(side.exchange_id, person, side.they_gave, side.after, side.they_gave_at);
			perform hallway.number_exchange(side.exchange_id);
		end loop;
		if moved or exists (
			select from hallway.profiles p where p.person_id = person
				and exists (select from jsonb_each(held.card) e where p.profile -> e.key is distinct from e.value)
		) then perform hallway.refresh_contact(held.owner_id, held.id); end if;
	end loop;
end $$;

-- Numbers both sides of an exchange anew; a deleted side has none.
create function hallway.number_exchange(exchange uuid) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.exchange_sides s set feed_number = hallway.next_number(s.owner_id) where s.exchange_id = exchange;
end $$;
