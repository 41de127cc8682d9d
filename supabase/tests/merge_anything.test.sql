begin;
set local search_path = tap, extensions, public;
select plan(2);

-- Random lives of six people who do everything that one can do, while some of them turn out to be the same person.
create function pg_temp.one_of(variadic options text[]) returns text language sql as $$
	select options[1 + floor(random() * array_length(options, 1))::int] $$;

-- A contact and an exchange of a person, at random; null if there is none.
create function pg_temp.some_contact(name text) returns text language sql as $$
	select r ->> 'id' from tests.rows(name, 'contacts') r order by random() limit 1 $$;
create function pg_temp.some_exchange(name text) returns jsonb language sql as $$
	select r from tests.rows(name, 'exchanges') r order by random() limit 1 $$;

-- Does one thing as a person. Gives what was said.
create function pg_temp.live(name text, other text, step int) returns text language plpgsql as $$
declare
	event constant uuid := (array[null, hallway.event_id_of('abcd1234'), hallway.event_id_of('efgh5678')])[1 + floor(random() * 3)::int];
	ago constant interval := floor(random() * 80) * interval '1 minute';
	exchange constant jsonb := pg_temp.some_exchange(name);
	named constant jsonb := jsonb_build_object('contactId', exchange -> 'contactId', 'eventId', exchange -> 'eventId');
	contact constant jsonb := jsonb_build_object('contactId', pg_temp.some_contact(name));
	verb constant text := pg_temp.one_of('scan', 'scan', 'scan', 'scan', 'badge', 'type', 'undo', 'note', 'note', 'confirm', 'withdraw', 'withdraw',
		'block', 'unblock', 'card', 'profile', 'join', 'leave', 'remark', 'promise', 'mark', 'relate', 'reflect', 'goal');
begin
	return verb || ': ' || tests.said(case verb
		when 'scan' then tests.scan(name, other, event, now() + (random() * 16 - 8) * interval '1 minute', ago, step::text)
		when 'badge' then tests.scan(name, other, event, null, ago, step::text)
		when 'type' then tests.push(name, 'exchange_by_short_code', jsonb_build_object('contactId', gen_random_uuid(), 'meetingId', gen_random_uuid(),
			'eventId', event, 'shortCode', tests.short_code(other, event)), ago)
		when 'undo' then tests.push(name, 'undo_exchange', jsonb_build_object('meetingId', coalesce(exchange #> '{meetings,0,id}', to_jsonb(gen_random_uuid()))))
		when 'note' then tests.push(name, 'save_note', contact || jsonb_build_object('text', pg_temp.one_of('', 'tea', 'dog')), ago)
		when 'remark' then tests.push(name, 'save_remark', named || jsonb_build_object('remarkId', tests.uuid(name || pg_temp.one_of('1', '2')), 'kind', 'topic',
			'text', pg_temp.one_of('', 'tea', 'dog'), 'was', pg_temp.one_of('', 'tea', 'dog')), ago)
		when 'promise' then tests.push(name, 'save_promise', named || jsonb_build_object('promiseId', gen_random_uuid(), 'by', pg_temp.one_of('me', 'them'),
			'text', 'x', 'dueOn', null, 'keptAt', null), ago)
		when 'mark' then tests.push(name, 'mark_person', named || jsonb_build_object(pg_temp.one_of('worth', 'deepen', 'thank'), random() < 0.5), ago)
		when 'relate' then tests.push(name, 'set_relationship', contact || jsonb_build_object('kind', nullif(pg_temp.one_of('mentor', 'friend', ''), '')), ago)
		when 'reflect' then tests.push(name, 'save_reflection', jsonb_build_object('eventId', event, 'well', pg_temp.one_of('tea', ''), 'next', 'x', 'doneAt', null), ago)
		when 'goal' then tests.push(name, 'set_goal', jsonb_build_object('goalId', tests.uuid(pg_temp.one_of('1', '2')), 'eventId', event, 'kind', 'noted',
			'target', 1 + step % 9, 'text', '', 'tickedAt', null), ago)
		when 'confirm' then tests.push(name, 'confirm_exchange', named, ago)
		when 'withdraw' then tests.push(name, 'withdraw_exchange', named, ago)
		when 'block' then tests.push(name, 'block_person', contact, ago)
		when 'unblock' then tests.push(name, 'unblock_person', contact, ago)
		when 'card' then tests.push(name, 'save_card', jsonb_build_object('eventId', event, 'asksFirst', random() < 0.3, 'graph', pg_temp.one_of('name', 'dot', 'none'),
			'sharing', jsonb_build_object(pg_temp.one_of('pitch', 'headline', 'email'), pg_temp.one_of('code', 'after', 'private'))), ago)
		when 'profile' then tests.push(name, 'save_profile', jsonb_build_object('profile', jsonb_build_object('name', name, 'headline', 'Step ' || step)
			|| jsonb_build_object(pg_temp.one_of('pitch', 'email', 'phone'), 'x')), ago)
		when 'join' then tests.push(name, 'join_event', jsonb_build_object('joinCode', pg_temp.one_of('abcd1234', 'efgh5678')), ago)
		when 'leave' then tests.push(name, 'leave_event', jsonb_build_object('eventId', event), ago) end);
end $$;

-- Merges two of them, or links none if they are one already. Says what went wrong for whom.
create function pg_temp.become_one(old text, kept text) returns text language plpgsql as $$
declare
	names constant text[] := array['P1', 'P2', 'P3', 'P4', 'P5', 'P6'];
	before constant text := tests.wrong();
	known constant jsonb := (select jsonb_object_agg(n, tests.know(n)) from unnest(names) n);
	said jsonb;
begin
	if before <> '' then return 'before: ' || before; end if;
	said := case when random() < 0.5 then tests.merge(old, kept) else tests.hand_over(kept, old) end;
	return case when said ? 'personId' then '' else 'said ' || coalesce(said::text, 'nothing') || E'\n' end || tests.wrong()
		-- Who is somebody else now starts anew.
		|| coalesce((select string_agg(E'\n' || n || ' missed ' || m, '') from unnest(names) n, tests.missed(n, known -> n) m
			where m <> '' and known #>> array[n, 'person'] = tests.pull(n) ->> 'personId'), '');
end $$;

create function pg_temp.world(seed int) returns text language plpgsql as $$
declare
	names constant text[] := array['P1', 'P2', 'P3', 'P4', 'P5', 'P6'];
	story text := '';
	said text;
	a text;
	b text;
begin
	perform setseed(seed / 1000.0);
	perform tests.add_person(n) from unnest(names) n;
	perform tests.add_event('P1', 'abcd1234', 'P2', 'P3', 'P4', 'P5'), tests.add_event('P2', 'efgh5678', 'P1', 'P3', 'P6');
	for step in 1..90 loop
		a := pg_temp.one_of(variadic names);
		b := pg_temp.one_of(variadic array_remove(names, a));
		if step in (50, 75) then
			said := pg_temp.become_one(a, b);
			story := story || E'\n' || step || ' ' || a || ' becomes ' || b;
			if said <> '' then return 'seed ' || seed || story || E'\n' || said; end if;
		else
			said := pg_temp.live(a, b, step);
			story := story || E'\n' || step || ' ' || a || ' ' || b || ' ' || coalesce(said, 'null');
			if said ~ 'internal|busy' then return 'seed ' || seed || story; end if;
		end if;
	end loop;
	said := tests.wrong();
	return case when said = '' then '' else 'seed ' || seed || story || E'\n' || said end;
end $$;

-- Each in a life of its own.
create function pg_temp.undone(seed int) returns text language plpgsql as $$
declare
	said text;
begin
	begin
		said := pg_temp.world(seed);
		raise exception using errcode = 'HW999';
	exception when sqlstate 'HW999' then
		return said;
	end;
end $$;
select is((select string_agg(said, E'\n') from generate_series(1, 5) seed, pg_temp.undone(seed) said where said <> ''), null, 'five lives');

select is(tests.wrong(), '', 'and nothing is left of them');
select * from finish();
rollback;
