begin;
set local search_path = tap, extensions, public;
select plan(22);

select tests.add_user('Olu', 'olu@example.test'), tests.add_user('Pat', 'pat@example.test');
select tests.add_person('Olu'), tests.add_person('Pat');
create temp table event as select tests.add_event('Olu', 'aaaa1111') as fair, tests.add_event('Olu', 'bbbb2222') as next, tests.add_event('Pat', 'cccc3333') as pats;
grant select on event to authenticated;
select hallway.say_that_mails_are_sent();

-- Invites two people to an event by mail and gives to whom mails would go; keeps the tokens.
create temp table sent (email text, stop text);
create function pg_temp.invite(name text, event uuid) returns text[]
language plpgsql as $$
begin
	delete from hallway.mailings;
	perform tests.act_as(name);
	perform public.import_attendees(event, '[{"key": "a", "name": "Ada", "email": "ada@example.test"}, {"key": "b", "name": "Bo", "email": "bo@example.test"}]', false);
	perform public.invite_by_mail(event);
	perform set_config('role', 'none', true);
	insert into sent select t.email, t.stop from hallway.take_invitation_mails(10) t;
	update hallway.invitation_mails m set state = 'sent' where m.state = 'sending';
	update hallway.invitation_mails m set taken_at = now() - interval '2 days';
	return array(select s.email from sent s order by s.email);
end $$;
create function pg_temp.mails(name text, event uuid) returns text[]
language plpgsql as $$
begin
	truncate sent;
	return pg_temp.invite(name, event);
end $$;
create function pg_temp.summary(event uuid) returns jsonb
language plpgsql as $$
declare
	answer jsonb;
begin
	perform tests.act_as('Olu');
	answer := public.invitation_summary(event);
	perform set_config('role', 'none', true);
	return answer - 'mayMail' - 'mail';
end $$;

select is(pg_temp.mails('Olu', (select fair from event)), array['ada@example.test', 'bo@example.test'], 'both are written to');
create temp table token as select s.stop from sent s where s.email = 'ada@example.test';
select is((select count(distinct s.stop) from sent s where s.stop ~ '^[0-9a-f]{32}$'), 2::bigint, 'each mail has a token of its own');
select is((select count(*) from hallway.mail_stops s where s.token_hash in (select decode(t.stop, 'hex') from token t)), 0::bigint, 'of which only a hash is kept');
select is((select to_jsonb(s)::text from hallway.mail_stops s limit 1) ~ 'example|ada', false, 'and no address');
select is(hallway.refuse_mails('nonsense'), null, 'nonsense refuses nothing');
select is(hallway.refuse_mails(null), null, 'nor does nothing');
select is(hallway.refuse_mails(repeat('00', 16)), null, 'nor a token that nobody got');
select is((select count(*) from hallway.mail_refusals), 0::bigint, 'so far nobody refuses');
create temp table before as select pg_temp.summary((select fair from event)) as told;
select is((select hallway.refuse_mails(upper(t.stop)) from token t), 'Event aaaa1111', 'who got the mail refuses more');
select is((select hallway.refuse_mails(t.stop) from token t), 'Event aaaa1111', 'twice');
select is((select count(*) from hallway.mail_refusals), 1::bigint, 'is once');
select is(pg_temp.mails('Olu', (select fair from event)), array['bo@example.test'], 'there is no other mail to them about this event');
select is((select told from before), pg_temp.summary((select fair from event)), 'organizers see no difference');
select is(pg_temp.mails('Olu', (select next from event)), array['bo@example.test'], 'nor about another one of the same organizer');
select is(pg_temp.mails('Pat', (select pats from event)), array['ada@example.test', 'bo@example.test'], 'somebody else''s is another matter');
select tests.push('Olu', 'delete_event', jsonb_build_object('eventId', (select fair from event)));
select is((select hallway.refuse_mails(t.stop) from token t), 'Event aaaa1111', 'a mail leads there also when its event is gone');

-- Spelling the address another way, or handing the event over, changes nothing.
update hallway.attendances a set role = 'organizer' where a.person_id = tests.uuid('Olu');
select tests.add_event('Pat', 'dddd4444', 'Olu');
update hallway.attendances a set role = 'organizer' where a.person_id = tests.uuid('Olu') and a.event_id = hallway.event_id_of('dddd4444');
select is(pg_temp.mails('Pat', hallway.event_id_of('dddd4444')), array['bo@example.test'], 'an event that they organize together');
select is(hallway.is_refused(hallway.mailbox_of('A.da+x@EXAMPLE.test'), (select next from event)), true, 'another spelling');

-- Accounts that become one.
select tests.add_user('Olu again'), tests.add_person('Olu again');
update hallway.mail_refusals r set organizer_id = tests.uuid('Olu again');
select tests.merge('Olu again', 'Olu');
select is(hallway.is_refused(hallway.mailbox_of('ada@example.test'), (select next from event)), true, 'what was refused of one account is refused of the one it became');
select is((select r.organizer_id from hallway.mail_refusals r), tests.uuid('Olu'), 'by name');

-- A year later.
update hallway.mail_stops s set made_at = now() - interval '366 days';
select hallway.clean_up();
select is((select hallway.refuse_mails(t.stop) from token t), null, 'an old mail leads nowhere');
select is((select count(*) from hallway.mail_refusals), 1::bigint, 'what was refused stays refused');

select * from finish();
rollback;
