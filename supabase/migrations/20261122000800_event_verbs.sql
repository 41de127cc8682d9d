-- What people do with events.

-- The details of an event in a mutation, read into a row without id and join code.
create function hallway.read_event(input jsonb) returns hallway.events
language plpgsql stable set search_path = '' as $$
declare
	event hallway.events;
begin
	event.name := hallway.read_text(input, 'name', 120);
	event.place := hallway.read_text(input, 'place', 200);
	event.starts_at := hallway.read_time(input, 'startsAt');
	event.ends_at := hallway.read_time(input, 'endsAt', optional => true);
	if hallway.is_blank(event.place) then event.place := ''; end if;
	event.time_zone := hallway.read_text(input, 'timeZone', 64);
	if hallway.is_blank(event.name) or event.ends_at <= event.starts_at or not hallway.is_time_zone(event.time_zone) then
		perform hallway.refuse('invalid_input');
	end if;
	return event;
end $$;

-- Whether this is the name of a time zone that the database knows. (Reading pg_timezone_names takes far longer.)
create function hallway.is_time_zone(name text) returns boolean
language plpgsql stable set search_path = '' as $$
begin
	-- First the shape, since the database looks for a name in the files of this machine; and some machines have every zone
	-- twice more, under names that no browser knows.
	if name !~ '^[A-Za-z][A-Za-z_]*(/[A-Za-z0-9_+-]+)*$' or name ~* '^(posix|right)/' then return false; end if;
	perform now() at time zone name;
	return true;
exception when invalid_parameter_value then
	return false;
end $$;

-- Creates an event: {joinCode, details, recoveryHash}. The caller is its organizer. Whoever sends the recovery hash of an event
-- that is there made it, with another account since the store was put back, and is its organizer with this one too; its
-- details stay. Refuses join_code_taken.
create function hallway.create_event(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	code constant text := hallway.read_join_code(input ->> 'joinCode');
	recovery_hash constant bytea := hallway.read_bytes(input, 'recoveryHash', 32, 32);
	details constant hallway.events := hallway.read_event(input);
	event constant uuid := hallway.event_id_of(code);
begin
	if code is null then perform hallway.refuse('invalid_input'); end if;
	perform hallway.count_up(at.me, 'events', at.arrived_at, interval '1 day', 30);
	insert into hallway.events (id, join_code, name, place, starts_at, ends_at, time_zone)
	values (event, code, details.name, details.place, details.starts_at, details.ends_at, details.time_zone)
	on conflict do nothing;
	if found then
		insert into hallway.event_recoveries (event_id, secret_hash, known_to) values (event, recovery_hash, array[at.me])
		on conflict (secret_hash) do nothing;
		if not found then perform hallway.refuse('invalid_input'); end if;
	elsif not exists (select from hallway.event_recoveries r where r.event_id = event and r.secret_hash = recovery_hash) then
		perform hallway.refuse('join_code_taken');
	end if;
	update hallway.event_recoveries r set known_to = r.known_to || at.me where r.event_id = event and at.me <> all (r.known_to);
	perform hallway.attend(at.me, event, 'organizer', at.believed_at);
	return jsonb_build_object('eventId', event);
end $$;

-- Makes a person attend an event, once; somebody who left is back. A host or an organizer stays one.
create function hallway.attend(person uuid, event uuid, as_role text, since timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
	attended constant boolean := exists (select from hallway.attendances a
		where a.person_id = person and a.event_id = event and a.left_at is null);
begin
	insert into hallway.attendances as a (event_id, person_id, role, joined_at, feed_number)
	values (event, person, as_role, since, hallway.next_number(person))
	on conflict (person_id, event_id) do update
		set left_at = null, feed_number = excluded.feed_number,
			role = case when hallway.rank_of(excluded.role) > hallway.rank_of(a.role) then excluded.role else a.role end
		where a.left_at is not null or hallway.rank_of(excluded.role) > hallway.rank_of(a.role);
	if attended then return; end if;
	perform hallway.count_attendees(event, 1);
	perform hallway.add_short_codes(person);
end $$;

-- Changes the number of attendees, under the event's row lock, and lets the event's details move. A push has locked its
-- events in the order of their ids before.
create function hallway.count_attendees(event uuid, change int) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.events e set attendees = e.attendees + change, counter = e.counter + 1 where e.id = event;
end $$;

-- Changes an event's details: {eventId, details}. Refuses not_organizer.
create function hallway.edit_event(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	event constant uuid := hallway.read_uuid(input, 'eventId');
	details constant hallway.events := hallway.read_event(input);
begin
	if hallway.role_at(at.me, event) is distinct from 'organizer' then perform hallway.refuse('not_organizer'); end if;
	update hallway.events e
	set name = details.name, place = details.place, starts_at = details.starts_at, ends_at = details.ends_at,
		time_zone = details.time_zone, counter = e.counter + 1
	where e.id = event;
	perform hallway.nudge_event(at.me, event);
	return jsonb_build_object('eventId', event);
end $$;

-- Joins an event: {joinCode, invitation?}. Joining twice is one attendance. Refuses event_not_found, and joining_closed outside of the
-- time for it, unless somebody was there before.
create function hallway.join_event(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	event hallway.events;
begin
	select e.* into event from hallway.events e
	where e.join_code = hallway.read_join_code(input ->> 'joinCode') and e.deleted_at is null;
	if event.id is null then perform hallway.refuse('event_not_found'); end if;
	if (at.believed_at < event.joins_from or at.believed_at > event.joins_until)
		and not exists (select from hallway.attendances a where a.person_id = at.me and a.event_id = event.id)
	then perform hallway.refuse('joining_closed'); end if;
	perform hallway.count_up(at.me, 'joins', at.arrived_at, interval '1 day', 200);
	perform hallway.attend(at.me, event.id, 'attendee', at.believed_at);
	perform hallway.accept_invitation(at, event.id, input);
	return jsonb_build_object('eventId', event.id);
end $$;

-- Whether somebody alone organizes an event that still has something to look after: its data is there (hallway.holds_data).
create function hallway.is_needed(person uuid, event uuid) returns boolean
language plpgsql stable set search_path = '' as $$
begin
	return coalesce(hallway.role_at(person, event) = 'organizer', false) and hallway.holds_data(event) and not exists (
		select from hallway.attendances a
		where a.event_id = event and a.role = 'organizer' and a.left_at is null and a.person_id <> person);
end $$;

-- Leaves an event: {eventId}. What was exchanged there stays. Leaving twice is leaving once. Refuses not_attending, and
-- last_organizer: nobody could delete the event and what is held of its attendees. A push has locked the event before.
create function hallway.leave_event(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	event constant uuid := hallway.read_uuid(input, 'eventId');
begin
	if hallway.is_needed(at.me, event) then perform hallway.refuse('last_organizer'); end if;
	update hallway.attendances a
	set left_at = at.believed_at, feed_number = hallway.next_number(at.me)
	where a.person_id = at.me and a.event_id = event and a.left_at is null;
	if not found then
		if not exists (select from hallway.attendances a where a.person_id = at.me and a.event_id = event) then
			perform hallway.refuse('not_attending');
		end if;
		return jsonb_build_object('eventId', event);
	end if;
	delete from hallway.short_codes s using hallway.keys k
	where s.key_id = k.id and k.person_id = at.me and s.event_id = event;
	perform hallway.count_attendees(event, -1);
	return jsonb_build_object('eventId', event);
end $$;
