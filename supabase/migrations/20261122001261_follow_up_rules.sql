-- Follow-ups: the rules, one function for what comes from meeting somebody, from words, and from time passing.

-- When the owner's messages went out that answer these follow-ups: {KEY: [the first, the last]}, without those that none answers. All
-- of them in one look, since what one person can pile up about another must not multiply: everybody waits meanwhile on PGlite.
create function hallway.sent_at(story hallway.story, keys text[]) returns jsonb
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
	-- Keys of an object are looked up in steps that halve it, entries of a list one by one.
	wanted constant jsonb := jsonb_object(keys, keys);
begin
	if keys = '{}' then return null; end if;
	return (
		select jsonb_object_agg(s.key, jsonb_build_array(s.first, s.last)) from (
			select w.key, min(w.at) as first, max(w.at) as last from (
				select unnest(t.settles) as key, date_trunc('milliseconds', t.happened_at) as at from hallway.touches t
				where t.owner_id = story.owner_id and t.contact_id = story.contact_id and t.dropped_at is null and t.kind = 'wrote') w
			where wanted ? w.key group by w.key) s);
end $$;

-- From meeting somebody: a first message within 48 hours of each exchange that stands, a thank-you where the owner wants to give
-- one. Any message answers the first; a thank-you is answered by one that says so.
create function hallway.reasons_of_meeting(story hallway.story) returns setof hallway.reason
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
	-- Most who are met now have not been written to.
	wrote constant timestamptz[] := case when story.wrote_id is not null then array(
		select date_trunc('milliseconds', t.happened_at) as at from hallway.touches t
		where t.owner_id = story.owner_id and t.contact_id = story.contact_id and t.dropped_at is null and t.kind = 'wrote' order by at) end;
	thanked constant jsonb := case when story.wrote_id is not null then hallway.sent_at(story, array(
		select 'thank/' || coalesce(k.event_id::text, 'none') from hallway.marks k
		where k.owner_id = story.owner_id and k.contact_id = story.contact_id and k.thank)) end;
begin
	return query
	with met as materialized (
		select s.event_id, 'withdrawn' in (s.they_gave, s.i_gave) as is_withdrawn,
			min(date_trunc('milliseconds', m.happened_at)) as at
		from hallway.exchange_sides s join hallway.meetings m on m.exchange_id = s.exchange_id
		where s.owner_id = story.owner_id and s.contact_id = story.contact_id
			and (m.only_for is null or m.only_for = story.owner_id)
		group by s.exchange_id, s.owner_id
	), first as (
		-- The first one that is not before they met.
		select m.event_id, m.at, case when story.wrote_at >= m.at
			then wrote[width_bucket(m.at - interval '1 microsecond', wrote) + 1] end as sent_at
		from met m where not m.is_withdrawn
	)
	select 'first', coalesce(f.event_id::text, 'none'), f.event_id, f.at + interval '48 hours', null::date, f.sent_at,
		case when f.sent_at is not null then 'sent' end, false, true
	from first f
	union all
	select 'thank', m.cause, m.event_id, m.at + interval '48 hours', null, m.sent_at,
		case when m.sent_at is not null then 'sent' end, false, true
	from (
		select k.event_id, k.cause, (thanked -> ('thank/' || k.cause) ->> 0)::timestamptz as sent_at,
			coalesce((select m.at from met m where m.event_id is not distinct from k.event_id),
				(select min(m.at) from met m)) as at
		from (select k.event_id, coalesce(k.event_id::text, 'none') as cause from hallway.marks k
			where k.owner_id = story.owner_id and k.contact_id = story.contact_id and k.thank) k
	) m where m.at is not null;
end $$;

-- From words: what was promised (by the owner until its day, or 48 hours; by the contact when its day is over), and coming back
-- after 30 days to the challenge or goal that the contact told of.
create function hallway.reasons_of_words(story hallway.story) returns setof hallway.reason
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
	asked constant jsonb := case when story.wrote_id is not null then hallway.sent_at(story, array(
		select 'return/' || r.id from hallway.remarks r
		where r.owner_id = story.owner_id and r.contact_id = story.contact_id and r.kind in ('challenge', 'goal') and r.text <> '')) end;
begin
	return query
	select 'promise', p.id::text, p.event_id,
		case when p.due_on is null then date_trunc('milliseconds', p.made_at) + interval '48 hours' end,
		case p.made_by when 'me' then p.due_on else least(p.due_on + 1, '9999-12-31') end,
		date_trunc('milliseconds', p.kept_at), case when p.kept_at is not null then 'kept' end, false, p.made_by = 'them'
	from hallway.promises p
	where p.owner_id = story.owner_id and p.contact_id = story.contact_id and p.text <> ''
		and (p.made_by = 'me' or p.due_on is not null)
	union all
	select 'return', r.id::text, r.event_id, date_trunc('milliseconds', r.made_at) + 30 * interval '24 hours', null,
		r.sent_at, case when r.sent_at is not null then 'sent' end, false, true
	from (select r.*, (asked -> ('return/' || r.id) ->> 0)::timestamptz as sent_at from hallway.remarks r
		where r.owner_id = story.owner_id and r.contact_id = story.contact_id and r.kind in ('challenge', 'goal')
			and r.text <> '') r;
end $$;

-- From time passing: checking in as often as the owner wants to, days that come back every year (not again within 31 days of
-- having been answered), and silence: one nudge at most 7 days after a message, then after 14 the proposal to let it rest.
create function hallway.reasons_of_time(story hallway.story) returns setof hallway.reason
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
	greeted constant jsonb := case when story.wrote_id is not null then hallway.sent_at(story, array(
		select 'milestone/' || m.id from hallway.milestones m
		where m.owner_id = story.owner_id and m.contact_id = story.contact_id and m.dropped_at is null)) end;
begin
	return query
	select 'check-in', 'none', null::uuid, least(c.since + story.days * interval '24 hours',
		(date '9999-12-31' + (c.since at time zone 'UTC')::time) at time zone 'UTC'), null::date, null::timestamptz, null, true, true
	from (select greatest(story.heard_at, story.wrote_at, (select date_trunc('milliseconds', a.done_at)
		from hallway.follow_up_answers a where a.owner_id = story.owner_id and a.contact_id = story.contact_id
			and a.kind = 'check-in' and a.cause = 'none')) as since) c
	where c.since is not null and story.days is not null
	union all
	select 'milestone', m.id::text, null, null, hallway.once_a_year(m.month, m.day, greatest((m.edited_at at time zone 'UTC')::date,
			(greatest((greeted -> ('milestone/' || m.id) ->> 1)::timestamptz, a.done_at) at time zone 'UTC')::date + 31)),
		null, null, true, false
	from hallway.milestones m
	left join hallway.follow_up_answers a on a.owner_id = m.owner_id and a.contact_id = m.contact_id and a.kind = 'milestone'
		and a.cause = m.id::text
	where m.owner_id = story.owner_id and m.contact_id = story.contact_id and m.dropped_at is null
	union all
	select case when s.is_nudged then 'rest' else 'nudge' end, story.wrote_id::text, story.wrote_event,
		story.wrote_at + case when s.is_nudged then 14 else 7 end * interval '24 hours', null, null, null, false, true
	from (select coalesce(story.nudged_at > story.heard_at, story.nudged_at is not null) as is_nudged) s
	where story.wrote_at is not null and coalesce(story.heard_at < story.wrote_at, true);
end $$;

-- The follow-ups of these pairs of an owner and a contact (the nth of the one with the nth of the other), from facts alone; none
-- where the contact is blocked.
create function hallway.follow_ups_of(owner_ids uuid[], contact_ids uuid[]) returns setof hallway.follow_ups
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
begin
	return query
	select w.owner_id, w.contact_id, r.kind, r.cause, r.event_id, r.due_at, r.due_on,
		date_trunc('milliseconds', a.snoozed_until),
		case when d.is_done then date_trunc('milliseconds', a.done_at) else r.settled_at end,
		case when d.is_done then 'done' else r.settled_by end
	from (
		select distinct c.owner_id, c.id as contact_id
		from unnest(owner_ids, contact_ids) u (owner_id, contact_id)
		join hallway.contacts c on c.owner_id = u.owner_id and c.id = u.contact_id
		where not c.blocked
	) w
	cross join lateral hallway.story_of(w.owner_id, w.contact_id) s
	cross join lateral (
		select * from hallway.reasons_of_meeting(s)
		union all select * from hallway.reasons_of_words(s)
		union all select * from hallway.reasons_of_time(s)
	) r
	left join hallway.follow_up_answers a on a.owner_id = w.owner_id and a.contact_id = w.contact_id and a.kind = r.kind
		and a.cause = r.cause
	cross join lateral (select not r.is_endless and a.done_at is not null
		and coalesce(date_trunc('milliseconds', a.done_at) < r.settled_at, true) as is_done) d
	where not (s.is_resting and r.rests) or d.is_done or r.settled_at is not null;
end $$;
