-- Scheduled work: whatever is too much for one push, in chunks, each its own transaction.

-- Whose card changed and still has to reach the people who hold it. Only appended to and removed from, so that no push
-- ever waits here for a chunk that is being worked on.
create table hallway.fan_outs (
	id bigint generated always as identity primary key,
	person_id uuid not null references hallway.feeds (person_id) on delete cascade,
	has_new_key boolean not null,
	not_before timestamptz not null default now(),
	-- Holders up to this one, in the order of their ids, have been reached.
	done_up_to uuid not null default '00000000-0000-0000-0000-000000000000'
);
create index fan_outs_person_id on hallway.fan_outs (person_id);

-- Brings at most `most` holders of a changed card up to date. Gives how many; 0 means nothing is waiting.
create function hallway.fan_out_cards(most int) returns int
language plpgsql security definer set search_path = '' as $$
declare
	job hallway.fan_outs;
	holders uuid[];
begin
	select f.* into job from hallway.fan_outs f
	where f.not_before <= now() order by f.id limit 1 for update skip locked;
	if job.id is null then return 0; end if;
	holders := array(select c.owner_id from hallway.contacts c
		where c.person_id = job.person_id and c.owner_id > job.done_up_to order by c.owner_id limit most);
	if holders = '{}' then
		delete from hallway.fan_outs f where f.id = job.id;
		return 1;
	end if;
	perform hallway.lock_people(holders || job.person_id);
	if not (select bool_and(hallway.is_locked(h)) from unnest(holders) h) then
		-- Somebody was merged into another person meanwhile, who may be one that was reached already: once more.
		update hallway.fan_outs f set done_up_to = '00000000-0000-0000-0000-000000000000' where f.id = job.id;
		return 1;
	end if;
	perform hallway.refresh_holders(job.person_id, holders, job.has_new_key);
	update hallway.fan_outs f set done_up_to = holders[array_length(holders, 1)] where f.id = job.id;
	perform hallway.nudge_moved();
	return array_length(holders, 1);
end $$;

-- Tries at most `most` held scans again whose key, short code or joining is known by now, or whose joining can no longer
-- count: it is too late, or who scanned was not at the event then, as their phone or the organizer said afterwards. Gives how
-- many got their final answer.
-- Finds those too that a push could not see, because key and scan arrived in the same instant. Those tried in vain come
-- last: a few that never work must not keep all others waiting.
create function hallway.settle_held(most int) returns int
language plpgsql security definer set search_path = '' as $$
declare
	ready uuid[];
	people uuid[];
	held hallway.mutations;
	settled int := 0;
begin
	select array_agg(r.id), array_agg(r.person_id) || array_agg(r.owner_id) into ready, people
	from (
		select m.id, m.person_id, k.person_id as owner_id, m.tried_at from hallway.mutations m
		join hallway.keys k on k.id = decode(substr(m.waits_for, 5), 'hex')
		where m.answer = 'held' and m.waits_for like 'key:%'
		union all
		select m.id, m.person_id, a.person_id, m.tried_at from hallway.mutations m
		join hallway.attendances a on a.event_id = split_part(m.waits_for, ':', 2)::uuid
			and a.person_id = split_part(m.waits_for, ':', 3)::uuid
		where m.answer = 'held' and m.waits_for like 'join:%'
		union all
		select m.id, m.person_id, f.person_id, m.tried_at from hallway.mutations m
		join hallway.events e on e.id = split_part(m.waits_for, ':', 2)::uuid
		join hallway.feeds f on f.person_id = split_part(m.waits_for, ':', 3)::uuid
		left join hallway.attendances a on a.event_id = e.id and a.person_id = m.person_id
		where m.answer = 'held' and m.waits_for like 'join:%' and (now() > hallway.waits_until(e)
			or a.left_at <= (m.held_body ->> 'believedAt')::timestamptz
			or not hallway.counts_at(e, (m.held_body ->> 'believedAt')::timestamptz))
		union all
		select m.id, m.person_id, k.person_id, m.tried_at from hallway.mutations m
		join hallway.short_codes s on s.code = split_part(m.waits_for, ':', 3)
			and (s.event_id is null or s.event_id::text = split_part(m.waits_for, ':', 2))
		join hallway.keys k on k.id = s.key_id
		where m.answer = 'held' and m.waits_for like 'short:%'
		order by tried_at nulls first limit most
	) r;
	if ready is null then return 0; end if;
	perform hallway.lock_people(people);
	for held in
		select m.* from hallway.mutations m where m.answer = 'held' and m.id = any (ready) and m.person_id = any (people)
	loop
		perform hallway.settle(held);
		settled := settled + (not exists (select from hallway.mutations m
			where m.outbox_id = held.outbox_id and m.id = held.id and m.answer = 'held'))::int;
	end loop;
	perform hallway.nudge_moved();
	return settled;
end $$;

-- The same in chunks of the usual size: what a schedule calls, every few seconds and each in a transaction of its own.
create function hallway.fan_out_cards() returns int
language sql security definer set search_path = '' as $$ select hallway.fan_out_cards(200); $$;

create function hallway.settle_held() returns int
language sql security definer set search_path = '' as $$ select hallway.settle_held(50); $$;

-- Forgets what no longer counts: used and expired tickets and offers, old tallies, the data of events that ended for their
-- organizers.
create function hallway.clean_up() returns void
language plpgsql security definer set search_path = '' as $$
begin
	delete from hallway.tickets t where t.expires_at < now() - interval '1 day';
	delete from hallway.account_offers o where o.expires_at < now() - interval '1 day';
	delete from hallway.wrong_codes w where w.hour < now() - interval '1 day';
	delete from hallway.mailings m where m.taken_at < now() - interval '1 day';
	delete from hallway.mail_stops s where s.made_at < now() - interval '1 year';
	delete from hallway.mail_turns t where not exists (select from hallway.invitation_mails m
		where m.event_id = t.event_id and m.state in ('waiting', 'sending'));
	delete from hallway.tallies t where t.bucket < now() - interval '32 days';
	perform hallway.end_event_data();
end $$;

-- Where the database can schedule by itself (Supabase with pg_cron), it does; our own server calls these functions.
do $$
begin
	if to_regprocedure('cron.schedule(text,text,text)') is not null then
		execute $cron$select cron.schedule('hallway cards', '5 seconds', 'select hallway.fan_out_cards()')$cron$;
		execute $cron$select cron.schedule('hallway held scans', '5 seconds', 'select hallway.settle_held()')$cron$;
		execute $cron$select cron.schedule('hallway clean up', '17 3 * * *', 'select hallway.clean_up()')$cron$;
	end if;
end $$;
