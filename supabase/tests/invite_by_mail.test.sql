begin;
set local search_path = tap, extensions, public;
select plan(21);

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

-- Bob joined meanwhile.
update hallway.invitations i set joined_by = tests.uuid('Bob'), joined_at = now() where i.source_key = 'b';
select results_eq('select t.email, t.name, t.event ->> ''name'', t.join_code from hallway.take_invitation_mails(10) t',
	$$ values ('ada@example.test', 'Ada', 'Event abcd1234', 'abcd1234') $$, 'who joined is not written to');
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
update hallway.invitations i set joined_by = null, status = 'invited', email = 'Ada@example.test';
insert into hallway.invitation_mails (invitation_id) select i.id from hallway.invitations i on conflict do nothing;
select is((select count(*) from hallway.take_invitation_mails(10)), 3::bigint, 'three mails a day to one address');
select is_empty('select * from hallway.take_invitation_mails(10)', 'the fourth waits');

select tests.act_as('Olu');
select public.import_attendees((select id from event), '[{"key": "a", "name": "Ada", "email": "ada.l@example.test"}]', false);
select set_config('role', 'none', true);
select is(pg_temp.invite('Olu', (select id from event)), '{"queued": 1}', 'a corrected address is written to at once');

select * from finish();
rollback;
