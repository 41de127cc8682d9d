begin;
set local search_path = tap, extensions, public;
select plan(45);

-- What an answer says, as one text: `key outcome` of each row.
create function pg_temp.outcomes(answer jsonb) returns text
language sql as $$ select string_agg((r ->> 'key') || ' ' || (r ->> 'outcome'), ', ' order by n)
	from jsonb_array_elements(answer -> 'rows') with ordinality x (r, n); $$;

-- Imports rows as a person; an error is its code.
create function pg_temp.import(name text, event uuid, rows jsonb, trial boolean default false) returns jsonb
language plpgsql as $$
declare
	answer jsonb;
begin
	perform tests.act_as(name);
	answer := public.import_attendees(event, rows, trial);
	perform set_config('role', 'none', true);
	return answer;
exception when others then
	perform set_config('role', 'none', true);
	return to_jsonb(sqlstate || ' ' || sqlerrm);
end $$;

create function pg_temp.summary(name text, event uuid) returns jsonb
language plpgsql as $$
declare
	answer jsonb;
begin
	perform tests.act_as(name);
	answer := public.invitation_summary(event);
	perform set_config('role', 'none', true);
	return answer;
exception when others then
	perform set_config('role', 'none', true);
	return to_jsonb(sqlstate || ' ' || sqlerrm);
end $$;

select tests.add_person('Olu'), tests.add_person('Bob'), tests.add_person('Cem'), tests.add_person('Hal');
create temp table event as select tests.add_event('Olu', 'abcd1234', 'Bob', 'Hal') as id;
update hallway.attendances set role = 'host' where person_id = tests.uuid('Hal');
grant select on event to authenticated, anon;
create temp table list as select '[{"key": "t1", "name": "Ada", "email": "ada@example.test", "headline": "Maps", "organisation": "Atlas", "ticket": "Early"},
	{"key": "t2", "name": "Bob"}, {"key": "t3", "name": "Cem", "status": "cancelled"}]'::jsonb as rows;

-- As somebody who may not.
select is(pg_temp.import('Bob', (select id from event), (select rows from list)), '"PT403 not_organizer"', 'an attendee imports nobody');
select is(pg_temp.import('Hal', (select id from event), (select rows from list)), '"PT403 not_organizer"', 'nor a host');
select is(pg_temp.import('Cem', (select id from event), (select rows from list)), '"PT403 not_organizer"', 'nor a stranger');
select is(left(pg_temp.import('', (select id from event), (select rows from list)) #>> '{}', 5), '42501', 'nor anybody who is not signed in');
select is(pg_temp.import('Olu', tests.uuid('nowhere'), (select rows from list)), '"PT403 not_organizer"', 'nor into an event that is none');

-- As the organizer.
select is(pg_temp.import('Olu', (select id from event), (select rows from list), true),
	'{"rows": [{"key": "t1", "outcome": "new"}, {"key": "t2", "outcome": "new"}, {"key": "t3", "outcome": "cancelled"}]}', 'a trial says what would happen');
select is((select count(*) from hallway.invitations), 0::bigint, 'and writes nothing');
create temp table done as select pg_temp.import('Olu', (select id from event), (select rows from list)) as answer;
select is(pg_temp.outcomes((select answer from done)), 't1 new, t2 new, t3 cancelled', 'then it happens');
select is((select count(*) from hallway.invitations), 2::bigint, 'who cancelled before is not kept');
select is((select answer #>> '{rows,0,token}' from done), (select encode(hallway.invitation_token(s.secret, i.id), 'hex')
	from hallway.invitations i join hallway.invitation_secrets s using (event_id) where i.source_key = 't1'), 'each gets the token of the own link');
select is((select string_agg(k, ',' order by k) from jsonb_object_keys((select answer #> '{rows,0}' from done)) k), 'id,key,outcome,token', 'and nothing else');
select is(pg_temp.outcomes(pg_temp.import('Olu', (select id from event), (select rows from list))), 't1 same, t2 same, t3 cancelled', 'importing again changes nothing');
select is(pg_temp.import('Olu', (select id from event), '[{"key": "t1", "name": "Ada L.", "email": "ada@example.test"}]') #>> '{rows,0,token}',
	(select answer #>> '{rows,0,token}' from done), 'another name is a change, and the link stays');
select is(pg_temp.outcomes(pg_temp.import('Olu', (select id from event), '[{"key": "t1", "name": "Ada L.", "status": "cancelled"},
	{"key": "t2", "status": "cancelled"}, {"key": "t2", "name": "Bob"}]')), 't1 cancelled, t2 cancelled, t2 invalid', 'cancelled; and of two rows with one key the second counts for nothing');
select is(pg_temp.outcomes(pg_temp.import('Olu', (select id from event), '[{"key": "t2", "name": "Bob"}]')), 't2 changed', 'who is invited again is back');
select is((select jsonb_agg(r ->> 'outcome') from jsonb_array_elements(pg_temp.import('Olu', (select id from event), jsonb_build_array(
	jsonb '{"key": "", "name": "x"}', jsonb '{"key": "a"}', jsonb '{"key": "b", "name": " \u2003 "}', jsonb '{"key": 7, "name": "x"}', jsonb '{"key": "c", "name": ["x"]}',
	jsonb_build_object('key', 'd', 'name', repeat('x', 101)), jsonb '{"key": "e", "name": "x", "status": "paid"}', jsonb '7', jsonb 'null', jsonb '[]',
	jsonb_build_object('key', 'f', 'name', 'x', 'email', repeat('x', 255)), jsonb '{"key": "g", "name": "x''); drop table hallway.events; --"}')) -> 'rows') r),
	'["invalid", "invalid", "invalid", "invalid", "invalid", "invalid", "invalid", "invalid", "invalid", "invalid", "invalid", "new"]', 'what is no row is invalid, one by one');
select is(pg_temp.import('Olu', (select id from event), '{"key": "t1"}'), '"PT400 invalid_input"', 'what is no list is refused');
select is(pg_temp.import('Olu', (select id from event), (select jsonb_agg(jsonb_build_object('key', n, 'name', 'n')) from generate_series(1, 501) n)),
	'"PT413 too_many_rows"', 'as is one of more than 500');

select is(pg_temp.import('Olu', (select id from event), '[[[1e99999]]]'), '"PT400 invalid_input"', 'and one with a number that would fill the memory as a text');
select is(pg_temp.import('Olu', (select id from event), '[{"key": "t9", "name": "x", "more": [1e-9999]}]', true), '"PT400 invalid_input"', 'also in a trial');

-- Counts.
select is(pg_temp.summary('Olu', (select id from event)) - 'mails', '{"invited": 2, "cancelled": 1, "withAddress": 0, "joined": null, "mail": false, "mayMail": false}', 'the organizer gets counts');
select is(pg_temp.summary('Hal', (select id from event)), '"PT403 not_organizer"', 'a host does not');
update hallway.invitations i set joined_by = tests.uuid('Bob'), joined_at = now() - interval '1 hour' where i.source_key = 't2';
select is(pg_temp.summary('Olu', (select id from event)) -> 'joined', 'null', 'that one joined is not told');
update hallway.attendances set role = 'attendee' where person_id = tests.uuid('Olu');
select is(pg_temp.import('Olu', (select id from event), (select rows from list)), '"PT403 not_organizer"', 'an organizer who is none any more imports nothing');
select is(pg_temp.summary('Olu', (select id from event)), '"PT403 not_organizer"', 'and is told nothing');
select is((select count(*) from pg_policies p where p.tablename like 'invitation%' and p.qual <> 'false'), 0::bigint, 'nobody reads the tables themselves');


-- A ticket that is passed on, of somebody who joined.
select tests.add_person('Olga');
create temp table next as select tests.add_event('Olga', 'efgh5678', 'Cem') as id;
create function pg_temp.ticket(name text, email text, trial boolean default false) returns jsonb
language sql as $$ select pg_temp.import('Olga', (select id from next), jsonb_build_array(jsonb_build_object('key', 't', 'name', name, 'email', email)), trial) #> '{rows,0}'; $$;
create temp table first as select pg_temp.ticket('Ada', 'ada@example.test') as row;
select pg_temp.import('Olga', (select id from next), (select jsonb_agg(jsonb_build_object('key', n::text, 'name', 'Guest')) from generate_series(1, 6) n));
create temp table badge as select i.badge_key_id as id from hallway.invitations i where i.source_key = 't';
update hallway.invitations i set joined_by = tests.uuid('Cem'), joined_at = now() - interval '1 hour'
where i.event_id = (select id from next) and i.source_key in ('t', '1', '2', '3');
select is(pg_temp.summary('Olga', (select id from next)) -> 'joined', 'null', 'nor that four did');
update hallway.invitations i set joined_by = tests.uuid('Cem'), joined_at = now() - interval '1 hour' where i.event_id = (select id from next);
select is(pg_temp.summary('Olga', (select id from next)) ->> 'joined', '5', 'seven who joined are about five');
select is(pg_temp.ticket('Ada L.', 'ada@example.test') ->> 'token', (select row ->> 'token' from first), 'another name is the same person');
select is(pg_temp.ticket('ada l.', 'ada.l@example.test') ->> 'token', (select row ->> 'token' from first), 'another address too');
select is(pg_temp.ticket('Bob', 'bob@example.test', true), '{"key": "t", "outcome": "new"}', 'under another name and address it was passed on, says a trial');
select is((select count(*) from hallway.invitations i where i.status = 'passed'), 0::bigint, 'and changes nothing');
create temp table second as select pg_temp.ticket('Bob', 'bob@example.test') as row;
select is((select row ->> 'outcome' from second), 'new', 'then it is');
select isnt((select row ->> 'token' from second), (select row ->> 'token' from first), 'with a link of its own');
select is((select count(*) from hallway.invitations i join badge b on b.id = i.badge_key_id where i.source_key = 't'), 0::bigint, 'and a badge of its own');
select is(array[tests.call('', 'look_up_invitation', (select row ->> 'token' from first)), tests.call('', 'look_up_invitation', (select row ->> 'token' from second)) -> 'name'],
	array[null, '"Bob"']::jsonb[], 'the link of before leads to nobody');
select tests.push('Bob', 'join_event', jsonb_build_object('joinCode', 'efgh5678', 'invitation', (select row ->> 'token' from first)));
select is((select array_agg(i.name || i.email || i.status || (i.joined_by = tests.uuid('Cem'))::text) from hallway.invitations i where i.id = (select (row ->> 'id')::uuid from first)),
	array['passedtrue'], 'and makes nobody anybody; neither name nor address is kept');
select is(pg_temp.summary('Olga', (select id from next)) - 'mails', '{"invited": 7, "cancelled": 0, "withAddress": 1, "joined": 5, "mail": false, "mayMail": false}',
	'the number of who joined does not tell that this one had');
select is(pg_temp.ticket('Bob', 'bob@example.test') - 'id', (select row - 'id' || '{"outcome": "same"}' from second), 'importing again changes nothing');
grant select on next to authenticated;
select tests.act_as('Olga');
create temp table sheet as select jsonb_path_query_array(public.badges((select id from next), null), '$.badges[*].name') as names;
select set_config('role', 'none', true);
select is((select names from sheet), '["Guest", "Guest", "Guest", "Guest", "Guest", "Guest", "Bob"]', 'and one badge is printed for it');

-- What one account has stored within a day.
create temp table another as select tests.add_event('Olu', 'mnpq7890') as id;
grant select on another to authenticated;
delete from hallway.tallies t where t.kind like 'invitations%';
insert into hallway.tallies (person_id, kind, bucket, count)
values (tests.uuid('Olu'), 'invitations-made', date_trunc('hour', now()) - interval '23 hours', 99999);
select is(pg_temp.outcomes(pg_temp.import('Olu', (select id from another), '[{"key": "a", "name": "Ada"}]')), 'a new', 'a hundred thousand people in a day');
select is(pg_temp.import('Olu', (select id from another), '[{"key": "b", "name": "Bo"}]'), '"PT429 too_many_today"', 'and no more');
select is((select count(*)::int from hallway.invitations i where i.event_id = (select id from another)), 1, 'nothing of it is stored');
select is(pg_temp.outcomes(pg_temp.import('Olu', (select id from another), '[{"key": "a", "name": "Ada L."}]')), 'a changed', 'a list comes again as often as one likes');
update hallway.tallies t set bucket = t.bucket - interval '1 hour' where t.kind = 'invitations-made';
select is(pg_temp.outcomes(pg_temp.import('Olu', (select id from another), '[{"key": "b", "name": "Bo"}]')), 'b new', 'the next day there is room again');

select * from finish();
rollback;
