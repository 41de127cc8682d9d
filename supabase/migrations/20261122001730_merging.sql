-- Merging a person P (`old`) into a person Q (`kept`): everything of the one becomes the other's, in one transaction
-- (docs/protocol.md, Accounts). The order matters and stands in hallway.merge_people.

-- Everybody who knows a person, and everybody whom the person knows.
create function hallway.neighbours(person uuid) returns uuid[]
language plpgsql stable set search_path = '' as $$
begin
	return array(
		select c.person_id from hallway.contacts c where c.owner_id = person and c.person_id is not null
		union
		select c.owner_id from hallway.contacts c where c.person_id = person);
end $$;

-- Locks both and everybody around the one who will be gone, so that nothing of theirs moves meanwhile; then the events
-- that both attend. Says busy if there was another neighbour by the time of locking.
create function hallway.lock_for_merging(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
begin
	-- First, because the scheduled work holds such a row while it waits for people.
	perform from hallway.fan_outs f where f.person_id = old order by f.id for update;
	perform hallway.lock_people(array[old, kept] || hallway.neighbours(old));
	if exists (select from unnest(array[old, kept] || hallway.neighbours(old)) n where not hallway.is_locked(n)) then
		perform hallway.retry('busy');
	end if;
	perform from hallway.events e
	where e.id in (select a.event_id from hallway.attendances a where a.person_id in (old, kept) group by 1 having count(*) = 2)
	order by e.id for no key update;
end $$;

-- Merges. Both are locked (see above). Gives what hallway.take_account answers. Fails with PT409 if the one who would be
-- gone is kept by an e-mail, with PT429 when more than 20 became this person within the hour: each brings keys of its own
-- to everybody who knows them, and on PGlite everybody waits for the longer ones. Without just-in-time compilation: how many
-- rows a list brings is a guess, and compiling a plan for it can take longer than the whole merge.
create function hallway.merge_people(old uuid, kept uuid) returns jsonb
language plpgsql set search_path = '' set jit = off as $$
declare
	others constant uuid[] := array_remove(hallway.neighbours(old), kept);
	met_yourself constant boolean := kept = any (hallway.neighbours(old));
	contacts uuid[];
	moved jsonb;
begin
	if hallway.email_of(old) is not null then
		raise exception using errcode = 'PT409', message = 'kept_by_email';
	end if;
	if hallway.count_this_hour(kept, 'merges') > 20 then
		raise exception using errcode = 'PT429', message = 'slow_down';
	end if;
	perform hallway.let_follow_ups_wait();
	perform hallway.forget_oneself(old, kept);
	perform hallway.make_ids_distinct(old, kept);
	perform hallway.make_word_ids_distinct(old, kept);
	perform hallway.make_touch_ids_distinct(old, kept);
	contacts := array(select c.id from hallway.contacts c where c.owner_id = old);
	moved := hallway.what_moves(old, kept);
	-- While it still shows whom each of the two accounts met.
	perform hallway.take_back_across(old, kept, others);
	perform hallway.move_withdrawals(old, kept);
	perform hallway.move_scans(old, kept);
	perform hallway.join_cards(old, kept);
	perform hallway.join_attendances(old, kept);
	perform hallway.join_shared_exchanges(old, kept, others);
	perform hallway.join_doubles(old, kept);
	perform hallway.move_contacts(old, kept);
	perform hallway.join_goals(old, kept);
	perform hallway.join_profiles(old, kept);
	perform hallway.move_tallies(old, kept, others);
	perform hallway.move_account(old, kept);
	delete from hallway.feeds f where f.person_id = old;
	perform hallway.renew_after_merging(kept, others, contacts);
	perform hallway.after_merging(kept, others);
	perform hallway.nudge(old);
	return jsonb_build_object('personId', kept, 'merged', true, 'metYourself', met_yourself) || moved;
end $$;

-- What a merge will bring over, for the screen to say: how many, whom both knew, and which ids become aliases.
create function hallway.what_moves(old uuid, kept uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
	return jsonb_build_object(
		'contacts', (select count(*) from hallway.contacts c where c.owner_id = old),
		'exchanges', (select count(*) from hallway.exchange_sides s where s.owner_id = old),
		'notes', (select count(*) from hallway.notes n where n.owner_id = old and n.text <> ''),
		'events', (select count(*) from hallway.attendances a where a.person_id = old))
		|| (select jsonb_build_object('doubles', count(*), 'renamed', coalesce(
				jsonb_agg(jsonb_build_object('from', d.from_id, 'to', d.to_id) order by d.from_id), '[]'))
			from hallway.doubles(old, kept) d where d.from_owner = old);
end $$;

-- Everything that simply gets another owner: keys, outboxes with what was answered in them, tickets, offers, sign-ins.
create function hallway.move_account(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
declare
	ahead constant bigint := hallway.numbers_ahead(old, kept);
begin
	update hallway.keys k set person_id = kept where k.person_id = old;
	perform hallway.keep_newest_keys(kept);
	update hallway.invitations i set joined_by = kept where i.joined_by = old;
	perform hallway.join_mail_refusals(old, kept);
	update hallway.outboxes o set person_id = kept where o.person_id = old;
	update hallway.mutations m set person_id = kept, feed_number = m.feed_number + ahead where m.person_id = old;
	-- Scans that wait for this person to join an event.
	update hallway.mutations m
	set waits_for = 'join:' || split_part(m.waits_for, ':', 2) || ':' || kept
	where m.answer = 'held' and m.waits_for like 'join:%:' || old;
	update hallway.tickets t set person_id = kept where t.person_id = old;
	update hallway.account_offers o set person_id = kept where o.person_id = old;
	-- They stand for this person since now: an address that this one had before is not theirs to take off.
	update hallway.sign_ins s set person_id = kept, since = now() where s.person_id = old;
end $$;

-- Makes room in the feed of the one for all numbers of the other's, and gives what to add to them: each stays unique, in
-- its order, and after everything that was pulled so far.
create function hallway.numbers_ahead(old uuid, kept uuid) returns bigint
language plpgsql set search_path = '' as $$
declare
	size constant bigint := (select f.counter from hallway.feeds f where f.person_id = old);
	reached bigint;
begin
	update hallway.feeds f set counter = f.counter + size where f.person_id = kept returning f.counter into reached;
	return reached - size;
end $$;

-- What counts towards limits adds up.
create function hallway.move_tallies(old uuid, kept uuid, others uuid[]) returns void
language plpgsql set search_path = '' as $$
begin
	insert into hallway.tallies as t (person_id, kind, bucket, count)
	select kept, o.kind, o.bucket, o.count from hallway.tallies o where o.person_id = old and o.kind <> 'scans-of:' || kept
	union all
	select o.person_id, 'scans-of:' || kept, o.bucket, o.count from hallway.tallies o
	where o.person_id = any (others) and o.kind = 'scans-of:' || old
	on conflict on constraint tallies_pkey do update set count = t.count + excluded.count;
	delete from hallway.tallies o where o.person_id = any (others || kept) and o.kind = 'scans-of:' || old;
end $$;

-- Brings the merged person's card and keys to everybody: to those who knew the one that is gone now, to all others by
-- scheduled work. And answers what can never happen any more: oneself was scanned, before joining an event.
create function hallway.after_merging(kept uuid, others uuid[]) returns void
language plpgsql set search_path = '' as $$
declare
	held hallway.mutations;
begin
	perform hallway.add_short_codes(kept);
	perform hallway.refresh_holders(kept, others, true);
	insert into hallway.fan_outs (person_id, has_new_key)
	select kept, true
	where exists (select from hallway.contacts c where c.person_id = kept and c.owner_id <> all (others));
	-- A change of somebody's card that is on its way may have passed this person by already.
	insert into hallway.fan_outs (person_id, has_new_key)
	select f.person_id, bool_or(f.has_new_key) from hallway.fan_outs f
	where f.person_id = any (others) and f.done_up_to >= kept group by f.person_id;
	for held in
		select m.* from hallway.mutations m
		where m.person_id = kept and m.answer = 'held' and m.waits_for like 'join:%:' || kept
	loop
		perform hallway.settle(held);
	end loop;
	perform pg_notify('hallway_work', '');
end $$;
