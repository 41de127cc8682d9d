-- What a person takes from a conversation: remarks (what was said), promises, marks per person and event, and what the other
-- one is to them. All of it is its owner's alone, hangs on the contact, and moves with it when accounts become one.

-- What was said, one thing each. An emptied remark stays as a row, so that every device hears of it.
create table hallway.remarks (
	owner_id uuid not null references hallway.feeds (person_id) on delete cascade,
	id uuid not null,
	contact_id uuid not null,
	event_id uuid,
	kind text not null check (kind in ('challenge', 'goal', 'topic', 'personal', 'place', 'asked')),
	-- Not limited in length here: what two devices wrote comes together (hallway.joined_note).
	text text not null,
	made_at timestamptz not null,
	edited_at timestamptz not null,
	feed_number bigint not null,
	primary key (owner_id, id),
	foreign key (owner_id, contact_id) references hallway.contacts (owner_id, id) on delete cascade on update cascade
);
create index remarks_contact on hallway.remarks (owner_id, contact_id);
create index remarks_in_feed on hallway.remarks (owner_id, feed_number);

-- What one of the two said they would do. An emptied promise stays as a row, as a remark does.
create table hallway.promises (
	owner_id uuid not null references hallway.feeds (person_id) on delete cascade,
	id uuid not null,
	contact_id uuid not null,
	event_id uuid,
	made_by text not null check (made_by in ('me', 'them')),
	text text not null,
	due_on date,
	kept_at timestamptz,
	made_at timestamptz not null,
	edited_at timestamptz not null,
	feed_number bigint not null,
	primary key (owner_id, id),
	foreign key (owner_id, contact_id) references hallway.contacts (owner_id, id) on delete cascade on update cascade
);
create index promises_contact on hallway.promises (owner_id, contact_id);
create index promises_in_feed on hallway.promises (owner_id, feed_number);

-- One tap each, per person and event (or none): worth following up, to be deepened, to be thanked.
create table hallway.marks (
	id uuid primary key default gen_random_uuid(),
	owner_id uuid not null references hallway.feeds (person_id) on delete cascade,
	contact_id uuid not null,
	event_id uuid,
	worth boolean not null default false,
	deepen boolean not null default false,
	thank boolean not null default false,
	feed_number bigint not null,
	unique nulls not distinct (owner_id, contact_id, event_id),
	foreign key (owner_id, contact_id) references hallway.contacts (owner_id, id) on delete cascade on update cascade
);
create index marks_in_feed on hallway.marks (owner_id, feed_number);

-- What the other person is to the owner; kind null: nothing said.
create table hallway.relationships (
	owner_id uuid not null references hallway.feeds (person_id) on delete cascade,
	contact_id uuid not null,
	kind text check (kind in ('colleague', 'mentor', 'mentee', 'client', 'supplier', 'partner', 'friend', 'investor', 'candidate', 'employer')),
	edited_at timestamptz not null,
	feed_number bigint not null,
	primary key (owner_id, contact_id),
	foreign key (owner_id, contact_id) references hallway.contacts (owner_id, id) on delete cascade on update cascade
);
create index relationships_in_feed on hallway.relationships (owner_id, feed_number);

-- The event that something about a contact belongs to: one that the owner joined, else none. Never a reason to refuse
-- somebody's words.
create function hallway.read_attended(at hallway.occasion, input jsonb) returns uuid
language plpgsql stable set search_path = '' as $$
declare
	event constant uuid := hallway.read_optional_uuid(input, 'eventId');
begin
	return (select a.event_id from hallway.attendances a where a.person_id = at.me and a.event_id = event);
end $$;

-- A calendar day, 2026-11-30; null where the key is null or missing. Refuses invalid_input for anything else.
create function hallway.read_day(input jsonb, field text) returns date
language plpgsql stable set search_path = '' as $$
begin
	if input ->> field is null then return null; end if;
	if input ->> field !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then perform hallway.refuse('invalid_input'); end if;
	return (input ->> field)::date;
exception when datetime_field_overflow or invalid_datetime_format then
	perform hallway.refuse('invalid_input');
	return null;
end $$;

-- Keeps one thing that was said: {remarkId, contactId, eventId or null, kind, text, was?}. `was` and empty texts are as for notes:
-- nothing that the person did not see is lost. Refuses contact_not_found, too_many beyond 100 about one contact (emptied ones
-- do not count, until there were 1,000), and invalid_input also for an id that stands for a remark about somebody else.
create function hallway.save_remark(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	contact constant hallway.contacts := hallway.read_contact(at, input);
	remark constant uuid := hallway.read_uuid(input, 'remarkId');
	event constant uuid := hallway.read_attended(at, input);
	kind constant text := hallway.read_word(input, 'kind', array['challenge', 'goal', 'topic', 'personal', 'place', 'asked']);
	typed constant text := hallway.read_text(input, 'text', 1000);
	was constant text := hallway.read_text(input, 'was', 4000);
	old hallway.remarks;
	joined text;
begin
	select r.* into old from hallway.remarks r where r.owner_id = at.me and r.id = remark;
	if old.contact_id <> contact.id then perform hallway.refuse('invalid_input'); end if;
	joined := hallway.joined_note(coalesce(old.text, ''), was, typed, coalesce(at.believed_at < old.edited_at, false));
	if char_length(joined) > 4000 then perform hallway.refuse('invalid_input'); end if;
	if coalesce(old.text, '') = '' then
		if joined = '' then return jsonb_build_object('contactId', contact.id); end if;
		if exists (
			select from hallway.remarks r where r.owner_id = at.me and r.contact_id = contact.id
			having count(*) filter (where r.text <> '') >= 100 or (old.id is null and count(*) >= 1000))
		then perform hallway.refuse('too_many'); end if;
	end if;
	perform hallway.count_growth(at, old.text, joined);
	if (joined, event, kind) is distinct from (coalesce(old.text, ''), old.event_id, old.kind) then
		insert into hallway.remarks as r (owner_id, id, contact_id, event_id, kind, text, made_at, edited_at, feed_number)
		values (at.me, remark, contact.id, event, kind, joined, at.believed_at, at.believed_at, hallway.next_number(at.me))
		on conflict (owner_id, id) do update
			set text = excluded.text, event_id = excluded.event_id, kind = excluded.kind,
				edited_at = greatest(r.edited_at, excluded.edited_at), feed_number = excluded.feed_number;
	end if;
	return jsonb_build_object('contactId', contact.id);
end $$;

-- Keeps a promise: {promiseId, contactId, eventId or null, by: 'me' or 'them', text, was?, dueOn or null, keptAt or null}. Words as
-- in a remark; of the rest the latest edit wins. Refusals as of a remark.
create function hallway.save_promise(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	contact constant hallway.contacts := hallway.read_contact(at, input);
	promise constant uuid := hallway.read_uuid(input, 'promiseId');
	event constant uuid := hallway.read_attended(at, input);
	made_by constant text := hallway.read_word(input, 'by', array['me', 'them']);
	typed constant text := hallway.read_text(input, 'text', 500);
	was constant text := hallway.read_text(input, 'was', 2000);
	due constant date := hallway.read_day(input, 'dueOn');
	kept constant timestamptz := hallway.read_time(input, 'keptAt', true);
	old hallway.promises;
	joined text;
	is_older boolean;
begin
	select p.* into old from hallway.promises p where p.owner_id = at.me and p.id = promise;
	if old.contact_id <> contact.id then perform hallway.refuse('invalid_input'); end if;
	is_older := coalesce(at.believed_at < old.edited_at, false);
	joined := hallway.joined_note(coalesce(old.text, ''), was, typed, is_older);
	if char_length(joined) > 2000 then perform hallway.refuse('invalid_input'); end if;
	if coalesce(old.text, '') = '' then
		if joined = '' then return jsonb_build_object('contactId', contact.id); end if;
		if exists (
			select from hallway.promises p where p.owner_id = at.me and p.contact_id = contact.id
			having count(*) filter (where p.text <> '') >= 100 or (old.id is null and count(*) >= 1000))
		then perform hallway.refuse('too_many'); end if;
	end if;
	perform hallway.count_growth(at, old.text, joined);
	insert into hallway.promises as p
		(owner_id, id, contact_id, event_id, made_by, text, due_on, kept_at, made_at, edited_at, feed_number)
	values (at.me, promise, contact.id, event, made_by, joined, due, kept, at.believed_at, at.believed_at, hallway.next_number(at.me))
	on conflict (owner_id, id) do update
		set text = excluded.text, feed_number = excluded.feed_number,
			event_id = case when is_older then p.event_id else excluded.event_id end,
			made_by = case when is_older then p.made_by else excluded.made_by end,
			due_on = case when is_older then p.due_on else excluded.due_on end,
			kept_at = case when is_older then p.kept_at else excluded.kept_at end,
			edited_at = greatest(p.edited_at, excluded.edited_at);
	return jsonb_build_object('contactId', contact.id);
end $$;

-- Marks a person at an event: {contactId, eventId or null, worth?, deepen?, thank?}. What is left out stays as it is. Refuses
-- contact_not_found.
create function hallway.mark_person(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	contact constant hallway.contacts := hallway.read_contact(at, input);
	event constant uuid := hallway.read_attended(at, input);
	is_worth constant boolean := hallway.read_boolean(input, 'worth', true);
	to_deepen constant boolean := hallway.read_boolean(input, 'deepen', true);
	to_thank constant boolean := hallway.read_boolean(input, 'thank', true);
begin
	insert into hallway.marks as m (owner_id, contact_id, event_id, worth, deepen, thank, feed_number)
	values (at.me, contact.id, event, coalesce(is_worth, false), coalesce(to_deepen, false), coalesce(to_thank, false),
		hallway.next_number(at.me))
	on conflict (owner_id, contact_id, event_id) do update
		set worth = coalesce(is_worth, m.worth), deepen = coalesce(to_deepen, m.deepen),
			thank = coalesce(to_thank, m.thank), feed_number = excluded.feed_number;
	return jsonb_build_object('contactId', contact.id);
end $$;

-- Says what a person is to the owner: {contactId, kind or null}. The latest edit wins. Refuses contact_not_found.
create function hallway.set_relationship(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	contact constant hallway.contacts := hallway.read_contact(at, input);
	kind constant text := case when input -> 'kind' <> 'null' then hallway.read_word(input, 'kind', array['colleague', 'mentor',
		'mentee', 'client', 'supplier', 'partner', 'friend', 'investor', 'candidate', 'employer']) end;
begin
	insert into hallway.relationships as r (owner_id, contact_id, kind, edited_at, feed_number)
	values (at.me, contact.id, kind, at.believed_at, hallway.next_number(at.me))
	on conflict (owner_id, contact_id) do update
		set kind = excluded.kind, edited_at = excluded.edited_at, feed_number = excluded.feed_number
		where r.edited_at <= excluded.edited_at;
	return jsonb_build_object('contactId', contact.id);
end $$;

-- Whether an owner has put down anything about a contact: such a contact stays when its last meeting is undone.
create function hallway.has_words_on(owner uuid, contact uuid) returns boolean
language plpgsql stable set search_path = '' as $$
begin
	return exists (select from hallway.notes n where n.owner_id = owner and n.contact_id = contact and n.text <> '')
		or exists (select from hallway.remarks r where r.owner_id = owner and r.contact_id = contact and r.text <> '')
		or exists (select from hallway.promises p where p.owner_id = owner and p.contact_id = contact and p.text <> '')
		or exists (select from hallway.relationships r where r.owner_id = owner and r.contact_id = contact and r.kind is not null)
		or exists (select from hallway.marks m where m.owner_id = owner and m.contact_id = contact
			and (m.worth or m.deepen or m.thank))
		or exists (select from hallway.touches t where t.owner_id = owner and t.contact_id = contact and t.dropped_at is null)
		or exists (select from hallway.milestones m where m.owner_id = owner and m.contact_id = contact and m.dropped_at is null)
		or exists (select from hallway.correspondences c where c.owner_id = owner and c.contact_id = contact
			and not hallway.says_nothing(c));
end $$;

-- Tells an owner's phones that all that was put down about a contact goes, whatever they have heard of it.
create function hallway.announce_words_leaving(owner uuid, contact uuid) returns void
language plpgsql set search_path = '' as $$
begin
	perform hallway.record_deletion(owner, w.what, w.id) from (
		select 'notes' as what, n.contact_id::text as id from hallway.notes n where n.owner_id = owner and n.contact_id = contact
		union all
		select 'remarks', r.id::text from hallway.remarks r where r.owner_id = owner and r.contact_id = contact
		union all
		select 'promises', p.id::text from hallway.promises p where p.owner_id = owner and p.contact_id = contact
		union all
		select 'relationships', r.contact_id::text from hallway.relationships r where r.owner_id = owner and r.contact_id = contact
		union all
		select 'marks', m.contact_id || '/' || coalesce(m.event_id::text, 'none')
		from hallway.marks m where m.owner_id = owner and m.contact_id = contact
		union all
		select 'touches', t.id::text from hallway.touches t where t.owner_id = owner and t.contact_id = contact
		union all
		select 'followUpAnswers', a.contact_id || '/' || a.kind || '/' || a.cause
		from hallway.follow_up_answers a where a.owner_id = owner and a.contact_id = contact
		union all
		select 'correspondences', c.contact_id::text from hallway.correspondences c where c.owner_id = owner and c.contact_id = contact
		union all
		select 'milestones', m.id::text from hallway.milestones m where m.owner_id = owner and m.contact_id = contact) w;
end $$;
