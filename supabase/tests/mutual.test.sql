-- When an exchange counts: once both gave something, for good.
begin;
set local search_path = tap, extensions, public;
select plan(11);

select tests.add_person(p) from unnest(array['Ada', 'Bob', 'Bea', 'Cy', 'Di']) p;
select tests.add_event('Ada', 'abcd1234', 'Bob', 'Bea', 'Cy', 'Di');
create temp table event as select hallway.event_id_of('abcd1234') as id;
grant select on event to authenticated;
-- When the exchange of two counted first, as either side leads there; null: never.
create function pg_temp.counted(one text, other text) returns timestamptz language sql as $$
	select min(x.mutual_at) from hallway.contacts c join hallway.exchange_sides s on s.owner_id = c.owner_id and s.contact_id = c.id
	join hallway.exchanges x on x.id = s.exchange_id
	where (c.owner_id, c.person_id) in ((tests.uuid(one), tests.uuid(other)), (tests.uuid(other), tests.uuid(one))); $$;
create function pg_temp.about(name text, other text) returns jsonb language sql as $$
	select jsonb_build_object('contactId', c.id, 'eventId', (select id from event)) from hallway.contacts c
	where c.owner_id = tests.uuid(name) and c.person_id = tests.uuid(other); $$;

select tests.scan('Ada', 'Bob', (select id from event));
select ok(pg_temp.counted('Ada', 'Bob') is not null, 'a live code counts at once');
select tests.scan('Ada', 'Cy', (select id from event), null);
select ok(pg_temp.counted('Ada', 'Cy') is not null, 'a badge too: it gave a name');
update hallway.exchanges set mutual_at = now() - interval '1 day';
select tests.push('Ada', 'withdraw_exchange', pg_temp.about('Ada', 'Bob'));
select tests.push('Ada', 'confirm_exchange', pg_temp.about('Ada', 'Bob'));
select tests.scan('Bob', 'Ada', (select id from event), meeting => ' again');
select is(pg_temp.counted('Ada', 'Bob'), now() - interval '1 day', 'once set it stays, whatever is taken back, confirmed or scanned again');
select tests.push('Ada', 'undo_exchange', jsonb_build_object('meetingId', tests.uuid('Ada met Cy')));
select is(pg_temp.counted('Ada', 'Cy'), null, 'undone it is gone');

-- What was withdrawn and is scanned by an old code gives nothing.
select tests.scan('Ada', 'Di');
select tests.push('Di', 'withdraw_exchange', pg_temp.about('Di', 'Ada') || jsonb '{"eventId": null}');
select tests.scan('Ada', 'Di', (select id from event), now() - interval '1 hour', meeting => ' at the event');
select is((select x.mutual_at from hallway.exchanges x join hallway.exchange_sides s on s.exchange_id = x.id
	where s.owner_id = tests.uuid('Ada') and s.event_id = (select id from event)
	and s.contact_id = (select (pg_temp.about('Ada', 'Di') ->> 'contactId')::uuid)), null, 'of somebody who took everything back an old code counts nothing');
select tests.push('Di', 'confirm_exchange', pg_temp.about('Di', 'Ada'));
select ok((select x.mutual_at is not null from hallway.exchanges x join hallway.exchange_sides s on s.exchange_id = x.id
	where s.owner_id = tests.uuid('Ada') and s.event_id = (select id from event)
	and s.contact_id = (select (pg_temp.about('Ada', 'Di') ->> 'contactId')::uuid)), 'until they say yes');

-- A block: who is blocked counts as if they were not, who blocks counts nothing.
select tests.scan('Cy', 'Di');
select tests.push('Cy', 'block_person', pg_temp.about('Cy', 'Di'), '5 minutes');
select tests.scan('Cy', 'Di', (select id from event), meeting => ' blocking');
select is((select count(*)::int from hallway.exchange_sides s join hallway.exchanges x on x.id = s.exchange_id
	where s.owner_id = tests.uuid('Cy') and s.event_id is not null and x.mutual_at is not null), 0, 'what who blocks scans counts nothing');
select tests.scan('Di', 'Cy', (select id from event), meeting => ' blocked');
select is((select count(*)::int from hallway.exchange_sides s join hallway.exchanges x on x.id = s.exchange_id
	join hallway.meetings m on m.exchange_id = x.id and m.is_counted
	where s.owner_id = tests.uuid('Di') and s.contact_id = (select (pg_temp.about('Di', 'Cy') ->> 'contactId')::uuid)
	and s.event_id is not null and x.mutual_at is not null), 1, 'what who is blocked scans counts');
select tests.push('Cy', 'unblock_person', jsonb_build_object('contactId', pg_temp.about('Cy', 'Di') ->> 'contactId'));
select tests.scan('Di', 'Cy', (select id from event), meeting => ' free');
select is((select count(*)::int from hallway.exchanges x where x.mutual_at is not null and exists (select from hallway.exchange_sides s
	where s.exchange_id = x.id and s.owner_id = tests.uuid('Di') and s.event_id is not null
	and s.contact_id = (select (pg_temp.about('Di', 'Cy') ->> 'contactId')::uuid))), 1, 'and is one exchange once nobody blocks');

-- Two accounts become one.
select tests.scan('Ada', 'Bea', (select id from event));
select tests.merge('Bob', 'Bea');
select is(pg_temp.counted('Ada', 'Bea'), now() - interval '1 day', 'of two that become one the earlier counts');
select is((select count(*)::int from hallway.exchanges x join hallway.exchange_sides s on s.exchange_id = x.id
	where s.owner_id = tests.uuid('Bea') and x.mutual_at is null), 0, 'nothing that counted is lost');

select * from finish();
rollback;
