-- The connection graph: consent is applied here, before anything leaves the server (docs/decisions/0008).

-- One who is in the picture, with the place in its list. What touches a dot looks as it was when the quarter of an hour began;
-- who is settled was there, as they are now, by then.
create type hallway.seen as (
	person_id uuid,
	id uuid,
	place int,
	is_named boolean,
	is_settled boolean,
	name text,
	role text,
	joined_at timestamptz,
	topics int[]
);

-- Everybody in the picture, in the order of their ids, which are random. Apart from what joins it, so that the planner sees a list
-- of thousands: how many a filter leaves it would guess as five, and then compare everybody with everybody.
create function hallway.seen_at(event uuid, up_to timestamptz) returns setof hallway.seen
language plpgsql stable rows 2000 set search_path = '' as $$
begin
	return query
	select a.person_id, a.id, (row_number() over (order by a.id) - 1)::int, a.standing = 'name', a.since < up_to, a.name, a.role,
		a.joined_at, a.topics
	from hallway.attendees_of(event) a
	where a.standing = 'name' or a.standing = 'dot' and a.since < up_to;
end $$;

-- Who met whom at an event, as far as each of them agreed, in one reading of the tables: people, and exchanges as
-- [[i, j, seconds since the event began, meetings], ...]. As json, since nothing reads it here and 100,000 lines take half the time. What touches a dot counts as it was
-- at `up_to`, the beginning of this quarter of an hour, and its time is that of its quarter. `is_full`: with role, topics, newness
-- and time of joining of those who are there by name.
create function hallway.picture_of(event hallway.events, up_to timestamptz, is_full boolean, out people json, out exchanges json)
language plpgsql stable set search_path = '' set jit = off set work_mem = '32MB' as $$
begin
	with person as materialized (
		select s.* from hallway.seen_at(event.id, up_to) s
	), pairs as materialized (
		-- Twice where both sides are there.
		select distinct s.exchange_id, least(p.place, q.place) as one, greatest(p.place, q.place) as other,
			p.is_named and q.is_named as is_named
		from person p
		join hallway.exchange_sides s on s.owner_id = p.person_id and s.event_id = event.id
		join hallway.contacts c on c.owner_id = s.owner_id and c.id = s.contact_id
		join person q on q.person_id = c.person_id
		join hallway.exchanges x on x.id = s.exchange_id
		where x.mutual_at is not null
			and (p.is_named and q.is_named or p.is_settled and q.is_settled and x.mutual_at < up_to)
	), lines as (
		select p.one, p.other, count(*) as meetings,
			case when p.is_named then min(m.happened_at) else hallway.quarter_of(min(m.happened_at)) end as first_at
		from pairs p join hallway.meetings m on m.exchange_id = p.exchange_id
		where m.is_counted and (p.is_named or m.recorded_at < up_to)
		group by p.one, p.other, p.is_named
	), known as materialized (
		select r.person_id from hallway.regulars_of(event.id, by_name => true) r where is_full
	)
	select (
		select coalesce(json_agg(case
			when not p.is_named then json_build_object('id', p.id)
			when not is_full then json_build_object('id', p.id, 'name', p.name)
			else json_build_object('id', p.id, 'name', p.name, 'role', p.role, 'topics', to_json(p.topics),
				'isNew', p.person_id not in (select k.person_id from known k), 'joinedAt', hallway.iso(p.joined_at))
			end order by p.place), '[]')
		from person p
	), (
		select ('[' || coalesce(string_agg(format('[%s,%s,%s,%s]', l.one, l.other,
			floor(extract(epoch from l.first_at - event.starts_at))::bigint, l.meetings), ',' order by l.one, l.other), '') || ']')::json
		from lines l
	) into people, exchanges;
end $$;

-- The event, for who organizes it, or helps there as a host where `host_too`; what every picture asks first. Fails with PT401
-- for nobody, with PT403 for everybody else and for an event that is gone, with PT429 for a person whose pictures took a quarter
-- of the hour (hallway.count_picture): on PGlite nobody else is answered meanwhile. A second call of the same person waits.
create function hallway.event_of_team(event uuid, host_too boolean) returns hallway.events
language plpgsql set search_path = '' as $$
declare
	me constant uuid := hallway.me();
	found_event hallway.events;
begin
	if me is null then raise exception using errcode = 'PT401', message = 'not_signed_in'; end if;
	perform hallway.check_role(me, event, host_too);
	if hallway.count_this_hour(me, 'picture-ms') > 900000 then raise exception using errcode = 'PT429', message = 'slow_down'; end if;
	select e.* into found_event from hallway.events e where e.id = event;
	return found_event;
end $$;

-- Counts the time that a picture took the caller, in milliseconds of the current hour.
create function hallway.count_picture(begun timestamptz) returns void
language plpgsql set search_path = '' as $$
begin
	perform hallway.count_this_hour(hallway.me(), 'picture-ms', ceil(extract(epoch from clock_timestamp() - begun) * 1000)::int);
end $$;

-- The graph of an event for its organizers (docs/protocol.md, "What organizers see"). Fails with PT401, PT403, PT429.
create function hallway.connection_graph(event uuid) returns json
language plpgsql security definer set search_path = '' as $$
declare
	this constant hallway.events := hallway.event_of_team(event, host_too => false);
	begun constant timestamptz := clock_timestamp();
	up_to constant timestamptz := hallway.quarter_of(now());
	room constant jsonb := hallway.release_of(this);
	picture constant record := hallway.picture_of(this, up_to, is_full => true);
	unmet constant jsonb := hallway.unmet_of(this, up_to, room);
begin
	perform hallway.count_picture(begun);
	return json_build_object('event', hallway.event_details(this), 'asOf', hallway.iso(now()), 'dotsUpTo', hallway.iso(up_to),
		'topics', to_json(this.topics), 'people', picture.people, 'exchanges', picture.exchanges, 'room', room,
		'unmet', unmet);
end $$;

-- The graph of an event for the screen in its room, for organizers and hosts: names and lines, nothing else about anybody.
-- Fails with PT401, PT403, PT429.
create function hallway.wall_picture(event uuid) returns json
language plpgsql security definer set search_path = '' as $$
declare
	this constant hallway.events := hallway.event_of_team(event, host_too => true);
	begun constant timestamptz := clock_timestamp();
	room constant jsonb := hallway.release_of(this);
	picture constant record := hallway.picture_of(this, hallway.quarter_of(now()), is_full => false);
begin
	perform hallway.count_picture(begun);
	return json_build_object('event', hallway.event_details(this), 'asOf', hallway.iso(now()), 'attendees', room -> 'attendees',
		'lastQuarter', room -> 'lastQuarter', 'people', picture.people, 'exchanges', picture.exchanges);
end $$;

-- Whom hosts could introduce to whom, for organizers and hosts. Fails with PT401, PT403, PT429.
create function hallway.who_to_help(event uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	this constant hallway.events := hallway.event_of_team(event, host_too => true);
	begun constant timestamptz := clock_timestamp();
	unmet constant jsonb := hallway.unmet_of(this, hallway.quarter_of(now()), hallway.release_of(this));
begin
	perform hallway.count_picture(begun);
	return jsonb_build_object('event', hallway.event_details(this)) || unmet;
end $$;

create function public.connection_graph(event uuid) returns json
language sql security invoker set search_path = '' as $$ select hallway.connection_graph(event); $$;

create function public.wall_picture(event uuid) returns json
language sql security invoker set search_path = '' as $$ select hallway.wall_picture(event); $$;

create function public.who_to_help(event uuid) returns jsonb
language sql security invoker set search_path = '' as $$ select hallway.who_to_help(event); $$;

revoke all on function hallway.seen_at (uuid, timestamptz), hallway.picture_of (hallway.events, timestamptz, boolean), hallway.event_of_team (uuid, boolean), hallway.count_picture (timestamptz),
	hallway.connection_graph (uuid), hallway.wall_picture (uuid), hallway.who_to_help (uuid), public.connection_graph (uuid),
	public.wall_picture (uuid), public.who_to_help (uuid) from public, anon, authenticated;
grant execute on function hallway.connection_graph (uuid), hallway.wall_picture (uuid), hallway.who_to_help (uuid),
	public.connection_graph (uuid), public.wall_picture (uuid), public.who_to_help (uuid) to authenticated;
