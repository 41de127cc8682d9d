begin;
set local search_path = tap, extensions, public;
select plan(17);

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
select tests.add_person('Lou');
select is((select pg_temp.swap('Lou', old, ticket ->> 'ticket') from codes), 'applied', 'with a ticket for another code one swaps as without');
select is(tests.exchange('Lou') #>> '{theyGave,how}', 'code', 'so that an old code passes what it held');
select is((select pg_temp.swap('Bob', live, ticket ->> 'ticket') from codes), 'applied', 'a ticket proves that the code was live');
select is(tests.exchange('Bob') ->> 'via', 'link', 'the exchange came by the link');
create function pg_temp.late(name text, ticket text) returns text language plpgsql as $$
begin
	perform tests.add_person(name);
	perform tests.push(name, 'exchange_cards', jsonb_build_object('contactId', tests.uuid(name), 'meetingId', gen_random_uuid(),
		'code', tests.code('Ada', shown => now() - interval '20 minutes'), 'card', '{"name": "Ada"}'::jsonb, 'ticket', ticket));
	return tests.exchange(name) #>> '{theyGave,how}';
end $$;
create function pg_temp.ticket(expires_at timestamptz, used_at timestamptz) returns text language sql as $$
	insert into hallway.tickets (token_hash, code_hash, person_id, expires_at, used_at) values (sha256(decode(repeat('ab', 16), 'hex')),
		sha256(decode(tests.code('Ada', shown => now() - interval '20 minutes'), 'hex')), tests.uuid('Ada'), expires_at, used_at)
	on conflict (token_hash) do update set expires_at = excluded.expires_at, used_at = excluded.used_at;
	select repeat('ab', 16); $$;
select is(pg_temp.late('Pia', pg_temp.ticket(now() + interval '1 second', null)), 'full', 'the fields may be filled in for a while');
select is(pg_temp.late('Quin', pg_temp.ticket(now() + interval '1 second', now())), 'code', 'a ticket works once');
select is(pg_temp.late('Rosa', pg_temp.ticket(now() - interval '1 second', null)), 'code', 'one that is over is as good as none: what the code held passes');
select is(pg_temp.late('Sam', repeat('00', 16)), 'code', 'and so is an invented one');

select * from finish();
rollback;
