-- Goals: what a person wants from an event, or at any time. The server keeps what was set and never counts: progress comes
-- from facts, on the phone (src/lib/goals/progress.ts). Nobody but the owner ever sees one.

create table hallway.goals (
	owner_id uuid not null references hallway.feeds (person_id) on delete cascade,
	id uuid not null,
	-- Without a foreign key: a goal outlives its event, and says nothing about it.
	event_id uuid,
	kind text not null check (kind in ('new-people', 'match', 'topic', 'field', 'again', 'noted', 'own')),
	target int not null check (target between 1 and 99),
	text text not null,
	ticked_at timestamptz,
	made_at timestamptz not null,
	edited_at timestamptz not null,
	-- A dropped goal stays as a row without its words, so that every device hears of it and an older edit does not bring
	-- it back.
	dropped_at timestamptz,
	feed_number bigint not null,
	primary key (owner_id, id)
);
create index goals_in_feed on hallway.goals (owner_id, feed_number);

-- How a person wants the app to be, on every device: one row.
create table hallway.preferences (
	person_id uuid primary key references hallway.feeds (person_id) on delete cascade,
	quiet boolean not null,
	edited_at timestamptz not null,
	feed_number bigint not null
);

-- A whole number from `at_least` to `at_most`. Refuses invalid_input for anything else.
create function hallway.read_number(input jsonb, field text, at_least int, at_most int) returns int
language plpgsql immutable set search_path = '' as $$
begin
	if coalesce(input ->> field, '') !~ '^[0-9]{1,9}$' or jsonb_typeof(input -> field) <> 'number'
		or (input ->> field)::int not between at_least and at_most
	then perform hallway.refuse('invalid_input'); end if;
	return (input ->> field)::int;
end $$;

-- True or false. Refuses invalid_input for anything else; null only where it is optional and missing.
create function hallway.read_boolean(input jsonb, field text, optional boolean default false) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	if optional and input -> field is null then return null; end if;
	if coalesce(jsonb_typeof(input -> field), '') <> 'boolean' then perform hallway.refuse('invalid_input'); end if;
	return (input ->> field)::boolean;
end $$;

-- One of the given words. Refuses invalid_input for anything else.
create function hallway.read_word(input jsonb, field text, words text[]) returns text
language plpgsql immutable set search_path = '' as $$
begin
	if jsonb_typeof(input -> field) is distinct from 'string' or input ->> field <> all (words) then
		perform hallway.refuse('invalid_input');
	end if;
	return input ->> field;
end $$;

-- Sets or changes a goal: {goalId, eventId or null, kind, target, text, tickedAt or null}. The latest edit wins whole. What the
-- kind needs words for (topic, field, own) refuses blank ones. Refuses not_attending (never joined that event) and
-- too_many beyond 200 goals that are not dropped, or 2,000 with those that are.
create function hallway.set_goal(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	goal constant uuid := hallway.read_uuid(input, 'goalId');
	event constant uuid := hallway.read_optional_uuid(input, 'eventId');
	kind constant text := hallway.read_word(input, 'kind',
		array['new-people', 'match', 'topic', 'field', 'again', 'noted', 'own']);
	target constant int := hallway.read_number(input, 'target', 1, 99);
	words constant text := hallway.read_text(input, 'text', 200);
	ticked constant timestamptz := hallway.read_time(input, 'tickedAt', true);
	old hallway.goals;
begin
	if kind in ('topic', 'field', 'own') and hallway.is_blank(words) then perform hallway.refuse('invalid_input'); end if;
	if event is not null
		and not exists (select from hallway.attendances a where a.person_id = at.me and a.event_id = event)
	then perform hallway.refuse('not_attending'); end if;
	select g.* into old from hallway.goals g where g.owner_id = at.me and g.id = goal;
	if (old.id is null or old.dropped_at is not null) and exists (
		select from hallway.goals g where g.owner_id = at.me
		having count(*) filter (where g.dropped_at is null) >= 200 or (old.id is null and count(*) >= 2000))
	then perform hallway.refuse('too_many'); end if;
	insert into hallway.goals as g
		(owner_id, id, event_id, kind, target, text, ticked_at, made_at, edited_at, feed_number)
	values (at.me, goal, event, kind, target, words, ticked, at.believed_at, at.believed_at, hallway.next_number(at.me))
	on conflict (owner_id, id) do update
		set event_id = excluded.event_id, kind = excluded.kind, target = excluded.target, text = excluded.text,
			ticked_at = excluded.ticked_at, edited_at = excluded.edited_at, dropped_at = null, feed_number = excluded.feed_number
		where g.edited_at <= excluded.edited_at;
	return jsonb '{}';
end $$;

-- Drops a goal: {goalId}. One that is not there is dropped. An edit that was made later brings it back.
create function hallway.drop_goal(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	goal constant uuid := hallway.read_uuid(input, 'goalId');
begin
	update hallway.goals g
	set text = '', dropped_at = at.believed_at, edited_at = at.believed_at, feed_number = hallway.next_number(at.me)
	where g.owner_id = at.me and g.id = goal and g.dropped_at is null and g.edited_at <= at.believed_at;
	return jsonb '{}';
end $$;

-- Keeps how the person wants the app to be: {quiet}. The latest edit wins.
create function hallway.save_preferences(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	quiet constant boolean := hallway.read_boolean(input, 'quiet');
begin
	insert into hallway.preferences as p (person_id, quiet, edited_at, feed_number)
	values (at.me, quiet, at.believed_at, hallway.next_number(at.me))
	on conflict (person_id) do update
		set quiet = excluded.quiet, edited_at = excluded.edited_at, feed_number = excluded.feed_number
		where p.edited_at <= excluded.edited_at;
	return jsonb '{}';
end $$;
