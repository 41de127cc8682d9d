-- What there was between the owner and a contact since they met: messages sent and answered, help given and taken, another
-- coffee. All of it is its owner's alone, hangs on the contact, and moves with it when accounts become one.

create table hallway.touches (
	owner_id uuid not null references hallway.feeds (person_id) on delete cascade,
	id uuid not null,
	contact_id uuid not null,
	-- Without a foreign key, as of a goal.
	event_id uuid,
	-- `wrote` is a message of the owner's, `replied` one of the contact's; `thanked` either of the two.
	kind text not null check (kind in ('wrote', 'replied', 'helped-me', 'helped-them', 'thanked', 'met')),
	happened_at timestamptz not null,
	channel text,
	-- Keys (KIND/CAUSE) of the follow-ups that a message of the owner's answers.
	settles text[] not null default '{}',
	subject text not null default '',
	text text not null,
	made_at timestamptz not null,
	edited_at timestamptz not null,
	-- A dropped one stays as a row, as a goal does.
	dropped_at timestamptz,
	feed_number bigint not null,
	primary key (owner_id, id),
	foreign key (owner_id, contact_id) references hallway.contacts (owner_id, id) on delete cascade on update cascade
);
create index touches_contact on hallway.touches (owner_id, contact_id);
create index touches_in_feed on hallway.touches (owner_id, feed_number);

-- The channels a message can have gone through.
create function hallway.channels() returns text[]
language plpgsql immutable set search_path = '' as $$
begin
	return array['email', 'linkedin-note', 'linkedin', 'sms', 'whatsapp', 'signal', 'telegram', 'mastodon', 'bluesky', 'share',
		'copy', 'other'];
end $$;

-- One of the given words, or null where the key is null or missing. Refuses invalid_input for anything else.
create function hallway.read_optional_word(input jsonb, field text, words text[]) returns text
language plpgsql immutable set search_path = '' as $$
begin
	if input ->> field is null then return null; end if;
	return hallway.read_word(input, field, words);
end $$;

-- The kinds of follow-ups there are (hallway.follow_ups).
create function hallway.follow_up_kinds() returns text[]
language plpgsql immutable set search_path = '' as $$
begin
	return array['first', 'promise', 'thank', 'return', 'check-in', 'milestone', 'nudge', 'rest'];
end $$;

-- What a follow-up came from: an id in lower case, or `none`. Refuses invalid_input for anything else.
create function hallway.read_cause(cause text) returns text
language plpgsql immutable set search_path = '' as $$
begin
	if cause is null or cause !~ '^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|none)$' then
		perform hallway.refuse('invalid_input');
	end if;
	return cause;
end $$;

-- A list of at most 20 keys of follow-ups, KIND/CAUSE. Refuses invalid_input for anything else.
create function hallway.read_keys(input jsonb, field text) returns text[]
language plpgsql immutable set search_path = '' as $$
declare
	list constant jsonb := input -> field;
begin
	if coalesce(jsonb_typeof(list), '') <> 'array' or jsonb_array_length(list) > 20 or exists (
		select from jsonb_array_elements(list) e
		where jsonb_typeof(e) <> 'string' or split_part(e #>> '{}', '/', 1) <> all (hallway.follow_up_kinds()))
	then perform hallway.refuse('invalid_input'); end if;
	perform hallway.read_cause(substr(e, strpos(e, '/') + 1)) from jsonb_array_elements_text(list) e;
	return array(select e from jsonb_array_elements_text(list) with ordinality l (e, place) order by l.place);
end $$;

-- Keeps a touch whole; the latest edit wins, also over having dropped it. `happenedAt` null or left out: when it was recorded,
-- by the time that the phone is believed; a later moment than that of the edit is none of the past. Refuses invalid_input for
-- an id that stands for one about somebody else, and too_many beyond 2,000 about one contact.
create function hallway.keep_touch(at hallway.occasion, input jsonb, kind text, channel text, settles text[])
returns jsonb language plpgsql set search_path = '' as $$
declare
	contact constant hallway.contacts := hallway.read_contact(at, input);
	touch constant uuid := hallway.read_uuid(input, 'touchId');
	event constant uuid := hallway.read_attended(at, input);
	said constant timestamptz := hallway.read_time(input, 'happenedAt', true);
	-- `least` of nothing and a moment would be the moment.
	happened constant timestamptz := case when said is not null then least(said, at.believed_at) end;
	subject constant text := hallway.read_text(input, 'subject', 300);
	words constant text := hallway.read_text(input, 'text', 10000);
	old hallway.touches;
begin
	select t.* into old from hallway.touches t where t.owner_id = at.me and t.id = touch;
	if old.contact_id <> contact.id then perform hallway.refuse('invalid_input'); end if;
	if old.id is null and (select count(*) from hallway.touches t
		where t.owner_id = at.me and t.contact_id = contact.id) >= 2000
	then perform hallway.refuse('too_many'); end if;
	perform hallway.count_growth(at, old.text, words);
	insert into hallway.touches as t (owner_id, id, contact_id, event_id, kind, happened_at, channel, settles, subject, text,
		made_at, edited_at, feed_number)
	values (at.me, touch, contact.id, event, kind, coalesce(happened, old.made_at, at.believed_at), channel, settles, subject,
		words, at.believed_at, at.believed_at, hallway.next_number(at.me))
	on conflict (owner_id, id) do update
		set event_id = excluded.event_id, kind = excluded.kind, happened_at = excluded.happened_at, channel = excluded.channel,
			settles = excluded.settles, subject = excluded.subject, text = excluded.text, edited_at = excluded.edited_at,
			dropped_at = null, feed_number = excluded.feed_number
		where t.edited_at <= excluded.edited_at;
	return jsonb_build_object('contactId', contact.id);
end $$;

-- A message of the owner's went out: {touchId, contactId, eventId or null, happenedAt or null, channel, settles, subject, text}.
-- Refuses contact_not_found and what hallway.keep_touch refuses.
create function hallway.mark_sent(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
begin
	return hallway.keep_touch(at, input, 'wrote', hallway.read_word(input, 'channel', hallway.channels()),
		hallway.read_keys(input, 'settles'));
end $$;

-- Anything else between the two: {touchId, contactId, eventId or null, kind, happenedAt or null, channel or null, text}. Refusals as
-- of hallway.mark_sent.
create function hallway.record_touch(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
begin
	return hallway.keep_touch(at, input - 'subject',
		hallway.read_word(input, 'kind', array['replied', 'helped-me', 'helped-them', 'thanked', 'met']),
		hallway.read_optional_word(input, 'channel', hallway.channels()), '{}');
end $$;

-- Drops a touch: {touchId}; its words go. One that is not there is dropped; an edit that was made later brings it back. Gives
-- {contactId} where it is about one.
create function hallway.drop_touch(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	touch constant uuid := hallway.read_uuid(input, 'touchId');
begin
	update hallway.touches t
	set dropped_at = at.believed_at, subject = '', text = '', settles = '{}', edited_at = at.believed_at,
		feed_number = hallway.next_number(at.me)
	where t.owner_id = at.me and t.id = touch and t.dropped_at is null and t.edited_at <= at.believed_at;
	return coalesce((select jsonb_build_object('contactId', t.contact_id) from hallway.touches t
		where t.owner_id = at.me and t.id = touch), '{}');
end $$;
