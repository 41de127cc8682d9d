begin;
set local search_path = tap, extensions, public;
select plan(36);

-- A sign-in that has no person yet comes to the person who offers. Nothing is moved.
select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_user('Ada at home', 'ada@example.test'), tests.add_user('Ada''s laptop'), tests.add_user('Eve');
select tests.add_event('Ada', 'abcd1234', 'Bob');
select tests.scan('Ada', 'Bob');
create temp table offer as select tests.call('Ada', 'offer_account', 'merge') ->> 'secret' as secret;
create function pg_temp.linked() returns jsonb language sql as $$ select jsonb_build_object('personId', tests.uuid('Ada'), 'merged', false, 'contacts', 0,
	'exchanges', 0, 'notes', 0, 'events', 0, 'doubles', 0, 'metYourself', false, 'renamed', '[]'::jsonb) $$;

select is(tests.pull('Ada') -> 'email', 'null', 'a guest has no address');
select is(tests.call('', 'take_account', (select secret from offer)), '"42501"', 'nobody signed in');
select is(tests.call('Ada at home', 'take_account', 'nonsense'), null, 'nonsense is nothing');
select is(tests.call('Ada at home', 'take_account', null), null, 'nor is nothing');
select is(tests.call('Ada at home', 'take_account', (select secret from offer)), pg_temp.linked(), 'an address that nobody used now keeps the guest''s account');
select is(tests.pull('Ada at home') ->> 'personId', tests.uuid('Ada')::text, 'signed in with it, one is that person');
select is((select count(*) from tests.rows('Ada at home', 'contacts')), 1::bigint, 'and everything is there');
select is(tests.pull('Ada') ->> 'email', 'ada@example.test', 'the guest''s phone hears of the address');
select is(tests.call('Ada at home', 'take_account', (select secret from offer)), pg_temp.linked(), 'taking again gives the same');
select is(tests.call('Eve', 'take_account', (select secret from offer)), null, 'another one gets nothing');
select is(tests.pull('Eve') ->> 'personId', tests.uuid('Eve')::text, 'and stays who she is');
select is(tests.hand_over('Ada', 'Ada''s laptop'), pg_temp.linked(), 'a hand-over does the same');
select is(tests.hand_over('Ada', 'Ada at home'), pg_temp.linked(), 'also among sign-ins that stand for one person already');

-- Each sign-in acts as the person.
select is(tests.push('Ada''s laptop', 'save_note', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'text', 'Hi')) ->> 'answer', 'applied', 'a note from the laptop');
select is((select r ->> 'text' from tests.rows('Ada', 'notes') r), 'Hi', 'is on the phone');
select is(tests.call('Ada''s laptop', 'recover_event', encode(tests.secret('abcd1234'), 'hex')) ->> 'eventId', hallway.event_id_of('abcd1234')::text, 'the organizer''s secret works there');
select is((select r ->> 'attendees' from tests.rows('Bob', 'events') r), '2', 'without another attendee');
select is(tests.scan('Ada at home', 'Ada') ->> 'code', 'own_code', 'nobody meets oneself');
select tests.act_as('Ada''s laptop');
select is((select count(*) from hallway.contacts), 1::bigint, 'direct reads give the person''s own rows');
reset role;

-- An offer that is over, or of somebody who is gone.
truncate offer; insert into offer select tests.call('Bob', 'offer_account', 'merge') ->> 'secret';
update hallway.account_offers set expires_at = now() - interval '1 second' where taken_by is null;
select is(tests.call('Eve', 'take_account', (select secret from offer)), null, 'an offer of eleven minutes ago is nothing');
select is(tests.call('Ada at home', 'take_account', (select secret from offer)), null, 'to nobody');
select hallway.clean_up();
select is((select count(*) from hallway.account_offers where taken_by is null), 1::bigint, 'it is kept for a day, to give the same answer');
update hallway.account_offers set expires_at = now() - interval '25 hours';
select hallway.clean_up();
select is((select count(*) from hallway.account_offers), 0::bigint, 'and then forgotten');

-- Whose sign-ins go.
delete from auth.users where id = tests.uuid('Ada');
select is((select count(*) from tests.rows('Ada at home', 'contacts')), 1::bigint, 'the anonymous sign-in is cleaned up, the person who is kept stays');
select throws_ok($$ select tests.pull('Ada') $$, 'PT401', null, 'the old token shows nothing any more');
select throws_ok($$ select tests.push('Ada', 'join_event', '{}') $$, 'PT401', null, 'and does nothing');
delete from auth.users where id = tests.uuid('Ada''s laptop');
select is(tests.pull('Ada at home') ->> 'personId', tests.uuid('Ada')::text, 'one sign-in is enough');
delete from auth.users where id = tests.uuid('Ada at home');
select is((select count(*) from hallway.feeds where person_id = tests.uuid('Ada')), 0::bigint, 'with the last one goes the person');
select is(tests.card('Bob', 'Ada') ->> 'pitch', 'Ask me.', 'others keep what they were given');
select is((select r ->> 'attendees' from tests.rows('Bob', 'events') r), '1', 'one attendee less');
select is((select count(*) from hallway.sign_ins where person_id = tests.uuid('Ada')), 0::bigint, 'nothing signs in as somebody who is gone');

-- An address is one only when it was proven.
update auth.users set email = 'bob@example.test' where id = tests.uuid('Bob');
select is(tests.pull('Bob') -> 'email', 'null', 'an address without proof keeps nothing');
update auth.users set email_confirmed_at = now() where id = tests.uuid('Bob');
select is(tests.pull('Bob') ->> 'email', 'bob@example.test', 'proven, it does');

-- Whoever signs up with somebody's address and a password must not get in by it after the address was proven.
insert into auth.users (id, email, encrypted_password) values (tests.uuid('Mallory'), 'victim@example.test', 'hash');
select is((select encrypted_password from auth.users where id = tests.uuid('Mallory')), '', 'nobody has a password');
update auth.users set encrypted_password = 'hash' where id = tests.uuid('Mallory');
select is((select encrypted_password from auth.users where id = tests.uuid('Mallory')), '', 'nor gets one later');

-- A crowd of guests cannot be made one person without end.
select tests.add_person('Guest ' || n) from generate_series(1, 22) n;
select is((select array_agg(coalesce(tests.merge('Guest ' || n, 'Bob') -> 'merged', '"PT429"')) from generate_series(1, 22) n),
	array_fill('true'::jsonb, array[20]) || array_fill('"PT429"'::jsonb, array[2]), 'twenty merges an hour');

select * from finish();
rollback;
