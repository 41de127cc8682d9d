begin;
set local search_path = tap, extensions, public;
select plan(7);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.add_event('Ada', 'abcd1234', 'Bob');

select tests.act_as('Bob');
select is(public.recover_event(repeat('00', 16)), null, 'a wrong secret gives nothing');
select is(public.recover_event('x'), null, 'neither does nonsense');
select is(public.recover_event(encode(tests.secret('abcd1234'), 'hex')) ->> 'eventId', public.look_up_event('abcd1234') ->> 'id', 'the secret gives the event back');
reset role;
select is((select r ->> 'role' from tests.rows('Bob', 'events') r), 'organizer', 'and makes an organizer');
select tests.act_as('Eve');
select public.recover_event(encode(tests.secret('abcd1234'), 'hex'));
reset role;
select is((select (r ->> 'role') || (r ->> 'attendees') from tests.rows('Eve', 'events') r), 'organizer3', 'also of somebody on a new device');
select is((select r ->> 'role' from tests.rows('Ada', 'events') r), 'organizer', 'the first one stays');
select tests.act_as('');
select throws_ok($$ select public.recover_event(repeat('00', 16)) $$, '42501', null, 'nobody signed in');
reset role;

select * from finish();
rollback;
