-- Push: a batch of mutations, each applied at most once, each with its own answer (docs/protocol.md).

-- Everybody whose feed a batch may touch: the caller, the owners of the keys, short codes, contacts and meetings named in
-- it, those whose held scans a new key or a joining releases, and a small audience that is brought up to date at once.
-- Looked up one by one on purpose: the planner expects a hundred rows of JSON and would rather read whole tables.
create function hallway.people_touched(me uuid, mutations jsonb) returns uuid[]
language plpgsql stable set search_path = '' as $$
begin
	return (
		with named as materialized (
			select m ->> 'kind' as kind,
				case when m #>> '{input,code}' ~* '^[0-9a-f]{52,}$' then decode(substr(m #>> '{input,code}', 13, 20), 'hex') end
					as key_id,
				left(hallway.read_join_code(m #>> '{input,shortCode}'), 7) as short_code,
				hallway.uuid_or_null(m #>> '{input,contactId}') as contact_id,
				hallway.uuid_or_null(m #>> '{input,meetingId}') as meeting_id,
				case m ->> 'kind'
					when 'add_key' then 'key:' || lower(m #>> '{input,keyId}')
					when 'join_event' then 'join:' || hallway.event_id_of(hallway.read_join_code(m #>> '{input,joinCode}'))
						|| ':' || me end as brings
			from jsonb_array_elements(mutations) m
		)
		select array_agg(distinct p.id) from (
			select me as id
			union all
			select (select k.person_id from hallway.keys k where k.id = n.key_id) from named n
			union all
			select w.person_id from named n cross join lateral (
				select k.person_id from hallway.short_codes s join hallway.keys k on k.id = s.key_id
				where s.code = n.short_code limit 8) w
			union all
			select (select c.person_id from hallway.contacts c
				where c.owner_id = me and c.id = hallway.real_contact(me, n.contact_id)) from named n
			union all
			select w.owner_id from named n cross join lateral (
				select other.owner_id from hallway.meetings m
				join hallway.exchange_sides mine on mine.exchange_id = m.exchange_id and mine.owner_id = me
				join hallway.exchange_sides other on other.exchange_id = m.exchange_id
				where n.kind = 'undo_exchange' and m.id = hallway.real_meeting(me, n.meeting_id)
				limit 2) w
			union all
			(select w.person_id from named n cross join lateral (
				select h.person_id from hallway.mutations h
				where h.answer = 'held' and h.waits_for = n.brings order by h.recorded_at limit 50) w
				limit 100)
			union all
			select a.owner_id from (
				select c.owner_id, count(*) over () as size from (
					select c.owner_id from hallway.contacts c where c.person_id = me limit 26) c) a
				where a.size <= 25 and exists (select from named n where n.kind in ('save_profile', 'save_card', 'add_key'))
		) p where p.id is not null
	);
end $$;

-- Locks, in the order of their ids, the events whose rows a batch will change. Exchanges are not among them.
create function hallway.lock_events(mutations jsonb) returns void
language plpgsql set search_path = '' as $$
begin
	perform from hallway.events e
	where e.id = any (array(
		select case m ->> 'kind'
			when 'join_event' then hallway.event_id_of(hallway.read_join_code(m #>> '{input,joinCode}'))
			else hallway.uuid_or_null(m #>> '{input,eventId}') end
		from jsonb_array_elements(mutations) m
		where m ->> 'kind' in ('join_event', 'leave_event', 'edit_event', 'set_up_event', 'delete_event')))
	order by e.id for no key update;
end $$;

-- Does what one mutation says. Refuses unknown_mutation.
create function hallway.apply_mutation(at hallway.occasion, kind text, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
begin
	if at.claimed_at is null or coalesce(jsonb_typeof(input), '') <> 'object' then perform hallway.refuse('invalid_input'); end if;
	case kind
		when 'add_key' then return hallway.add_key(at, input);
		when 'save_profile' then return hallway.save_profile(at, input);
		when 'save_card' then return hallway.save_card(at, input);
		when 'create_event' then return hallway.create_event(at, input);
		when 'edit_event' then return hallway.edit_event(at, input);
		when 'set_up_event' then return hallway.set_up_event(at, input);
		when 'delete_event' then return hallway.delete_event(at, input);
		when 'join_event' then return hallway.join_event(at, input);
		when 'leave_event' then return hallway.leave_event(at, input);
		when 'exchange_cards' then return hallway.exchange_cards(at, input);
		when 'exchange_by_short_code' then return hallway.exchange_by_short_code(at, input);
		when 'undo_exchange' then return hallway.undo_exchange(at, input);
		when 'confirm_exchange' then return hallway.confirm_exchange(at, input);
		when 'withdraw_exchange' then return hallway.withdraw_exchange(at, input);
		when 'block_person' then return hallway.block_person(at, input);
		when 'unblock_person' then return hallway.unblock_person(at, input);
		when 'save_note' then return hallway.save_note(at, input);
		when 'set_goal' then return hallway.set_goal(at, input);
		when 'drop_goal' then return hallway.drop_goal(at, input);
		when 'save_preferences' then return hallway.save_preferences(at, input);
		when 'save_remark' then return hallway.save_remark(at, input);
		when 'save_promise' then return hallway.save_promise(at, input);
		when 'mark_person' then return hallway.mark_person(at, input);
		when 'set_relationship' then return hallway.set_relationship(at, input);
		when 'save_reflection' then return hallway.save_reflection(at, input);
		when 'mark_sent' then return hallway.mark_sent(at, input);
		when 'record_touch' then return hallway.record_touch(at, input);
		when 'drop_touch' then return hallway.drop_touch(at, input);
		when 'answer_follow_up' then return hallway.answer_follow_up(at, input);
		when 'set_correspondence' then return hallway.set_correspondence(at, input);
		when 'save_milestone' then return hallway.save_milestone(at, input);
		when 'drop_milestone' then return hallway.drop_milestone(at, input);
		when 'save_voice' then return hallway.save_voice(at, input);
		else perform hallway.refuse('unknown_mutation');
	end case;
	return null;
end $$;

-- Applies one mutation in a sub-transaction and gives {"answer", "code"?, "result"?, "waitsFor"?}. A deadlock or a
-- time-out is not caught: it fails the whole batch, and the phone sends it again.
create function hallway.try_mutation(at hallway.occasion, kind text, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	said text;
begin
	return jsonb_build_object('answer', 'applied', 'result', hallway.apply_mutation(at, kind, input));
exception
	when sqlstate 'HW001' then
		get stacked diagnostics said = message_text;
		return jsonb_build_object('answer', 'refused', 'code', said);
	when sqlstate 'HW002' then
		get stacked diagnostics said = message_text;
		return jsonb_build_object('answer', 'retry', 'code', said);
	when sqlstate 'HW003' then
		get stacked diagnostics said = message_text;
		return jsonb_build_object('answer', 'held', 'waitsFor', said);
	when deadlock_detected or lock_not_available or serialization_failure then
		raise;
	when others then
		get stacked diagnostics said = message_text;
		raise warning 'hallway: % failed: % %', kind, sqlstate, said;
		return jsonb_build_object('answer', 'retry', 'code', 'internal');
end $$;

-- Whether somebody could find what they should not know by trying often: typed codes, of people and of events.
create function hallway.is_guessable(kind text) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	return kind in ('exchange_by_short_code', 'join_event', 'create_event');
end $$;

-- Whether a person typed so many codes in vain within the hour that it looks like guessing. Counted outside of the
-- mutation, whose own counts vanish with its refusal.
create function hallway.has_guessed_enough(me uuid, kind text) returns boolean
language plpgsql stable set search_path = '' as $$
begin
	return hallway.is_guessable(kind) and exists (
		select from hallway.tallies t
		where t.person_id = me and t.kind = 'misses' and t.bucket = date_trunc('hour', now()) and t.count >= 100);
end $$;

-- Of the input of a scan what it is tried again with: a held one keeps nothing else that a phone may have put into it.
create function hallway.input_of_scan(input jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
begin
	return (
		select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(input) e
		where e.key in ('contactId', 'meetingId', 'code', 'card', 'ticket', 'eventId', 'shortCode')
	);
end $$;

-- The answer to one mutation of a batch: the stored one if it was seen before, else what happens now, recorded.
create function hallway.answer_mutation(outbox uuid, at hallway.occasion, mutation jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	mutation_id constant uuid := (mutation ->> 'id')::uuid;
	kind constant text := coalesce(mutation ->> 'kind', '');
	input constant jsonb := mutation -> 'input';
	hash constant bytea := sha256(convert_to(kind || ' ' || coalesce(input::text, ''), 'UTF8'));
	seen hallway.mutations;
	outcome jsonb;
begin
	select m.* into seen from hallway.mutations m where m.outbox_id = outbox and m.id = mutation_id;
	if seen.id is not null and seen.body_hash <> hash then
		return jsonb_build_object('id', mutation_id, 'answer', 'refused', 'code', 'mutation_reused');
	elsif seen.id is not null then
		return jsonb_strip_nulls(jsonb_build_object('id', mutation_id, 'code', seen.code, 'result', hallway.result_now(at.me, seen.result),
			'answer', case seen.answer when 'applied' then 'already_applied' else seen.answer end));
	end if;

	if hallway.has_guessed_enough(at.me, kind) then
		return jsonb_build_object('id', mutation_id, 'answer', 'retry', 'code', 'slow_down');
	end if;
	outcome := hallway.try_mutation(at, kind, input);
	if hallway.is_guessable(kind) and outcome ->> 'answer' in ('held', 'refused') then
		perform hallway.count_this_hour(at.me, 'misses');
	end if;
	if outcome ->> 'answer' = 'held' and (select count(*) from hallway.mutations m
		where m.person_id = at.me and m.answer = 'held') >= 200
	then outcome := '{"answer": "retry", "code": "too_many_held"}'; end if;
	if outcome ->> 'answer' in ('applied', 'held') then
		insert into hallway.mutations (outbox_id, id, person_id, body_hash, answer, result, held_body, waits_for)
		values (outbox, mutation_id, at.me, hash, outcome ->> 'answer', outcome -> 'result',
			case outcome ->> 'answer' when 'held' then jsonb_build_object('kind', kind, 'input', hallway.input_of_scan(input),
				'claimedAt', hallway.iso(at.claimed_at), 'believedAt', hallway.iso(at.believed_at)) end,
			outcome ->> 'waitsFor');
	end if;
	return jsonb_build_object('id', mutation_id) || (outcome - 'waitsFor');
end $$;

-- Fails the call unless the batch has the shape and size that docs/protocol.md says. Gives the outbox.
create function hallway.check_batch(batch jsonb) returns uuid
language plpgsql stable set search_path = '' as $$
begin
	if coalesce(batch ->> 'protocol', '') <> '1' then
		raise exception using errcode = 'PT426', message = 'update';
	end if;
	if hallway.has_long_number(batch)
	then raise exception using errcode = 'PT400', message = 'invalid_batch'; end if;
	if octet_length(batch::text) > 204800 or (jsonb_typeof(batch -> 'mutations') = 'array'
		and jsonb_array_length(batch -> 'mutations') > 50)
	then raise exception using errcode = 'PT413', message = 'batch_too_large'; end if;
	if jsonb_typeof(batch -> 'mutations') is distinct from 'array'
		or hallway.uuid_or_null(batch ->> 'outboxId') is null or hallway.time_or_null(batch ->> 'sentAt') is null
		or exists (select from jsonb_array_elements(batch -> 'mutations') m
			where jsonb_typeof(m) <> 'object' or hallway.uuid_or_null(m ->> 'id') is null)
	then raise exception using errcode = 'PT400', message = 'invalid_batch'; end if;
	return (batch ->> 'outboxId')::uuid;
end $$;

-- Why nothing of a batch is to be done, as the code of `retry`; null if it is. `other_history`: the phone knows this store
-- from before it was put back from a backup, and first has to send again what was lost with it. `overtaken`: a later batch of
-- the same outbox was here already, so this is a copy that was slow, and nobody hears the answer. The caller is locked.
create function hallway.reason_to_wait(outbox uuid, batch jsonb) returns text
language plpgsql stable set search_path = '' as $$
begin
	return case
		when batch ->> 'history' <> hallway.current_history()::text then 'other_history'
		when hallway.number_of(batch) <= (select o.last_number from hallway.outboxes o where o.id = outbox) then 'overtaken' end;
end $$;

-- The number of a batch: they rise within an outbox. Null if it says none.
create function hallway.number_of(batch jsonb) returns bigint
language plpgsql immutable set search_path = '' as $$
begin
	return case when batch ->> 'number' ~ '^[0-9]{1,15}$' then (batch ->> 'number')::bigint end;
end $$;

-- Makes the caller's feed and outbox where they are new. Fails if there is no caller or the outbox is somebody else's.
create function hallway.open_outbox(me uuid, outbox uuid) returns void
language plpgsql set search_path = '' as $$
declare
	owner uuid;
begin
	insert into hallway.outboxes (id, person_id) values (outbox, me) on conflict (id) do nothing;
	select o.person_id into owner from hallway.outboxes o where o.id = outbox;
	if owner <> me then raise exception using errcode = 'PT403', message = 'outbox_of_someone_else'; end if;
end $$;
