-- Merging, the contacts: oneself vanishes, whom both knew is known once, everybody else moves.

-- Removes what two accounts of one person had with each other.
create function hallway.forget_oneself(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
declare
	contact uuid;
begin
	perform hallway.record_deletion(kept, 'exchanges', s.contact_id || '/' || coalesce(s.event_id::text, 'none'))
	from hallway.exchange_sides s join hallway.contacts c on c.owner_id = s.owner_id and c.id = s.contact_id
	where s.owner_id = kept and c.person_id = old;
	delete from hallway.exchanges e where e.id in (
		select s.exchange_id from hallway.contacts c
		join hallway.exchange_sides s on s.owner_id = c.owner_id and s.contact_id = c.id
		where (c.owner_id, c.person_id) in ((old, kept), (kept, old)));
	for contact in select c.id from hallway.contacts c where c.owner_id = kept and c.person_id = old loop
		perform hallway.record_deletion(kept, 'notes', contact::text);
		perform hallway.record_deletion(kept, 'contacts', contact::text);
	end loop;
	delete from hallway.contacts c where (c.owner_id, c.person_id) in ((old, kept), (kept, old));
	delete from hallway.withdrawals w where (w.giver_id, w.receiver_id) in ((old, kept), (kept, old));
end $$;

-- Ids are made on phones, each owner's own: two accounts could have the same one only on purpose. Then the moving one
-- gets a new id.
create function hallway.make_ids_distinct(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
begin
	delete from hallway.contact_aliases a
	where a.owner_id = old and hallway.real_contact(kept, a.alias_id) is not null;
	update hallway.contacts c set id = gen_random_uuid()
	where c.owner_id = old and hallway.real_contact(kept, c.id) is not null;
end $$;

-- Whom both accounts know, and who knows both: the contact that goes (of or about the old one) and the one that stays.
create function hallway.doubles(old uuid, kept uuid)
returns table (from_owner uuid, from_id uuid, to_owner uuid, to_id uuid)
language plpgsql stable set search_path = '' as $$
begin
	return query
	select gone.owner_id, gone.id, stays.owner_id, stays.id
	from hallway.contacts gone join hallway.contacts stays on stays.owner_id = kept and stays.person_id = gone.person_id
	where gone.owner_id = old
	union all
	select gone.owner_id, gone.id, stays.owner_id, stays.id
	from hallway.contacts gone join hallway.contacts stays on stays.owner_id = gone.owner_id and stays.person_id = kept
	where gone.person_id = old;
end $$;

-- Makes one contact of each two. By now they have no exchange at the same event any more.
create function hallway.join_doubles(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
declare
	double record;
	gone hallway.contacts;
begin
	perform hallway.settle_blocks(old, kept);
	for double in select d.* from hallway.doubles(old, kept) d loop
		if double.from_owner = double.to_owner then
			perform hallway.announce_leaving(double.from_owner, double.from_id);
		end if;
		update hallway.exchange_sides s
		set owner_id = double.to_owner, contact_id = double.to_id, feed_number = hallway.next_number(double.to_owner)
		where s.owner_id = double.from_owner and s.contact_id = double.from_id;
		perform hallway.join_notes(double.from_owner, double.from_id, double.to_owner, double.to_id);
		update hallway.contact_aliases a
		set owner_id = double.to_owner, contact_id = double.to_id, feed_number = hallway.next_number(double.to_owner)
		where a.owner_id = double.from_owner and a.contact_id = double.from_id;
		delete from hallway.contacts c where c.owner_id = double.from_owner and c.id = double.from_id returning c.* into gone;
		insert into hallway.contact_aliases (owner_id, alias_id, contact_id, feed_number)
		values (double.to_owner, double.from_id, double.to_id, hallway.next_number(double.to_owner)) on conflict do nothing;
		update hallway.contacts c set card = gone.card || c.card
		where c.owner_id = double.to_owner and c.id = double.to_id;
		-- The others get the merged card in the end, together with the keys (hallway.after_merging), unless one blocks the other.
		if double.to_owner = kept or hallway.is_blocked(double.to_owner, kept) then
			perform hallway.refresh_contact(double.to_owner, double.to_id);
		end if;
	end loop;
end $$;

-- Blocked by either is blocked, before any card is read anew: whoever knew only the old one knows the other from now on.
create function hallway.settle_blocks(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.contacts c set blocked = true
	from hallway.doubles(old, kept) d join hallway.contacts gone on gone.owner_id = d.from_owner and gone.id = d.from_id
	where c.owner_id = d.to_owner and c.id = d.to_id and gone.blocked;
	update hallway.contacts c set person_id = kept
	where c.person_id = old
		and not exists (select from hallway.contacts d where d.owner_id = c.owner_id and d.person_id = kept);
end $$;

-- Tells an owner's phone that a contact and all that hangs on it will come under another id.
create function hallway.announce_leaving(owner uuid, contact uuid) returns void
language plpgsql set search_path = '' as $$
begin
	perform hallway.record_deletion(owner, 'exchanges', s.contact_id || '/' || coalesce(s.event_id::text, 'none'))
	from hallway.exchange_sides s where s.owner_id = owner and s.contact_id = contact;
	perform hallway.record_deletion(owner, 'notes', contact::text)
	from hallway.notes n where n.owner_id = owner and n.contact_id = contact;
	perform hallway.record_deletion(owner, 'contacts', contact::text);
end $$;

-- Two notes become one text, the earlier first, with an empty line between; what stands in the other one already, once.
create function hallway.join_notes(from_owner uuid, from_id uuid, to_owner uuid, to_id uuid) returns void
language plpgsql set search_path = '' as $$
declare
	gone hallway.notes;
begin
	delete from hallway.notes n where n.owner_id = from_owner and n.contact_id = from_id returning n.* into gone;
	if gone.owner_id is null then return; end if;
	insert into hallway.notes as n (owner_id, contact_id, text, edited_at, feed_number)
	values (to_owner, to_id, gone.text, gone.edited_at, hallway.next_number(to_owner))
	on conflict (owner_id, contact_id) do update
		set text = hallway.joined_note(n.text, '', gone.text, gone.edited_at < n.edited_at),
			edited_at = greatest(n.edited_at, gone.edited_at), feed_number = excluded.feed_number;
end $$;

-- All other contacts move as they are: their exchanges, notes and aliases follow by their foreign keys.
create function hallway.move_contacts(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
declare
	ahead constant bigint := hallway.numbers_ahead(old, kept);
begin
	update hallway.exchange_sides s set feed_number = s.feed_number + ahead where s.owner_id = old;
	update hallway.notes n set feed_number = n.feed_number + ahead where n.owner_id = old;
	update hallway.contact_aliases a set feed_number = a.feed_number + ahead where a.owner_id = old;
	update hallway.contacts c set owner_id = kept, feed_number = c.feed_number + ahead where c.owner_id = old;
end $$;
