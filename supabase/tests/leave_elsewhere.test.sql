begin;
set local search_path = tap, extensions, public;
select plan(37);

-- Acts as a user in a session of that name.
create function pg_temp.in_session(who text, session text) returns void language sql as $$
	select tests.act_as(who), set_config('request.jwt.claims', json_build_object('sub', tests.uuid(who), 'role', 'authenticated',
		'session_id', tests.uuid(session))::text, true) $$;
create function pg_temp.add_session(who text, session text, age interval default '0') returns void language sql as $$
	insert into auth.sessions (id, user_id, created_at, refreshed_at)
	values (tests.uuid(session), tests.uuid(who), now() - age, (now() - age / 2) at time zone 'UTC') $$;
-- What a call answers in a session, or the code it fails with.
create function pg_temp.ask(who text, session text, what text) returns jsonb language plpgsql as $$
declare
	answer jsonb;
begin
	perform pg_temp.in_session(who, session);
	execute 'select public.' || what into answer;
	perform set_config('role', 'none', true);
	return answer;
exception when others then
	perform set_config('role', 'none', true);
	return to_jsonb(sqlstate);
end $$;
create function pg_temp.leave(who text, session text, keep text default null, without jsonb default null) returns jsonb language sql as $$
	select pg_temp.ask(who, session, format('leave_elsewhere(%L, %L)', keep, without)) $$;
create function pg_temp.says(who text, session text) returns text language sql as $$
	select coalesce(pg_temp.ask(who, session, 'pull_changes(''{}'')') ->> 'personId', pg_temp.ask(who, session, 'pull_changes(''{}'')') #>> '{}') $$;

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_user('Ada at home', 'ada@example.test'), tests.add_user('Thief'), tests.add_user('Thief''s mail', 'thief@example.test');
select pg_temp.add_session('Ada', 'phone', '9 days'), pg_temp.add_session('Bob', 'bob'), pg_temp.add_session('Thief', 'stolen', '2 hours');

-- A token lasts as long as its session.
select is(pg_temp.says('Ada', 'phone'), tests.uuid('Ada')::text, 'a session that lasts is somebody');
select is(pg_temp.says('Ada', 'bob'), 'PT401', 'in a session of somebody else one is nobody');
select is(pg_temp.says('Ada', 'never'), 'PT401', 'nor in one that never was');
select is(tests.pull('Ada') ->> 'personId', tests.uuid('Ada')::text, 'a token that names no session is judged by its user');
select pg_temp.add_session('Ada', 'tablet', '1 day');
delete from auth.sessions where id = tests.uuid('tablet');
select is(pg_temp.says('Ada', 'tablet'), 'PT401', 'after a sign-out its token pulls nothing');
select is(pg_temp.ask('Ada', 'tablet', what), '"PT401"', split_part(what, '(', 1) || ' neither') from unnest(array['push_changes(jsonb_build_object(''protocol'', 1,
	''outboxId'', gen_random_uuid(), ''sentAt'', tests.iso(now()), ''mutations'', jsonb ''[]''))', 'offer_account(''merge'')', 'offer_account(''hand_over'')',
	'take_account(''0123456789'')', 'look_at_account(''0123456789'')', 'recover_event(''00'')', 'look_at_devices()', 'leave_elsewhere(null, null)']) what;
select pg_temp.in_session('Ada', 'tablet');
select is((select count(*) from hallway.profiles), 0::bigint, 'nor does it read a table');
reset role;
select is(tests.call('', 'look_at_account', 'x'), '"42501"', 'nobody signed in');

-- Ada was talked into typing a code for somebody, who then added an address of their own.
select tests.hand_over('Ada', 'Ada at home'), tests.hand_over('Ada', 'Thief');
update hallway.sign_ins set since = since + case user_id when tests.uuid('Ada') then interval '-9 days' when tests.uuid('Ada at home') then '-8 days'
	else '-2 hours' end where person_id = tests.uuid('Ada');
select tests.hand_over('Thief', 'Thief''s mail');
select pg_temp.add_session('Ada at home', 'laptop', '8 days'), pg_temp.add_session('Thief''s mail', 'lair', '1 hour');
select is((select jsonb_agg(d - 'seenAt' order by d ->> 'since') from jsonb_array_elements(pg_temp.ask('Ada', 'phone', 'look_at_devices()') -> 'devices') d),
	jsonb_build_array(jsonb_build_object('since', tests.iso(now() - interval '9 days'), 'email', null, 'isThis', true),
		jsonb_build_object('since', tests.iso(now() - interval '8 days'), 'email', 'ada@example.test', 'isThis', false),
		jsonb_build_object('since', tests.iso(now() - interval '2 hours'), 'email', null, 'isThis', false),
		jsonb_build_object('since', tests.iso(now() - interval '1 hour'), 'email', 'thief@example.test', 'isThis', false)), 'everywhere one is signed in');
select is((select jsonb_agg(d -> 'isThis') from jsonb_array_elements(pg_temp.ask('Ada at home', 'laptop', 'look_at_devices()') -> 'devices') d),
	'[true, false, false, false]', 'this device first');
select is(pg_temp.ask('Ada', 'phone', 'look_at_devices()') #>> '{devices,0,seenAt}', tests.iso(now() - interval '108 hours'), 'and when it was seen');
select is((select jsonb_object_agg(a ->> 'email', a -> 'mayGo') from jsonb_array_elements(pg_temp.ask('Ada at home', 'laptop', 'look_at_devices()') -> 'addresses') a),
	'{"ada@example.test": false, "thief@example.test": true}', 'an address that came later may be taken off');
select is((select jsonb_object_agg(a ->> 'email', a -> 'mayGo') from jsonb_array_elements(pg_temp.ask('Thief', 'stolen', 'look_at_devices()') -> 'addresses') a),
	'{"ada@example.test": false, "thief@example.test": true}', 'the older one by nobody who came after it');
select is(jsonb_array_length(pg_temp.ask('Bob', 'bob', 'look_at_devices()') -> 'devices'), 1, 'of others one sees nothing');

-- The thief tries first: the owner comes back by the address.
select is(pg_temp.leave('Thief', 'stolen', tests.key_id('Ada'), '["ada@example.test"]') -> 'ended', '3', 'whoever is in can cut off the others');
select is(pg_temp.says('Ada', 'phone'), 'PT401', 'a guest is out, also by the token of before');
select is((select count(*) from hallway.sign_ins where user_id = tests.uuid('Ada')), 0::bigint, 'and stands for nobody');
select pg_temp.add_session('Ada at home', 'laptop again');
select is(pg_temp.says('Ada at home', 'laptop'), 'PT401', 'the session of before stays ended');
select is(pg_temp.says('Ada at home', 'laptop again'), tests.uuid('Ada')::text, 'but her address cannot be taken from her');

-- Ada's turn. A new key of hers is kept, the others are not.
select tests.push('Ada at home', 'add_key', jsonb_build_object('keyId', tests.key_id('new'), 'secret', encode(tests.secret('new'), 'hex')));
select tests.scan('Bob', 'Ada');
create temp table offer as select tests.call('Thief', 'offer_account', 'hand_over') ->> 'code' as code;
select is(pg_temp.leave('Ada at home', 'laptop again', tests.key_id('new'), '5'), '"PT400"', 'addresses are a list');
select is(pg_temp.ask('Ada at home', 'none', 'leave_elsewhere(null, null)'), '"PT401"', 'in no session nothing is left');
select is(tests.call('Ada at home', 'look_at_account', (select code from offer)) ->> 'name', 'Ada', 'a code is out');
select is(pg_temp.leave('Ada at home', 'laptop again', tests.key_id('new'), '["thief@example.test", "bob@example.test", 5]'), '{"ended": 1, "revoked": 1}', 'signed out everywhere else');
select is(pg_temp.says('Thief', 'stolen'), 'PT401', 'the stolen device is out');
select pg_temp.add_session('Thief''s mail', 'lair again');
select is(pg_temp.says('Thief''s mail', 'lair again'), tests.uuid('Thief''s mail')::text, 'and the address that was taken off is somebody else''s again');
select is(tests.call('Bob', 'take_account', (select code from offer)), null, 'what was offered is not');
select is(pg_temp.says('Ada at home', 'laptop again'), tests.uuid('Ada')::text, 'this device goes on');
select is(tests.said(tests.scan('Bob', 'Ada', meeting => ' again')), 'code_not_genuine', 'a code of the lost device is worth nothing');
select is(jsonb_array_length(tests.rows('Bob', 'contacts') -> 'keyIds'), 1, 'who knows her hears of it');
select is(pg_temp.leave('Ada at home', 'laptop again', tests.key_id('new')), '{"ended": 0, "revoked": 0}', 'done again it does nothing');

select * from finish();
rollback;
