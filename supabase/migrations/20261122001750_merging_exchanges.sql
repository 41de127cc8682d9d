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

-- Makes one exchange of all that the two accounts have with the same other person at the same event.
create function hallway.join_shared_exchanges(old uuid, kept uuid, others uuid[]) returns void
language plpgsql set search_path = '' as $$
declare
	shared record;
begin
	for shared in
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
		)
		select array_agg(e.exchange_id order by e.stays desc, e.exchange_id) as ids
		from exchange e group by e.other, e.event_id having count(*) > 1
	loop
		for n in 2..array_length(shared.ids, 1) loop
			perform hallway.absorb_exchange(shared.ids[1], shared.ids[n], old, kept);
		end loop;
		perform hallway.join_meetings(shared.ids[1]);
		perform hallway.number_exchange(shared.ids[1]);
	end loop;
end $$;

-- Makes two exchanges of a pair one. A side that only the absorbed one has comes over; of two, one remains.
create function hallway.absorb_exchange(stays uuid, absorbed uuid, old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
declare
	gone hallway.exchange_sides;
	side hallway.exchange_sides;
begin
	for gone in select s.* from hallway.exchange_sides s where s.exchange_id = absorbed loop
		select s.* into side from hallway.exchange_sides s where s.exchange_id = stays
			and (s.owner_id = gone.owner_id or (s.owner_id in (old, kept) and gone.owner_id in (old, kept)));
		if side.owner_id is null then
			update hallway.exchange_sides s set exchange_id = stays where s.exchange_id = absorbed and s.owner_id = gone.owner_id;
			continue;
		end if;
		if gone.owner_id not in (old, kept) then
			perform hallway.record_deletion(gone.owner_id, 'exchanges',
				gone.contact_id || '/' || coalesce(gone.event_id::text, 'none'));
		end if;
		delete from hallway.exchange_sides s where s.exchange_id = absorbed and s.owner_id = gone.owner_id;
		perform hallway.join_side(side, gone);
	end loop;
	update hallway.meetings m set exchange_id = stays where m.exchange_id = absorbed;
	delete from hallway.exchanges e where e.id = absorbed;
end $$;

-- Writes onto a side what it becomes together with another one of the same owner.
create function hallway.join_side(side hallway.exchange_sides, gone hallway.exchange_sides) returns void
language plpgsql set search_path = '' as $$
declare
	they constant hallway.giving_state := hallway.joined_giving(
		row(side.they_gave, side.they_gave_fields, side.they_gave_at, side.asks_them)::hallway.giving_state,
		row(gone.they_gave, gone.they_gave_fields, gone.they_gave_at, gone.asks_them)::hallway.giving_state);
	i constant hallway.giving_state := hallway.joined_giving(
		row(side.i_gave, side.i_gave_fields, side.i_gave_at, side.asks_me)::hallway.giving_state,
		row(gone.i_gave, gone.i_gave_fields, gone.i_gave_at, gone.asks_me)::hallway.giving_state);
begin
	update hallway.exchange_sides s
	set they_gave = they.how, they_gave_fields = they.fields, they_gave_at = they.at, asks_them = they.asks,
		i_gave = i.how, i_gave_fields = i.fields, i_gave_at = i.at, asks_me = i.asks,
		confirmed_at = least(s.confirmed_at, gone.confirmed_at)
	where s.exchange_id = side.exchange_id and s.owner_id = side.owner_id;
end $$;

-- Meetings within ten minutes of an earlier one, seen by the same people, are a part of it. Their ids stay known.
create function hallway.join_meetings(exchange uuid) returns void
language plpgsql set search_path = '' as $$
declare
	meeting hallway.meetings;
	earlier hallway.meetings;
begin
	for meeting in
		select m.* from hallway.meetings m where m.exchange_id = exchange order by m.only_for, m.happened_at, m.id
	loop
		if meeting.only_for is not distinct from earlier.only_for
			and meeting.happened_at <= earlier.happened_at + interval '10 minutes'
		then
			update hallway.scans s set meeting_id = earlier.id where s.meeting_id = meeting.id;
			update hallway.meeting_aliases a set meeting_id = earlier.id where a.meeting_id = meeting.id;
			delete from hallway.meetings m where m.id = meeting.id;
			insert into hallway.meeting_aliases (alias_id, meeting_id) values (meeting.id, earlier.id) on conflict do nothing;
		else
			earlier := meeting;
		end if;
	end loop;
end $$;
