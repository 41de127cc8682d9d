-- How an event is set up, field by field, and how it ends.

-- An event as it is with some changes: the keys of hallway.event_details that an organizer may write.
create function hallway.changed_event(event hallway.events, changes jsonb) returns hallway.events
language plpgsql stable set search_path = '' as $$
declare
	input constant jsonb := hallway.event_details(event) || changes;
	details constant hallway.events := hallway.read_event(input);
	changed hallway.events := event;
begin
	changed.name := details.name;
	changed.place := details.place;
	changed.starts_at := details.starts_at;
	changed.ends_at := details.ends_at;
	changed.time_zone := details.time_zone;
	changed.language := input ->> 'language';
	changed.topics := hallway.read_texts(input, 'topics', 30, 60);
	changed.asks_for := hallway.read_texts(input, 'asksFor', 17, 60);
	changed.joins_from := hallway.read_time(input, 'joinsFrom', optional => true);
	changed.joins_until := hallway.read_time(input, 'joinsUntil', optional => true);
	changed.exchanges_from := hallway.read_time(input, 'exchangesFrom', optional => true);
	changed.exchanges_until := hallway.read_time(input, 'exchangesUntil', optional => true);
	changed.data_ends_at := hallway.read_time(input, 'dataEndsAt', optional => true);
	if changed.language not in ('en', 'de') or changed.joins_until <= changed.joins_from
		or changed.exchanges_until <= changed.exchanges_from
		or changed.data_ends_at < coalesce(changed.ends_at, changed.starts_at)
		or not changed.asks_for <@ array_remove(hallway.fields(), 'name')
		-- What was removed does not come back.
		or (event.forgotten_at is not null or event.data_ends_at <= now())
			and changed.data_ends_at is distinct from event.data_ends_at
	then perform hallway.refuse('invalid_input'); end if;
	return changed;
end $$;

-- A list of texts as an array, blank and repeated ones left out.
create function hallway.read_texts(input jsonb, field text, entries int, length int) returns text[]
language plpgsql immutable set search_path = '' as $$
begin
	if coalesce(jsonb_typeof(input -> field), '') <> 'array' then perform hallway.refuse('invalid_input'); end if;
	return array(select jsonb_array_elements_text(hallway.read_list(input -> field, entries, length)));
end $$;

-- Changes what an event says: {eventId, changes}, of which only the keys that changed, so that two organizers who edit
-- different things keep both. Refuses not_organizer.
create function hallway.set_up_event(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	event constant uuid := hallway.read_uuid(input, 'eventId');
	changes constant jsonb := input -> 'changes';
	changed hallway.events;
begin
	if coalesce(jsonb_typeof(changes), '') <> 'object' or exists (select from jsonb_object_keys(changes) k
		where k not in ('name', 'place', 'startsAt', 'endsAt', 'timeZone', 'language', 'topics', 'asksFor', 'joinsFrom',
			'joinsUntil', 'exchangesFrom', 'exchangesUntil', 'dataEndsAt'))
	then perform hallway.refuse('invalid_input'); end if;
	if hallway.role_at(at.me, event) is distinct from 'organizer' then perform hallway.refuse('not_organizer'); end if;
	changed := hallway.changed_event((select e from hallway.events e where e.id = event), changes);
	update hallway.events e
	set name = changed.name, place = changed.place, starts_at = changed.starts_at, ends_at = changed.ends_at,
		time_zone = changed.time_zone, language = changed.language, topics = changed.topics, asks_for = changed.asks_for,
		joins_from = changed.joins_from, joins_until = changed.joins_until, exchanges_from = changed.exchanges_from,
		exchanges_until = changed.exchanges_until, data_ends_at = changed.data_ends_at, counter = e.counter + 1
	where e.id = event;
	perform hallway.nudge_event(at.me, event);
	return jsonb_build_object('eventId', event);
end $$;

-- Tells the others at an event that it changed: its room may be another one, and they may have it open. At a large event only those
-- who run it, or thousands of phones would pull at once; its attendees hear of it with their next pull, within minutes.
create function hallway.nudge_event(me uuid, event uuid) returns void
language plpgsql set search_path = '' as $$
begin
	perform hallway.nudge(a.person_id) from hallway.attendances a join hallway.events e on e.id = a.event_id
	where a.event_id = event and (a.role <> 'attendee' or e.attendees <= 1000) and a.left_at is null and a.person_id <> me;
end $$;

-- Deletes an event: {eventId}. Nobody joins or sees it any more and what its organizers held is gone; what attendees hold
-- stays theirs, with the event's name. Deleting twice is deleting once. Refuses not_organizer.
create function hallway.delete_event(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	event constant uuid := hallway.read_uuid(input, 'eventId');
begin
	if not exists (select from hallway.attendances a
		where a.person_id = at.me and a.event_id = event and a.role = 'organizer' and a.left_at is null)
	then perform hallway.refuse('not_organizer'); end if;
	update hallway.events e set deleted_at = at.believed_at, counter = e.counter + 1
	where e.id = event and e.deleted_at is null;
	delete from hallway.event_recoveries r where r.event_id = event;
	perform hallway.forget_event(event);
	perform hallway.nudge_event(at.me, event);
	return jsonb_build_object('eventId', event);
end $$;

-- Removes what organizers hold of an event, for good. Whatever table holds something of theirs adds its line.
create function hallway.forget_event(event uuid) returns void
language plpgsql set search_path = '' as $$
begin
	delete from hallway.role_links l where l.event_id = event;
	delete from hallway.invitations i where i.event_id = event;
	delete from hallway.invitation_secrets s where s.event_id = event;
	delete from hallway.event_releases r where r.event_id = event;
	update hallway.events e set forgotten_at = now() where e.id = event and e.forgotten_at is null;
end $$;

-- Removes it of every event whose organizers said so for by now. Scheduled; from that moment on no call gives any of it
-- (hallway.holds_data), however late this runs.
create function hallway.end_event_data() returns void
language plpgsql set search_path = '' as $$
declare
	event uuid;
begin
	for event in
		select e.id from hallway.events e where e.forgotten_at is null and e.data_ends_at <= now()
		order by e.id limit 100 for no key update skip locked
	loop
		perform hallway.forget_event(event);
	end loop;
end $$;

revoke all on function hallway.changed_event (hallway.events, jsonb), hallway.read_texts (jsonb, text, int, int),
	hallway.set_up_event (hallway.occasion, jsonb), hallway.delete_event (hallway.occasion, jsonb), hallway.forget_event (uuid),
	hallway.end_event_data (), hallway.nudge_event (uuid, uuid) from public, anon, authenticated;
