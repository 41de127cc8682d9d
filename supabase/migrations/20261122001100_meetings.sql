-- The rows behind an exchange: contact, exchange, meeting, and the limits.

-- The owner's contact for a person, made if it is new. `wanted` is the id that the owner's phone made, null where another's
-- `scan` brings the contact: then the id follows from that scan, so that it is the same one when the scan is sent again to a
-- store that was put back from a backup. Where the person is known already the id becomes an alias. One that the phone made
-- and that stands for somebody else is refused.
create function hallway.contact_for(owner uuid, person uuid, wanted uuid, scan uuid) returns uuid
language plpgsql set search_path = '' as $$
declare
	given constant uuid := coalesce(wanted, hallway.contact_id_by_scan(scan));
	stands_for constant uuid := hallway.real_contact(owner, given);
	contact uuid;
begin
	select c.id into contact from hallway.contacts c where c.owner_id = owner and c.person_id = person;
	if wanted is not null and stands_for is not null and stands_for is distinct from contact then
		perform hallway.refuse('invalid_input');
	end if;
	if contact is null then
		insert into hallway.contacts (owner_id, id, person_id)
		values (owner, case when stands_for is null then given else gen_random_uuid() end, person) returning id into contact;
	elsif stands_for is null then
		insert into hallway.contact_aliases (owner_id, alias_id, contact_id, feed_number)
		values (owner, given, contact, hallway.next_number(owner));
	end if;
	return contact;
end $$;

-- The id of the contact that a scan brings to whoever was scanned.
create function hallway.contact_id_by_scan(scan uuid) returns uuid
language plpgsql immutable set search_path = '' as $$
declare
	bytes bytea := substring(sha256(convert_to('hallway/contact/' || scan, 'UTF8')) from 1 for 16);
begin
	bytes := set_byte(bytes, 6, (get_byte(bytes, 6) & 15) | 128);
	bytes := set_byte(bytes, 8, (get_byte(bytes, 8) & 63) | 128);
	return encode(bytes, 'hex')::uuid;
end $$;

-- The contact that an id of the owner's stands for, directly or as an alias; null if none does.
create function hallway.real_contact(owner uuid, id uuid) returns uuid
language plpgsql stable set search_path = '' as $$
begin
	return (
		select coalesce(
			(select c.id from hallway.contacts c where c.owner_id = owner and c.id = real_contact.id),
			(select a.contact_id from hallway.contact_aliases a where a.owner_id = owner and a.alias_id = real_contact.id))
	);
end $$;

-- The result of a mutation as it is given again: with the id that its contact has by now, because accounts may have become
-- one since, and without it where there is no such contact any more. A phone that sends it again to a store that was put back
-- would else call the contact by an id of before.
create function hallway.result_now(owner uuid, result jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
	real constant uuid := hallway.real_contact(owner, hallway.uuid_or_null(result ->> 'contactId'));
begin
	return case when real is null then result - 'contactId' else result || jsonb_build_object('contactId', real) end;
end $$;

-- The meeting that an id stands for: that of the person's own scan, one that became a part of another, or itself.
create function hallway.real_meeting(person uuid, id uuid) returns uuid
language plpgsql stable set search_path = '' as $$
begin
	return coalesce(
		(select s.meeting_id from hallway.scans s where s.person_id = person and s.id = real_meeting.id),
		(select a.meeting_id from hallway.meeting_aliases a where a.alias_id = real_meeting.id),
		id);
end $$;

-- The exchange of a pair at an event, made if it is new, with the sides that are wanted (`theirs` is null where the pair
-- is blocked). If each has a side of its own from when they were blocked, the two become one.
create function hallway.exchange_between(
	me uuid, mine uuid, person uuid, theirs uuid, event uuid, via text
) returns uuid
language plpgsql set search_path = '' as $$
declare
	exchange uuid := hallway.exchange_of(me, mine, event);
	other constant uuid := hallway.exchange_of(person, theirs, event);
begin
	exchange := coalesce(exchange, other);
	if exchange is null then
		insert into hallway.exchanges default values returning id into exchange;
	elsif other <> exchange then
		update hallway.exchanges e set mutual_at = least(e.mutual_at, o.mutual_at)
		from hallway.exchanges o where e.id = exchange and o.id = other;
		update hallway.meetings m set exchange_id = exchange where m.exchange_id = other;
		update hallway.exchange_sides s set exchange_id = exchange where s.exchange_id = other;
		delete from hallway.exchanges e where e.id = other;
	end if;
	insert into hallway.exchange_sides as s (owner_id, exchange_id, contact_id, event_id, via)
	select o.owner, exchange, o.contact, event, exchange_between.via
	from (values (me, mine), (person, theirs)) o (owner, contact) where o.contact is not null
	on conflict (exchange_id, owner_id) do update set via = excluded.via;
	return exchange;
end $$;

-- The exchange that an owner has with a contact at an event (null: none), or null.
create function hallway.exchange_of(owner uuid, contact uuid, event uuid) returns uuid
language plpgsql stable set search_path = '' as $$
begin
	return (
		select s.exchange_id from hallway.exchange_sides s
		where s.owner_id = owner and s.contact_id = contact and (s.event_id = event or (s.event_id is null and event is null))
	);
end $$;

-- Records a scan, as a part of a meeting within ten minutes of it or as a new meeting. The same scan sent again (by a
-- phone that lost its queue) changes nothing; one of the caller's that belongs to another exchange is refused. An id that some
-- other meeting has (the caller made it with another account, before the store was put back) says nothing about that one: the
-- meeting then gets an id of its own, and the caller's stays that of the scan (hallway.real_meeting).
-- `only_for`: the caller where the pair is blocked, so that the other side sees nothing of it; else null.
create function hallway.record_scan(at hallway.occasion, scan uuid, exchange uuid, only_for uuid) returns void
language plpgsql set search_path = '' as $$
declare
	meeting uuid;
begin
	select s.meeting_id into meeting from hallway.scans s where s.person_id = at.me and s.id = scan;
	if meeting is not null and exists (select from hallway.meetings m where m.id = meeting and m.exchange_id = exchange) then
		return;
	end if;
	if meeting is not null then perform hallway.refuse('invalid_input'); end if;
	select m.id into meeting from hallway.meetings m
	where m.exchange_id = exchange and m.only_for is not distinct from record_scan.only_for
		and m.happened_at between at.believed_at - interval '10 minutes' and at.believed_at + interval '10 minutes'
	order by abs(extract(epoch from m.happened_at - at.believed_at)) limit 1;
	if meeting is null then
		insert into hallway.meetings (id, exchange_id, happened_at, only_for, is_counted)
		values (case when exists (select from hallway.meetings m where m.id = scan) then gen_random_uuid() else scan end,
			exchange, at.believed_at, record_scan.only_for, record_scan.only_for is null or not exists (
				select from hallway.exchange_sides s join hallway.contacts c on c.owner_id = s.owner_id and c.id = s.contact_id
				where s.exchange_id = exchange and s.owner_id = at.me and c.blocked))
		returning id into meeting;
	end if;
	insert into hallway.scans (person_id, id, meeting_id, claimed_at, believed_at, arrived_at)
	values (at.me, scan, meeting, at.claimed_at, at.believed_at, at.arrived_at);
end $$;

-- The limits of exchanges, by arrival and by believed time, per person, per person and event, and per pair. Nobody who
-- scans by hand meets them (one a second for ten minutes; a day of scanning arriving at once); a script does, and one
-- that scans the same badge again and again would make its owner's phone ring all day.
create function hallway.count_scan(at hallway.occasion, person uuid, event uuid) returns void
language plpgsql set search_path = '' as $$
begin
	perform hallway.count_up(at.me, 'scans-of:' || person, at.arrived_at, interval '1 day', 60);
	perform hallway.count_up(at.me, 'scans-arrived', at.arrived_at, interval '1 hour', 3000);
	perform hallway.count_up(at.me, 'scans-believed', at.believed_at, interval '10 minutes', 600);
	if event is not null then
		perform hallway.count_up(at.me, 'scans-at:' || event, at.believed_at, interval '1 day', 3000);
	end if;
end $$;

-- The first five bytes of an event's id, as a code holds them; null for no event.
create function hallway.event_ref_of(event uuid) returns bytea
language plpgsql immutable set search_path = '' as $$
begin
	return substring(decode(replace(event::text, '-', ''), 'hex') from 1 for 5);
end $$;
