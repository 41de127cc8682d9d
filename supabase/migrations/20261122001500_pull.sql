-- Pull: what changed for the caller since a cursor (docs/protocol.md, Pull).

-- One giving as the wire writes it.
create function hallway.giving(how text, fields text[], at timestamptz) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
	return jsonb_build_object('how', how, 'fields', to_jsonb(fields), 'at', hallway.iso(at));
end $$;

-- An event as its attendee sees it.
create function hallway.attended_event(attendance hallway.attendances, event hallway.events) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
	return hallway.event_details(event) || jsonb_build_object('joinCode', event.join_code, 'role', attendance.role,
		'joinedAt', hallway.iso(attendance.joined_at), 'leftAt', hallway.iso(attendance.left_at),
		'attendees', event.attendees);
end $$;

-- An exchange as its owner sees it, with its meetings.
create function hallway.exchange_row(side hallway.exchange_sides) returns jsonb
language plpgsql stable set search_path = '' as $$
begin
	return (
		select jsonb_build_object(
			'id', side.contact_id || '/' || coalesce(side.event_id::text, 'none'),
			'contactId', side.contact_id, 'eventId', side.event_id,
			'theyGave', hallway.giving(side.they_gave, side.they_gave_fields, side.they_gave_at),
			'iGave', hallway.giving(side.i_gave, side.i_gave_fields, side.i_gave_at),
			'asksMe', side.asks_me, 'asksThem', side.asks_them, 'via', side.via, 'confirmedAt', hallway.iso(side.confirmed_at),
			'meetings', (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'happenedAt', hallway.iso(m.happened_at))
				order by m.happened_at, m.id), '[]') from hallway.meetings m
				where m.exchange_id = side.exchange_id and (m.only_for is null or m.only_for = side.owner_id)))
	);
end $$;

-- What a person has set and put down, as feed_after gives it: goals, remarks, promises, marks, relationships, reflections,
-- preferences. What was dropped or emptied is a deletion.
create function hallway.words_after(me uuid, after bigint, most int)
returns table (feed_number bigint, part text, item jsonb)
language plpgsql stable set search_path = '' as $$
begin
	return query
	(select g.feed_number, case when g.dropped_at is null then 'goals' else 'deleted' end, case when g.dropped_at is null
		then jsonb_build_object('id', g.id, 'eventId', g.event_id, 'kind', g.kind, 'target', g.target, 'text', g.text,
			'tickedAt', hallway.iso(g.ticked_at), 'madeAt', hallway.iso(g.made_at))
		else jsonb_build_object('table', 'goals', 'id', g.id) end
	from hallway.goals g where g.owner_id = me and g.feed_number > after order by g.feed_number limit most)
	union all
	(select r.feed_number, case r.text when '' then 'deleted' else 'remarks' end, case r.text
		when '' then jsonb_build_object('table', 'remarks', 'id', r.id)
		else jsonb_build_object('id', r.id, 'contactId', r.contact_id, 'eventId', r.event_id, 'kind', r.kind, 'text', r.text,
			'madeAt', hallway.iso(r.made_at), 'editedAt', hallway.iso(r.edited_at)) end
	from hallway.remarks r where r.owner_id = me and r.feed_number > after order by r.feed_number limit most)
	union all
	(select p.feed_number, case p.text when '' then 'deleted' else 'promises' end, case p.text
		when '' then jsonb_build_object('table', 'promises', 'id', p.id)
		else jsonb_build_object('id', p.id, 'contactId', p.contact_id, 'eventId', p.event_id, 'by', p.made_by, 'text', p.text,
			'dueOn', p.due_on, 'keptAt', hallway.iso(p.kept_at), 'madeAt', hallway.iso(p.made_at), 'editedAt', hallway.iso(p.edited_at)) end
	from hallway.promises p where p.owner_id = me and p.feed_number > after order by p.feed_number limit most)
	union all
	(select m.feed_number, 'marks', jsonb_build_object('id', m.contact_id || '/' || coalesce(m.event_id::text, 'none'),
		'contactId', m.contact_id, 'eventId', m.event_id, 'worth', m.worth, 'deepen', m.deepen, 'thank', m.thank)
	from hallway.marks m where m.owner_id = me and m.feed_number > after order by m.feed_number limit most)
	union all
	(select r.feed_number, case when r.kind is null then 'deleted' else 'relationships' end, case when r.kind is null
		then jsonb_build_object('table', 'relationships', 'id', r.contact_id)
		else jsonb_build_object('id', r.contact_id, 'kind', r.kind) end
	from hallway.relationships r where r.owner_id = me and r.feed_number > after order by r.feed_number limit most)
	union all
	(select r.feed_number, 'reflections', jsonb_build_object('id', r.event_id, 'well', r.well, 'next', r.next,
		'doneAt', hallway.iso(r.done_at), 'editedAt', hallway.iso(r.edited_at))
	from hallway.reflections r where r.owner_id = me and r.feed_number > after order by r.feed_number limit most)
	union all
	(select p.feed_number, 'preferences', jsonb_build_object('id', 'me', 'quiet', p.quiet)
	from hallway.preferences p where p.person_id = me and p.feed_number > after);
end $$;

-- What a person keeps for staying in touch, as feed_after gives it: touches, answers to follow-ups, correspondences, milestones,
-- the voice. What was dropped or says nothing any more is a deletion.
create function hallway.touch_after(me uuid, after bigint, most int)
returns table (feed_number bigint, part text, item jsonb)
language plpgsql stable set search_path = '' as $$
begin
	return query
	(select t.feed_number, case when t.dropped_at is null then 'touches' else 'deleted' end, case when t.dropped_at is null
		then jsonb_build_object('id', t.id, 'contactId', t.contact_id, 'eventId', t.event_id, 'kind', t.kind,
			'happenedAt', hallway.iso(t.happened_at), 'channel', t.channel, 'settles', to_jsonb(t.settles), 'subject', t.subject,
			'text', t.text, 'madeAt', hallway.iso(t.made_at), 'editedAt', hallway.iso(t.edited_at))
		else jsonb_build_object('table', 'touches', 'id', t.id) end
	from hallway.touches t where t.owner_id = me and t.feed_number > after order by t.feed_number limit most)
	union all
	(select a.feed_number, case when coalesce(a.done_at, a.snoozed_until) is null then 'deleted' else 'followUpAnswers' end,
		case when coalesce(a.done_at, a.snoozed_until) is null
		then jsonb_build_object('table', 'followUpAnswers', 'id', a.contact_id || '/' || a.kind || '/' || a.cause)
		else jsonb_build_object('id', a.contact_id || '/' || a.kind || '/' || a.cause, 'contactId', a.contact_id, 'kind', a.kind,
			'cause', a.cause, 'doneAt', hallway.iso(a.done_at), 'snoozedUntil', hallway.iso(a.snoozed_until)) end
	from hallway.follow_up_answers a where a.owner_id = me and a.feed_number > after order by a.feed_number limit most)
	union all
	(select c.feed_number, case when hallway.says_nothing(c) then 'deleted' else 'correspondences' end,
		case when hallway.says_nothing(c) then jsonb_build_object('table', 'correspondences', 'id', c.contact_id)
		else jsonb_build_object('id', c.contact_id, 'every', c.every, 'days', c.days, 'restingSince', hallway.iso(c.resting_since),
			'language', c.language, 'address', c.address, 'channel', c.channel) end
	from hallway.correspondences c where c.owner_id = me and c.feed_number > after order by c.feed_number limit most)
	union all
	(select m.feed_number, case when m.dropped_at is null then 'milestones' else 'deleted' end, case when m.dropped_at is null
		then jsonb_build_object('id', m.id, 'contactId', m.contact_id, 'kind', m.kind, 'month', m.month, 'day', m.day,
			'year', m.year, 'text', m.text, 'editedAt', hallway.iso(m.edited_at))
		else jsonb_build_object('table', 'milestones', 'id', m.id) end
	from hallway.milestones m where m.owner_id = me and m.feed_number > after order by m.feed_number limit most)
	union all
	(select v.feed_number, 'voices', jsonb_build_object('id', 'me', 'voice', v.voice, 'editedAt', hallway.iso(v.edited_at))
	from hallway.voices v where v.person_id = me and v.feed_number > after);
end $$;

-- Whether the owner of a contact scanned that badge of theirs. To nobody else is said whose it is: its organizers have a list with
-- a name beside each, and would find in it whomever they meet, under whatever name and wherever.
create function hallway.has_scanned(contact hallway.contacts, badge hallway.keys) returns boolean
language plpgsql stable set search_path = '' as $$
begin
	return exists (
		select from hallway.exchange_sides s join hallway.badge_keys b on b.id = badge.id
		where s.owner_id = contact.owner_id and s.contact_id = contact.id and s.via = 'badge'
			and hallway.event_ref_of(s.event_id) = b.event_ref);
end $$;

-- The next at most `most` changes of a person's feed after a number, in its order, each as (number, the table it belongs
-- to or 'renamed', 'deleted' or 'answers', row). Each part reads one index range.
create function hallway.feed_after(me uuid, after bigint, most int)
returns table (feed_number bigint, part text, item jsonb)
language plpgsql stable set search_path = '' as $$
begin
	return query
	(select p.feed_number, 'profiles', jsonb_build_object('id', 'me', 'profile', p.profile, 'editedAt', hallway.iso(p.edited_at))
	from hallway.profiles p where p.person_id = me and p.feed_number > after)
	union all
	(select c.feed_number, 'cards', jsonb_build_object('id', coalesce(c.event_id::text, 'default'), 'sharing', c.sharing,
		'asksFirst', c.asks_first, 'graph', c.graph, 'helped', c.helped, 'counted', c.counted)
	from hallway.cards c where c.person_id = me and c.feed_number > after order by c.feed_number limit most)
	union all
	(select a.feed_number, 'events', hallway.attended_event(a, e)
	from hallway.attendances a join hallway.events e on e.id = a.event_id
	where a.person_id = me and a.feed_number > after order by a.feed_number limit most)
	union all
	(select c.feed_number, 'contacts', jsonb_build_object('id', c.id, 'card', c.card, 'blocked', c.blocked, 'keyIds',
		(select coalesce(jsonb_agg(encode(k.id, 'hex') order by k.added_at, k.id), '[]') from hallway.keys k
			where k.person_id = c.person_id and k.revoked_at is null and (not k.is_printed or hallway.has_scanned(c, k))))
	from hallway.contacts c where c.owner_id = me and c.feed_number > after order by c.feed_number limit most)
	union all
	(select s.feed_number, 'exchanges', hallway.exchange_row(s)
	from hallway.exchange_sides s where s.owner_id = me and s.feed_number > after order by s.feed_number limit most)
	union all
	(select n.feed_number, case n.text when '' then 'deleted' else 'notes' end, case n.text
		when '' then jsonb_build_object('table', 'notes', 'id', n.contact_id)
		else jsonb_build_object('id', n.contact_id, 'text', n.text, 'editedAt', hallway.iso(n.edited_at)) end
	from hallway.notes n where n.owner_id = me and n.feed_number > after order by n.feed_number limit most)
	union all
	(select w.feed_number, w.part, w.item from hallway.words_after(me, after, most) w)
	union all
	(select t.feed_number, t.part, t.item from hallway.touch_after(me, after, most) t)
	union all
	(select a.feed_number, 'renamed', jsonb_build_object('from', a.alias_id, 'to', a.contact_id)
	from hallway.contact_aliases a where a.owner_id = me and a.feed_number > after order by a.feed_number limit most)
	union all
	(select d.feed_number, 'deleted', jsonb_build_object('table', d.table_name, 'id', d.row_id)
	from hallway.deletions d where d.person_id = me and d.feed_number > after order by d.feed_number limit most)
	union all
	(select m.feed_number, 'answers', jsonb_strip_nulls(jsonb_build_object(
		'id', m.id, 'answer', m.answer, 'code', m.code, 'result', hallway.result_now(me, m.result)))
	from hallway.mutations m where m.person_id = me and m.feed_number > after order by m.feed_number limit most)
	order by 1 limit most;
end $$;

-- The position in the caller's own feed, from a cursor of any shape; 0 for none.
create function hallway.cursor_number(value jsonb) returns bigint
language plpgsql immutable set search_path = '' as $$
begin
	return case when value::text ~ '^[0-9]{1,18}$' then value::text::bigint else 0 end;
end $$;

-- Gives what changed since the cursor; everything, if the cursor belongs to another history of this store, or is ahead of
-- it because it was put back without saying so. Stable, so that everything is read in one snapshot: a number that is not visible
-- yet belongs to a transaction that still holds the feed's lock, and every later number comes after it.
create function hallway.pull_changes(cursor jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	me constant uuid := hallway.me();
	most constant int := 500;
	history constant uuid := hallway.current_history();
	known constant jsonb := case when cursor ->> 'history' = history::text then cursor else '{}' end;
	after bigint := hallway.cursor_number(known -> 'person');
	upto bigint;
	changes jsonb;
	event_rows jsonb;
	event_cursor jsonb;
begin
	if me is null then raise exception using errcode = 'PT401', message = 'not_signed_in'; end if;
	select coalesce(f.counter, 0) into upto from (select) one left join hallway.feeds f on f.person_id = me;
	if after > upto then after := 0; end if;

	select jsonb_build_object('count', coalesce(sum(g.size), 0), 'last', max(g.last),
		'parts', coalesce(jsonb_object_agg(g.part, g.items), '{}')) into changes
	from (
		select c.part, count(*) as size, max(c.feed_number) as last, jsonb_agg(c.item order by c.feed_number) as items
		from hallway.feed_after(me, after, most) c where upto > after group by c.part
	) g;

	select coalesce(jsonb_agg(hallway.attended_event(a, e))
			filter (where e.counter > hallway.cursor_number(known #> array['events', e.id::text])), '[]'),
		coalesce(jsonb_object_agg(e.id, e.counter), '{}')
	into event_rows, event_cursor
	from hallway.attendances a join hallway.events e on e.id = a.event_id
	where a.person_id = me and a.left_at is null;

	return jsonb_build_object(
		'serverNow', hallway.iso(clock_timestamp()),
		'personId', me,
		'email', hallway.email_of(me),
		'more', (changes ->> 'count')::int = most,
		'cursor', jsonb_build_object('history', history,
			'person', case when (changes ->> 'count')::int = most then (changes ->> 'last')::bigint else upto end,
			'events', event_cursor),
		'rows', '{"profiles": [], "cards": [], "contacts": [], "exchanges": [], "notes": [], "goals": [], "remarks": [],
			"promises": [], "marks": [], "relationships": [], "reflections": [], "preferences": [], "touches": [],
			"followUpAnswers": [], "correspondences": [], "milestones": [], "voices": []}'
			|| (changes -> 'parts') - 'renamed' - 'deleted' - 'answers'
			|| jsonb_build_object('events', (select coalesce(jsonb_agg(distinct e), '[]')
				from jsonb_array_elements(event_rows || coalesce(changes #> '{parts,events}', '[]')) e)),
		'renamed', coalesce(changes #> '{parts,renamed}', '[]'),
		'deleted', coalesce(changes #> '{parts,deleted}', '[]'),
		'answers', coalesce(changes #> '{parts,answers}', '[]'));
end $$;
