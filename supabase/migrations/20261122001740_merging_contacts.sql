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
		perform hallway.announce_words_leaving(kept, contact);
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
	where a.owner_id = old and (
		exists (select from hallway.contacts k where k.owner_id = kept and k.id = a.alias_id)
		or exists (select from hallway.contact_aliases k where k.owner_id = kept and k.alias_id = a.alias_id));
	update hallway.contacts c set id = gen_random_uuid()
	where c.owner_id = old and (
		exists (select from hallway.contacts k where k.owner_id = kept and k.id = c.id)
		or exists (select from hallway.contact_aliases k where k.owner_id = kept and k.alias_id = c.id));
end $$;

-- Two contacts that are one: the one that goes (of or about the old person) and the one that stays.
create type hallway.double as (from_owner uuid, from_id uuid, to_owner uuid, to_id uuid);

-- Whom both accounts know, and who knows both.
create function hallway.doubles(old uuid, kept uuid) returns setof hallway.double
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
	pairs constant hallway.double[] := array(select d from hallway.doubles(old, kept) d);
	owners constant uuid[] := array(select d.to_owner from unnest(pairs) d);
begin
	perform hallway.settle_blocks(old, kept, pairs);
	perform hallway.announce_leaving(pairs);
	perform hallway.join_sides(pairs);
	perform hallway.join_notes(pairs);
	perform hallway.join_remarks(pairs);
	perform hallway.join_marks(pairs);
	perform hallway.join_touches(pairs);
	perform hallway.join_aliases(pairs);
	with gone as (
		delete from hallway.contacts c
		using unnest(pairs, hallway.next_numbers(owners)) d (from_owner, from_id, to_owner, to_id, number)
		where c.owner_id = d.from_owner and c.id = d.from_id
		returning d.to_owner, d.to_id, c.id as from_id, c.card, d.number
	), aliases as (
		insert into hallway.contact_aliases (owner_id, alias_id, contact_id, feed_number)
		select g.to_owner, g.from_id, g.to_id, g.number from gone g on conflict do nothing
	)
	update hallway.contacts c set card = g.card || c.card
	from gone g where c.owner_id = g.to_owner and c.id = g.to_id and g.card || c.card <> c.card;
	-- The others get the merged card in the end, together with the keys (hallway.after_merging), unless one blocks the other.
	perform hallway.refresh_contacts(array_agg(d.to_owner), array_agg(d.to_id))
	from unnest(pairs) d where d.to_owner = kept or hallway.is_blocked(d.to_owner, kept);
end $$;

-- Blocked by either is blocked, before any card is read anew: whoever knew only the old one knows the other from now on.
create function hallway.settle_blocks(old uuid, kept uuid, pairs hallway.double[]) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.contacts c set blocked = true
	from unnest(pairs) d join hallway.contacts gone on gone.owner_id = d.from_owner and gone.id = d.from_id
	where c.owner_id = d.to_owner and c.id = d.to_id and gone.blocked;
	update hallway.contacts c set person_id = kept
	where c.person_id = old
		and not exists (select from hallway.contacts d where d.owner_id = c.owner_id and d.person_id = kept);
end $$;

-- Tells each phone that has the contact that goes that it, and all that hangs on it, will come under another id.
create function hallway.announce_leaving(pairs hallway.double[]) returns void
language plpgsql set search_path = '' as $$
begin
	perform hallway.record_deletions(array_agg(l.owner_id), array_agg(l.table_name), array_agg(l.row_id))
	from (
		select s.owner_id, 'exchanges' as table_name, s.contact_id || '/' || coalesce(s.event_id::text, 'none') as row_id
		from unnest(pairs) d join hallway.exchange_sides s on s.owner_id = d.from_owner and s.contact_id = d.from_id
		where d.from_owner = d.to_owner
		union all
		select n.owner_id, 'notes', n.contact_id::text
		from unnest(pairs) d join hallway.notes n on n.owner_id = d.from_owner and n.contact_id = d.from_id
		where d.from_owner = d.to_owner
		union all
		select m.owner_id, 'marks', m.contact_id || '/' || coalesce(m.event_id::text, 'none')
		from unnest(pairs) d join hallway.marks m on m.owner_id = d.from_owner and m.contact_id = d.from_id
		where d.from_owner = d.to_owner
		union all
		select r.owner_id, 'relationships', r.contact_id::text
		from unnest(pairs) d join hallway.relationships r on r.owner_id = d.from_owner and r.contact_id = d.from_id
		where d.from_owner = d.to_owner
		union all
		select a.owner_id, 'followUpAnswers', a.contact_id || '/' || a.kind || '/' || a.cause
		from unnest(pairs) d join hallway.follow_up_answers a on a.owner_id = d.from_owner and a.contact_id = d.from_id
		where d.from_owner = d.to_owner
		union all
		select c.owner_id, 'correspondences', c.contact_id::text
		from unnest(pairs) d join hallway.correspondences c on c.owner_id = d.from_owner and c.contact_id = d.from_id
		where d.from_owner = d.to_owner
		union all
		select d.from_owner, 'contacts', d.from_id::text from unnest(pairs) d where d.from_owner = d.to_owner
	) l;
end $$;

-- The exchanges of the contacts that go become those of the contacts that stay.
create function hallway.join_sides(pairs hallway.double[]) returns void
language plpgsql set search_path = '' as $$
declare
	exchanges uuid[];
	moving hallway.double[];
	owners uuid[];
begin
	select array_agg(s.exchange_id), array_agg(d), array_agg(d.to_owner) into exchanges, moving, owners
	from unnest(pairs) d join hallway.exchange_sides s on s.owner_id = d.from_owner and s.contact_id = d.from_id;
	update hallway.exchange_sides s set owner_id = m.to_owner, contact_id = m.to_id, feed_number = m.number
	from unnest(exchanges, moving, hallway.next_numbers(owners)) m (exchange_id, from_owner, from_id, to_owner, to_id, number)
	where s.exchange_id = m.exchange_id and s.owner_id = m.from_owner;
end $$;

-- Ids that stood for a contact that goes stand for the one that stays.
create function hallway.join_aliases(pairs hallway.double[]) returns void
language plpgsql set search_path = '' as $$
declare
	aliases uuid[];
	moving hallway.double[];
	owners uuid[];
begin
	select array_agg(a.alias_id), array_agg(d), array_agg(d.to_owner) into aliases, moving, owners
	from unnest(pairs) d join hallway.contact_aliases a on a.owner_id = d.from_owner and a.contact_id = d.from_id;
	update hallway.contact_aliases a set owner_id = m.to_owner, contact_id = m.to_id, feed_number = m.number
	from unnest(aliases, moving, hallway.next_numbers(owners)) m (alias_id, from_owner, from_id, to_owner, to_id, number)
	where a.owner_id = m.from_owner and a.alias_id = m.alias_id;
end $$;

-- Two notes become one text, the earlier first, with an empty line between; what stands in the other one already, once.
create function hallway.join_notes(pairs hallway.double[]) returns void
language plpgsql set search_path = '' as $$
declare
	moving hallway.double[];
	owners uuid[];
begin
	select array_agg(d), array_agg(d.to_owner) into moving, owners
	from unnest(pairs) d join hallway.notes n on n.owner_id = d.from_owner and n.contact_id = d.from_id;
	with gone as (
		delete from hallway.notes n
		using unnest(moving, hallway.next_numbers(owners)) m (from_owner, from_id, to_owner, to_id, number)
		where n.owner_id = m.from_owner and n.contact_id = m.from_id
		returning m.to_owner, m.to_id, n.text, n.edited_at, m.number
	)
	insert into hallway.notes as n (owner_id, contact_id, text, edited_at, feed_number)
	select g.to_owner, g.to_id, g.text, g.edited_at, g.number from gone g
	on conflict (owner_id, contact_id) do update
		set text = hallway.joined_note(n.text, '', excluded.text, excluded.edited_at < n.edited_at),
			edited_at = greatest(n.edited_at, excluded.edited_at), feed_number = excluded.feed_number;
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
	perform hallway.number_words_anew(old, ahead);
	perform hallway.number_touches_anew(old, ahead);
	update hallway.contacts c set owner_id = kept, feed_number = c.feed_number + ahead where c.owner_id = old;
end $$;
