-- Taking an offer: a sign-in comes to a person, or two persons become one.

-- Takes an offer (docs/protocol.md, Accounts). Null if it is unknown, used by another user, or over. Fails with PT401,
-- PT409 (the person to be merged is kept by an e-mail), PT429 (too many wrong codes), PT503 (too much going on: again).
create function hallway.take_account(secret text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
	who constant uuid := hallway.trying_user();
	result jsonb;
begin
	for attempt in 1..8 loop
		begin
			result := hallway.take_offer(hallway.offer_hash(secret), who);
			if result is null then perform hallway.count_wrong_code(who); end if;
			return result;
		exception when sqlstate 'HW002' or deadlock_detected then
			-- Somebody met somebody meanwhile. What was locked is free again: another attempt sees them.
			perform pg_sleep(0.02 * attempt * random());
		end;
	end loop;
	raise exception using errcode = 'PT503', message = 'busy';
end $$;

-- One attempt. Says busy if the world moved between looking and locking.
create function hallway.take_offer(hash bytea, who uuid) returns jsonb
language plpgsql set search_path = '' as $$
declare
	seen constant hallway.account_offers := hallway.open_offer(hash, who);
	mine constant uuid := (select s.person_id from hallway.sign_ins s where s.user_id = who);
	offer hallway.account_offers;
	gained jsonb;
begin
	if seen.result is not null then return seen.result; end if;
	if seen.person_id is null then return null; end if;
	if mine is null or mine = seen.person_id then
		perform hallway.lock_people(array[seen.person_id]);
	elsif seen.kind = 'merge' then
		perform hallway.lock_for_merging(seen.person_id, mine);
	else
		perform hallway.lock_for_merging(mine, seen.person_id);
	end if;
	offer := hallway.open_offer(hash, who);
	if offer.result is not null then return offer.result; end if;
	if offer.person_id is distinct from seen.person_id
		or mine is distinct from (select s.person_id from hallway.sign_ins s where s.user_id = who)
	then perform hallway.retry('busy'); end if;
	if mine is null or mine = offer.person_id then
		gained := hallway.link_sign_in(who, offer.person_id);
	elsif offer.kind = 'merge' then
		gained := hallway.merge_people(offer.person_id, mine);
	else
		gained := hallway.merge_people(mine, offer.person_id);
	end if;
	update hallway.account_offers o set taken_by = who, result = gained where o.secret_hash = hash;
	perform hallway.nudge_moved();
	return gained;
end $$;

-- The offer that a user may take, or took; empty if there is none. Who takes one has locked its person, so that nobody
-- else takes it meanwhile.
create function hallway.open_offer(hash bytea, who uuid) returns hallway.account_offers
language plpgsql stable set search_path = '' as $$
declare
	offer hallway.account_offers;
begin
	select o.* into offer from hallway.account_offers o
	where o.secret_hash = hash and (o.taken_by = who or (o.taken_by is null and o.expires_at >= now()));
	return offer;
end $$;

-- Makes a user stand for a person. Nothing is moved.
create function hallway.link_sign_in(who uuid, person uuid) returns jsonb
language plpgsql set search_path = '' as $$
begin
	insert into hallway.sign_ins (user_id, person_id) values (who, person) on conflict do nothing;
	if not exists (select from hallway.sign_ins s where s.user_id = who and s.person_id = person) then
		-- The user's first push made a person in this instant.
		perform hallway.retry('busy');
	end if;
	perform hallway.nudge(person);
	return jsonb_build_object('personId', person, 'merged', false, 'contacts', 0, 'exchanges', 0, 'notes', 0, 'events', 0,
		'doubles', 0, 'metYourself', false, 'renamed', jsonb '[]');
exception when foreign_key_violation then
	raise exception using errcode = 'PT401', message = 'account_gone';
end $$;
