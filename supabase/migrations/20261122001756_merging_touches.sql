-- Merging, what was kept for staying in touch: touches, milestones, answers to follow-ups, correspondences. Follow-ups themselves
-- are computed anew from what came together.

-- Ids are made on phones, each owner's own: the same one in both accounts is on purpose. Then the moving one gets a new id.
create function hallway.make_touch_ids_distinct(old uuid, kept uuid) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.touches t set id = gen_random_uuid()
	where t.owner_id = old and exists (select from hallway.touches k where k.owner_id = kept and k.id = t.id);
	update hallway.milestones m set id = gen_random_uuid()
	where m.owner_id = old and exists (select from hallway.milestones k where k.owner_id = kept and k.id = m.id);
end $$;

-- What was between the owner and contacts that go was with the contacts that stay.
create function hallway.join_touches(pairs hallway.double[]) returns void
language plpgsql set search_path = '' as $$
declare
	ids uuid[];
	moving hallway.double[];
	owners uuid[];
begin
	select array_agg(t.id), array_agg(d), array_agg(d.to_owner) into ids, moving, owners
	from unnest(pairs) d join hallway.touches t on t.owner_id = d.from_owner and t.contact_id = d.from_id;
	update hallway.touches t set owner_id = m.to_owner, contact_id = m.to_id, feed_number = m.number
	from unnest(ids, moving, hallway.next_numbers(owners)) m (id, from_owner, from_id, to_owner, to_id, number)
	where t.owner_id = m.from_owner and t.id = m.id;
	select array_agg(m.id), array_agg(d), array_agg(d.to_owner) into ids, moving, owners
	from unnest(pairs) d join hallway.milestones m on m.owner_id = d.from_owner and m.contact_id = d.from_id;
	update hallway.milestones s set owner_id = m.to_owner, contact_id = m.to_id, feed_number = m.number
	from unnest(ids, moving, hallway.next_numbers(owners)) m (id, from_owner, from_id, to_owner, to_id, number)
	where s.owner_id = m.from_owner and s.id = m.id;
	perform hallway.join_answers(pairs);
	perform hallway.join_correspondences(pairs);
end $$;

-- Done in either is done (what comes back: the later time), else the later snooze holds.
create function hallway.join_answers(pairs hallway.double[]) returns void
language plpgsql set search_path = '' as $$
declare
	keys text[];
	moving hallway.double[];
	owners uuid[];
begin
	select array_agg(a.kind || '/' || a.cause), array_agg(d), array_agg(d.to_owner) into keys, moving, owners
	from unnest(pairs) d join hallway.follow_up_answers a on a.owner_id = d.from_owner and a.contact_id = d.from_id;
	with gone as (
		delete from hallway.follow_up_answers a
		using unnest(keys, moving, hallway.next_numbers(owners)) g (key, from_owner, from_id, to_owner, to_id, number)
		where a.owner_id = g.from_owner and a.contact_id = g.from_id and a.kind || '/' || a.cause = g.key
		returning g.to_owner, g.to_id, a.kind, a.cause, a.done_at, a.snoozed_until, a.edited_at, g.number
	)
	insert into hallway.follow_up_answers as a
		(owner_id, contact_id, kind, cause, done_at, snoozed_until, edited_at, feed_number)
	select g.to_owner, g.to_id, g.kind, g.cause, g.done_at, g.snoozed_until, g.edited_at, g.number from gone g
	on conflict (owner_id, contact_id, kind, cause) do update
		set done_at = case when a.kind in ('check-in', 'milestone') then greatest(a.done_at, excluded.done_at)
				else least(a.done_at, excluded.done_at) end,
			snoozed_until = greatest(a.snoozed_until, excluded.snoozed_until),
			edited_at = greatest(a.edited_at, excluded.edited_at), feed_number = excluded.feed_number;
end $$;

-- How to write is said by the contact that stays, field by field where it says anything; the later rest counts.
create function hallway.join_correspondences(pairs hallway.double[]) returns void
language plpgsql set search_path = '' as $$
declare
	moving hallway.double[];
	owners uuid[];
begin
	select array_agg(d), array_agg(d.to_owner) into moving, owners
	from unnest(pairs) d join hallway.correspondences c on c.owner_id = d.from_owner and c.contact_id = d.from_id;
	with gone as (
		delete from hallway.correspondences c
		using unnest(moving, hallway.next_numbers(owners)) g (from_owner, from_id, to_owner, to_id, number)
		where c.owner_id = g.from_owner and c.contact_id = g.from_id
		returning g.to_owner, g.to_id, g.number, c as old
	)
	insert into hallway.correspondences as c
		(owner_id, contact_id, every, days, resting_since, language, address, channel, said_at, feed_number)
	select g.to_owner, g.to_id, (g.old).every, (g.old).days, (g.old).resting_since, (g.old).language, (g.old).address,
		(g.old).channel, (g.old).said_at, g.number
	from gone g
	on conflict (owner_id, contact_id) do update
		set every = coalesce(c.every, excluded.every), days = case when c.every is null then excluded.days else c.days end,
			resting_since = greatest(c.resting_since, excluded.resting_since), language = coalesce(c.language, excluded.language),
			address = coalesce(c.address, excluded.address), channel = coalesce(c.channel, excluded.channel),
			said_at = excluded.said_at || c.said_at, feed_number = excluded.feed_number;
end $$;

-- What hangs on contacts that move as they are follows by its foreign keys; here it is numbered for its new owner.
create function hallway.number_touches_anew(old uuid, ahead bigint) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.touches t set feed_number = t.feed_number + ahead where t.owner_id = old;
	update hallway.milestones m set feed_number = m.feed_number + ahead where m.owner_id = old;
	update hallway.follow_up_answers a set feed_number = a.feed_number + ahead where a.owner_id = old;
	update hallway.correspondences c set feed_number = c.feed_number + ahead where c.owner_id = old;
end $$;

-- Lets follow-ups wait until a merge has moved everything (hallway.follow_ups_wait).
create function hallway.let_follow_ups_wait() returns void
language plpgsql set search_path = '' as $$
begin
	perform set_config('hallway.follow_ups', 'later', true);
end $$;

-- Renews the follow-ups that a merge may have changed: the one who stays with those whom the other knew (`moved`: contacts, by the
-- ids that they had), and those others with the one who stays.
create function hallway.renew_after_merging(kept uuid, others uuid[], moved uuid[]) returns void
language plpgsql set search_path = '' as $$
declare
	concerned record;
begin
	perform set_config('hallway.follow_ups', '', true);
	select array_agg(c.owner_id) as owner_ids, array_agg(c.id) as contact_ids into concerned
	from (
		select c.owner_id, c.id from hallway.contacts c where c.owner_id = kept and (c.person_id = any (others) or c.id = any (moved))
		union
		select c.owner_id, c.id from hallway.contacts c where c.person_id = kept and c.owner_id = any (others)
	) c;
	if concerned.owner_ids is not null then perform hallway.renew_follow_ups(concerned.owner_ids, concerned.contact_ids); end if;
end $$;
