-- What people do with their own card and keys. Each verb takes the occasion and its input, gives its result.

-- Registers a device's key: {keyId, secret, label?}. Refuses key_mismatch, key_taken. The same key twice is one key; one that
-- was revoked stays revoked.
create function hallway.add_key(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	key constant bytea := hallway.read_bytes(input, 'keyId', 10, 10);
	secret constant bytea := hallway.read_bytes(input, 'secret', 16, 16);
	owner uuid;
begin
	if substring(sha256(secret) from 1 for 10) <> key then perform hallway.refuse('key_mismatch'); end if;
	select k.person_id into owner from hallway.keys k where k.id = key;
	if owner = at.me then return jsonb '{}'; end if;
	-- Those of printed badges come with their invitations only: whoever printed them knows the secrets.
	if owner is not null or exists (select from hallway.badge_keys b where b.id = key) then
		perform hallway.refuse('key_taken');
	end if;
	perform hallway.count_up(at.me, 'keys', at.arrived_at, interval '1 day', 50);
	insert into hallway.keys (id, person_id, secret, label)
	values (key, at.me, secret, nullif(hallway.read_text(input, 'label', 60), ''));
	perform hallway.keep_newest_keys(at.me);
	perform hallway.add_short_codes(at.me);
	return jsonb '{}';
end $$;

-- Revokes all but the newest hundred keys of a person's devices, and all but the newest hundred of their badges: counted apart, or
-- whoever claims badges would put their own devices out. Everybody who knows a person carries the ids of all that are not
-- revoked, so without an end every new key would cost everybody more.
create function hallway.keep_newest_keys(person uuid) returns void
language plpgsql set search_path = '' as $$
begin
	update hallway.keys k set revoked_at = now()
	where k.id in (
		select o.id from (
			select n.id, row_number() over (partition by n.is_printed order by n.added_at desc, n.id) as place
			from hallway.keys n where n.person_id = person and n.revoked_at is null
		) o where o.place > 100);
end $$;

-- The typed code of a key for an event (null: none): the first 35 bits of an HMAC, as seven base32 characters.
create function hallway.short_code_of(secret bytea, event_ref bytea) returns text
language plpgsql stable set search_path = '' as $$
declare
	mac constant bytea := extensions.hmac(convert_to(
		'hallway/short/' || encode(coalesce(event_ref, '\x0000000000'), 'hex'), 'UTF8'), secret, 'sha256');
	bits constant bit(40) := ('x' || encode(substring(mac from 1 for 5), 'hex'))::bit(40);
begin
	return (select string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz', substring(bits from 5 * i + 1 for 5)::int + 1, 1), ''
		order by i) from generate_series(0, 6) i);
end $$;

-- Fills in the short codes that a person's keys lack, for no event and for every event attended now; a badge's for its own event
-- alone: whoever knows its secret could else ask by typing where its holder is.
create function hallway.add_short_codes(person uuid) returns void
language plpgsql set search_path = '' as $$
begin
	insert into hallway.short_codes (code, key_id, event_id)
	select hallway.short_code_of(k.secret, e.ref), k.id, e.id
	from hallway.keys k
	cross join (
		select null::uuid as id, null::bytea as ref
		union all
		select v.id, v.ref from hallway.attendances a join hallway.events v on v.id = a.event_id
		where a.person_id = person and a.left_at is null
	) e
	where k.person_id = person and k.revoked_at is null
		and (not k.is_printed or e.ref = (select b.event_ref from hallway.badge_keys b where b.id = k.id))
		and not exists (select from hallway.short_codes s where s.key_id = k.id and s.event_id is not distinct from e.id);
end $$;

-- Saves the profile: {profile}. The latest believed time wins.
create function hallway.save_profile(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	cleaned constant jsonb := hallway.read_card(input, 'profile');
begin
	if not cleaned ? 'name' then perform hallway.refuse('invalid_input'); end if;
	insert into hallway.profiles as p (person_id, profile, edited_at, feed_number)
	values (at.me, cleaned, at.believed_at, hallway.next_number(at.me))
	on conflict (person_id) do update
		set profile = excluded.profile, edited_at = excluded.edited_at, feed_number = excluded.feed_number
		where p.edited_at <= excluded.edited_at;
	return jsonb '{}';
end $$;

-- Saves what is shown at an event, or by default: {eventId or null, sharing, asksFirst, graph}. Refuses not_attending.
create function hallway.save_card(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	event constant uuid := hallway.read_optional_uuid(input, 'eventId');
	choices constant jsonb := input -> 'sharing';
begin
	if coalesce(jsonb_typeof(choices), '') <> 'object' or coalesce(jsonb_typeof(input -> 'asksFirst'), '') <> 'boolean'
		or coalesce(input ->> 'graph', '') not in ('name', 'dot', 'none')
		or coalesce(jsonb_typeof(input -> 'helped'), 'boolean') <> 'boolean'
		or coalesce(jsonb_typeof(input -> 'counted'), 'boolean') <> 'boolean'
	then perform hallway.refuse('invalid_input'); end if;
	if exists (select from jsonb_each(choices) e
		where e.key <> all (hallway.fields()) or e.value not in ('"code"', '"after"', '"private"'))
	then perform hallway.refuse('invalid_input'); end if;
	if event is not null and not exists (select from hallway.attendances a
		where a.person_id = at.me and a.event_id = event and a.left_at is null)
	then perform hallway.refuse('not_attending'); end if;
	insert into hallway.cards as c (person_id, event_id, sharing, asks_first, graph, helped, counted, edited_at, feed_number)
	values (at.me, event, choices || jsonb '{"name": "code"}', (input ->> 'asksFirst')::boolean, input ->> 'graph',
		hallway.choice_at(at.me, event, input, 'helped'), hallway.choice_at(at.me, event, input, 'counted'), at.believed_at, hallway.next_number(at.me))
	on conflict (person_id, event_id) do update
		set sharing = excluded.sharing, asks_first = excluded.asks_first, graph = excluded.graph, helped = excluded.helped,
			counted = excluded.counted, edited_at = excluded.edited_at, feed_number = excluded.feed_number
		where c.edited_at <= excluded.edited_at;
	return jsonb '{}';
end $$;

-- Whether a person says yes to `helped` or `counted`: as the phone says, else (an older one does not know the question) as
-- these settings say so far, and for new ones as the default ones do. Never asked is no.
create function hallway.choice_at(person uuid, event uuid, input jsonb, choice text) returns boolean
language plpgsql stable set search_path = '' as $$
begin
	return coalesce((input ->> choice)::boolean, (
		select case choice when 'helped' then c.helped else c.counted end from hallway.cards c
		where c.person_id = person and (c.event_id = event or c.event_id is null)
		order by c.event_id nulls last limit 1
	), false);
end $$;
