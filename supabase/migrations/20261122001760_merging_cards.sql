-- Merging, the profile and what is shown of it: the stricter choice wins.

-- The profile of the one who stays, with what only the other had filled in.
create function hallway.join_profiles(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
begin
	insert into hallway.profiles as p (person_id, profile, edited_at, feed_number)
	select kept, o.profile, o.edited_at, hallway.next_number(kept) from hallway.profiles o where o.person_id = old
	on conflict (person_id) do update set profile = excluded.profile || p.profile, feed_number = excluded.feed_number;
end $$;

-- Two settings as one: of two explicit choices for a field the more private, asks first if either does, the graph's less
-- visible, helped and counted only if both are. Either may be missing (id null).
create function hallway.joined_card(one hallway.cards, two hallway.cards) returns hallway.cards
language plpgsql immutable set search_path = '' as $$
declare
	places constant text[] := array['code', 'after', 'private'];
	standings constant text[] := array['name', 'dot', 'none'];
	joined hallway.cards := one;
begin
	if one.id is null then return two; end if;
	if two.id is null then return one; end if;
	joined.sharing := (
		select jsonb_object_agg(c.field, places[c.place])
		from (
			select e.key as field, max(array_position(places, e.value)) as place
			from (select * from jsonb_each_text(one.sharing) union all select * from jsonb_each_text(two.sharing)) e
			group by e.key
		) c);
	joined.asks_first := one.asks_first or two.asks_first;
	joined.graph := standings[greatest(array_position(standings, one.graph), array_position(standings, two.graph))];
	joined.helped := one.helped and two.helped;
	joined.counted := one.counted and two.counted;
	joined.edited_at := greatest(one.edited_at, two.edited_at);
	return joined;
end $$;

-- What a person chose for an event: its own settings, or the default ones if the person went there; else nothing.
create function hallway.choices_at(person uuid, event uuid) returns hallway.cards
language plpgsql stable set search_path = '' as $$
declare
	card hallway.cards;
begin
	select c.* into card from hallway.cards c
	where c.person_id = person and (c.event_id = event or c.event_id is null and (event is null
		or exists (select from hallway.attendances a where a.person_id = person and a.event_id = event)))
	order by c.event_id nulls last limit 1;
	return card;
end $$;

-- Joins the settings of every event that has some, then the default ones.
create function hallway.join_cards(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
declare
	event uuid;
	joined hallway.cards;
begin
	for event in
		select c.event_id from hallway.cards c where c.person_id in (old, kept) group by 1 order by 1 nulls last
	loop
		joined := hallway.joined_card(hallway.choices_at(kept, event), hallway.choices_at(old, event));
		insert into hallway.cards as c (person_id, event_id, sharing, asks_first, graph, helped, counted, edited_at, feed_number)
		values (kept, event, joined.sharing, joined.asks_first, joined.graph, joined.helped, joined.counted, joined.edited_at, hallway.next_number(kept))
		on conflict (person_id, event_id) do update
			set sharing = excluded.sharing, asks_first = excluded.asks_first, graph = excluded.graph,
				helped = excluded.helped, counted = excluded.counted, edited_at = excluded.edited_at, feed_number = excluded.feed_number;
	end loop;
end $$;

-- Where either went, the merged person went: counted once, since the earlier joining, with the role that may do more.
-- The rows of the old one remain until its exchanges have moved.
create function hallway.join_attendances(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
declare
	event uuid;
begin
	for event in
		select a.event_id from hallway.attendances a
		where a.person_id in (old, kept) and a.left_at is null group by 1 having count(*) = 2 order by 1
	loop
		perform hallway.count_attendees(event, -1);
	end loop;
	perform hallway.join_known_secrets(old, kept);
	insert into hallway.attendances as k (event_id, person_id, role, joined_at, left_at, feed_number)
	select a.event_id, kept, a.role, a.joined_at, a.left_at, hallway.next_number(kept)
	from hallway.attendances a where a.person_id = old
	on conflict (person_id, event_id) do update
		set role = case when hallway.rank_of(excluded.role) > hallway.rank_of(k.role) then excluded.role else k.role end,
			joined_at = least(k.joined_at, excluded.joined_at), feed_number = excluded.feed_number,
			left_at = case when k.left_at is not null and excluded.left_at is not null then greatest(k.left_at, excluded.left_at) end;
end $$;
