begin;
set local search_path = tap, extensions, public;
select plan(16);

select tests.add_person('Ada'), tests.add_person('Bob');
select tests.add_event('Ada', 'abcd1234', 'Bob');
select tests.scan('Ada', 'Bob');

-- A right input of each kind, and values that are wrong everywhere or somewhere.
create temp table kinds as select * from (values
	('add_key', jsonb_build_object('keyId', tests.key_id('x'), 'secret', encode(tests.secret('x'), 'hex'), 'label', 'x')),
	('save_profile', '{"profile": {"name": "Ada", "headline": "x", "interests": ["x"], "links": ["x"]}}'),
	('save_card', '{"eventId": null, "sharing": {"pitch": "code"}, "asksFirst": false, "graph": "none"}'),
	('create_event', jsonb_build_object('joinCode', 'efgh5678', 'name', 'x', 'place', '', 'startsAt', tests.iso(now()), 'endsAt', null,
		'timeZone', 'UTC', 'recoveryHash', repeat('ab', 32))),
	('edit_event', jsonb_build_object('eventId', hallway.event_id_of('abcd1234'), 'name', 'x', 'place', '', 'startsAt', tests.iso(now()),
		'endsAt', tests.iso(now() + interval '1 hour'), 'timeZone', 'UTC')),
	('join_event', '{"joinCode": "abcd1234"}'),
	('leave_event', jsonb_build_object('eventId', hallway.event_id_of('abcd1234'))),
	('exchange_cards', jsonb_build_object('contactId', gen_random_uuid(), 'meetingId', gen_random_uuid(), 'code', tests.code('Bob'),
		'card', '{"name": "Bob"}'::jsonb, 'ticket', null)),
	('exchange_by_short_code', jsonb_build_object('contactId', gen_random_uuid(), 'meetingId', gen_random_uuid(), 'eventId', null,
		'shortCode', tests.short_code('Bob'))),
	('undo_exchange', jsonb_build_object('meetingId', gen_random_uuid())),
	('confirm_exchange', jsonb_build_object('contactId', tests.contact('Ada'), 'eventId', null)),
	('withdraw_exchange', jsonb_build_object('contactId', tests.contact('Ada'), 'eventId', null)),
	('block_person', jsonb_build_object('contactId', tests.contact('Ada'))),
	('unblock_person', jsonb_build_object('contactId', tests.contact('Ada'))),
	('save_note', jsonb_build_object('contactId', tests.contact('Ada'), 'text', 'x', 'was', '')),
	('set_goal', jsonb_build_object('goalId', gen_random_uuid(), 'eventId', null, 'kind', 'own', 'target', 1, 'text', 'x', 'tickedAt', null)),
	('drop_goal', jsonb_build_object('goalId', gen_random_uuid())),
	('save_preferences', '{"quiet": true}'),
	('save_remark', jsonb_build_object('remarkId', gen_random_uuid(), 'contactId', tests.contact('Ada'), 'eventId', null, 'kind', 'topic', 'text', 'x', 'was', '')),
	('save_promise', jsonb_build_object('promiseId', gen_random_uuid(), 'contactId', tests.contact('Ada'), 'eventId', null, 'by', 'me', 'text', 'x', 'was', '',
		'dueOn', null, 'keptAt', null)),
	('mark_person', jsonb_build_object('contactId', tests.contact('Ada'), 'eventId', null, 'worth', true, 'deepen', true, 'thank', true)),
	('set_relationship', jsonb_build_object('contactId', tests.contact('Ada'), 'kind', 'friend')),
	('save_reflection', jsonb_build_object('eventId', hallway.event_id_of('abcd1234'), 'well', 'x', 'next', 'x', 'wasWell', '', 'wasNext', '', 'doneAt', null)),
	('mark_sent', jsonb_build_object('touchId', gen_random_uuid(), 'contactId', tests.contact('Ada'), 'eventId', null, 'happenedAt', null, 'channel', 'email',
		'settles', '["first/none"]'::jsonb, 'subject', 'x', 'text', 'x')),
	('record_touch', jsonb_build_object('touchId', gen_random_uuid(), 'contactId', tests.contact('Ada'), 'eventId', null, 'kind', 'met', 'happenedAt', null,
		'channel', null, 'text', 'x')),
	('drop_touch', jsonb_build_object('touchId', gen_random_uuid())),
	('answer_follow_up', jsonb_build_object('contactId', tests.contact('Ada'), 'kind', 'check-in', 'cause', 'none', 'doneAt', null, 'snoozedUntil', null)),
	('set_correspondence', jsonb_build_object('contactId', tests.contact('Ada'), 'every', 'days', 'days', 30, 'restingSince', null, 'language', 'de', 'address', 'du',
		'channel', 'sms')),
	('save_milestone', jsonb_build_object('milestoneId', gen_random_uuid(), 'contactId', tests.contact('Ada'), 'kind', 'own', 'month', 2, 'day', 29, 'year', null,
		'text', 'x')),
	('drop_milestone', jsonb_build_object('milestoneId', gen_random_uuid())),
	('save_voice', '{"voice": {"tone": "warm", "greetings": {"de": "x"}, "phrases": []}}')) k (kind, input);
create temp table wrong (n int generated always as identity, value jsonb);
insert into wrong (value) select v::jsonb as value from unnest(array[
	'null', 'true', '0', '-1', '1e15', '-1e-15', '2147483648', '""', '" "', '"x"', '[]', '{}', '[null]', '[[[]]]', '[{"name": 1}]',
	'{"name": null}', '{"name": {"name": "x"}}', '{"name": "x", "links": {}}', '{"name": "x", "interests": [1]}', '{"__proto__": "x", "name": "x"}',
	'{"name": "x", "name''; drop table hallway.keys; --": "x"}', '"''; drop table hallway.keys; --"', '"%s%n$1{}\\"', '"\u202e\u0001\uffff"',
	'"00000000-0000-0000-0000-000000000000"', '"{abcd1234-0000-0000-0000-000000000000}"', '"0001-01-01T00:00:00Z"', '"0000-01-01T00:00:00Z"',
	'"9999-12-31T24:00:00Z"', '"9999-12-31T23:59:60Z"', '"294277-01-01T00:00:00Z"', '"-0001-01-01T00:00:00Z"', '"2026-02-30T00:00:00Z"',
	'"2026-01-01T25:00:00Z"', '"infinity"', '"NaN"', '"now"', '"epoch"', '"١٢٣٤-٠١-٠١T٠٠:٠٠:٠٠Z"', '"../../../etc/passwd"', '"/etc/localtime"',
	'"posix/UTC"', '"UTC+99999999999"', '"abcdefgh"', '"1"', '"11"', '"gg"', '"zzzzzzzz"', '"code"', '"name"']) v
	union all select to_jsonb(repeat(c, 9000)) from unnest(array['x', '0', 'f', ' ', '-', 'ß', '[']) c
	union all select (repeat('[', 500) || repeat(']', 500))::jsonb;

create function pg_temp.batch(mutation jsonb) returns jsonb language sql as $$
	select jsonb_build_object('protocol', 1, 'outboxId', tests.uuid('outbox of Ada'), 'sentAt', tests.iso(now()), 'mutations', jsonb_build_array(mutation)) $$;
create function pg_temp.try(batch jsonb) returns text language plpgsql as $$
declare
	answer jsonb;
begin
	perform tests.act_as('Ada');
	answer := public.push_changes(batch) #> '{answers,0}';
	perform set_config('role', 'none', true);
	return tests.said(answer);
exception when others then
	return sqlstate || ' ' || sqlerrm;
end $$;

-- Each of them in place of each value of each input, as many in one batch as may be; what a batch did is taken back.
create function pg_temp.said_to_wrong_values() returns table (kind text, key text, value text, said text) language plpgsql as $$
declare
	target record;
	answers jsonb;
begin
	for target in
		select k.kind, e.key, h.half, jsonb_agg(jsonb_build_object('id', tests.uuid(w.n::text), 'kind', k.kind,
			'happenedAt', tests.iso(now()), 'input', jsonb_set(k.input, array[e.key], w.value))) as mutations
		from kinds k, jsonb_each(k.input) e, (values (0), (1)) h (half), wrong w
		where w.n % 2 = h.half group by 1, 2, 3
	loop
		begin
			perform tests.act_as('Ada');
			answers := public.push_changes(pg_temp.batch('{}') || jsonb_build_object('mutations', target.mutations)) -> 'answers';
			raise exception 'taken back' using errcode = 'HW999';
		exception when sqlstate 'HW999' then
			return query select target.kind, target.key, left(w.value::text, 60), tests.said(a)
				from wrong w join jsonb_array_elements(answers) a on a ->> 'id' = tests.uuid(w.n::text)::text;
		end;
	end loop;
end $$;
create temp table said as select * from pg_temp.said_to_wrong_values();
select cmp_ok((select count(*) from said), '>', 2000::bigint, 'thousands of wrong values were tried');
select is_empty($$ select * from said where said.said !~ '^[a-z_]+$' $$, 'none fails the call');
select is_empty($$ select * from said where said.said in ('internal', 'busy', 'slow_down') $$, 'none surprises the database');
select is_empty($$ select * from said where said.said = 'applied' and (kind, key) not in (
	('add_key', 'label'), ('create_event', 'name'), ('create_event', 'place'), ('create_event', 'joinCode'), ('edit_event', 'name'), ('edit_event', 'place'),
	('create_event', 'startsAt'), ('create_event', 'endsAt'), ('edit_event', 'endsAt'), ('edit_event', 'startsAt'), ('save_note', 'text'), ('exchange_cards', 'card'), ('exchange_cards', 'ticket'),
	('exchange_cards', 'contactId'), ('exchange_cards', 'meetingId'), ('exchange_by_short_code', 'contactId'), ('exchange_by_short_code', 'meetingId'),
	('exchange_by_short_code', 'eventId'), ('save_card', 'sharing'), ('save_card', 'asksFirst'), ('save_card', 'eventId'), ('save_card', 'graph'), ('save_profile', 'profile'),
	('confirm_exchange', 'eventId'), ('withdraw_exchange', 'eventId'), ('undo_exchange', 'meetingId'), ('save_note', 'was'), ('set_goal', 'goalId'), ('set_goal', 'eventId'),
	('set_goal', 'text'), ('set_goal', 'tickedAt'), ('drop_goal', 'goalId'), ('save_preferences', 'quiet'), ('save_remark', 'remarkId'), ('save_remark', 'eventId'),
	('save_remark', 'text'), ('save_remark', 'was'), ('save_promise', 'promiseId'), ('save_promise', 'eventId'), ('save_promise', 'text'), ('save_promise', 'was'),
	('save_promise', 'dueOn'), ('save_promise', 'keptAt'), ('mark_person', 'eventId'), ('mark_person', 'worth'), ('mark_person', 'deepen'), ('mark_person', 'thank'),
	('set_relationship', 'kind'), ('save_reflection', 'well'), ('save_reflection', 'next'), ('save_reflection', 'wasWell'), ('save_reflection', 'wasNext'),
	('save_reflection', 'doneAt'), ('mark_sent', 'touchId'), ('mark_sent', 'eventId'), ('mark_sent', 'happenedAt'), ('mark_sent', 'settles'), ('mark_sent', 'subject'),
	('mark_sent', 'text'), ('record_touch', 'touchId'), ('record_touch', 'eventId'), ('record_touch', 'happenedAt'), ('record_touch', 'channel'), ('record_touch', 'text'),
	('drop_touch', 'touchId'), ('answer_follow_up', 'cause'), ('answer_follow_up', 'doneAt'), ('answer_follow_up', 'snoozedUntil'), ('set_correspondence', 'restingSince'),
	('set_correspondence', 'language'), ('set_correspondence', 'address'), ('set_correspondence', 'channel'), ('save_milestone', 'milestoneId'), ('save_milestone', 'year'),
	('save_milestone', 'text'), ('drop_milestone', 'milestoneId'), ('save_voice', 'voice')) $$, 'only where the value is a right one after all');
select is_empty($$ select * from said where said.said = 'applied' and value ~ 'proto|drop table|24:00|294277|infinity|etc' and key not in ('name', 'place', 'text', 'subject', 'label', 'joinCode', 'was', 'well', 'next', 'wasWell', 'wasNext') $$,
	'and none of the bad ones');

-- The mutation and the batch around it.
create function pg_temp.with(part text, value jsonb) returns text language sql as $$
	select pg_temp.try(pg_temp.batch(jsonb_build_object('id', gen_random_uuid(), 'kind', 'save_note', 'happenedAt', tests.iso(now()),
		'input', '{}'::jsonb) || jsonb_build_object(part, value))) $$;
select is_empty($$ select w.value, s from wrong w, lateral pg_temp.with('kind', w.value) s where s <> 'unknown_mutation' $$, 'a kind of any type is unknown');
select is_empty($$ select w.value, s from wrong w, lateral pg_temp.with('happenedAt', w.value) s where s not in ('invalid_input', 'contact_not_found') $$, 'a time of any type');
select is_empty($$ select w.value, s from wrong w, lateral pg_temp.with('input', w.value) s where s <> 'invalid_input' $$, 'an input of any type');
select is_empty($$ select w.value, s from wrong w, lateral pg_temp.with('id', w.value) s where s not in ('PT400 invalid_batch', 'invalid_input') $$, 'an id of any type');
select is_empty($$ select w.value, s, k from wrong w, unnest(array['protocol', 'outboxId', 'sentAt', 'mutations']) k,
	lateral pg_temp.try(pg_temp.batch('{}') || jsonb_build_object(k, w.value)) s where s !~ '^PT4' $$, 'a batch of any shape');
select is_empty($$ select w.value, s from wrong w, lateral pg_temp.try(w.value) s where s !~ '^PT4' $$, 'or no batch at all');

create function pg_temp.pull(cursor jsonb) returns text language plpgsql as $$
begin
	return jsonb_typeof(tests.pull('Ada', cursor));
exception when others then
	return sqlstate || ' ' || sqlerrm;
end $$;
select is_empty($$ select w.value, s from wrong w, unnest(array['person', 'events', 'x']) k, lateral pg_temp.pull(jsonb_build_object(k, w.value)) s
	where s <> 'object' union all select w.value, pg_temp.pull(w.value) from wrong w where pg_temp.pull(w.value) <> 'object' $$, 'a cursor of any shape begins anew');

-- Numbers that are short on the wire and long as a text: 20,000 of them would be gigabytes.
create function pg_temp.many(number text, most int) returns jsonb language sql as $$
	select jsonb_object_agg(gen_random_uuid(), number::jsonb) from generate_series(1, most) $$;
select is_empty($$ select n, s from unnest(array['1e131071', '-1e131071', '1e-16383']) n, lateral pg_temp.try(pg_temp.batch(
	jsonb_build_object('id', gen_random_uuid(), 'kind', 'save_note', 'happenedAt', tests.iso(now()), 'input', jsonb_build_object('text', pg_temp.many(n, 3000))))) s
	where s <> 'PT400 invalid_batch' $$, 'numbers that would grow are refused as they are');
select is(pg_temp.try(pg_temp.batch(jsonb_build_object('id', gen_random_uuid(), 'kind', 'of the future', 'happenedAt', tests.iso(now()),
	'input', '{"at": [52.5, -13.4, 0, 1e-3, 1760000000000]}'::jsonb))), 'unknown_mutation', 'ordinary ones are not');
select is((select array_agg(k) from jsonb_object_keys(tests.pull('Ada', jsonb_build_object('events', pg_temp.many('1e131071', 3000))) #> '{cursor,events}') k),
	array[hallway.event_id_of('abcd1234')::text], 'and a cursor comes back with the events of its person only');

select is((select count(*) from hallway.keys), 2::bigint, 'the tables are all there');

select * from finish();
rollback;
