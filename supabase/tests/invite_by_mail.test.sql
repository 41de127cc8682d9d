begin;
set local search_path = tap, extensions, public;
select plan(34);

create function pg_temp.invite(name text, event uuid) returns jsonb
language plpgsql as $$
declare
	answer jsonb;
begin
	perform tests.act_as(name);
	answer := public.invite_by_mail(event);
	perform set_config('role', 'none', true);
	return answer;
exception when others then
	perform set_config('role', 'none', true);
	return to_jsonb(sqlstate || ' ' || sqlerrm);
end $$;

create function pg_temp.mails(name text, event uuid) returns jsonb
language plpgsql as $$
declare
	answer jsonb;
begin
	perform tests.act_as(name);
	answer := public.invitation_summary(event) -> 'mails';
	perform set_config('role', 'none', true);
	return answer;
end $$;

create function pg_temp.id(key text) returns uuid
language sql as $$ select i.id from hallway.invitations i where i.source_key = key; $$;

select tests.add_user('Olu', 'olu@example.test');
select tests.add_person('Olu'), tests.add_person('Gus'), tests.add_person('Bob');
create temp table event as select tests.add_event('Olu', 'abcd1234', 'Bob') as id;
create temp table other as select tests.add_event('Gus', 'efgh5678') as id;
grant select on event, other to authenticated;
select tests.act_as('Olu');
select public.import_attendees((select id from event), '[{"key": "a", "name": "Ada", "email": "ada@example.test"}, {"key": "b", "name": "Bob", "email": "bob@example.test"},
	{"key": "c", "name": "Cem"}, {"key": "d", "name": "Dot", "email": "dot@example.test"}]', false);
select public.import_attendees((select id from event), '[{"key": "d", "status": "cancelled"}]', false);
select set_config('role', 'none', true);

select is(pg_temp.invite('Olu', (select id from event)), '"PT501 no_mail"', 'nothing is promised where nobody sends');
select hallway.say_that_mails_are_sent();
select is(pg_temp.invite('Gus', (select id from other)), '"PT409 email_needed"', 'a guest has no mails sent');
select is(pg_temp.invite('Bob', (select id from event)), '"PT403 not_organizer"', 'nor an attendee');
select is(pg_temp.invite('Gus', (select id from event)), '"PT403 not_organizer"', 'nor a stranger');
select is(pg_temp.invite('Olu', (select id from event)), '{"queued": 2}', 'an organizer with an address has');
select is(pg_temp.invite('Olu', (select id from event)), '{"queued": 0}', 'once');
select is(pg_temp.mails('Olu', (select id from event)), '{"waiting": 2, "sent": 0, "failed": 0}', 'they wait');

-- Bob joined meanwhile, and keeps the account by the address that the mail would go to.
select tests.add_user('Bob''s mail', 'bob@example.test');
insert into hallway.sign_ins (user_id, person_id) values (tests.uuid('Bob''s mail'), tests.uuid('Bob'));
update hallway.invitations i set joined_by = tests.uuid('Bob'), joined_at = now() where i.source_key = 'b';
select results_eq('select t.email, t.name, t.event ->> ''name'', t.join_code from hallway.take_invitation_mails(10) t',
	$$ values ('ada@example.test', 'Ada', 'Event abcd1234', 'abcd1234') $$, 'who joined by an own address is not written to');
select is(pg_temp.mails('Olu', (select id from event)), '{"waiting": 1, "sent": 1, "failed": 0}', 'and counts as written to, or the count would tell');
select is_empty('select * from hallway.take_invitation_mails(10)', 'what is being sent is not taken twice');
select hallway.settle_invitation_mail(pg_temp.id('a'), 'again');
select is_empty('select * from hallway.take_invitation_mails(10)', 'what was put off comes later');
update hallway.invitation_mails m set not_before = now();
select is((select count(*) from hallway.take_invitation_mails(10)), 1::bigint, 'and then again');
select hallway.settle_invitation_mail(pg_temp.id('a'), 'sent');
select is(pg_temp.mails('Olu', (select id from event)), '{"waiting": 0, "sent": 2, "failed": 0}', 'sent');
select is(pg_temp.invite('Olu', (select id from event)), '{"queued": 0}', 'not to be sent again today');
update hallway.invitation_mails m set taken_at = now() - interval '25 hours';
select is(pg_temp.invite('Olu', (select id from event)), '{"queued": 2}', 'tomorrow it may be');

-- A server dies while it sends.
select count(*) from hallway.take_invitation_mails(10);
update hallway.invitation_mails m set taken_at = now() - interval '11 minutes' where m.state = 'sending';
select is_empty('select * from hallway.take_invitation_mails(10)', 'what a dead server was sending is not sent again: it may have arrived');
select is(pg_temp.mails('Olu', (select id from event)), '{"waiting": 0, "sent": 1, "failed": 1}', 'and is said to have failed');
select is(pg_temp.invite('Olu', (select id from event)), '{"queued": 0}', 'for a day');

-- One address, many events.
update hallway.invitation_mails m set state = 'waiting', not_before = now(), taken_at = null;
delete from hallway.mailings;
update hallway.invitations i set joined_by = null, status = 'invited', email = 'Ada@example.test';
insert into hallway.invitation_mails (invitation_id, event_id) select i.id, i.event_id from hallway.invitations i on conflict do nothing;
select is((select count(*) from hallway.take_invitation_mails(10)), 3::bigint, 'three mails a day to one address');
select is_empty('select * from hallway.take_invitation_mails(10)', 'the fourth waits');

select tests.act_as('Olu');
select public.import_attendees((select id from event), '[{"key": "a", "name": "Ada", "email": "ada.l@example.test"}]', false);
select set_config('role', 'none', true);
select is(pg_temp.invite('Olu', (select id from event)), '{"queued": 1}', 'a corrected address is written to at once');

-- An organizer who asks by the address who joined.
delete from hallway.mailings;
delete from hallway.invitation_mails;
update hallway.invitations i set joined_by = tests.uuid('Gus'), joined_at = now() where i.source_key = 'a';
select tests.act_as('Olu');
select public.import_attendees((select id from event), '[{"key": "a", "name": "Ada", "email": "olu@example.test"}, {"key": "b", "name": "Bob", "email": "olu2@example.test"}]', false);
select set_config('role', 'none', true);
select pg_temp.invite('Olu', (select id from event));
select set_eq('select t.email from hallway.take_invitation_mails(10) t', array['olu@example.test', 'olu2@example.test', 'Ada@example.test', 'Ada@example.test'],
	'whether one joined shows in no mailbox of the organizer''s');

-- One who sends as often as they can.
create function pg_temp.again(address text) returns bigint
language plpgsql as $$
begin
	perform tests.act_as('Olu');
	perform public.import_attendees((select id from event), jsonb_build_array(jsonb_build_object('key', 'a', 'name', 'Ada', 'email', 'else@example.test')), false);
	perform public.import_attendees((select id from event), jsonb_build_array(jsonb_build_object('key', 'a', 'name', 'Ada', 'email', address)), false);
	perform public.invite_by_mail((select id from event));
	perform set_config('role', 'none', true);
	return (select count(*) from hallway.take_invitation_mails(10) t where t.email = address);
end $$;
select is((select sum(pg_temp.again('victim@example.test')) from generate_series(1, 6)), 3::numeric, 'the address is corrected six times: three mails');
select is(pg_temp.again('vic.tim+x@EXAMPLE.test') + pg_temp.again('victim@ｅxample.test') + pg_temp.again('victim@example。test'), 0::bigint, 'and no fourth by another spelling');
select is(hallway.invitation_mails_in_hour(), 7, 'all of them count for the installation');
select is(pg_temp.again('new@example.test'), 1::bigint, 'another address is written to');
update hallway.invitation_mails m set state = 'waiting', not_before = now() where m.invitation_id = pg_temp.id('b');
delete from hallway.mailings;
update hallway.invitations i set status = 'cancelled' where i.source_key = 'b';
select is_empty('select t.email from hallway.take_invitation_mails(10) t', 'who is not invited any more is not written to');
select set_config('tests.mails', (select pg_temp.again('last@example.test'))::text, true);
select hallway.forget_event((select id from event));
select is(hallway.invitation_mails_in_hour(), 1, 'what a deleted event sent still counts');
update hallway.mailings set taken_at = now() - interval '25 hours';
select hallway.clean_up();
select is((select count(*) from hallway.mailings), 0::bigint, 'for a day');

-- Many organizers, one queue.
select tests.add_user('Pat', 'pat@example.test');
select tests.add_person('Pat');
create temp table turns as select tests.add_event('Olu', 'aaaa1111') as long, tests.add_event('Olu', 'bbbb2222') as short, tests.add_event('Pat', 'cccc3333') as pats;
grant select on turns to authenticated;
create function pg_temp.expect_guests(name text, event uuid, many int) returns jsonb
language plpgsql as $$
begin
	perform tests.act_as(name);
	perform public.import_attendees(event, (select jsonb_agg(jsonb_build_object('key', n::text, 'name', 'Guest ' || n, 'email', n || '@' || event || '.test'))
		from generate_series(1, many) n), false);
	perform set_config('role', 'none', true);
	return pg_temp.invite(name, event);
end $$;
select is((select pg_temp.expect_guests('Olu', long, 400) from turns), '{"queued": 400}', 'one has a long list');
select is((select pg_temp.expect_guests('Olu', short, 10) from turns) || (select pg_temp.expect_guests('Pat', pats, 10) from turns), '{"queued": 10}', 'two short ones come after it');
create function pg_temp.taken(most int) returns text
language sql as $$ select string_agg(t.join_code || ' ' || t.many, ', ' order by t.join_code)
	from (select x.join_code, count(*) as many from hallway.take_invitation_mails(most) x group by x.join_code) t; $$;
select is(pg_temp.taken(4) || '; ' || pg_temp.taken(4), 'aaaa1111 1, bbbb2222 1, cccc3333 2; aaaa1111 1, bbbb2222 1, cccc3333 2',
	'organizers take turns, and the events of each');
select is(pg_temp.taken(24), 'aaaa1111 10, bbbb2222 8, cccc3333 6', 'so the short lists are soon through, and the long one goes on');
select hallway.clean_up();
select is((select array_agg(e.join_code order by e.join_code) from hallway.mail_turns t join hallway.events e on e.id = t.event_id where e.join_code <> 'abcd1234'),
	array['aaaa1111', 'bbbb2222', 'cccc3333'], 'while a mail is under way its event keeps its turn');

select * from finish();
rollback;
