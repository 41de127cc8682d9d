-- Merging a person P into a person Q: everything of P becomes Q's, in one transaction (docs/protocol.md, Accounts).

-- Everybody who knows a person, and everybody whom the person knows.
create function hallway.neighbours(person uuid) returns uuid[]
language plpgsql stable set search_path = '' as $$
begin
	return array(
		select c.person_id from hallway.contacts c where c.owner_id = person and c.person_id is not null
		union
		select c.owner_id from hallway.contacts c where c.person_id = person);
end $$;

-- Locks the person who offers and, where the taker is one too, both with all their neighbours: whichever is merged.
-- Then the events that both attend. Says busy if either got another neighbour meanwhile.
create function hallway.lock_for_joining(offering uuid, mine uuid) returns void
language plpgsql set search_path = '' as $$
begin
	if mine is null or mine = offering then
		perform hallway.lock_people(array[offering]);
		return;
	end if;
	perform hallway.lock_people(array[offering, mine] || hallway.neighbours(mine));
end $$;
