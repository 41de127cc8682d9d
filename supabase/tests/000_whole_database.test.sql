-- What must hold in the whole database whatever happened, and what a phone knows that only follows the changes.
begin;
set local search_path = tap, extensions, public;

-- Everything that is numbered in a person's feed.
create view tests.numbered as
	select person_id, feed_number, 'profile' as what from hallway.profiles
	union all select person_id, feed_number, 'card ' || coalesce(event_id::text, 'default') from hallway.cards
	union all select person_id, feed_number, 'event ' || event_id from hallway.attendances
	union all select owner_id, feed_number, 'contact ' || id from hallway.contacts
	union all select owner_id, feed_number, 'exchange ' || exchange_id from hallway.exchange_sides
	union all select owner_id, feed_number, 'note ' || contact_id from hallway.notes
	union all select owner_id, feed_number, 'goal ' || id from hallway.goals
	union all select person_id, feed_number, 'preferences' from hallway.preferences
	union all select owner_id, feed_number, 'remark ' || id from hallway.remarks
	union all select owner_id, feed_number, 'promise ' || id from hallway.promises
	union all select owner_id, feed_number, 'mark ' || contact_id || '/' || coalesce(event_id::text, 'none') from hallway.marks
	union all select owner_id, feed_number, 'relationship ' || contact_id from hallway.relationships
	union all select owner_id, feed_number, 'reflection ' || event_id from hallway.reflections
	union all select owner_id, feed_number, 'touch ' || id from hallway.touches
	union all select owner_id, feed_number, 'answer to ' || kind || '/' || cause || ' of ' || contact_id from hallway.follow_up_answers
	union all select owner_id, feed_number, 'correspondence ' || contact_id from hallway.correspondences
	union all select owner_id, feed_number, 'milestone ' || id from hallway.milestones
	union all select person_id, feed_number, 'voice' from hallway.voices
	union all select person_id, feed_number, 'deletion ' || row_id from hallway.deletions
	union all select person_id, feed_number, 'answer ' || id from hallway.mutations where feed_number is not null;

-- Each side of an exchange with the other person and, if it is there, the other's side.
create view tests.sides as
	select s.*, c.person_id as other_id, theirs.owner_id as answered_by, theirs.event_id as their_event,
		theirs.i_gave as they_say, their_contact.person_id as they_met
	from hallway.exchange_sides s
	join hallway.contacts c on c.owner_id = s.owner_id and c.id = s.contact_id
	left join hallway.exchange_sides theirs on theirs.exchange_id = s.exchange_id and theirs.owner_id <> s.owner_id
	left join hallway.contacts their_contact on their_contact.owner_id = theirs.owner_id and their_contact.id = theirs.contact_id;

-- Whether one of two may have blocked the other for a while: what happened under a block stays hidden from one side, and
-- news are not brought up to date, until they meet again.
create function tests.was_hidden(one uuid, other uuid) returns boolean
language sql stable as $$
	select exists (select from hallway.withdrawals w where (w.giver_id, w.receiver_id) in ((one, other), (other, one)))
		or exists (
			select from hallway.contacts c join hallway.exchange_sides s on s.owner_id = c.owner_id and s.contact_id = c.id
			left join hallway.meetings m on m.exchange_id = s.exchange_id and m.only_for is not null
			where (c.owner_id, c.person_id) in ((one, other), (other, one)) and ('withdrawn' in (s.they_gave, s.i_gave) or m.id is not null));
$$;

create function tests.wrong_with_exchanges() returns setof text
language sql as $$
	select 'an exchange without a side' from hallway.exchanges e
	where not exists (select from hallway.exchange_sides s where s.exchange_id = e.id)
	union all
	-- One-sided only where the other is gone, or where a block hid the meeting.
	select 'one-sided' from tests.sides s
	where s.answered_by is null and s.other_id is not null and exists (
		select from hallway.meetings m where m.exchange_id = s.exchange_id and m.only_for is distinct from s.owner_id)
	union all
	select 'two sides that do not belong together' from tests.sides s
	where s.answered_by is not null and (s.other_id, s.owner_id, s.their_event) is distinct from (s.answered_by, s.they_met, s.event_id)
	union all
	select 'two sides that say different things' from tests.sides s
	where s.answered_by is not null and s.they_gave <> s.they_say and not tests.was_hidden(s.owner_id, s.other_id)
	union all
	select 'an exchange without a meeting' from hallway.exchange_sides s
	where not exists (select from hallway.meetings m where m.exchange_id = s.exchange_id)
	union all
	select 'two meetings within ten minutes' from hallway.meetings a join hallway.meetings b on a.exchange_id = b.exchange_id
		and a.id < b.id and a.only_for is not distinct from b.only_for
		and a.happened_at between b.happened_at - interval '10 minutes' and b.happened_at + interval '10 minutes'
	union all
	select 'a scan by somebody else' from hallway.scans s join hallway.meetings m on m.id = s.meeting_id
	where not exists (select from hallway.exchange_sides x where x.exchange_id = m.exchange_id and x.owner_id = s.person_id)
	union all
	select 'withdrawn, but with fields' from hallway.exchange_sides s
	where 'withdrawn' = s.they_gave and s.they_gave_fields <> '{}' or 'withdrawn' = s.i_gave and s.i_gave_fields <> '{}'
	union all
	select 'given otherwise than its owner ticked' from tests.sides s
	where s.they_gave = 'full' and exists (select from hallway.profiles p where p.person_id = s.other_id)
		and not tests.was_hidden(s.owner_id, s.other_id) and s.they_gave_fields <> hallway.full_fields(s.other_id, s.event_id)
	union all
	select 'an old card' from hallway.contacts c join hallway.profiles p using (person_id), jsonb_each(c.card) e
	where not tests.was_hidden(c.owner_id, c.person_id) and p.profile -> e.key is distinct from e.value
		and exists (select from hallway.exchange_sides s where s.owner_id = c.owner_id and s.contact_id = c.id)
	union all
	select 'a card that nobody gave' from hallway.contacts c, jsonb_object_keys(c.card) field
	where exists (select from hallway.exchange_sides s where s.owner_id = c.owner_id and s.contact_id = c.id)
		and not exists (select from hallway.exchange_sides s
			where s.owner_id = c.owner_id and s.contact_id = c.id and field = any (s.they_gave_fields));
$$;

create function tests.wrong_with_people() returns setof text
language sql as $$
	select 'nobody signs in as ' || f.person_id from hallway.feeds f
	where not exists (select from hallway.sign_ins s where s.person_id = f.person_id)
	union all
	select 'knows oneself' from hallway.contacts c where c.person_id = c.owner_id
	union all
	select 'blocked without a withdrawal' from hallway.contacts c where c.blocked and c.person_id is not null
		and not exists (select from hallway.withdrawals w where w.giver_id = c.owner_id and w.receiver_id = c.person_id)
	union all
	select 'an alias that is a contact' from hallway.contact_aliases a join hallway.contacts c on c.owner_id = a.owner_id and c.id = a.alias_id
	union all
	select 'counted attendees: ' || e.attendees || ' at ' || e.name from hallway.events e
	where e.attendees <> (select count(*) from hallway.attendances a where a.event_id = e.id and a.left_at is null)
	union all
	select 'a number above the counter: ' || n.what from tests.numbered n join hallway.feeds f using (person_id)
	where n.feed_number > f.counter or n.feed_number < 1
	union all
	select 'the same number twice: ' || string_agg(n.what, ', ') from tests.numbered n
	group by n.person_id, n.feed_number having count(*) > 1
	union all
	select 'a key without its typed code' from hallway.keys k join hallway.attendances a on a.person_id = k.person_id and a.left_at is null
	where not exists (select from hallway.short_codes s where s.key_id = k.id and s.event_id = a.event_id)
	union all
	select 'a scan waits for somebody who is gone' from hallway.mutations m where m.waits_for like 'join:%'
		and not exists (select from hallway.feeds f where f.person_id::text = split_part(m.waits_for, ':', 3));
$$;

-- What stands in the queue and what the rules give: triggers must have kept the one as the other.
create function tests.wrong_with_follow_ups() returns setof text
language sql as $$
	with there as (select to_jsonb(f) as f from hallway.follow_ups f),
	due as (select to_jsonb(f) as f from hallway.contacts c, hallway.follow_ups_of(array[c.owner_id], array[c.id]) f)
	select 'not renewed: ' || t.f::text from there t where not exists (select from due d where d.f = t.f)
	union all
	select 'missing: ' || d.f::text from due d where not exists (select from there t where t.f = d.f);
$$;

-- Does all scheduled work, then says what is wrong with the database: '' for nothing.
create function tests.wrong() returns text
language plpgsql as $$
begin
	update hallway.fan_outs set not_before = now();
	while hallway.fan_out_cards() > 0 loop end loop;
	while hallway.settle_held() > 0 loop end loop;
	return (select coalesce(string_agg(distinct w, E'\n'), '') from (
		select tests.wrong_with_exchanges() as w union all select tests.wrong_with_people()
		union all select tests.wrong_with_follow_ups()) all_of_it);
end $$;

-- What a phone knows: {person, cursor, rows by table and id}. From nothing, or brought up to date from what it knew.
create function tests.know(name text, known jsonb default '{"cursor": {}, "rows": {}}') returns jsonb
language plpgsql as $$
declare
	cursor jsonb := known -> 'cursor';
	rows jsonb := known -> 'rows';
	page jsonb;
begin
	loop
		page := tests.pull(name, cursor);
		rows := rows - array(select d ->> 'table' || '/' || (d ->> 'id') from jsonb_array_elements(page -> 'deleted') d)
			|| (select coalesce(jsonb_object_agg(t.key || '/' || (r ->> 'id'), r), '{}')
				from jsonb_each(page -> 'rows') t, jsonb_array_elements(t.value) r);
		cursor := page -> 'cursor';
		exit when page ->> 'more' = 'false';
	end loop;
	return jsonb_build_object('person', page -> 'personId', 'cursor', cursor, 'rows', rows);
end $$;

-- A row as far as its changes are told: the number of attendees does not come by itself, and new keys pass no block.
create function tests.told(name text, key text, item jsonb) returns jsonb
language sql as $$
	select case when key like 'contacts/%' and exists (
			select from hallway.contacts c where c.owner_id = (tests.pull(name) ->> 'personId')::uuid
				and 'contacts/' || c.id = key and hallway.is_blocked(c.owner_id, c.person_id))
		then item - 'keyIds' else item - 'attendees' end;
$$;

-- What a phone would miss or keep by mistake that followed the changes only: '' for nothing.
create function tests.missed(name text, known jsonb) returns text
language sql as $$
	select coalesce(string_agg(key || ': ' || coalesce(o.value::text, 'missing') || ' instead of ' || coalesce(f.value::text, 'nothing'), E'\n'), '')
	from jsonb_each(tests.know(name, known) -> 'rows') o full join jsonb_each(tests.know(name) -> 'rows') f using (key)
	where o.value is distinct from f.value and tests.told(name, key, o.value) is distinct from tests.told(name, key, f.value);
$$;

commit;

begin;
set local search_path = tap, extensions, public;
select plan(1);
select is(tests.wrong(), '', 'nothing is wrong with an empty database');
select * from finish();
rollback;
