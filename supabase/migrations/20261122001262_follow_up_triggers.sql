-- Follow-ups: kept by triggers, whoever writes the fact. What is written in one statement is renewed once, after it; an exchange is
-- renewed when its meeting is there, once for both sides. The triggers act as their owner: what a deleted user takes along goes in
-- the name of whoever deletes it.

-- Brings the follow-ups of these pairs of an owner and a contact up to date: writes only what differs.
create function hallway.renew_follow_ups(owner_ids uuid[], contact_ids uuid[]) returns void
language plpgsql set search_path = '' set plan_cache_mode = force_generic_plan as $$
declare
	due hallway.follow_ups[] := array(select f from hallway.follow_ups_of(owner_ids, contact_ids) f);
	known constant hallway.follow_ups[] := array(
		select f from unnest(owner_ids, contact_ids) u (owner_id, contact_id)
		join hallway.follow_ups f on f.owner_id = u.owner_id and f.contact_id = u.contact_id);
begin
	if known <> '{}' then
		delete from hallway.follow_ups f
		using (select k.owner_id, k.contact_id, k.kind, k.cause from unnest(known) k
			except select d.owner_id, d.contact_id, d.kind, d.cause from unnest(due) d) gone
		where f.owner_id = gone.owner_id and f.contact_id = gone.contact_id and f.kind = gone.kind and f.cause = gone.cause;
		due := array(select d from unnest(due) d except select k from unnest(known) k);
	end if;
	if due = '{}' then return; end if;
	insert into hallway.follow_ups as f select d.* from unnest(due) d
	on conflict (owner_id, contact_id, kind, cause) do update
		set event_id = excluded.event_id, due_at = excluded.due_at, due_on = excluded.due_on,
			snoozed_until = excluded.snoozed_until, settled_at = excluded.settled_at, settled_by = excluded.settled_by;
end $$;

-- Whether follow-ups wait: a merge moves everything first and renews everybody concerned in the end (hallway.merge_people).
create function hallway.follow_ups_wait() returns boolean
language plpgsql stable set search_path = '' as $$
begin
	return coalesce(current_setting('hallway.follow_ups', true) = 'later', false);
end $$;

-- After rows that hang on a contact came (`changed`), changed (`before`, `changed`) or went (`before`).
create function hallway.renew_after_words() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	owner_ids uuid[];
	contact_ids uuid[];
begin
	if hallway.follow_ups_wait() then return null; end if;
	if tg_op = 'INSERT' then
		select array_agg(c.owner_id), array_agg(c.contact_id) into owner_ids, contact_ids
		from (select distinct w.owner_id, w.contact_id from changed w) c;
	elsif tg_op = 'DELETE' then
		select array_agg(c.owner_id), array_agg(c.contact_id) into owner_ids, contact_ids
		from (select distinct w.owner_id, w.contact_id from before w) c;
	else
		select array_agg(c.owner_id), array_agg(c.contact_id) into owner_ids, contact_ids
		from (select w.owner_id, w.contact_id from before w union select w.owner_id, w.contact_id from changed w) c;
	end if;
	if owner_ids is not null then perform hallway.renew_follow_ups(owner_ids, contact_ids); end if;
	return null;
end $$;

-- After meetings came (`changed`), changed (`before`, `changed`) or went (`before`): for all who see them.
create function hallway.renew_after_meetings() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	exchanges uuid[];
	owner_ids uuid[];
	contact_ids uuid[];
begin
	if hallway.follow_ups_wait() then return null; end if;
	if tg_op = 'INSERT' then
		exchanges := array(select m.exchange_id from changed m);
	elsif tg_op = 'DELETE' then
		exchanges := array(select m.exchange_id from before m);
	else
		exchanges := array(select m.exchange_id from before m union select m.exchange_id from changed m);
	end if;
	if exchanges = '{}' then return null; end if;
	select array_agg(s.owner_id), array_agg(s.contact_id) into owner_ids, contact_ids
	from hallway.exchange_sides s where s.exchange_id = any (exchanges);
	if owner_ids is not null then perform hallway.renew_follow_ups(owner_ids, contact_ids); end if;
	return null;
end $$;

-- After one's side of an exchange changed in what follow-ups depend on, or went. A new one is renewed with its meeting.
create function hallway.renew_after_side() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if tg_op = 'UPDATE' then
		perform hallway.renew_follow_ups(array[new.owner_id], array[new.contact_id]);
	end if;
	if tg_op = 'DELETE' or (old.owner_id, old.contact_id) <> (new.owner_id, new.contact_id) then
		perform hallway.renew_follow_ups(array[old.owner_id], array[old.contact_id]);
	end if;
	return null;
end $$;

-- After a contact was blocked or unblocked.
create function hallway.renew_after_block() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform hallway.renew_follow_ups(array[new.owner_id], array[new.id]);
	return null;
end $$;

create trigger renew_follow_ups_of_gone after delete on hallway.exchange_sides
	for each row when (not hallway.follow_ups_wait()) execute function hallway.renew_after_side();
create trigger renew_follow_ups_of_changed after update on hallway.exchange_sides
	for each row when ((('withdrawn' in (old.they_gave, old.i_gave)) <> ('withdrawn' in (new.they_gave, new.i_gave))
		or (old.owner_id, old.contact_id, old.exchange_id) <> (new.owner_id, new.contact_id, new.exchange_id)
		or old.event_id is distinct from new.event_id) and not hallway.follow_ups_wait())
	execute function hallway.renew_after_side();
create trigger renew_follow_ups_of_changed after update on hallway.contacts
	for each row when (old.blocked <> new.blocked and not hallway.follow_ups_wait()) execute function hallway.renew_after_block();

create trigger renew_follow_ups_of_new after insert on hallway.meetings referencing new table as changed
	for each statement execute function hallway.renew_after_meetings();
create trigger renew_follow_ups_of_changed after update on hallway.meetings referencing old table as before new table as changed
	for each statement execute function hallway.renew_after_meetings();
create trigger renew_follow_ups_of_gone after delete on hallway.meetings referencing old table as before
	for each statement execute function hallway.renew_after_meetings();

do $$
declare
	words text;
begin
	foreach words in array array['promises', 'remarks', 'marks', 'relationships', 'touches', 'follow_up_answers', 'correspondences',
		'milestones']
	loop
		execute format('create trigger renew_follow_ups_of_new after insert on hallway.%I referencing new table as changed
			for each statement execute function hallway.renew_after_words()', words);
		execute format('create trigger renew_follow_ups_of_changed after update on hallway.%I
			referencing old table as before new table as changed
			for each statement execute function hallway.renew_after_words()', words);
		execute format('create trigger renew_follow_ups_of_gone after delete on hallway.%I referencing old table as before
			for each statement execute function hallway.renew_after_words()', words);
	end loop;
end $$;
