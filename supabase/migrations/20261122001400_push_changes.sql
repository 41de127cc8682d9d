-- The push itself, and what it sets free: scans that were held, cards that others hold.

-- The signed-in person, with a feed. Fails with PT401 where nobody is signed in (any more) or the account is gone.
create function hallway.caller() returns uuid
language plpgsql set search_path = '' as $$
declare
	who constant uuid := hallway.signed_in_user();
	person uuid;
	is_new boolean;
begin
	if who is null then raise exception using errcode = 'PT401', message = 'not_signed_in'; end if;
	select s.person_id into person from hallway.sign_ins s where s.user_id = who;
	if person is not null then return person; end if;
	insert into hallway.feeds (person_id) values (who) on conflict do nothing;
	is_new := found;
	insert into hallway.sign_ins (user_id, person_id) values (who, who) on conflict do nothing;
	-- In the same instant another device may have taken this user in (hallway.take_account).
	select s.person_id into person from hallway.sign_ins s where s.user_id = who;
	if is_new and person <> who then delete from hallway.feeds f where f.person_id = who; end if;
	return person;
exception when foreign_key_violation then
	raise exception using errcode = 'PT401', message = 'account_gone';
end $$;

-- The signed-in person, locked: for calls that touch nobody else.
create function hallway.locked_caller() returns uuid
language plpgsql set search_path = '' as $$
declare
	me uuid;
begin
	loop
		me := hallway.caller();
		perform hallway.lock_people(array[me]);
		-- Otherwise the person was merged into another one meanwhile, or the session was ended (hallway.leave_elsewhere).
		exit when hallway.is_locked(me) and hallway.me() = me;
	end loop;
	return me;
end $$;

-- The caller and times of a mutation: corrected by the phone's clock, bounded to the last 30 days. Null times if it has none.
-- What is saved as a whole comes in the order in which it was made, so its time is not before `reached_at`, that of what the
-- same phone sent earlier: a clock that was wrong and is right by now must not let it lose against an older edit.
create function hallway.occasion_of(me uuid, mutation jsonb, batch jsonb, reached_at timestamptz) returns hallway.occasion
language plpgsql stable set search_path = '' as $$
begin
	return (
		select row(me, m.claimed_at, least(now(), greatest(now() - interval '30 days',
			m.claimed_at + (now() - hallway.time_or_null(batch ->> 'sentAt')),
			case when mutation ->> 'kind' in ('save_profile', 'save_card', 'save_note', 'set_goal', 'drop_goal', 'save_remark',
				'save_promise', 'set_relationship', 'save_reflection', 'save_preferences', 'mark_sent', 'record_touch', 'drop_touch',
				'answer_follow_up', 'set_correspondence', 'save_milestone', 'drop_milestone', 'save_voice') then reached_at end)),
			now())::hallway.occasion
		from (select hallway.time_or_null(mutation ->> 'happenedAt') as claimed_at) m
	);
end $$;

-- The answer to a batch of which nothing was done: to be sent again, for this reason.
create function hallway.all_wait(mutations jsonb, reason text) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
	return jsonb_build_object('serverNow', hallway.iso(now()), 'answers', (
		select coalesce(jsonb_agg(jsonb_build_object('id', (m.item ->> 'id')::uuid, 'answer', 'retry', 'code', reason)
			order by m.place), '[]')
		from jsonb_array_elements(mutations) with ordinality m (item, place)));
end $$;

-- Takes a batch and answers for each mutation (docs/protocol.md, Push). One transaction.
create function hallway.push_changes(batch jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	outbox constant uuid := hallway.check_batch(batch);
	me constant uuid := hallway.caller();
	answers jsonb := jsonb '[]';
	answer jsonb;
	applied text[] := array[]::text[];
	awaited text[] := array[]::text[];
	mutation jsonb;
	at hallway.occasion;
	reached timestamptz;
	wait text;
begin
	perform hallway.lock_people(hallway.people_touched(me, batch -> 'mutations'));
	-- The caller was merged into another person meanwhile: the phone sends the batch again, as that one. Or the session was
	-- ended: nothing of it is taken, and the phone hears that next.
	if not hallway.is_locked(me) or hallway.me() is distinct from me then return hallway.all_wait(batch -> 'mutations', 'busy'); end if;
	wait := hallway.reason_to_wait(outbox, batch);
	if wait is not null then return hallway.all_wait(batch -> 'mutations', wait); end if;
	perform hallway.open_outbox(me, outbox);
	-- Each is remembered for good, whatever it says: as many as no backlog has, and a script in minutes.
	if hallway.count_this_hour(me, 'mutations', jsonb_array_length(batch -> 'mutations')) > 20000 then
		return hallway.all_wait(batch -> 'mutations', 'slow_down');
	end if;
	perform hallway.lock_events(batch -> 'mutations');
	reached := (select o.reached_at from hallway.outboxes o where o.id = outbox);
	for mutation in select m from jsonb_array_elements(batch -> 'mutations') m loop
		at := hallway.occasion_of(me, mutation, batch, reached);
		reached := greatest(reached, at.believed_at);
		answer := hallway.answer_mutation(outbox, at, mutation);
		answers := answers || answer;
		if answer ->> 'answer' = 'applied' then
			applied := applied || (mutation ->> 'kind');
			awaited := awaited || case mutation ->> 'kind'
				when 'add_key' then 'key:' || lower(mutation #>> '{input,keyId}')
				when 'join_event' then 'join:' || (answer #>> '{result,eventId}') || ':' || me end;
		end if;
	end loop;
	update hallway.outboxes o set reached_at = reached, last_number = coalesce(hallway.number_of(batch), o.last_number)
	where o.id = outbox;
	-- After the whole batch, so that a scan which waited for the key finds the profile and the event too.
	perform hallway.settle_waiting(awaited);
	perform hallway.spread_card(me, applied);
	perform hallway.nudge_moved();
	return jsonb_build_object('serverNow', hallway.iso(now()), 'history', hallway.current_history(), 'answers', answers);
end $$;

-- Tries the held scans again that waited for these, as far as their people are locked and up to a hundred; the rest is
-- left to settle_held.
create function hallway.settle_waiting(awaited text[]) returns void
language plpgsql set search_path = '' as $$
declare
	held hallway.mutations;
begin
	for held in
		select w.* from unnest(awaited) a (what) cross join lateral (
			select m.* from hallway.mutations m
			where m.answer = 'held' and m.waits_for = a.what order by m.recorded_at limit 50) w
		limit 100
	loop
		if hallway.is_locked(held.person_id) then perform hallway.settle(held); end if;
	end loop;
end $$;

-- Tries one held mutation again, as its person and as if at its own time. Its final answer goes into their feed.
create function hallway.settle(held hallway.mutations) returns void
language plpgsql set search_path = '' as $$
declare
	body constant jsonb := held.held_body;
	at constant hallway.occasion := row(held.person_id, (body ->> 'claimedAt')::timestamptz,
		(body ->> 'believedAt')::timestamptz, held.recorded_at)::hallway.occasion;
	outcome constant jsonb := hallway.try_mutation(at, body ->> 'kind', body -> 'input');
begin
	if outcome ->> 'answer' in ('held', 'retry') then
		update hallway.mutations m
		set tried_at = clock_timestamp(), waits_for = coalesce(outcome ->> 'waitsFor', m.waits_for)
		where m.outbox_id = held.outbox_id and m.id = held.id;
		return;
	end if;
	update hallway.mutations m
	set answer = outcome ->> 'answer', code = outcome ->> 'code', result = outcome -> 'result',
		held_body = null, waits_for = null, feed_number = hallway.next_number(held.person_id)
	where m.outbox_id = held.outbox_id and m.id = held.id;
end $$;

-- After a change of the caller's own card or keys: a small audience gets it now, a large one through fan_out_cards. One
-- change that waits is enough, since the card is read when it is passed on; the caller's own lock keeps it from being
-- begun meanwhile. Who changes the card all the time waits longer, so that nobody keeps a whole event's phones busy.
create function hallway.spread_card(me uuid, applied text[]) returns void
language plpgsql set search_path = '' as $$
declare
	holders uuid[];
	with_key constant boolean := 'add_key' = any (applied);
begin
	if not applied && array['save_profile', 'save_card', 'add_key'] then return; end if;
	holders := array(select c.owner_id from hallway.contacts c where c.person_id = me limit 26);
	if holders = '{}' then return; end if;
	if array_length(holders, 1) <= 25 and (select bool_and(hallway.is_locked(h)) from unnest(holders) h) then
		perform hallway.refresh_holders(me, holders, with_key);
	elsif not exists (select from hallway.fan_outs f where f.person_id = me
		and f.done_up_to = '00000000-0000-0000-0000-000000000000' and (f.has_new_key or not with_key))
	then
		insert into hallway.fan_outs (person_id, has_new_key, not_before)
		values (me, with_key, now() + least(greatest(hallway.count_this_hour(me, 'fan-outs') - 5, 0), 60) * interval '1 second');
		perform pg_notify('hallway_work', '');
	end if;
end $$;
