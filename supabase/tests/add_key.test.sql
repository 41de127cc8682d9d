begin;
set local search_path = tap, extensions, public;
select plan(7);

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

select * from finish();
rollback;
