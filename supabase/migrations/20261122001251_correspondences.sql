-- Staying in touch with a contact: what was said to a follow-up, how often and how to write, and the days that come back every
-- year. All of it is its owner's alone.

-- What the owner said to a follow-up. Both null: nothing (any more); it stays as a row, so that every device hears of it.
create table hallway.follow_up_answers (
	owner_id uuid not null references hallway.feeds (person_id) on delete cascade,
	contact_id uuid not null,
	kind text not null,
	cause text not null,
	done_at timestamptz,
	snoozed_until timestamptz,
	edited_at timestamptz not null,
	feed_number bigint not null,
	primary key (owner_id, contact_id, kind, cause),
	foreign key (owner_id, contact_id) references hallway.contacts (owner_id, id) on delete cascade on update cascade
);
create index follow_up_answers_in_feed on hallway.follow_up_answers (owner_id, feed_number);

-- How the owner writes with a contact; null everywhere: nothing said.
create table hallway.correspondences (
	owner_id uuid not null references hallway.feeds (person_id) on delete cascade,
	contact_id uuid not null,
	-- Null: by what the contact is to the owner (hallway.relationships). `days` goes with 'days'.
	every text check (every in ('never', 'month', 'quarter', 'half-year', 'days')),
	days int check ((days is not null) = (every is not distinct from 'days')),
	-- Let rest since then, until the contact is heard of again.
	resting_since timestamptz,
	language text,
	address text,
	channel text,
	-- When each of them was last said: {"every": time, ...}. The latest counts, of each for itself.
	said_at jsonb not null default '{}',
	feed_number bigint not null,
	primary key (owner_id, contact_id),
	foreign key (owner_id, contact_id) references hallway.contacts (owner_id, id) on delete cascade on update cascade
);
create index correspondences_in_feed on hallway.correspondences (owner_id, feed_number);

-- A day that comes back every year. A dropped one stays as a row, as a goal does.
create table hallway.milestones (
	owner_id uuid not null references hallway.feeds (person_id) on delete cascade,
	id uuid not null,
	contact_id uuid not null,
	kind text not null check (kind in ('birthday', 'work-anniversary', 'own')),
	month int not null,
	day int not null,
	year int,
	text text not null,
	edited_at timestamptz not null,
	dropped_at timestamptz,
	feed_number bigint not null,
	primary key (owner_id, id),
	foreign key (owner_id, contact_id) references hallway.contacts (owner_id, id) on delete cascade on update cascade
);
create index milestones_contact on hallway.milestones (owner_id, contact_id);
create index milestones_in_feed on hallway.milestones (owner_id, feed_number);

-- Whether a row about how to write with a contact says nothing any more.
create function hallway.says_nothing(said hallway.correspondences) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	return coalesce(said.every, said.language, said.address, said.channel) is null and said.resting_since is null;
end $$;

-- Answers a follow-up: {contactId, kind, cause, doneAt or null, snoozedUntil or null}. The latest edit wins whole; both null take the
-- answer back. One to a follow-up that is not there changes nothing else. Refuses contact_not_found, and too_many beyond
-- 3,000 about one contact.
create function hallway.answer_follow_up(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	contact constant hallway.contacts := hallway.read_contact(at, input);
	said_kind constant text := hallway.read_word(input, 'kind', hallway.follow_up_kinds());
	said_cause constant text := hallway.read_cause(input ->> 'cause');
	done constant timestamptz := hallway.read_time(input, 'doneAt', true);
	snoozed constant timestamptz := hallway.read_time(input, 'snoozedUntil', true);
begin
	if (select count(*) from hallway.follow_up_answers a where a.owner_id = at.me and a.contact_id = contact.id
		and (a.kind, a.cause) <> (said_kind, said_cause)) >= 3000
	then perform hallway.refuse('too_many'); end if;
	insert into hallway.follow_up_answers as a
		(owner_id, contact_id, kind, cause, done_at, snoozed_until, edited_at, feed_number)
	values (at.me, contact.id, said_kind, said_cause, done, snoozed, at.believed_at, hallway.next_number(at.me))
	on conflict (owner_id, contact_id, kind, cause) do update
		set done_at = excluded.done_at, snoozed_until = excluded.snoozed_until, edited_at = excluded.edited_at,
			feed_number = excluded.feed_number
		where a.edited_at <= excluded.edited_at;
	return jsonb_build_object('contactId', contact.id);
end $$;

-- Says how to write with a contact: {contactId, every? with days, restingSince?, language?, address?, channel?}. What is left out stays,
-- null is a value; of each the latest edit wins. Refuses contact_not_found.
create function hallway.set_correspondence(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	contact constant hallway.contacts := hallway.read_contact(at, input);
	said hallway.correspondences;
	old hallway.correspondences;
	news text[];
begin
	said.every := hallway.read_optional_word(input, 'every', array['never', 'month', 'quarter', 'half-year', 'days']);
	if said.every = 'days' then
		said.days := hallway.read_number(input, 'days', 7, 730);
	elsif input ->> 'days' is not null then
		perform hallway.refuse('invalid_input');
	end if;
	said.resting_since := hallway.read_time(input, 'restingSince', true);
	said.language := hallway.read_optional_word(input, 'language', array['en', 'de']);
	said.address := hallway.read_optional_word(input, 'address', array['du', 'Sie']);
	said.channel := hallway.read_optional_word(input, 'channel', hallway.channels());
	select c.* into old from hallway.correspondences c where c.owner_id = at.me and c.contact_id = contact.id;
	news := array(select f from unnest(array['every', 'restingSince', 'language', 'address', 'channel']) f
		where input ? f and coalesce((old.said_at ->> f)::timestamptz <= at.believed_at, true));
	if news <> '{}' then
		insert into hallway.correspondences as c
			(owner_id, contact_id, every, days, resting_since, language, address, channel, said_at, feed_number)
		values (at.me, contact.id, said.every, said.days, said.resting_since, said.language, said.address, said.channel,
			(select jsonb_object_agg(f, at.believed_at) from unnest(news) f), hallway.next_number(at.me))
		on conflict (owner_id, contact_id) do update
			set every = case when 'every' = any (news) then excluded.every else c.every end,
				days = case when 'every' = any (news) then excluded.days else c.days end,
				resting_since = case when 'restingSince' = any (news) then excluded.resting_since else c.resting_since end,
				language = case when 'language' = any (news) then excluded.language else c.language end,
				address = case when 'address' = any (news) then excluded.address else c.address end,
				channel = case when 'channel' = any (news) then excluded.channel else c.channel end,
				said_at = c.said_at || excluded.said_at, feed_number = excluded.feed_number;
	end if;
	return jsonb_build_object('contactId', contact.id);
end $$;

-- Keeps a milestone: {milestoneId, contactId, kind, month, day, year or null, text}. The latest edit wins whole; a 29 February is
-- valid in any year. Refuses contact_not_found, too_many beyond 20 about one contact (200 with the dropped ones), and
-- invalid_input also for a day that the month does not have and for an id that stands for one about somebody else.
create function hallway.save_milestone(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	contact constant hallway.contacts := hallway.read_contact(at, input);
	milestone constant uuid := hallway.read_uuid(input, 'milestoneId');
	kind constant text := hallway.read_word(input, 'kind', array['birthday', 'work-anniversary', 'own']);
	month constant int := hallway.read_number(input, 'month', 1, 12);
	last_day constant int := (array[31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])[month];
	day constant int := hallway.read_number(input, 'day', 1, last_day);
	year constant int := case when input ->> 'year' is not null then hallway.read_number(input, 'year', 1900, 2200) end;
	words constant text := hallway.read_text(input, 'text', 200);
	old hallway.milestones;
	others record;
begin
	select m.* into old from hallway.milestones m where m.owner_id = at.me and m.id = milestone;
	if old.contact_id <> contact.id then perform hallway.refuse('invalid_input'); end if;
	select count(*) as all_of_them, count(*) filter (where m.dropped_at is null) as there into others
	from hallway.milestones m where m.owner_id = at.me and m.contact_id = contact.id and m.id <> milestone;
	if others.there >= 20 or others.all_of_them >= 200 then perform hallway.refuse('too_many'); end if;
	insert into hallway.milestones as m (owner_id, id, contact_id, kind, month, day, year, text, edited_at, feed_number)
	values (at.me, milestone, contact.id, kind, month, day, year, words, at.believed_at, hallway.next_number(at.me))
	on conflict (owner_id, id) do update
		set kind = excluded.kind, month = excluded.month, day = excluded.day, year = excluded.year, text = excluded.text,
			edited_at = excluded.edited_at, dropped_at = null, feed_number = excluded.feed_number
		where m.edited_at <= excluded.edited_at;
	return jsonb_build_object('contactId', contact.id);
end $$;

-- Drops a milestone: {milestoneId}; its words go. One that is not there is dropped; an edit that was made later brings it back.
-- Gives {contactId} where it is about one.
create function hallway.drop_milestone(at hallway.occasion, input jsonb) returns jsonb
language plpgsql set search_path = '' as $$
declare
	milestone constant uuid := hallway.read_uuid(input, 'milestoneId');
begin
	update hallway.milestones m
	set dropped_at = at.believed_at, text = '', edited_at = at.believed_at, feed_number = hallway.next_number(at.me)
	where m.owner_id = at.me and m.id = milestone and m.dropped_at is null and m.edited_at <= at.believed_at;
	return coalesce((select jsonb_build_object('contactId', m.contact_id) from hallway.milestones m
		where m.owner_id = at.me and m.id = milestone), '{}');
end $$;
