-- Reflections: two minutes after an event, for the next one. Whom to thank and to deepen stands in hallway.marks.

create table hallway.reflections (
	owner_id uuid not null references hallway.feeds (person_id) on delete cascade,
	event_id uuid not null,
	well text not null,
	next text not null,
	-- Null: not finished yet.
	done_at timestamptz,
	edited_at timestamptz not null,
	feed_number bigint not null,
	primary key (owner_id, event_id)
);
create index reflections_in_feed on hallway.reflections (owner_id, feed_number);

-- Keeps what went well and what to try next: {eventId, well, next, wasWell?, wasNext?, doneAt or null}. Texts as in notes: nothing
-- that the person did not see is lost. Done once stays done: a device that has not heard of it says null. Refuses not_attending (never joined), and invalid_input where either
-- half would be longer than 8,000 code points.
create function hallway.save_reflection(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	event constant uuid := hallway.read_uuid(input, 'eventId');
	well constant text := hallway.read_text(input, 'well', 2000);
	next constant text := hallway.read_text(input, 'next', 2000);
	-- Accounts that became one may have left more than a half may have: then the next edit makes it shorter.
	was_well constant text := hallway.read_text(input, 'wasWell', 200000);
	was_next constant text := hallway.read_text(input, 'wasNext', 200000);
	done constant timestamptz := hallway.read_time(input, 'doneAt', true);
	old hallway.reflections;
	new hallway.reflections;
	is_older boolean;
begin
	if not exists (select from hallway.attendances a where a.person_id = at.me and a.event_id = event) then
		perform hallway.refuse('not_attending');
	end if;
	select r.* into old from hallway.reflections r where r.owner_id = at.me and r.event_id = event;
	if char_length(was_well) > greatest(8000, char_length(old.well)) or char_length(was_next) > greatest(8000, char_length(old.next))
	then perform hallway.refuse('invalid_input'); end if;
	is_older := coalesce(at.believed_at < old.edited_at, false);
	insert into hallway.reflections as r (owner_id, event_id, well, next, done_at, edited_at, feed_number)
	values (at.me, event, hallway.joined_note(coalesce(old.well, ''), was_well, well, is_older),
		hallway.joined_note(coalesce(old.next, ''), was_next, next, is_older), done, at.believed_at, hallway.next_number(at.me))
	on conflict (owner_id, event_id) do update
		set well = excluded.well, next = excluded.next, feed_number = excluded.feed_number,
			done_at = coalesce(r.done_at, excluded.done_at),
			edited_at = greatest(r.edited_at, excluded.edited_at)
	returning r.* into new;
	if char_length(new.well) > 8000 or char_length(new.next) > 8000 then perform hallway.refuse('invalid_input'); end if;
	perform hallway.count_growth(at, old.well || old.next, new.well || new.next);
	return jsonb '{}';
end $$;
