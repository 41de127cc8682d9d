-- Merging, what was set and put down: goals, remarks, promises, marks, relationships, reflections, preferences, voice. Nobody's words are
-- lost; of two choices the later one holds.

-- Ids are made on phones, each owner's own: the same one in both accounts is on purpose. Then the moving one gets a new id.
create function hallway.make_word_ids_distinct(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.goals g set id = gen_random_uuid()
	where g.owner_id = old and exists (select from hallway.goals k where k.owner_id = kept and k.id = g.id);
	update hallway.remarks r set id = gen_random_uuid()
	where r.owner_id = old and exists (select from hallway.remarks k where k.owner_id = kept and k.id = r.id);
	update hallway.promises p set id = gen_random_uuid()
	where p.owner_id = old and exists (select from hallway.promises k where k.owner_id = kept and k.id = p.id);
end $$;

-- What was said about contacts that go, and promised, is about the contacts that stay.
create function hallway.join_remarks(pairs hallway.double[]) returns void
language plpgsql set search_path = '' as $$
declare
	ids uuid[];
	moving hallway.double[];
	owners uuid[];
begin
	select array_agg(r.id), array_agg(d), array_agg(d.to_owner) into ids, moving, owners
	from unnest(pairs) d join hallway.remarks r on r.owner_id = d.from_owner and r.contact_id = d.from_id;
	update hallway.remarks r set owner_id = m.to_owner, contact_id = m.to_id, feed_number = m.number
	from unnest(ids, moving, hallway.next_numbers(owners)) m (id, from_owner, from_id, to_owner, to_id, number)
	where r.owner_id = m.from_owner and r.id = m.id;
	select array_agg(p.id), array_agg(d), array_agg(d.to_owner) into ids, moving, owners
	from unnest(pairs) d join hallway.promises p on p.owner_id = d.from_owner and p.contact_id = d.from_id;
	update hallway.promises p set owner_id = m.to_owner, contact_id = m.to_id, feed_number = m.number
	from unnest(ids, moving, hallway.next_numbers(owners)) m (id, from_owner, from_id, to_owner, to_id, number)
	where p.owner_id = m.from_owner and p.id = m.id;
end $$;

-- Marked in either is marked. Said in either is said; of two different words the later.
create function hallway.join_marks(pairs hallway.double[]) returns void
language plpgsql set search_path = '' as $$
declare
	events uuid[];
	moving hallway.double[];
	owners uuid[];
begin
	select array_agg(m.event_id), array_agg(d), array_agg(d.to_owner) into events, moving, owners
	from unnest(pairs) d join hallway.marks m on m.owner_id = d.from_owner and m.contact_id = d.from_id;
	with gone as (
		delete from hallway.marks m
		using unnest(events, moving, hallway.next_numbers(owners)) g (event_id, from_owner, from_id, to_owner, to_id, number)
		where m.owner_id = g.from_owner and m.contact_id = g.from_id and m.event_id is not distinct from g.event_id
		returning g.to_owner, g.to_id, m.event_id, m.worth, m.deepen, m.thank, g.number
	)
	insert into hallway.marks as m (owner_id, contact_id, event_id, worth, deepen, thank, feed_number)
	select g.to_owner, g.to_id, g.event_id, g.worth, g.deepen, g.thank, g.number from gone g
	on conflict (owner_id, contact_id, event_id) do update
		set worth = m.worth or excluded.worth, deepen = m.deepen or excluded.deepen, thank = m.thank or excluded.thank,
			feed_number = excluded.feed_number;
	select array_agg(d), array_agg(d.to_owner) into moving, owners
	from unnest(pairs) d join hallway.relationships r on r.owner_id = d.from_owner and r.contact_id = d.from_id;
	with gone as (
		delete from hallway.relationships r
		using unnest(moving, hallway.next_numbers(owners)) g (from_owner, from_id, to_owner, to_id, number)
		where r.owner_id = g.from_owner and r.contact_id = g.from_id
		returning g.to_owner, g.to_id, r.kind, r.edited_at, g.number
	)
	insert into hallway.relationships as r (owner_id, contact_id, kind, edited_at, feed_number)
	select g.to_owner, g.to_id, g.kind, g.edited_at, g.number from gone g
	on conflict (owner_id, contact_id) do update
		set kind = case when r.kind is null or excluded.kind is not null and excluded.edited_at > r.edited_at
				then excluded.kind else r.kind end,
			edited_at = greatest(r.edited_at, excluded.edited_at), feed_number = excluded.feed_number;
end $$;

-- What hangs on contacts that move as they are follows by its foreign keys; here it is numbered for its new owner.
create function hallway.number_words_anew(old uuid, ahead bigint) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.remarks r set feed_number = r.feed_number + ahead where r.owner_id = old;
	update hallway.promises p set feed_number = p.feed_number + ahead where p.owner_id = old;
	update hallway.marks m set feed_number = m.feed_number + ahead where m.owner_id = old;
	update hallway.relationships r set feed_number = r.feed_number + ahead where r.owner_id = old;
end $$;

-- Goals become the other's too. Two reflections on one event become one, as notes do; preferences and voice stay those of
-- the one who stays.
create function hallway.join_goals(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
declare
	ahead constant bigint := hallway.numbers_ahead(old, kept);
begin
	update hallway.goals g set owner_id = kept, feed_number = g.feed_number + ahead where g.owner_id = old;
	insert into hallway.reflections as r (owner_id, event_id, well, next, done_at, edited_at, feed_number)
	select kept, o.event_id, o.well, o.next, o.done_at, o.edited_at, o.feed_number + ahead
	from hallway.reflections o where o.owner_id = old
	on conflict (owner_id, event_id) do update
		set well = hallway.joined_note(r.well, '', excluded.well, excluded.edited_at < r.edited_at),
			next = hallway.joined_note(r.next, '', excluded.next, excluded.edited_at < r.edited_at),
			done_at = coalesce(r.done_at, excluded.done_at), edited_at = greatest(r.edited_at, excluded.edited_at),
			feed_number = excluded.feed_number;
	insert into hallway.preferences (person_id, quiet, edited_at, feed_number)
	select kept, o.quiet, o.edited_at, o.feed_number + ahead from hallway.preferences o where o.person_id = old
	on conflict (person_id) do nothing;
	insert into hallway.voices (person_id, voice, edited_at, feed_number)
	select kept, o.voice, o.edited_at, o.feed_number + ahead from hallway.voices o where o.person_id = old
	on conflict (person_id) do nothing;
end $$;
