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
	perform hallway.note_mutual(exchange);
end $$;

-- Notes, once, that both gave something in an exchange, as a side sees it whose owner does not block the other. So a block is
-- nowhere to be seen: who is blocked sees a code that was given, and it counts like any other.
create function hallway.note_mutual(exchange uuid) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.exchanges e set mutual_at = now()
	where e.id = exchange and e.mutual_at is null and exists (
		select from hallway.exchange_sides s join hallway.contacts c on c.owner_id = s.owner_id and c.id = s.contact_id
		where s.exchange_id = e.id and not c.blocked and s.i_gave in ('code', 'full') and s.they_gave in ('code', 'full'));
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

-- A contact's card: what that person gave in all exchanges together. Where the pair is blocked the card only shrinks; where
-- the account is gone, or has no profile yet, the values stay as they are. So does the name of somebody who is only kept for
-- the words of the owner (hallway.release_contact).
create function hallway.card_given(contact hallway.contacts) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
	source constant jsonb := coalesce(
		(select p.profile from hallway.profiles p
		where p.person_id = contact.person_id and not hallway.is_blocked(contact.owner_id, contact.person_id)),
		contact.card);
begin
	if not exists (select from hallway.exchange_sides s where s.owner_id = contact.owner_id and s.contact_id = contact.id) then
		return contact.card;
	end if;
	return (
		select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(source) e
		where e.key in (select unnest(s.they_gave_fields) from hallway.exchange_sides s
			where s.owner_id = contact.owner_id and s.contact_id = contact.id)
	);
end $$;

-- Brings a contact's card up to date, and numbers it.
create function hallway.refresh_contact(owner uuid, contact uuid) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.contacts c set card = hallway.card_given(c), feed_number = hallway.next_number(owner)
	where c.owner_id = owner and c.id = contact;
end $$;

-- The same for many contacts at once: two lists of the same length.
create function hallway.refresh_contacts(owners uuid[], contacts uuid[]) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.contacts c set card = hallway.card_given(c), feed_number = n.number
	from unnest(owners, contacts, hallway.next_numbers(owners)) n (owner_id, id, number)
	where c.owner_id = n.owner_id and c.id = n.id;
end $$;

-- A side of an exchange whose fields change: what its owner is given from now on.
create type hallway.new_fields as (exchange_id uuid, owner_id uuid, fields text[]);

-- Brings what these people hold of a person up to date: the fields of each exchange (the receipt of both sides) and the
-- card. Everybody must be locked. `always` numbers the contact even if its card stayed (the person has a new key).
create function hallway.refresh_holders(person uuid, owners uuid[], always boolean) returns void
language plpgsql set search_path = '' as $$
declare
	reached constant uuid[] := array(select c.owner_id from hallway.contacts c
		where c.person_id = person and c.owner_id = any (owners) and not hallway.is_blocked(c.owner_id, person));
	changes hallway.new_fields[];
begin
	-- A key tells nothing of the card: it comes to everybody who knows the person, whoever blocks whom.
	if always then
		update hallway.contacts c set feed_number = hallway.next_number(c.owner_id)
		where c.person_id = person and c.owner_id = any (owners) and c.owner_id <> all (reached);
	end if;
	changes := hallway.changes_for(person, reached);
	update hallway.exchange_sides s
	set they_gave_fields = c.fields, asks_them = s.asks_them and s.they_gave = 'code', feed_number = c.number
	from unnest(changes, hallway.next_numbers(array(select w.owner_id from unnest(changes) w))) c (exchange_id, owner_id, fields, number)
	where s.exchange_id = c.exchange_id and s.owner_id = c.owner_id;
	update hallway.exchange_sides s
	set i_gave = o.they_gave, i_gave_fields = o.they_gave_fields, i_gave_at = o.they_gave_at,
		asks_me = s.asks_me and o.they_gave = 'code', feed_number = c.number
	from unnest(changes, hallway.next_numbers(array(select person from unnest(changes)))) c (exchange_id, owner_id, fields, number)
	join hallway.exchange_sides o on o.exchange_id = c.exchange_id and o.owner_id = c.owner_id
	where s.exchange_id = c.exchange_id and s.owner_id = person;
	perform hallway.refresh_contacts(array_agg(c.owner_id), array_agg(c.id))
	from hallway.contacts c
	where c.person_id = person and c.owner_id = any (reached)
		and (always or c.owner_id in (select o.owner_id from unnest(changes) o)
			or exists (select from hallway.profiles p, jsonb_each(c.card) e
				where p.person_id = person and p.profile -> e.key is distinct from e.value));
end $$;

-- The sides on which these people's fields of a person change, and to what. None of them blocks the person or is blocked.
create function hallway.changes_for(person uuid, owners uuid[]) returns hallway.new_fields[]
language plpgsql stable set search_path = '' as $$
begin
	return array(
		with held as materialized (
			select s.* from hallway.contacts c
			join hallway.exchange_sides s on s.owner_id = c.owner_id and s.contact_id = c.id
			where c.person_id = person and c.owner_id = any (owners) and s.they_gave in ('full', 'code')
		), shown as materialized (
			-- The same for everybody at an event, so it is looked up once.
			select e.event_id, hallway.full_fields(person, e.event_id) as fields from (select distinct h.event_id from held h) e
		)
		select row(h.exchange_id, h.owner_id, n.fields)::hallway.new_fields
		from held h join shown on shown.event_id is not distinct from h.event_id
		cross join lateral (
			select case h.they_gave when 'full' then shown.fields else hallway.code_fields(person, h.event_id, h.they_gave_fields) end as fields
		) n
		where n.fields <> h.they_gave_fields
	);
end $$;

-- Numbers both sides of an exchange anew; a deleted side has none.
create function hallway.number_exchange(exchange uuid) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.exchange_sides s set feed_number = hallway.next_number(s.owner_id) where s.exchange_id = exchange;
end $$;

-- The same for many exchanges at once.
create function hallway.number_exchanges(exchanges uuid[]) returns void
language plpgsql set search_path = '' as $$
declare
	ids uuid[];
	owners uuid[];
begin
	select array_agg(s.exchange_id), array_agg(s.owner_id) into ids, owners
	from hallway.exchange_sides s where s.exchange_id = any (exchanges);
	update hallway.exchange_sides s set feed_number = n.number
	from unnest(ids, owners, hallway.next_numbers(owners)) n (exchange_id, owner_id, number)
	where s.exchange_id = n.exchange_id and s.owner_id = n.owner_id;
end $$;
