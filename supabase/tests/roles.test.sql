begin;
set local search_path = tap, extensions, public;
select plan(52);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Cleo'), tests.add_person('Dan'), tests.add_person('Eve');
select tests.add_event('Ada', 'abcd1234', 'Bob', 'Cleo'), tests.add_event('Eve', 'efgh5678');
create function pg_temp.event() returns uuid language sql as $$ select hallway.event_id_of('abcd1234'); $$;
-- Runs a call as somebody: its answer, or the code it fails with.
create function pg_temp.ask(name text, call text) returns jsonb language plpgsql as $$
declare
	answer jsonb;
begin
	perform tests.act_as(name);
	execute 'select ' || call into answer;
	perform set_config('role', 'none', true);
	return answer;
exception when others then
	perform set_config('role', 'none', true);
	return to_jsonb(sqlstate);
end $$;
create function pg_temp.team(name text) returns jsonb language sql as $$ select pg_temp.ask(name, format('public.event_team(%L)', pg_temp.event())); $$;
create function pg_temp.link(name text, role text) returns jsonb language sql as $$
	select pg_temp.ask(name, format('public.make_role_link(%L, %L)', pg_temp.event(), role)); $$;
create function pg_temp.take(name text, secret text) returns jsonb language sql as $$ select tests.call(name, 'take_role', secret); $$;
create function pg_temp.member(name text) returns uuid language sql as $$
	select a.member_id from hallway.attendances a where a.person_id = tests.uuid(name) and a.event_id = pg_temp.event(); $$;
create function pg_temp.set_role(name text, whose text, role text) returns jsonb language sql as $$
	select pg_temp.ask(name, format('public.set_role(%L, %L, %L)', pg_temp.event(), pg_temp.member(whose), role)); $$;
create function pg_temp.role(name text) returns text language sql as $$
	select r ->> 'role' from tests.rows(name, 'events') r where r ->> 'id' = pg_temp.event()::text; $$;

select is(pg_temp.team('Bob'), '"PT403"', 'an attendee is not told who runs an event');
select is(pg_temp.team('Dan'), '"PT403"', 'a stranger neither');
select is(pg_temp.team('Eve'), '"PT403"', 'nor the organizer of another event');
select is(pg_temp.team(''), '"42501"', 'nor anybody who is not signed in');
select is((pg_temp.team('Ada') #> '{team,0}') - 'id', '{"name": "Ada", "role": "organizer", "isMe": true, "hasLeft": false}', 'an organizer is');
select is(pg_temp.link('Bob', 'host'), '"PT403"', 'an attendee makes no links');
select is(pg_temp.link('Dan', 'host'), '"PT403"', 'a stranger neither');
select is(pg_temp.link('Eve', 'host'), '"PT403"', 'nor the organizer of another event');
select is(pg_temp.link('Ada', 'king'), '"PT400"', 'a role is one of two');

create temp table links as select pg_temp.link('Ada', 'host') as host, pg_temp.link('Ada', 'organizer') as organizer, pg_temp.link('Ada', 'host') as other;
select is((select length(host ->> 'secret') from links), 32, 'a link is a secret of sixteen bytes');
select is((select count(*)::int from jsonb_array_elements(pg_temp.team('Ada') -> 'links')), 3, 'organizers see which links are open');
select is(pg_temp.team('Ada') #>> '{links,0,secret}', null, 'without their secrets');
select is((select tests.call('Bob', 'look_at_role', host ->> 'secret') - 'event' from links), '{"role": "host", "mine": "attendee"}', 'before anybody takes a role they see which');
select is((select tests.call('Dan', 'look_at_role', organizer ->> 'secret') #>> '{event,name}' from links), 'Event abcd1234', 'and of which event');
select is(pg_temp.role('Bob'), 'attendee', 'and looking takes nothing');
select is((select pg_temp.take('Bob', host ->> 'secret') ->> 'role' from links), 'host', 'an attendee becomes a host');
select is(pg_temp.role('Bob'), 'host', 'and pulls it');
select is((select pg_temp.take('Dan', organizer ->> 'secret') ->> 'role' from links), 'organizer', 'a stranger an organizer');
select is((select (r ->> 'role') || (r ->> 'attendees') from tests.rows('Dan', 'events') r), 'organizer4', 'who attends by that');
select is((select pg_temp.take('Ada', host ->> 'secret') ->> 'role' from links), 'organizer', 'who may do more keeps it');
select is((select array_agg(t ->> 'name' order by t ->> 'name') from jsonb_array_elements(pg_temp.team('Bob') -> 'team') t), array['Ada', 'Bob', 'Dan'],
	'a host sees who else runs the event');
select is(pg_temp.team('Bob') -> 'links', '[]', 'and no links');
select is(pg_temp.link('Bob', 'host'), '"PT403"', 'makes none');
select is((select pg_temp.ask('Bob', format('public.end_role_link(%L)', other ->> 'id')) from links), '"PT403"', 'ends none');
select is(pg_temp.set_role('Bob', 'Bob', 'organizer'), '"PT403"', 'and gives no roles, also not to themselves');
select is(pg_temp.set_role('Eve', 'Bob', 'organizer'), '"PT403"', 'nor does a stranger');
select ok(not exists (select from hallway.attendances a where a.id = a.member_id), 'the ids of the team are not those of the graph');
select is(pg_temp.set_role('Ada', 'Cleo', 'host'), '{"outcome": "not_in_team"}', 'nobody gets a role, and is named by it, who did not take one');
select is(pg_temp.ask('Ada', format('public.set_role(%L, %L, null)', pg_temp.event(), tests.uuid('nobody'))), '{"outcome": "not_in_team"}', 'an unknown member is none');
select is(pg_temp.set_role('Ada', 'Bob', 'king'), '"PT400"', 'a role is one that there is');

-- Links end.
select is((select pg_temp.ask('Dan', format('public.end_role_link(%L)', other ->> 'id')) ->> 'eventId' from links), pg_temp.event()::text, 'an organizer ends a link of another one');
select is((select pg_temp.take('Cleo', other ->> 'secret') from links), null, 'then it gives nothing');
select is(tests.call('Cleo', 'look_at_role', repeat('00', 16)), null, 'a wrong one neither');
select is(pg_temp.take('Cleo', 'hello'), null, 'nor nonsense');
select is((select t.count from hallway.tallies t where t.person_id = tests.uuid('Cleo') and t.kind = 'misses'), 3, 'each counts as a guess');
update hallway.tallies t set count = 100 where t.person_id = tests.uuid('Cleo') and t.kind = 'misses';
select is((select pg_temp.take('Cleo', host ->> 'secret') from links), '"PT429"', 'who guesses too often has to wait');
delete from hallway.tallies t where t.kind = 'misses';
update hallway.role_links l set expires_at = now() - interval '1 second' where l.id = (select (host ->> 'id')::uuid from links);
select is((select pg_temp.take('Cleo', host ->> 'secret') from links), null, 'after seven days a link gives nothing');
select is(pg_temp.role('Bob'), 'host', 'who took a role by it keeps it');

-- A role is taken back.
create temp table more as select pg_temp.link('Dan', 'organizer') as dans, pg_temp.link('Ada', 'host') as adas;
create temp table before as select tests.pull('Dan') -> 'cursor' as cursor;
grant select on before to authenticated;
select is(pg_temp.set_role('Ada', 'Dan', null), '{"outcome": "changed"}', 'an organizer takes a role back');
select is(tests.pull('Dan', (select cursor from before)) #>> '{rows,events,0,role}', 'attendee', 'an open tab pulls it');
select is(pg_temp.team('Dan'), '"PT403"', 'and has lost everything at the next call');
select is(tests.said(tests.push('Dan', 'set_up_event', jsonb_build_object('eventId', pg_temp.event(), 'changes', '{"place": "x"}'::jsonb))), 'not_organizer', 'of any kind');
select is((select array[pg_temp.take('Dan', organizer ->> 'secret'), pg_temp.take('Dan', dans ->> 'secret')] from links, more), array[null, null]::jsonb[],
	'the links that they used or made give nothing any more');
select is((select pg_temp.take('Cleo', adas ->> 'secret') ->> 'role' from more), 'host', 'those of others do');
select is(pg_temp.set_role('Ada', 'Ada', null), '{"outcome": "last_organizer"}', 'an event keeps one organizer');
select is(pg_temp.set_role('Ada', 'Ada', 'host'), '{"outcome": "last_organizer"}', 'whatever else they become');
select is(pg_temp.set_role('Ada', 'Bob', 'organizer'), '{"outcome": "changed"}', 'a host becomes an organizer');
select is(pg_temp.set_role('Bob', 'Ada', null), '{"outcome": "changed"}', 'who may take back the first one''s');
select is(tests.call('Ada', 'recover_event', encode(tests.secret('abcd1234'), 'hex')), null, 'with that their recovery secret ends');
select is(pg_temp.role('Ada'), 'attendee', 'so nobody is an organizer against the will of the others');

-- Who left is in the team no more, and does not come back as an organizer without being seen.
select tests.push('Cleo', 'leave_event', jsonb_build_object('eventId', pg_temp.event()));
select is(pg_temp.team('Cleo'), '"PT403"', 'who left is told nothing');
select is((select (t ->> 'hasLeft')::boolean from jsonb_array_elements(pg_temp.team('Bob') -> 'team') t where t ->> 'name' = 'Cleo'), true, 'and stands there as gone');

select * from finish();
rollback;
