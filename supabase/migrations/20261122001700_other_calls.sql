-- Calls that are online by nature.

-- The details of the event with this join code, for anybody; null if there is none.
create function hallway.look_up_event(join_code text) returns jsonb
language sql stable security definer set search_path = '' as $$
	select hallway.event_details(e) from hallway.events e
	where e.join_code = hallway.read_join_code(look_up_event.join_code) and e.deleted_at is null;
$$;

-- Trades a fresh live code (hex) for a ticket of 15 minutes, for anybody; null if it is not genuine, not live or too old.
-- At most 2,000 tickets an hour for one person's codes.
create function hallway.open_ticket(code text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	token constant bytea := extensions.gen_random_bytes(16);
	expires_at constant timestamptz := now() + interval '15 minutes';
	bytes bytea;
	parts hallway.code_parts;
	key hallway.keys;
begin
	if coalesce(code, '') !~ '^([0-9A-Fa-f]{2})+$' or length(code) > 8192 then return null; end if;
	bytes := decode(code, 'hex');
	parts := hallway.code_parts_of(bytes);
	if not coalesce(hallway.is_fresh(parts.shown_at, now()), false) then return null; end if;
	key := hallway.lasting_key(parts.key_id);
	if key.id is null or key.is_printed or not hallway.is_genuine(bytes, key.secret) then return null; end if;
	perform hallway.count_up(key.person_id, 'tickets', now(), interval '1 hour', 2000);
	insert into hallway.tickets (token_hash, code_hash, person_id, expires_at)
	values (sha256(token), sha256(bytes), key.person_id, expires_at);
	return jsonb_build_object('ticket', encode(token, 'hex'), 'expiresAt', hallway.iso(expires_at),
		'event', hallway.event_on_ticket(key.person_id, parts.event_ref));
exception when sqlstate 'HW002' then
	raise exception using errcode = 'PT429', message = 'slow_down';
end $$;

-- A key that is not revoked, with its person held so that no merging takes them away before the end of this call.
create function hallway.lasting_key(id bytea) returns hallway.keys
language plpgsql set search_path = '' as $$
declare
	key hallway.keys;
begin
	-- The second time it is another person's, if the first one was merged in this instant.
	for attempt in 1..2 loop
		select k.* into key from hallway.keys k join hallway.feeds f on f.person_id = k.person_id
		where k.id = lasting_key.id and k.revoked_at is null for key share of f;
		exit when key.id is not null;
	end loop;
	return key;
end $$;

-- The event of a code with its join code, if the code's owner attends it and it is not long over; else null.
create function hallway.event_on_ticket(person uuid, event_ref bytea) returns jsonb
language sql stable set search_path = '' as $$
	select hallway.event_details(e) || jsonb_build_object('joinCode', e.join_code)
	from hallway.attendances a join hallway.events e on e.id = a.event_id
	where a.person_id = person and a.left_at is null and e.ref = event_ref and hallway.counts_at(e, now())
	limit 1;
$$;

-- Makes the caller an organizer of the event whose recovery secret (hex) this is: {eventId}, or null.
create function hallway.recover_event(secret text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	me constant uuid := hallway.locked_caller();
	event uuid;
begin
	if coalesce(secret, '') !~ '^[0-9A-Fa-f]{32}$' then return null; end if;
	select r.event_id into event from hallway.event_recoveries r where r.secret_hash = sha256(decode(secret, 'hex'));
	if event is null then return null; end if;
	perform from hallway.events e where e.id = event for no key update;
	update hallway.event_recoveries r set known_to = r.known_to || me where r.event_id = event and me <> all (r.known_to);
	perform hallway.attend(me, event, 'organizer', now());
	perform hallway.nudge_moved();
	return jsonb_build_object('eventId', event);
end $$;
