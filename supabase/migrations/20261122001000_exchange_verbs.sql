-- The exchange itself. Its cost does not depend on how many attendees or contacts there are.

-- What a code or a typed short code offers, after it was checked.
create type hallway.offer as (
	person_id uuid,
	-- The event it counts to, or null.
	event_id uuid,
	-- Shown in time, by the code itself or by a ticket.
	is_fresh boolean,
	shown_at timestamptz,
	-- What the code itself held, as the scanning phone read it.
	card jsonb,
	via text
);

-- Swaps cards by a scanned code: {contactId, meetingId, code, card, ticket?}. Gives {contactId, eventId}.
-- Refuses own_code, code_not_genuine; held while the key is unknown, or the owner's joining of the code's event. A ticket
-- that is not good any more is as good as none.
create function hallway.exchange_cards(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	code constant bytea := hallway.read_bytes(input, 'code', 1, 4096);
	parts constant hallway.code_parts := hallway.code_parts_of(code);
	offer hallway.offer;
	key hallway.keys;
	ticket bytea;
begin
	perform hallway.read_uuid(input, 'contactId'), hallway.read_uuid(input, 'meetingId');
	if input ->> 'ticket' is not null then ticket := hallway.read_bytes(input, 'ticket', 16, 16); end if;
	offer.card := hallway.read_card(input, 'card');
	if parts.key_id is null then perform hallway.refuse('code_not_genuine'); end if;
	select k.* into key from hallway.keys k where k.id = parts.key_id;
	if key.id is null then perform hallway.hold('key:' || encode(parts.key_id, 'hex')); end if;
	if key.person_id = at.me then perform hallway.refuse('own_code'); end if;
	if key.revoked_at is not null or not hallway.is_genuine(code, key.secret) then
		perform hallway.refuse('code_not_genuine');
	end if;
	-- A badge that says it is of another event was never printed: whoever knows its secret asks whether its holder is there.
	if key.is_printed and parts.event_ref is distinct from (select b.event_ref from hallway.badge_keys b where b.id = key.id) then
		perform hallway.refuse('code_not_genuine');
	end if;
	offer.person_id := key.person_id;
	offer.event_id := hallway.common_event(at, key.person_id, parts.event_ref);
	-- A badge's secret is known to whoever printed it: with that, anybody writes any time into a code.
	offer.shown_at := case when not key.is_printed then parts.shown_at end;
	offer.is_fresh := hallway.is_fresh(offer.shown_at, at.arrived_at);
	offer.via := case when offer.shown_at is null then 'badge' else 'scan' end;
	if ticket is not null and not key.is_printed and hallway.use_ticket(ticket, code, at.arrived_at) then
		offer.is_fresh := true;
		offer.via := 'link';
	end if;
	if offer.via = 'badge' then
		offer.card := offer.card - array_remove(array_remove(hallway.fields(), 'name'), 'headline');
	end if;
	return hallway.meet(at, offer, input);
end $$;

-- Swaps cards by a typed code: {contactId, meetingId, eventId or null, shortCode}. It has no time, so it passes name
-- and headline until its owner agrees. Held while unknown.
create function hallway.exchange_by_short_code(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	event constant uuid := hallway.read_optional_uuid(input, 'eventId');
	typed constant text := hallway.read_short_code(input);
	offer hallway.offer;
	owners record;
begin
	perform hallway.read_uuid(input, 'contactId'), hallway.read_uuid(input, 'meetingId');
	select array_agg(distinct k.person_id) as ids, (array_agg(s.event_id))[1] as event_id into owners
	from hallway.short_codes s join hallway.keys k on k.id = s.key_id
	where s.code = typed
		and (s.event_id is null or s.event_id = event and exists (select from hallway.attendances a
			where a.person_id = at.me and a.event_id = event))
		and k.revoked_at is null;
	if owners.ids = array[at.me] then perform hallway.refuse('own_code'); end if;
	-- Two people with the same seven characters: nobody can tell which, so it is as good as unknown.
	if array_length(owners.ids, 1) is distinct from 1 then
		perform hallway.hold('short:' || coalesce(event::text, 'none') || ':' || typed);
	end if;
	offer.person_id := owners.ids[1];
	offer.event_id := hallway.common_event(at, offer.person_id, hallway.event_ref_of(owners.event_id));
	offer.is_fresh := false;
	offer.card := (select jsonb_strip_nulls(jsonb_build_object(
		'name', p.profile -> 'name', 'headline', p.profile -> 'headline'))
		from hallway.profiles p where p.person_id = offer.person_id);
	offer.via := 'short-code';
	return hallway.meet(at, offer, input);
end $$;

-- The event that an exchange counts to: the one of the code, if both attended it then and exchanges counted there; else
-- null. Where the code says that its owner is there and only the owner's phone has not said so yet, the scan is held: at
-- another event another card would pass. Not for ever: who has not joined two days after the event counts as not there.
create function hallway.common_event(at hallway.occasion, person uuid, event_ref bytea) returns uuid
language plpgsql stable set search_path = '' as $$
declare
	common record;
begin
	select e.id, theirs.person_id as other, theirs.left_at, now() <= hallway.waits_until(e) as may_join into common
	from hallway.attendances mine
	join hallway.events e on e.id = mine.event_id
	left join hallway.attendances theirs on theirs.event_id = e.id and theirs.person_id = person
	where mine.person_id = at.me and (mine.left_at is null or mine.left_at > at.believed_at)
		and e.ref = event_ref and hallway.counts_at(e, at.believed_at)
	limit 1;
	if common.id is not null and common.other is null and common.may_join then
		perform hallway.hold('join:' || common.id || ':' || person);
	end if;
	return case when common.other is not null and coalesce(common.left_at > at.believed_at, true) then common.id end;
end $$;

-- Records that the caller met the person of an offer, and what each gives the other. Gives {contactId, eventId}.
create function hallway.meet(at hallway.occasion, offer hallway.offer, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	meeting constant uuid := hallway.read_uuid(input, 'meetingId');
	mine uuid := hallway.read_uuid(input, 'contactId');
	theirs uuid;
	exchange uuid;
	blocked constant boolean := hallway.is_blocked(at.me, offer.person_id);
begin
	if not hallway.is_locked(offer.person_id) then perform hallway.retry('busy'); end if;
	perform hallway.count_scan(at, offer.person_id, offer.event_id);
	mine := hallway.contact_for(at.me, offer.person_id, mine, meeting);
	if not blocked then theirs := hallway.contact_for(offer.person_id, at.me, null, meeting); end if;
	exchange := hallway.exchange_between(at.me, mine, offer.person_id, theirs, offer.event_id, offer.via);
	perform hallway.record_scan(at, meeting, exchange, only_for => case when blocked then at.me end);
	perform hallway.give_to_each_other(at, offer, exchange);
	perform hallway.refresh_contact(at.me, mine);
	if not blocked then perform hallway.refresh_contact(offer.person_id, theirs); end if;
	if blocked then
		update hallway.exchange_sides s set feed_number = hallway.next_number(at.me)
		where s.exchange_id = exchange and s.owner_id = at.me;
	else
		perform hallway.number_exchange(exchange);
	end if;
	return jsonb_build_object('contactId', mine, 'eventId', offer.event_id);
end $$;

-- Both givings of one scan. The one who scans gives everything ticked; the one scanned too if the code is fresh and its
-- owner does not ask first; otherwise only what the code held, and its owner is asked. Nothing given is taken back here,
-- and what was withdrawn passes again only by a code shown after that. Somebody who is blocked sees what they would see
-- of a person who took everything back and asks first, so that no scan tells them.
create function hallway.give_to_each_other(at hallway.occasion, offer hallway.offer, exchange uuid) returns void
language plpgsql set search_path = '' as $$
declare
	side hallway.exchange_sides;
	asks_first constant boolean := (select s.asks_first from hallway.settings_of(offer.person_id, offer.event_id) s);
	profile constant jsonb := (select p.profile from hallway.profiles p where p.person_id = offer.person_id);
	blocked constant boolean := hallway.is_blocked(at.me, offer.person_id);
	withdrawn_at timestamptz := hallway.withdrawn_at(offer.person_id, at.me);
	claimed text[] := array(select jsonb_object_keys(coalesce(offer.card, '{}')));
	how text;
	fields text[];
begin
	select s.* into side from hallway.exchange_sides s where s.exchange_id = exchange and s.owner_id = at.me;
	if coalesce(greatest(hallway.withdrawn_at(at.me, offer.person_id), case side.i_gave when 'withdrawn' then side.i_gave_at end)
		< at.believed_at, true)
	then
		perform hallway.give(exchange, at.me, 'full', hallway.full_fields(at.me, offer.event_id), at.believed_at);
		perform hallway.forget_withdrawal(at, offer.person_id);
	end if;

	if side.they_gave = 'full' and blocked then return; end if;
	withdrawn_at := greatest(withdrawn_at, case side.they_gave when 'withdrawn' then side.they_gave_at end);
	how := case
		when side.they_gave = 'full' then 'full'
		when withdrawn_at is not null and coalesce(offer.shown_at <= withdrawn_at, true) then 'withdrawn'
		when offer.is_fresh and not asks_first and not blocked then 'full'
		else 'code' end;
	if how = side.they_gave and how = 'withdrawn' then return; end if;
	if side.they_gave = 'code' then claimed := claimed || side.they_gave_fields; end if;
	fields := case
		when how = 'withdrawn' then '{}'
		when how = 'full' and profile is not null then hallway.full_fields(offer.person_id, offer.event_id)
		when profile is not null then hallway.code_fields(offer.person_id, offer.event_id, claimed)
		else claimed end;
	if how <> 'withdrawn' and (blocked or profile is null) then
		update hallway.contacts c
		set card = c.card || (select coalesce(jsonb_object_agg(e.key, e.value), '{}')
			from jsonb_each(coalesce(profile, offer.card)) e where e.key = any (fields))
		where c.owner_id = at.me and c.id = side.contact_id;
	end if;
	update hallway.exchange_sides s
	set they_gave = how, they_gave_fields = fields, they_gave_at = case how when 'withdrawn' then withdrawn_at else at.believed_at end,
		asks_them = (how <> 'full')
	where s.exchange_id = exchange and s.owner_id = at.me;
	perform hallway.note_mutual(exchange);
	if blocked then return; end if;
	update hallway.exchange_sides s
	set i_gave = how, i_gave_fields = fields, i_gave_at = case how when 'withdrawn' then withdrawn_at else at.believed_at end,
		asks_me = (how <> 'full')
	where s.exchange_id = exchange and s.owner_id = offer.person_id;
end $$;

-- When a person last took back what they gave another, unless they gave again since; else null.
create function hallway.withdrawn_at(giver uuid, receiver uuid) returns timestamptz
language plpgsql stable set search_path = '' as $$
begin
	return (select w.taken_back_at from hallway.withdrawals w where w.giver_id = giver and w.receiver_id = receiver);
end $$;

-- Remembers that the caller took something back from a person (null: who deleted the account).
create function hallway.remember_withdrawal(at hallway.occasion, receiver uuid) returns void
language plpgsql set search_path = '' as $$
begin
	if receiver is null then return; end if;
	insert into hallway.withdrawals as w (giver_id, receiver_id, taken_back_at) values (at.me, receiver, at.believed_at)
	on conflict (giver_id, receiver_id) do update set taken_back_at = greatest(w.taken_back_at, excluded.taken_back_at);
end $$;

-- The caller gives a person again, of their own accord. Where the pair is blocked nothing passes, so nothing is forgotten.
create function hallway.forget_withdrawal(at hallway.occasion, receiver uuid) returns void
language plpgsql set search_path = '' as $$
begin
	delete from hallway.withdrawals w
	where w.giver_id = at.me and w.receiver_id = receiver and w.taken_back_at <= at.believed_at
		and not hallway.is_blocked(at.me, receiver);
end $$;
