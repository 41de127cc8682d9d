-- Figures of everybody in the room, those included who are not named: rounded, small groups merged, and the same for everyone
-- who asks for a quarter of an hour, so that no two answers tell what one person did in between (docs/decisions/0008).

create table hallway.event_releases (
	event_id uuid primary key references hallway.events (id) on delete cascade,
	made_at timestamptz not null,
	figures jsonb not null
);
alter table hallway.event_releases enable row level security;
revoke all on hallway.event_releases from public, anon, authenticated;
create policy "No client sees releases" on hallway.event_releases for select to authenticated using (false);

-- A count as it is said: to the nearest five.
create function hallway.about(many bigint) returns int
language plpgsql immutable set search_path = '' as $$
begin
	return ((many + 2) / 5 * 5)::int;
end $$;

-- The release of an event that counts now; a new one where there is none from the last quarter of an hour.
create function hallway.release_of(event hallway.events) returns jsonb
language plpgsql set search_path = '' as $$
declare
	too_old constant timestamptz := now() - interval '15 minutes';
	figures jsonb;
begin
	select r.figures into figures from hallway.event_releases r where r.event_id = event.id and r.made_at > too_old;
	if figures is not null then return figures; end if;
	insert into hallway.event_releases as r (event_id, made_at, figures) values (event.id, now(), hallway.figures_of(event))
	on conflict (event_id) do update set made_at = excluded.made_at, figures = excluded.figures where r.made_at <= too_old;
	-- Somebody else's, if they were faster.
	return (select r.figures from hallway.event_releases r where r.event_id = event.id);
end $$;

-- A share of the attendees by their number of exchanges, `until` null for no end.
create type hallway.span as (since int, until int, many int);

-- How many people have how many exchanges: spans with fewer than five people become a part of their neighbour.
create function hallway.spread_of(degrees int[]) returns hallway.span[]
language plpgsql immutable set search_path = '' as $$
declare
	spans hallway.span[] := array[]::hallway.span[];
	open hallway.span;
	part hallway.span;
begin
	for part in
		select b.since, b.until, (select count(*) from unnest(degrees) d where d >= b.since and coalesce(d <= b.until, true))::int
		from (values (0, 0), (1, 1), (2, 2), (3, 4), (5, 9), (10, 19), (20, null)) b (since, until)
	loop
		open := row(coalesce(open.since, part.since), part.until, coalesce(open.many, 0) + part.many)::hallway.span;
		if open.many >= 5 then
			spans := spans || open;
			open := null;
		end if;
	end loop;
	if open.since is null then return spans; end if;
	-- What is left over at the end.
	if spans = '{}' then return array[open]; end if;
	part := spans[cardinality(spans)];
	spans[cardinality(spans)] := row(part.since, null, part.many + open.many)::hallway.span;
	return spans;
end $$;

-- How many exchanges each attendee has, and how many exchanges there are, now and with a meeting in the last quarter of an
-- hour. If fewer than five people do not appear in the picture at all, they are left out: beside a picture of everybody else
-- a figure would be about them alone.
create function hallway.counts_of(event uuid, out degrees int[], out exchanges bigint, out lately bigint)
language plpgsql stable set search_path = '' set jit = off set work_mem = '32MB' as $$
begin
	with everybody as materialized (
		select a.person_id, a.standing from hallway.attendees_of(event) a
	), people as materialized (
		select e.person_id from everybody e
		where e.standing <> 'none' or (select count(*) from everybody h where h.standing = 'none') >= 5
	), pairs as materialized (
		select least(s.owner_id, c.person_id) as one, greatest(s.owner_id, c.person_id) as other,
			max(m.happened_at) > now() - interval '15 minutes' as is_late
		from people p
		join hallway.exchange_sides s on s.owner_id = p.person_id and s.event_id = counts_of.event
		join hallway.contacts c on c.owner_id = s.owner_id and c.id = s.contact_id
		join people q on q.person_id = c.person_id
		join hallway.exchanges x on x.id = s.exchange_id and x.mutual_at is not null
		join hallway.meetings m on m.exchange_id = x.id and m.is_counted
		group by 1, 2
	), degree as (
		select p.person_id, coalesce(d.many, 0)::int as many
		from people p left join (
			select e.id, count(*) as many
			from (select r.one as id from pairs r union all select r.other from pairs r) e group by e.id
		) d on d.id = p.person_id
	)
	select (select coalesce(array_agg(d.many), '{}') from degree d),
		(select count(*) from pairs r), (select count(*) from pairs r where r.is_late)
	into degrees, exchanges, lately;
end $$;

-- Of the attendees who agreed that their follow-ups are counted: how many they are, how many of their exchanges here are 48
-- hours old or were followed up before, and how many of these in time. Null below five people.
create function hallway.follow_ups_in_time(event uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
	people constant uuid[] := array(select a.person_id from hallway.attendees_of(event) a where a.is_counted);
begin
	if cardinality(people) < 5 then return null; end if;
	return (
		select jsonb_build_object('agreed', hallway.about(cardinality(people)),
			'due', hallway.about(count(*) filter (where f.is_in_time or f.due_at <= now())),
			'inTime', hallway.about(count(*) filter (where f.is_in_time)))
		from (
			select f.due_at, coalesce(f.settled_by = 'sent' and f.settled_at <= f.due_at, false) as is_in_time
			from unnest(people) p (id)
			join hallway.follow_ups f on f.owner_id = p.id and f.kind = 'first' and f.cause = follow_ups_in_time.event::text
		) f);
end $$;

-- What a release says.
create function hallway.figures_of(event hallway.events) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
	counts constant record := hallway.counts_of(event.id);
	spans constant hallway.span[] := hallway.spread_of(counts.degrees);
	median constant int := (select percentile_disc(0.5) within group (order by d) from unnest(counts.degrees) d);
	here constant bigint := (select count(*) from hallway.attendees_of(event.id));
	regulars constant bigint := (
		select count(*) from hallway.attendees_of(event.id) a
		where a.person_id in (select r.person_id from hallway.regulars_of(event.id, by_name => false) r));
begin
	return jsonb_build_object('at', hallway.iso(now()), 'attendees', hallway.about(here),
		'exchanges', hallway.about(counts.exchanges), 'lastQuarter', hallway.about(counts.lately),
		'withOne', (select hallway.about(count(*)) from unnest(counts.degrees) d where d >= 1),
		'withFive', (select hallway.about(count(*)) from unnest(counts.degrees) d where d >= 5),
		'unmet', (select hallway.about(count(*)) from unnest(counts.degrees) d where d = 0),
		'median', (select jsonb_build_array(s.since, s.until) from unnest(spans) s
			where median >= s.since and coalesce(median <= s.until, true)),
		'spread', (select jsonb_agg(jsonb_build_array(s.since, s.until, hallway.about(s.many)) order by s.since) from unnest(spans) s),
		'newcomers', case when regulars >= 5 and here - regulars >= 5 then hallway.about(here - regulars) end,
		'followUps', hallway.follow_ups_in_time(event.id));
end $$;

-- Whom hosts could introduce to whom: {"about": how many met nobody (of the release), "helped": those who agreed to be helped
-- and met nobody of those who appear in the picture, "hosts": who could help}. Meeting somebody counts at once where both are there
-- by name, else as it was at `up_to`.
create function hallway.unmet_of(event hallway.events, up_to timestamptz, room jsonb) returns jsonb
language plpgsql stable set search_path = '' set jit = off set work_mem = '32MB' as $$
begin
	return (
		with people as materialized (
			select a.* from hallway.attendees_of(event.id) a
		), met as materialized (
			select distinct p.person_id
			from people p
			join hallway.exchange_sides s on s.owner_id = p.person_id and s.event_id = event.id
			join hallway.contacts c on c.owner_id = s.owner_id and c.id = s.contact_id
			join people q on q.person_id = c.person_id
			join hallway.exchanges x on x.id = s.exchange_id and x.mutual_at is not null
			join hallway.meetings m on m.exchange_id = x.id and m.is_counted
			where p.is_helped and (p.standing = 'name' and q.standing = 'name'
				or q.standing <> 'none' and q.since < up_to and x.mutual_at < up_to and m.recorded_at < up_to)
		), helped as (
			select p.* from people p where p.is_helped and p.person_id not in (select m.person_id from met m)
		), known as materialized (
			select r.person_id from hallway.regulars_of(event.id, by_name => true) r
		)
		select jsonb_build_object('about', room -> 'unmet',
			'helped', (
				select coalesce(jsonb_agg(jsonb_build_object('id', h.attendance_id, 'name', h.name,
					'isNew', h.person_id not in (select k.person_id from known k), 'lookingFor', h.looking_for,
					'topics', to_jsonb(array(select event.topics[t + 1] from unnest(h.topics) t))) order by h.attendance_id), '[]')
				from helped h),
			'hosts', (
				select coalesce(jsonb_agg(jsonb_build_object('id', p.attendance_id, 'name', p.name, 'offers', p.offers,
					'topics', to_jsonb(array(select event.topics[t + 1] from unnest(p.topics) t))) order by p.attendance_id), '[]')
				from people p
				where p.name is not null and (p.role = 'host' or p.role = 'organizer' and p.standing = 'name')))
	);
end $$;

revoke all on function hallway.about (bigint), hallway.release_of (hallway.events), hallway.spread_of (int[]),
	hallway.counts_of (uuid), hallway.follow_ups_in_time (uuid), hallway.figures_of (hallway.events),
	hallway.unmet_of (hallway.events, timestamptz, jsonb) from public, anon, authenticated;
