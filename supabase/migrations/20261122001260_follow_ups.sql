-- Follow-ups: the reasons there are to write to a contact. Each follows from facts (docs/decisions/0007), as
-- src/lib/follow-ups/queue/rules.ts computes the same on a phone; here they stand in a table that triggers keep, in the
-- transaction of the fact. They are never sent: a phone has them already. Days are 24 hours; the day of a moment is that of UTC.

create table hallway.follow_ups (
	owner_id uuid not null,
	contact_id uuid not null,
	kind text not null,
	-- The id of the event, promise, remark, milestone or message that it comes from, or 'none'.
	cause text not null,
	event_id uuid,
	-- One of the two.
	due_at timestamptz,
	due_on date,
	snoozed_until timestamptz,
	settled_at timestamptz,
	settled_by text check (settled_by in ('sent', 'done', 'kept')),
	primary key (owner_id, contact_id, kind, cause),
	foreign key (owner_id, contact_id) references hallway.contacts (owner_id, id) on delete cascade on update cascade,
	check ((due_at is null) <> (due_on is null)),
	check ((settled_at is null) = (settled_by is null))
);

-- What happened with a contact so far. Moments as the wire has them, to the millisecond: a phone compares no finer.
create type hallway.story as (
	owner_id uuid,
	contact_id uuid,
	-- When the two last met or the contact last wrote; null: never.
	heard_at timestamptz,
	-- The owner's last message.
	wrote_at timestamptz,
	wrote_id uuid,
	wrote_event uuid,
	-- When the last message went out that was to a silence.
	nudged_at timestamptz,
	is_resting boolean,
	-- Every how many days the owner wants to be in touch; null: whenever there is a reason.
	days int
);

-- What happened between an owner and a contact.
create function hallway.story_of(owner uuid, contact uuid) returns hallway.story
language plpgsql stable set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
	story hallway.story;
	said hallway.correspondences;
	touch record;
begin
	story.owner_id := owner;
	story.contact_id := contact;
	select max(date_trunc('milliseconds', m.happened_at)) into story.heard_at
	from hallway.exchange_sides s join hallway.meetings m on m.exchange_id = s.exchange_id
	where s.owner_id = owner and s.contact_id = contact and (m.only_for is null or m.only_for = owner);
	for touch in
		select date_trunc('milliseconds', t.happened_at) as at, t.id, t.event_id, t.kind,
			exists (select from unnest(t.settles) k where k like 'nudge/%') as is_nudge
		from hallway.touches t
		where t.owner_id = owner and t.contact_id = contact and t.dropped_at is null
			and t.kind in ('wrote', 'replied', 'met')
		order by 1, 2
	loop
		if touch.kind <> 'wrote' then
			story.heard_at := greatest(story.heard_at, touch.at);
		else
			story.wrote_at := touch.at;
			story.wrote_id := touch.id;
			story.wrote_event := touch.event_id;
			if touch.is_nudge then story.nudged_at := touch.at; end if;
		end if;
	end loop;
	select c.* into said from hallway.correspondences c where c.owner_id = owner and c.contact_id = contact;
	story.is_resting := said.resting_since is not null
		and coalesce(story.heard_at <= date_trunc('milliseconds', said.resting_since), true);
	story.days := case said.every when 'never' then null when 'month' then 30 when 'quarter' then 91 when 'half-year' then 182
		when 'days' then said.days
		else (select 30 from hallway.relationships r
			where r.owner_id = owner and r.contact_id = contact and r.kind in ('mentor', 'mentee')) end;
	return story;
end $$;

-- The first day on or after another on which a day of the year comes; 29 February is the 28th in other years. At the latest
-- 9999-12-31: a later one has five digits, and a phone could not compare it.
create function hallway.once_a_year(month int, day int, since date) returns date
language plpgsql immutable set search_path = '' as $$
declare
	this_year constant int := extract(year from since);
begin
	return (
		select least(min(d.day), '9999-12-31') from (
			select case when month = 2 and once_a_year.day = 29 then make_date(y, 3, 1) - 1 else make_date(y, month, once_a_year.day) end
			from unnest(array[this_year, this_year + 1]) y) d (day)
		where d.day >= since);
end $$;

-- A reason as it follows from what happened, before the owner's answers are looked at.
create type hallway.reason as (
	kind text,
	cause text,
	event_id uuid,
	due_at timestamptz,
	due_on date,
	-- By a message that went out, or by a promise that was kept.
	settled_at timestamptz,
	settled_by text,
	-- Done moves it and does not end it.
	is_endless boolean,
	-- Not there while the correspondence rests, unless it is settled.
	rests boolean
);
