begin;
set local search_path = tap, extensions, public;
select plan(26);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_user('New phone');
select tests.scan('Ada', 'Bob');

-- Offering.
create temp table offers as select tests.call('Ada', 'offer_account', 'merge') as merge, tests.call('Ada', 'offer_account', 'hand_over') as hand_over;
select matches((select merge ->> 'secret' from offers), '^[0-9a-f]{32}$', 'to be merged: a secret that no person types');
select matches((select hand_over ->> 'code' from offers), '^[0-9a-hjkmnp-tv-z]{10}$', 'to be handed over: a code that one can type');
select is((select array[merge ->> 'expiresAt', hand_over ->> 'expiresAt'] from offers), array_fill(tests.iso(now() + interval '10 minutes'), array[2]),
	'both for ten minutes');
select is((select count(*) from hallway.account_offers o, offers where o.secret_hash in (decode(merge ->> 'secret', 'hex'),
	convert_to(hand_over ->> 'code', 'UTF8'))), 0::bigint, 'neither is stored as it is');
select is(tests.call('Ada', 'offer_account', 'anything'), '"PT400"', 'there is nothing else to offer');
select is(tests.call('Ada', 'offer_account', null), '"PT400"', 'not even nothing');
select is(tests.call('', 'offer_account', 'merge'), '"42501"', 'nobody signed in');
select isnt(tests.call('New phone', 'offer_account', 'merge') ->> 'secret', null, 'who has nothing yet may offer that');

-- Looking before taking.
select is(tests.call('New phone', 'look_at_account', (select hand_over ->> 'code' from offers)), jsonb_build_object('personId', tests.uuid('Ada'), 'name', 'Ada', 'contacts', 1,
	'email', null, 'since', tests.iso(now())), 'a code says whose account it is');
select tests.add_user('Ada at home', 'ada.mill@example.test'), tests.merge('Ada', 'Ada at home');
update hallway.outboxes set first_used_at = now() - interval '3 days' where person_id = tests.uuid('Ada');
select is(tests.call('New phone', 'look_at_account', (select hand_over ->> 'code' from offers)) ->> 'email', 'a•••@example.test', 'by what address it is kept, as far as its owner needs it');
select is(tests.call('New phone', 'look_at_account', (select hand_over ->> 'code' from offers)) ->> 'since', tests.iso(now() - interval '3 days'), 'and since when');
select is(tests.call('New phone', 'look_at_account', (select ' ' || upper(left(hand_over ->> 'code', 5)) || '-' || substr(hand_over ->> 'code', 6) from offers)) ->> 'name',
	'Ada', 'however it is typed');
select is(tests.call('New phone', 'look_at_account', (select merge ->> 'secret' from offers)), null, 'a secret to be merged shows nothing');
select is(tests.call('New phone', 'look_at_account', 'zzzzzzzzzz'), null, 'nor does a wrong code');
select is(tests.call('New phone', 'look_at_account', null), null, 'nor none');
select is(tests.call('', 'look_at_account', (select hand_over ->> 'code' from offers)), '"42501"', 'nobody signed in');
update hallway.account_offers set expires_at = now() - interval '1 second';
select is(tests.call('New phone', 'look_at_account', (select hand_over ->> 'code' from offers)), null, 'nor a code that is over');

-- A new offer ends the earlier one of its kind.
truncate offers; insert into offers select tests.call('Ada', 'offer_account', 'merge'), tests.call('Ada', 'offer_account', 'hand_over');
select tests.call('Ada', 'offer_account', 'merge');
select is(tests.call('New phone', 'look_at_account', (select hand_over ->> 'code' from offers)) ->> 'name', 'Ada', 'another kind stays');
select isnt(tests.call('Ada', 'offer_account', 'hand_over'), null, 'offered again');
select is(tests.call('New phone', 'look_at_account', (select hand_over ->> 'code' from offers)), null, 'the earlier code is over');
select is(tests.call('New phone', 'take_account', (select merge ->> 'secret' from offers)), null, 'and the earlier secret');

-- Limits.
select is((select count(*) from generate_series(1, 30) where tests.call('Ada', 'offer_account', 'merge') ? 'secret'), 13::bigint, 'twenty offers an hour');
select is((select array_agg(tests.call('Bob', case n % 2 when 0 then 'look_at_account' else 'take_account' end, lpad(n::text, 10, '0')))
	from generate_series(1, 31) n), array_fill(null::jsonb, array[30]) || '"PT429"'::jsonb, 'thirty wrong codes an hour, looked at or taken');
truncate offers; insert into offers select null, tests.call('New phone', 'offer_account', 'hand_over');
select is(tests.call('Bob', 'take_account', (select hand_over ->> 'code' from offers)), '"PT429"', 'then right ones wait too');
select is((select count from hallway.wrong_codes where user_id = tests.uuid('New phone')), 6, 'wrong ones are counted per user, with a person or without');
update hallway.wrong_codes set hour = hour - interval '1 hour';
select is(tests.call('Bob', 'look_at_account', (select hand_over ->> 'code' from offers)), jsonb_build_object('personId', tests.uuid('New phone'), 'name', null, 'contacts', 0,
	'email', null, 'since', null), 'until the next hour');

select * from finish();
rollback;
