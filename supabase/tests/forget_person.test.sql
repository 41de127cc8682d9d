begin;
set local search_path = tap, extensions, public;
select plan(21);

-- Whoever runs an event deletes the account: Ada alone the first one, with Olu the second one.
select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Cleo'), tests.add_person('Olu'), tests.add_person('Eve');
select tests.add_event('Ada', 'abcd1234', 'Bob', 'Cleo', 'Olu'), tests.add_event('Ada', 'efgh5678', 'Bob', 'Olu');
create function pg_temp.event(code text) returns uuid language sql as $$ select hallway.event_id_of(code); $$;
create function pg_temp.has_role(name text, code text, role text) returns void language sql as $$
	update hallway.attendances a set role = has_role.role where a.person_id = tests.uuid(name) and a.event_id = pg_temp.event(code); $$;
create function pg_temp.link(name text, code text) returns text language plpgsql as $$
declare
	event constant uuid := pg_temp.event(code);
	answer jsonb;
begin
	perform tests.act_as(name);
	answer := public.make_role_link(event, 'organizer');
	perform set_config('role', 'none', true);
	return answer ->> 'secret';
end $$;
create function pg_temp.import(name text, code text) returns void language plpgsql as $$
declare
	event constant uuid := pg_temp.event(code);
begin
	perform tests.act_as(name);
	perform public.import_attendees(event, '[{"key": "1", "name": "Zoe", "email": "zoe@example.test"}]', false);
	perform set_config('role', 'none', true);
end $$;
create function pg_temp.invited(code text) returns bigint language sql as $$
	select count(*) from hallway.invitations i where i.event_id = pg_temp.event(code); $$;
create function pg_temp.open_links(code text) returns bigint language sql as $$
	select count(*) from hallway.role_links l where l.event_id = pg_temp.event(code) and l.revoked_at is null; $$;

select pg_temp.has_role('Bob', 'abcd1234', 'host'), pg_temp.has_role('Olu', 'abcd1234', 'organizer'), pg_temp.has_role('Olu', 'efgh5678', 'organizer');
select is(tests.said(tests.push('Olu', 'leave_event', jsonb_build_object('eventId', pg_temp.event('abcd1234')))), 'applied',
	'another organizer left the first event before');
select pg_temp.import('Ada', 'abcd1234'), pg_temp.import('Ada', 'efgh5678');
create temp table links as select pg_temp.link('Ada', 'abcd1234') as alone, pg_temp.link('Ada', 'efgh5678') as adas, pg_temp.link('Olu', 'efgh5678') as olus;
select tests.scan('Cleo', 'Bob', pg_temp.event('abcd1234'));

-- A sign-in of several changes nothing.
select tests.add_user('Ada''s laptop');
select is(tests.hand_over('Ada', 'Ada''s laptop') ->> 'personId', tests.uuid('Ada')::text, 'Ada has two devices');
delete from auth.users where id = tests.uuid('Ada''s laptop');
select is(array[pg_temp.invited('abcd1234'), pg_temp.invited('efgh5678')], array[1, 1]::bigint[], 'one of them going ends nothing');

delete from auth.users where id = tests.uuid('Ada');
select is((select count(*) from hallway.feeds where person_id = tests.uuid('Ada')), 0::bigint, 'with the last one Ada is gone');

-- Nobody looks after the first one.
select is(pg_temp.invited('abcd1234'), 0::bigint, 'what she held of its attendees is gone');
select is(pg_temp.open_links('abcd1234'), 0::bigint, 'and her links');
select is(hallway.holds_data(pg_temp.event('abcd1234')), false, 'nothing of it is given to anybody');
select is(tests.ask('Bob', 'who_to_help', pg_temp.event('abcd1234')), '"PT403"', 'its host neither, whom nobody could take the role from');
select is((select array[r ->> 'name', r ->> 'deletedAt', r ->> 'attendees'] from tests.rows('Cleo', 'events') r where r ->> 'joinCode' = 'abcd1234'),
	array['Event abcd1234', null, '2'], 'its attendees still have the event');
select is((select count(*) from tests.rows('Cleo', 'exchanges')), 1::bigint, 'and what they hold from there');
select is(tests.said(tests.push('Eve', 'join_event', '{"joinCode": "abcd1234"}')), 'applied', 'who comes late joins');
select is(tests.scan('Eve', 'Cleo', pg_temp.event('abcd1234')) #>> '{result,eventId}', pg_temp.event('abcd1234')::text, 'and exchanges');
select is((select pg_temp.open_links('abcd1234') from links where tests.call('Eve', 'take_role', alone) is null), 0::bigint, 'her link gives no role');
select isnt(tests.call('Eve', 'recover_event', encode(tests.secret('abcd1234'), 'hex')), null, 'whoever kept the recovery link looks after it again');
select is(tests.said(tests.push('Eve', 'set_up_event', jsonb_build_object('eventId', pg_temp.event('abcd1234'), 'changes', '{"place": "Hall 2"}'::jsonb))),
	'applied', 'and says where it is');
select is(hallway.holds_data(pg_temp.event('abcd1234')), false, 'what ended does not come back');

-- The second one has Olu.
select is(pg_temp.invited('efgh5678'), 1::bigint, 'an event with another organizer loses nothing');
select is(hallway.holds_data(pg_temp.event('efgh5678')), true, 'nor do they');
select is((select tests.call('Eve', 'take_role', adas) from links), null, 'but the link of who is gone gives no role');
select is(tests.call('Eve', 'recover_event', encode(tests.secret('efgh5678'), 'hex')), null, 'nor does the recovery secret, which Olu could not take back');
select is((select tests.call('Eve', 'take_role', olus) ->> 'role' from links), 'organizer', 'the links of others do');

select * from finish();
rollback;
