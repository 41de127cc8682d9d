begin;
set local search_path = tap, extensions, public;
select plan(15);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.add_event('Ada', 'abcd1234');
create temp table codes as select tests.code('Ada', hallway.event_id_of('abcd1234')) as live, tests.code('Ada', shown => null) as badge,
	tests.code('Ada', shown => now() - interval '11 minutes') as old, tests.code('Kim') as unknown, null::jsonb as ticket;
grant all on codes to public;

select tests.act_as('');
update codes set ticket = public.open_ticket(live);
select matches((select ticket ->> 'ticket' from codes), '^[0-9a-f]{32}$', 'anybody trades a live code for a ticket');
select is((select ticket ->> 'expiresAt' from codes), tests.iso(now() + interval '15 minutes'), 'of fifteen minutes');
select is((select ticket #>> '{event,joinCode}' from codes), 'abcd1234', 'that says where to join');
select is((select public.open_ticket(badge) from codes), null, 'a badge gives none');
select is((select public.open_ticket(old) from codes), null, 'an old code gives none');
select is((select public.open_ticket(unknown) from codes), null, 'an unknown key gives none');
select is((select public.open_ticket(left(live, -2) || case right(live, 2) when '00' then '01' else '00' end) from codes), null, 'a forged one gives none');
select is(public.open_ticket('zz'), null, 'nonsense gives none');
select is(public.open_ticket(null), null, 'nothing gives none');
reset role;

create function pg_temp.swap(name text, code text, ticket text) returns text language sql as $$
	select tests.said(tests.push(name, 'exchange_cards', jsonb_build_object('contactId', tests.uuid(name || code), 'meetingId', gen_random_uuid(),
		'code', code, 'card', '{"name": "Ada"}'::jsonb, 'ticket', ticket))); $$;
select is((select pg_temp.swap('Bob', old, ticket ->> 'ticket') from codes), 'ticket_expired', 'a ticket is for its own code');
select is((select pg_temp.swap('Bob', live, ticket ->> 'ticket') from codes), 'applied', 'a ticket proves that the code was live');
select is(tests.exchange('Bob') ->> 'via', 'link', 'the exchange came by the link');
select is((select pg_temp.swap('Eve', live, ticket ->> 'ticket') from codes), 'ticket_expired', 'it works once');
select is((select pg_temp.swap('Eve', live, repeat('00', 16)) from codes), 'ticket_expired', 'an invented one does not work');
update hallway.tickets set used_at = null, expires_at = now() - interval '1 second';
select is((select pg_temp.swap('Eve', live, ticket ->> 'ticket') from codes), 'ticket_expired', 'nor does one that is over');

select * from finish();
rollback;
