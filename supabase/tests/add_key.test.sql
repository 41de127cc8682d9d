begin;
set local search_path = tap, extensions, public;
select plan(15);

insert into auth.users (id) values (tests.uuid('Ada')), (tests.uuid('Eve'));

select is(tests.said(tests.push('Ada', 'add_key', jsonb_build_object('keyId', tests.key_id('Ada'),
	'secret', encode(tests.secret('Ada'), 'hex'), 'label', 'phone'))), 'applied', 'a key is registered');
select is(tests.said(tests.push('Ada', 'add_key', jsonb_build_object('keyId', tests.key_id('Ada'),
	'secret', encode(tests.secret('Ada'), 'hex')))), 'applied', 'the same key twice is one key');
select is(tests.said(tests.push('Eve', 'add_key', jsonb_build_object('keyId', tests.key_id('Ada'),
	'secret', encode(tests.secret('Ada'), 'hex')))), 'key_taken', 'a key belongs to who brought it first');
select is(tests.said(tests.push('Eve', 'add_key', jsonb_build_object('keyId', tests.key_id('Bob'),
	'secret', encode(tests.secret('Eve'), 'hex')))), 'key_mismatch', 'nobody registers an id that the secret does not hash to');
select is(tests.said(tests.push('Eve', 'add_key', '{"keyId": "00", "secret": "zz"}')), 'invalid_input', 'hex of the right length only');
select is(tests.said(tests.push('Eve', 'add_key', jsonb_build_object('keyId', tests.key_id('Eve'),
	'secret', encode(tests.secret('Eve'), 'hex'), 'label', repeat('x', 61)))), 'invalid_input', 'a label has its limit');

select tests.act_as('Ada');
select throws_ok('select secret from hallway.keys', '42501', null, 'not even its owner reads a key back');
reset role;

-- The newest hundred keep working.
insert into hallway.keys (id, person_id, secret, added_at)
select substring(sha256(tests.secret('old ' || n)) from 1 for 10), tests.uuid('Ada'), tests.secret('old ' || n), now() - n * interval '1 day' from generate_series(1, 99) n;
select is((select count(*) from hallway.keys where person_id = tests.uuid('Ada') and revoked_at is null), 100::bigint, 'a hundred devices in all those years');
select is(tests.said(tests.push('Ada', 'add_key', jsonb_build_object('keyId', tests.key_id('new'),
	'secret', encode(tests.secret('new'), 'hex')))), 'applied', 'one more is taken');
select is((select array_agg(encode(id, 'hex')) from hallway.keys where revoked_at is not null), array[tests.key_id('old 99')], 'and the oldest one is revoked');
select is(tests.said(tests.push('Ada', 'add_key', jsonb_build_object('keyId', tests.key_id('old 99'),
	'secret', encode(tests.secret('old 99'), 'hex')))), 'applied', 'brought again');
select is((select count(*) from hallway.keys where person_id = tests.uuid('Ada') and revoked_at is null), 100::bigint, 'it stays revoked');

-- Badges are counted apart.
select tests.add_user('Olu'), tests.add_person('Olu');
create temp table event as select tests.add_event('Olu', 'abcd1234') as id;
insert into hallway.keys (id, person_id, secret, is_printed, added_at)
select substring(sha256(tests.secret('badge ' || n)) from 1 for 10), tests.uuid('Ada'), tests.secret('badge ' || n), true, now() - n * interval '1 day' from generate_series(1, 100) n;
grant select on event to authenticated;
select tests.act_as('Olu');
select set_config('tests.token', public.import_attendees((select id from event), '[{"key": "a", "name": "Ada"}]', false) #>> '{rows,0,token}', true);
reset role;
select is(tests.said(tests.push('Ada', 'join_event', jsonb_build_object('joinCode', 'abcd1234', 'invitation', current_setting('tests.token')))), 'applied', 'one badge more than a hundred');
select is((select count(*) from hallway.keys where person_id = tests.uuid('Ada') and revoked_at is null and not is_printed), 100::bigint, 'puts no device out');
select is((select array_agg(encode(id, 'hex')) from hallway.keys where revoked_at is not null and is_printed), array[encode(substring(sha256(tests.secret('badge 100')) from 1 for 10), 'hex')], 'but the oldest badge');

select * from finish();
rollback;
