-- Merging, the exchanges: one per event and person met, one meeting for what lies within ten minutes, and whoever took
-- something back has taken it back from both.

-- What one side gives in an exchange.
create type hallway.giving_state as (how text, fields text[], at timestamptz, asks boolean);

-- Two givings as one: what was withdrawn in either is withdrawn, else the fuller one counts.
create function hallway.joined_giving(one hallway.giving_state, two hallway.giving_state) returns hallway.giving_state
language plpgsql immutable set search_path = '' as $$
declare
	order_of_how constant text[] := array['nothing', 'code', 'full', 'withdrawn'];
	joined hallway.giving_state := one;
begin
	if array_position(order_of_how, one.how) > array_position(order_of_how, two.how) then return one; end if;
	if array_position(order_of_how, one.how) < array_position(order_of_how, two.how) then return two; end if;
	joined.fields := array(select f from unnest(hallway.fields()) with ordinality o (f, place)
		where f = any (one.fields || two.fields) order by o.place);
	joined.at := greatest(one.at, two.at);
	joined.asks := one.asks or two.asks;
	return joined;
end $$;

-- Who took back something from one of the two accounts, or blocked it, has taken back all that the other one was given:
-- they are one person. The same holds for what the two accounts gave. (A block always comes with a withdrawal, and this
-- looks at the latter only: so that merging tells nobody the one from the other.)
create function hallway.take_back_across(old uuid, kept uuid, others uuid[]) returns void
language plpgsql set search_path = '' as $$
declare
	crossed record;
begin
	for crossed in
		select case w.giver_id when old then kept when kept then old else w.giver_id end as giver,
			case w.receiver_id when old then kept when kept then old else w.receiver_id end as receiver, w.taken_back_at
		from hallway.withdrawals w
		where (w.giver_id in (old, kept) and w.receiver_id = any (others))
			or (w.receiver_id in (old, kept) and w.giver_id = any (others))
	loop
		perform hallway.take_back_all(crossed.giver, crossed.receiver, crossed.taken_back_at);
	end loop;
end $$;

-- Withdraws all that one person gave another, on both sides, also where the two cannot see each other's.
create function hallway.take_back_all(giver uuid, receiver uuid, at timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.exchange_sides s
	set i_gave = 'withdrawn', i_gave_fields = '{}', i_gave_at = at, asks_me = false, feed_number = hallway.next_number(giver)
	from hallway.contacts c
	where c.owner_id = giver and c.person_id = receiver and s.owner_id = giver and s.contact_id = c.id
		and s.i_gave in ('code', 'full');
	update hallway.exchange_sides s
	set they_gave = 'withdrawn', they_gave_fields = '{}', they_gave_at = at, asks_them = false,
		feed_number = hallway.next_number(receiver)
	from hallway.contacts c
	where c.owner_id = receiver and c.person_id = giver and s.owner_id = receiver and s.contact_id = c.id
		and s.they_gave in ('code', 'full');
	if found then
		perform hallway.refresh_contact(receiver, c.id)
		from hallway.contacts c where c.owner_id = receiver and c.person_id = giver;
	end if;
end $$;

-- Withdrawals are remembered per pair: the later one of the two accounts' counts.
create function hallway.move_withdrawals(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
begin
	insert into hallway.withdrawals as w (giver_id, receiver_id, taken_back_at)
	select case o.giver_id when old then kept else o.giver_id end, case o.receiver_id when old then kept else o.receiver_id end,
		o.taken_back_at
	from hallway.withdrawals o where old in (o.giver_id, o.receiver_id)
	on conflict (giver_id, receiver_id) do update set taken_back_at = greatest(w.taken_back_at, excluded.taken_back_at);
	delete from hallway.withdrawals o where old in (o.giver_id, o.receiver_id);
end $$;

-- Scans, and the meetings that only the scanning side sees.
create function hallway.move_scans(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.scans s set person_id = kept
	where s.person_id = old and not exists (select from hallway.scans k where k.person_id = kept and k.id = s.id);
	update hallway.meetings m set only_for = kept where m.only_for = old;
end $$;

-- An exchange that becomes a part of another one of the same pair at the same event. `turn`: 2 for the first of those that
-- do, 3 for the next (where each side had one of its own from when they were blocked).
create type hallway.absorption as (stays uuid, absorbed uuid, turn bigint);

-- Makes one exchange of all that the two accounts have with the same other person at the same event.
create function hallway.join_shared_exchanges(old uuid, kept uuid, others uuid[]) returns void
language plpgsql set search_path = '' as $$
declare
	shared constant hallway.absorption[] := hallway.shared_exchanges(old, kept, others);
	joined constant uuid[] := array(select distinct s.stays from unnest(shared) s);
begin
	for this_turn in 2..coalesce((select max(s.turn) from unnest(shared) s), 1) loop
		perform hallway.absorb_exchanges(array(select s from unnest(shared) s where s.turn = this_turn), old, kept);
	end loop;
	perform hallway.join_meetings(joined);
	perform hallway.number_exchanges(joined);
end $$;

-- What becomes a part of what: an exchange of the one who stays remains, if there is any.
create function hallway.shared_exchanges(old uuid, kept uuid, others uuid[]) returns hallway.absorption[]
language plpgsql stable set search_path = '' as $$
begin
	return array(
		with met as (
			select c.person_id as other, s.event_id, s.exchange_id, c.owner_id = kept as stays
			from hallway.contacts c join hallway.exchange_sides s on s.owner_id = c.owner_id and s.contact_id = c.id
			where c.owner_id in (old, kept) and c.person_id = any (others)
			union all
			select c.owner_id, s.event_id, s.exchange_id, c.person_id = kept
			from hallway.contacts c join hallway.exchange_sides s on s.owner_id = c.owner_id and s.contact_id = c.id
			where c.person_id in (old, kept) and c.owner_id = any (others)
		), exchange as (
			select m.other, m.event_id, m.exchange_id, bool_or(m.stays) as stays from met m group by 1, 2, 3
		), placed as (
			select first_value(e.exchange_id) over shared as stays, e.exchange_id as absorbed, row_number() over shared as turn
			from exchange e window shared as (partition by e.other, e.event_id order by e.stays desc, e.exchange_id)
		)
		select row(p.*)::hallway.absorption from placed p where p.turn > 1
	);
end $$;

-- Makes two exchanges of a pair one. A side that only the absorbed one has comes over; of two, one remains.
create function hallway.absorb_exchanges(pairs hallway.absorption[], old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
begin
	perform hallway.record_deletions(array_agg(gone.owner_id), array_agg('exchanges'::text),
		array_agg(gone.contact_id || '/' || coalesce(gone.event_id::text, 'none')))
	from unnest(pairs) p
	join hallway.exchange_sides gone on gone.exchange_id = p.absorbed and gone.owner_id not in (old, kept)
	join hallway.exchange_sides side on side.exchange_id = p.stays and side.owner_id = gone.owner_id;
	perform hallway.join_absorbed_sides(pairs, old, kept);
	update hallway.exchange_sides s set exchange_id = p.stays from unnest(pairs) p where s.exchange_id = p.absorbed;
	update hallway.meetings m set exchange_id = p.stays from unnest(pairs) p where m.exchange_id = p.absorbed;
	update hallway.exchanges e set mutual_at = least(e.mutual_at, o.mutual_at)
	from unnest(pairs) p join hallway.exchanges o on o.id = p.absorbed where e.id = p.stays;
	delete from hallway.exchanges e using unnest(pairs) p where e.id = p.absorbed;
end $$;

-- Where both exchanges have a side of the same owner (the two accounts are one), removes that of the absorbed one and
-- writes onto the other what it becomes together with it.
create function hallway.join_absorbed_sides(pairs hallway.absorption[], old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
begin
	with twofold as materialized (
		select side, gone
		from unnest(pairs) p
		join hallway.exchange_sides gone on gone.exchange_id = p.absorbed
		join hallway.exchange_sides side on side.exchange_id = p.stays
			and (side.owner_id = gone.owner_id or side.owner_id in (old, kept) and gone.owner_id in (old, kept))
	), removed as (
		delete from hallway.exchange_sides s using twofold t
		where s.exchange_id = (t.gone).exchange_id and s.owner_id = (t.gone).owner_id
	), joined as materialized (
		select (t.side).exchange_id, (t.side).owner_id, least((t.side).confirmed_at, (t.gone).confirmed_at) as confirmed_at,
			hallway.joined_giving(
				row((t.side).they_gave, (t.side).they_gave_fields, (t.side).they_gave_at, (t.side).asks_them)::hallway.giving_state,
				row((t.gone).they_gave, (t.gone).they_gave_fields, (t.gone).they_gave_at, (t.gone).asks_them)::hallway.giving_state) as they,
			hallway.joined_giving(
				row((t.side).i_gave, (t.side).i_gave_fields, (t.side).i_gave_at, (t.side).asks_me)::hallway.giving_state,
				row((t.gone).i_gave, (t.gone).i_gave_fields, (t.gone).i_gave_at, (t.gone).asks_me)::hallway.giving_state) as i
		from twofold t
	)
	update hallway.exchange_sides s
	set they_gave = (j.they).how, they_gave_fields = (j.they).fields, they_gave_at = (j.they).at, asks_them = (j.they).asks,
		i_gave = (j.i).how, i_gave_fields = (j.i).fields, i_gave_at = (j.i).at, asks_me = (j.i).asks, confirmed_at = j.confirmed_at
	from joined j where s.exchange_id = j.exchange_id and s.owner_id = j.owner_id;
end $$;

-- Meetings within ten minutes of an earlier one, seen by the same people, are a part of it. Their ids stay known.
create function hallway.join_meetings(exchanges uuid[]) returns void
language plpgsql set search_path = '' as $$
declare
	parts uuid[];
	wholes uuid[];
begin
	with recursive earlier as (
		(select distinct on (m.exchange_id, m.only_for) m.* from hallway.meetings m
		where m.exchange_id = any (exchanges) order by m.exchange_id, m.only_for, m.happened_at, m.id)
		union all
		select following.* from earlier e cross join lateral (
			select m.* from hallway.meetings m
			where m.exchange_id = e.exchange_id and m.only_for is not distinct from e.only_for
				and m.happened_at > e.happened_at + interval '10 minutes'
			order by m.happened_at, m.id limit 1) following
	)
	select array_agg(m.id), array_agg(e.id) into parts, wholes
	from earlier e join hallway.meetings m on m.exchange_id = e.exchange_id and m.only_for is not distinct from e.only_for
		and m.happened_at between e.happened_at and e.happened_at + interval '10 minutes' and m.id <> e.id;
	update hallway.scans s set meeting_id = j.whole from unnest(parts, wholes) j (part, whole) where s.meeting_id = j.part;
	update hallway.meeting_aliases a set meeting_id = j.whole from unnest(parts, wholes) j (part, whole) where a.meeting_id = j.part;
	delete from hallway.meetings m where m.id = any (parts);
	insert into hallway.meeting_aliases (alias_id, meeting_id)
	select j.part, j.whole from unnest(parts, wholes) j (part, whole) on conflict do nothing;
end $$;
