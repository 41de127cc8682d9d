begin;
set local search_path = tap, extensions, public;
select plan(21);

-- Calls a function of badges as a person; an error is its code.
create function pg_temp.ask(name text, function text, event uuid, argument jsonb) returns jsonb
language plpgsql as $$
declare
	answer jsonb;
begin
	perform tests.act_as(name);
	case function
		when 'badges' then answer := public.badges(event, (argument #>> '{}')::uuid);
		when 'add_badges' then answer := public.add_badges(event, argument);
		when 'mark_badges_printed' then answer := public.mark_badges_printed(event, argument);
		when 'import_attendees' then answer := public.import_attendees(event, argument, false);
	end case;
	perform set_config('role', 'none', true);
	return answer;
exception when others then
	perform set_config('role', 'none', true);
	return to_jsonb(sqlstate || ' ' || sqlerrm);
end $$;

select tests.add_person('Olu'), tests.add_person('Bob'), tests.add_person('Eve'), tests.add_person('Hal');
create temp table event as select tests.add_event('Olu', 'abcd1234', 'Bob', 'Hal') as id;
update hallway.attendances set role = 'host' where person_id = tests.uuid('Hal');
select pg_temp.ask('Olu', 'import_attendees', (select id from event), (select jsonb_agg(jsonb_build_object('key', n::text, 'name', 'Guest ' || n))
	from generate_series(1, 500) n));
select pg_temp.ask('Olu', 'import_attendees', (select id from event), '[{"key": "x", "name": "Last"}, {"key": "7", "status": "cancelled"}]');

select is(array(select pg_temp.ask(n, f, (select id from event), '[]') #>> '{}' from unnest(array['Bob', 'Eve', 'Hal']) n,
	unnest(array['add_badges', 'mark_badges_printed']) f), array_fill('PT403 not_organizer'::text, array[6]), 'attendees, hosts and strangers make and mark none');
select is(array(select pg_temp.ask(n, 'badges', (select id from event), 'null') #>> '{}' from unnest(array['Bob', 'Eve', 'Hal']) n),
	array_fill('PT403 not_organizer'::text, array[3]), 'and see none');
select is(left(pg_temp.ask('', 'badges', (select id from event), 'null') #>> '{}', 5), '42501', 'nor does anybody who is not signed in');

create temp table page as select pg_temp.ask('Olu', 'badges', (select id from event), 'null') as answer;
select is((select jsonb_array_length(answer -> 'badges') || ' ' || (answer ->> 'more') from page), '500 false', 'all that are invited: 500 and the last, without the one who cancelled');
select is((select string_agg(b ->> 'name', ', ') from (select b from page, jsonb_array_elements(answer -> 'badges') with ordinality x (b, n)
	order by n limit 2) f) || ', ' || (select answer #>> '{badges,499,name}' from page), 'Guest 1, Guest 2, Last', 'in the order of the list');
select is((select string_agg(k, ',' order by k) from jsonb_object_keys((select answer #> '{badges,0}' from page)) k),
	'headline,id,isPrinted,name,organisation,secret,token', 'no address, no ticket, nothing on who joined');
select is((select count(distinct b ->> 'secret') + count(distinct b ->> 'token') from page, jsonb_array_elements(answer -> 'badges') b), 1000::bigint, 'each with secrets of its own');
select is((select encode(substring(sha256(decode(answer #>> '{badges,0,secret}', 'hex')) from 1 for 10), 'hex') from page),
	(select encode(i.badge_key_id, 'hex') from hallway.invitations i where i.source_key = '1'), 'whose key the badge''s is');

-- At the door.
create temp table made as select pg_temp.ask('Olu', 'add_badges', (select id from event), '[{"name": "Walk In", "headline": "Late"}, {}]') as answer;
select is((select (answer #>> '{badges,0,name}') || '/' || (answer #>> '{badges,1,name}') from made), 'Walk In/', 'one for a walk-in and a blank one');
select is(pg_temp.ask('Olu', 'badges', (select id from event), to_jsonb((select answer #>> '{badges,499,id}' from page))) -> 'badges',
	(select answer -> 'badges' from made), 'they come after the others');
select is(pg_temp.ask('Olu', 'badges', (select id from event), 'null') ->> 'more', 'true', 'on a second page by now');
select is(pg_temp.ask('Olu', 'add_badges', (select id from event), jsonb_build_array(jsonb_build_object('name', repeat('x', 101)))), '"PT400 invalid_input"',
	'a name that is too long is refused');
select is(pg_temp.ask('Olu', 'add_badges', (select id from event), (select jsonb_agg(jsonb '{}') from generate_series(1, 101))), '"PT413 too_many_rows"', 'as are more than a hundred');
select is(tests.call('', 'look_up_invitation', (select answer #>> '{badges,1,token}' from made)) ->> 'name', '', 'a blank one can be claimed by its link');

-- Printed.
select is(pg_temp.ask('Olu', 'mark_badges_printed', (select id from event), (select jsonb_build_array(answer #> '{badges,0,id}', 'nonsense', tests.uuid('other')) from page)),
	'{"marked": 1}', 'what was printed is noted');
select is(pg_temp.ask('Olu', 'badges', (select id from event), 'null') #>> '{badges,0,isPrinted}', 'true', 'and shown');
update hallway.invitations set printed_at = now() - interval '1 minute' where source_key = '1';
select pg_temp.ask('Olu', 'import_attendees', (select id from event), '[{"key": "1", "name": "Guest 1", "email": "new@example.test"}]');
update hallway.invitations set edited_at = now() - interval '1 hour' where source_key = '1';
select is(pg_temp.ask('Olu', 'badges', (select id from event), 'null') #>> '{badges,0,isPrinted}', 'true', 'another address needs no other badge');
select pg_temp.ask('Olu', 'import_attendees', (select id from event), '[{"key": "1", "name": "Guest One"}]');
select is(pg_temp.ask('Olu', 'badges', (select id from event), 'null') #>> '{badges,0,isPrinted}', 'false', 'another name does');
update hallway.attendances set role = 'attendee' where person_id = tests.uuid('Olu');
select is(pg_temp.ask('Olu', 'badges', (select id from event), 'null'), '"PT403 not_organizer"', 'whoever is no organizer any more gets none');

select hallway.forget_event((select id from event));
select is((select count(*) from hallway.invitations) + (select count(*) from hallway.invitation_secrets), 0::bigint, 'with the event''s data goes all of it');
select is(tests.call('', 'look_up_invitation', (select answer #>> '{badges,0,token}' from page)), null, 'and the links');

select * from finish();
rollback;
