-- Notes. Nobody's words are lost: an edit says what the person started from, and changes that and nothing else.

-- Where a text stands in another one as a part of its own, with empty lines or its ends around it: 1 for the first
-- character, 0 for nowhere. src/lib/people/joined-note.ts has the same.
create function hallway.part_at(part text, whole text) returns int
language plpgsql immutable set search_path = '' as $$
begin
	return position(E'\n\n' || part || E'\n\n' in E'\n\n' || whole || E'\n\n');
end $$;

-- What a note becomes by an edit from `was` to `typed` where `stored` is there by now. `is_older`: the edit was made before
-- what is stored. Whatever the person did not see stays; the same edit again adds nothing.
create function hallway.joined_note(stored text, was text, typed text, is_older boolean) returns text
language plpgsql immutable set search_path = '' as $$
declare
	place constant int := case when was <> '' then hallway.part_at(was, stored) else 0 end;
	before text := left(stored, place - 1);
	after text := substr(stored, place + char_length(was));
	is_there constant boolean := typed <> '' and hallway.part_at(typed, stored) > 0;
begin
	-- All that is stored was in front of the person: as it is, or with something of their own that was dropped meanwhile.
	if stored = '' or hallway.part_at(stored, was) > 0 then return typed; end if;
	if is_there and (place = 0 or hallway.part_at(was, typed) > 0) then return stored; end if;
	if place > 0 and typed = '' then
		return case before when '' then substr(after, 3) else left(before, -2) || after end;
	elsif place > 0 then
		return before || typed || after;
	elsif typed = '' then
		return stored;
	elsif hallway.part_at(stored, typed) > 0 then
		return typed;
	end if;
	return case when is_older then typed || E'\n\n' || stored else stored || E'\n\n' || typed end;
end $$;

-- Counts by how much a text grows: two million code points in a day, which nobody types and a script reaches soon. Says
-- slow_down above. What comes together by a merge does not count.
create function hallway.count_growth(at hallway.occasion, old text, new text) returns void
language plpgsql set search_path = '' as $$
declare
	more constant int := char_length(new) - char_length(coalesce(old, ''));
begin
	if more > 0 then perform hallway.count_up(at.me, 'written', at.arrived_at, interval '1 day', 2000000, more); end if;
end $$;

-- Keeps a note on a contact: {contactId, text, was?}. `was` is what the note said when the person began to write (missing:
-- nothing); where it says something else by now, both are kept, see above. Empty text deletes what the person saw. Refuses
-- contact_not_found, and invalid_input where the two together would be longer than 40,000 code points.
create function hallway.save_note(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	contact constant hallway.contacts := hallway.read_contact(at, input);
	typed constant text := hallway.read_text(input, 'text', 10000);
	-- Accounts that became one may have left more than a note may have: then the next edit makes it shorter.
	was constant text := hallway.read_text(input, 'was', 200000);
	old hallway.notes;
	joined text;
begin
	select n.* into old from hallway.notes n where n.owner_id = at.me and n.contact_id = contact.id;
	if char_length(was) > greatest(40000, char_length(old.text)) then perform hallway.refuse('invalid_input'); end if;
	joined := hallway.joined_note(coalesce(old.text, ''), was, typed, coalesce(at.believed_at < old.edited_at, false));
	if joined is distinct from coalesce(old.text, '') then
		if char_length(joined) > 40000 then perform hallway.refuse('invalid_input'); end if;
		perform hallway.count_growth(at, old.text, joined);
		insert into hallway.notes as n (owner_id, contact_id, text, edited_at, feed_number)
		values (at.me, contact.id, joined, at.believed_at, hallway.next_number(at.me))
		on conflict (owner_id, contact_id) do update
			set text = excluded.text, edited_at = greatest(n.edited_at, excluded.edited_at), feed_number = excluded.feed_number;
	end if;
	return jsonb_build_object('contactId', contact.id);
end $$;
