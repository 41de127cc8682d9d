-- What people do with an exchange afterwards: undo, confirm, withdraw, block.

-- The caller's contact that the input names, directly or by an alias. Refuses contact_not_found.
create function hallway.read_contact(at hallway.occasion, input jsonb) returns hallway.contacts
language plpgsql stable set search_path = '' as $$
declare
	contact hallway.contacts;
begin
	select c.* into contact from hallway.contacts c
	where c.owner_id = at.me and c.id = hallway.real_contact(at.me, hallway.read_uuid(input, 'contactId'));
	if contact.id is null then perform hallway.refuse('contact_not_found'); end if;
	return contact;
end $$;

-- The caller's exchange that {contactId, eventId or null} names. Refuses contact_not_found.
create function hallway.read_exchange(at hallway.occasion, input jsonb) returns uuid
language plpgsql stable set search_path = '' as $$
declare
	contact constant hallway.contacts := hallway.read_contact(at, input);
	exchange constant uuid := hallway.exchange_of(at.me, contact.id, hallway.read_optional_uuid(input, 'eventId'));
begin
	if exchange is null then perform hallway.refuse('contact_not_found'); end if;
	return exchange;
end $$;

-- Changes what the caller gives in an exchange, and lets the other side know: refreshed and numbered, or nothing of it
-- where the pair is blocked (taking back is never stopped, see hallway.give). What the other side has already as it
-- would become is left alone: nobody's phone is woken for nothing.
create function hallway.change_giving(exchange uuid, giver uuid, how text, fields text[], at timestamptz) returns void
language plpgsql set search_path = '' as $$
declare
	others constant uuid[] := array(
		select s.owner_id from hallway.exchange_sides s
		where s.exchange_id = exchange and s.owner_id <> giver
			and (s.they_gave, s.they_gave_fields, s.asks_them) is distinct from (how, fields, s.asks_them and how = 'code')
			and (how = 'withdrawn' or not hallway.is_blocked(s.owner_id, giver)));
	side record;
begin
	perform hallway.give(exchange, giver, how, fields, at);
	update hallway.exchange_sides s set feed_number = hallway.next_number(giver)
	where s.exchange_id = exchange and s.owner_id = giver;
	for side in
		select s.owner_id, s.contact_id from hallway.exchange_sides s
		where s.exchange_id = exchange and s.owner_id = any (others)
	loop
		perform hallway.refresh_contact(side.owner_id, side.contact_id);
		update hallway.exchange_sides s set feed_number = hallway.next_number(side.owner_id)
		where s.exchange_id = exchange and s.owner_id = side.owner_id;
	end loop;
end $$;

-- Says yes to an exchange that asked: {contactId, eventId or null}. The caller's full card passes.
create function hallway.confirm_exchange(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	exchange constant uuid := hallway.read_exchange(at, input);
	event constant uuid := hallway.read_optional_uuid(input, 'eventId');
	contact constant hallway.contacts := hallway.read_contact(at, input);
begin
	perform hallway.change_giving(exchange, at.me, 'full', hallway.full_fields(at.me, event), at.believed_at);
	perform hallway.forget_withdrawal(at, contact.person_id);
	return jsonb '{}';
end $$;

-- Takes back what the caller gave in an exchange: {contactId, eventId or null}.
create function hallway.withdraw_exchange(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	exchange constant uuid := hallway.read_exchange(at, input);
	contact constant hallway.contacts := hallway.read_contact(at, input);
begin
	perform hallway.change_giving(exchange, at.me, 'withdrawn', '{}', at.believed_at);
	perform hallway.remember_withdrawal(at, contact.person_id);
	return jsonb '{}';
end $$;

-- Blocks a person: {contactId}. Everything the caller gave them is withdrawn; from now on nothing passes between the two.
create function hallway.block_person(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	contact constant hallway.contacts := hallway.read_contact(at, input);
	exchange uuid;
begin
	for exchange in
		select s.exchange_id from hallway.exchange_sides s
		where s.owner_id = at.me and s.contact_id = contact.id and s.i_gave in ('code', 'full')
	loop
		perform hallway.change_giving(exchange, at.me, 'withdrawn', '{}', at.believed_at);
	end loop;
	perform hallway.remember_withdrawal(at, contact.person_id);
	update hallway.contacts c set blocked = true, feed_number = hallway.next_number(at.me)
	where c.owner_id = at.me and c.id = contact.id;
	return jsonb '{}';
end $$;

-- Unblocks a person: {contactId}. What was withdrawn stays withdrawn until the two meet again or the caller confirms.
create function hallway.unblock_person(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	contact constant hallway.contacts := hallway.read_contact(at, input);
begin
	update hallway.contacts c set blocked = false, feed_number = hallway.next_number(at.me)
	where c.owner_id = at.me and c.id = contact.id;
	return jsonb '{}';
end $$;

-- Undoes a meeting for both: {meetingId}, the id of the caller's own scan or of a meeting of the last 24 hours. The last
-- meeting takes the exchange with it. A scan that is still held is simply dropped. Where there is no such meeting (the other
-- side was faster, nobody can tell any more) there is nothing to do. Refuses meeting_not_found: another's scan, too long ago.
create function hallway.undo_exchange(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	named constant uuid := hallway.read_uuid(input, 'meetingId');
	meeting hallway.meetings;
begin
	if hallway.drop_held_scan(at.me, named) then return jsonb '{}'; end if;
	select m.* into meeting from hallway.meetings m
	join hallway.exchange_sides side on side.exchange_id = m.exchange_id and side.owner_id = at.me
	where m.id = hallway.real_meeting(at.me, named) and (m.only_for is null or m.only_for = at.me);
	if meeting.id is null then return jsonb '{}'; end if;
	if meeting.happened_at <= at.arrived_at - interval '24 hours'
		and not exists (select from hallway.scans s where s.person_id = at.me and s.meeting_id = meeting.id)
	then perform hallway.refuse('meeting_not_found'); end if;
	delete from hallway.meetings m where m.id = meeting.id;
	if exists (select from hallway.meetings m
		where m.exchange_id = meeting.exchange_id and (m.only_for is null or m.only_for = at.me))
	then
		perform hallway.number_exchange(meeting.exchange_id);
	else
		perform hallway.remove_exchange(meeting.exchange_id);
	end if;
	return jsonb '{}';
end $$;

-- Drops the caller's held scan with this meeting id, answered as applied with nothing in it. Gives whether there was one.
create function hallway.drop_held_scan(me uuid, scan uuid) returns boolean
language plpgsql set search_path = '' as $$
begin
	update hallway.mutations m
	set answer = 'applied', result = '{}', held_body = null, waits_for = null, feed_number = hallway.next_number(me)
	where m.person_id = me and m.answer = 'held' and m.held_body #>> '{input,meetingId}' = scan::text;
	return found;
end $$;

-- Removes an exchange from both sides, and from each side the contact too, if nothing else holds it: no other exchange,
-- no note of its owner, no block. A contact kept for a note keeps its name and loses the rest.
create function hallway.remove_exchange(exchange uuid) returns void
language plpgsql set search_path = '' as $$
declare
	side record;
begin
	for side in
		delete from hallway.exchange_sides s where s.exchange_id = exchange
		returning s.owner_id, s.contact_id, s.event_id
	loop
		perform hallway.record_deletion(side.owner_id, 'exchanges',
			side.contact_id || '/' || coalesce(side.event_id::text, 'none'));
		perform hallway.release_contact(side.owner_id, side.contact_id);
	end loop;
	delete from hallway.exchanges e where e.id = exchange;
end $$;

-- Removes a contact that nothing holds any more, or takes from its card what no exchange gives any more.
create function hallway.release_contact(owner uuid, contact uuid) returns void
language plpgsql set search_path = '' as $$
declare
	name jsonb;
begin
	if exists (select from hallway.exchange_sides s where s.owner_id = owner and s.contact_id = contact) then
		perform hallway.refresh_contact(owner, contact);
		return;
	end if;
	if not hallway.has_words_on(owner, contact)
		and exists (select from hallway.contacts c where c.owner_id = owner and c.id = contact and not c.blocked)
	then
		-- A phone may not have heard yet what was emptied, and the rows that say so go now.
		perform hallway.announce_words_leaving(owner, contact);
		delete from hallway.contacts c where c.owner_id = owner and c.id = contact;
		perform hallway.record_deletion(owner, 'contacts', contact::text);
	else
		select c.card -> 'name' into name from hallway.contacts c where c.owner_id = owner and c.id = contact;
		update hallway.contacts c
		set card = jsonb_strip_nulls(jsonb_build_object('name', name)), feed_number = hallway.next_number(owner)
		where c.owner_id = owner and c.id = contact;
	end if;
end $$;
