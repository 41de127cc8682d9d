begin;
set local search_path = tap, extensions, public;
select plan(58);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve'), tests.add_person('Org');
select tests.add_event('Org', 'abcd1234', 'Ada', 'Bob');
create function pg_temp.event() returns uuid language sql as $$ select hallway.event_id_of('abcd1234'); $$;
create function pg_temp.due(name text) returns text language sql as $$
	select coalesce(string_agg(f.kind || case when f.cause = pg_temp.event()::text then ' there' when f.cause = 'none' then '' else ' of one' end || case
		when f.settled_by is not null then ' ' || f.settled_by
		when f.due_at is not null then ' in ' || round(extract(epoch from f.due_at - now()) / 3600) || 'h'
		else ' on ' || f.due_on - (now() at time zone 'UTC')::date end, ', ' order by f.kind, f.due_at, f.due_on), '')
	from hallway.follow_ups f where f.owner_id = tests.uuid(name) $$;
-- What is older comes by a device of its own: one device says nothing that is older than what it said before.
create function pg_temp.ada(kind text, input jsonb, ago interval default '0') returns text language sql as $$
	select tests.said(tests.push('Ada', kind, jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'eventId', pg_temp.event()) || input, ago,
		device => case when ago = '0' then '' else ' ' || ago end)); $$;
create function pg_temp.wrote(touch text, ago interval default '0', settles jsonb default '[]') returns text language sql as $$
	select pg_temp.ada('mark_sent', jsonb_build_object('touchId', tests.uuid(touch), 'happenedAt', null, 'channel', 'email', 'settles', settles, 'text', ''), ago); $$;
create function pg_temp.touched(kind text, ago interval default '0') returns text language sql as $$
	select pg_temp.ada('record_touch', jsonb_build_object('touchId', tests.uuid(kind), 'kind', kind, 'text', ''), ago); $$;
create function pg_temp.drop(touch text) returns text language sql as $$
	select tests.said(tests.push('Ada', 'drop_touch', jsonb_build_object('touchId', tests.uuid(touch)))); $$;
create function pg_temp.answer(kind text, cause text, answer jsonb) returns text language sql as $$
	select pg_temp.ada('answer_follow_up', jsonb_build_object('kind', kind, 'cause', cause, 'doneAt', null, 'snoozedUntil', null) || answer); $$;
create function pg_temp.day(days int) returns text language sql as $$ select ((now() at time zone 'UTC')::date + days)::text $$;

-- What an exchange costs.
create sequence pg_temp.renewals;
create function pg_temp.count_renewal() returns trigger language plpgsql as $$ begin perform nextval('pg_temp.renewals'); return null; end $$;
create trigger counted after insert on hallway.follow_ups for each statement execute function pg_temp.count_renewal();
select tests.scan('Ada', 'Bob', pg_temp.event(), ago => '2 seconds');
select is(nextval('pg_temp.renewals'), 2::bigint, 'an exchange is one renewal for both sides');
drop trigger counted on hallway.follow_ups;
select is(pg_temp.due('Ada'), 'first there in 48h', 'whoever scanned has a first follow-up within 48 hours');
select is(pg_temp.due('Bob'), 'first there in 48h', 'and so has whoever was scanned');
select is(pg_temp.due('Eve') || pg_temp.due('Org'), '', 'nobody else');
select tests.act_as('Bob');
select is((select count(*) from hallway.follow_ups where owner_id <> tests.uuid('Bob')), 0::bigint, 'read directly, one sees one''s own only');
select throws_ok($$ delete from hallway.follow_ups $$, '42501', null, 'and writes none');
reset role;

-- The first message.
select pg_temp.wrote('early', '1 hour');
select is(pg_temp.due('Ada'), 'first there in 48h', 'a message from before they met settles nothing, and one heard of them since');
select pg_temp.drop('early'), pg_temp.wrote('hello');
select is(pg_temp.due('Ada'), 'first there sent, nudge of one in 168h', 'a message settles the first, and waits for a reply');
select is(pg_temp.due('Bob'), 'first there in 48h', 'the other''s own is not settled by it');
select pg_temp.drop('hello');
select is(pg_temp.due('Ada'), 'first there in 48h', 'taken back, it is open again');
select pg_temp.answer('first', pg_temp.event()::text, jsonb_build_object('doneAt', tests.iso(now())));
select is(pg_temp.due('Ada'), 'first there done', 'done by hand');
select pg_temp.answer('first', pg_temp.event()::text, '{}');
select is(pg_temp.due('Ada'), 'first there in 48h', 'and undone');
select pg_temp.answer('first', pg_temp.event()::text, jsonb_build_object('snoozedUntil', tests.iso(now() + interval '1 day')));
select is((select f.snoozed_until from hallway.follow_ups f where f.owner_id = tests.uuid('Ada')), date_trunc('milliseconds', now() + interval '1 day'), 'put off');
select pg_temp.answer('first', pg_temp.event()::text, '{}');

-- Promises.
create function pg_temp.promise(promise text, by text, day text, kept text default null, words text default 'x') returns text language sql as $$
	select pg_temp.ada('save_promise', jsonb_build_object('promiseId', tests.uuid(promise), 'by', by, 'text', words, 'was', 'x', 'dueOn', day, 'keptAt', kept)); $$;
select pg_temp.promise('mine', 'me', null);
select is(pg_temp.due('Ada'), 'first there in 48h, promise of one in 48h', 'mine without a day: 48 hours');
select pg_temp.promise('mine', 'me', pg_temp.day(3));
select is(pg_temp.due('Ada'), 'first there in 48h, promise of one on 3', 'mine with a day: by then');
select pg_temp.promise('theirs', 'them', null);
select is(pg_temp.due('Ada'), 'first there in 48h, promise of one on 3', 'theirs without a day: nothing to ask for');
select pg_temp.promise('theirs', 'them', pg_temp.day(5));
select is(pg_temp.due('Ada'), 'first there in 48h, promise of one on 3, promise of one on 6', 'theirs with a day: when that is over');
select pg_temp.promise('mine', 'me', pg_temp.day(3), tests.iso(now()));
select is(pg_temp.due('Ada'), 'first there in 48h, promise of one kept, promise of one on 6', 'kept');
select pg_temp.promise('theirs', 'them', '9999-12-31');
select is((select f.due_on from hallway.follow_ups f where f.cause = tests.uuid('theirs')::text), '9999-12-31', 'no day comes after the last');
select pg_temp.promise('mine', 'me', null, words => ''), pg_temp.promise('theirs', 'them', null, words => '');
select is(pg_temp.due('Ada'), 'first there in 48h', 'what is taken away is not asked for');

-- Thanks, and coming back.
select pg_temp.ada('mark_person', '{"thank": true}');
select is(pg_temp.due('Ada'), 'first there in 48h, thank there in 48h', 'somebody to thank');
select pg_temp.wrote('thanks', settles => jsonb_build_array('thank/' || pg_temp.event()));
select is(pg_temp.due('Ada'), 'first there sent, nudge of one in 168h, thank there sent', 'thanked');
select pg_temp.drop('thanks'), pg_temp.wrote('plain');
select is(pg_temp.due('Ada'), 'first there sent, nudge of one in 168h, thank there in 48h', 'a message that does not thank does not');
select pg_temp.drop('plain'), pg_temp.ada('mark_person', '{"thank": false}');
select pg_temp.ada('save_remark', jsonb_build_object('remarkId', tests.uuid(kind), 'kind', kind, 'text', 'x')) from unnest(array['challenge', 'topic']) kind;
select is(pg_temp.due('Ada'), 'first there in 48h, return of one in 720h', 'what troubles them is asked for after 30 days, a topic is not');
select pg_temp.wrote('back', settles => jsonb_build_array('return/' || tests.uuid('challenge')));
select is(pg_temp.due('Ada'), 'first there sent, nudge of one in 168h, return of one sent', 'asked');
select pg_temp.drop('back'), pg_temp.ada('save_remark', jsonb_build_object('remarkId', tests.uuid('challenge'), 'kind', 'challenge', 'text', '', 'was', 'x'));

-- Checking in.
select pg_temp.ada('set_relationship', '{"kind": "mentor"}');
select is(pg_temp.due('Ada'), 'check-in in 720h, first there in 48h', 'a mentor: every 30 days');
select pg_temp.ada('set_correspondence', '{"every": "never"}');
select is(pg_temp.due('Ada'), 'first there in 48h', 'not where one wants none');
select pg_temp.ada('set_correspondence', '{"every": "days", "days": 10}');
select is(pg_temp.due('Ada'), 'check-in in 240h, first there in 48h', 'as often as one wants');
select pg_temp.answer('check-in', 'none', jsonb_build_object('doneAt', tests.iso(now() + interval '5 days')));
select is(pg_temp.due('Ada'), 'check-in in 360h, first there in 48h', 'done moves it');
select pg_temp.answer('check-in', 'none', '{"doneAt": "9999-12-25T12:30:00.000Z"}');
select is((select f.due_at from hallway.follow_ups f where f.kind = 'check-in'), '9999-12-31T12:30:00Z', 'up to the last day');
select pg_temp.answer('check-in', 'none', '{}'), pg_temp.ada('set_correspondence', '{"every": "never"}');

-- Milestones.
create function pg_temp.milestone(days int) returns text language sql as $$
	select pg_temp.ada('save_milestone', jsonb_build_object('milestoneId', tests.uuid('day'), 'kind', 'own', 'year', null, 'text', '',
		'month', extract(month from pg_temp.day(days)::date), 'day', extract(day from pg_temp.day(days)::date))); $$;
select pg_temp.milestone(40);
select is(pg_temp.due('Ada'), 'first there in 48h, milestone of one on 40', 'a day to remember');
select pg_temp.milestone(20);
select is(pg_temp.due('Ada'), 'first there in 48h, milestone of one on 20', 'another');
select pg_temp.answer('milestone', tests.uuid('day')::text, jsonb_build_object('doneAt', tests.iso(now())));
select is((select f.due_on > (now() at time zone 'UTC')::date + 300 from hallway.follow_ups f where f.kind = 'milestone'), true, 'answered, it is there again in a year');
select tests.push('Ada', 'drop_milestone', jsonb_build_object('milestoneId', tests.uuid('day')));
select is(hallway.once_a_year(2, 29, since), due, 'from ' || since || ', 29 February is on ' || due)
from (values (date '2027-01-01', date '2027-02-28'), ('2027-03-01', '2028-02-29'), ('2028-02-29', '2028-02-29'), ('2028-03-01', '2029-02-28'), ('2100-02-28', '2100-02-28')) d (since, due);
select is(hallway.once_a_year(12, 31, '2026-12-31') - hallway.once_a_year(12, 31, '2027-01-01'), -365, 'the same day counts, the day after is a year later');

select is(hallway.once_a_year(12, 30, '10000-01-31'), '9999-12-31', 'after the last day there is none');

-- Silence, and rest.
select pg_temp.wrote('one');
select is(pg_temp.due('Ada'), 'first there sent, nudge of one in 168h', 'after a week of silence a nudge');
select pg_temp.wrote('two', settles => jsonb_build_array('nudge/' || tests.uuid('one')));
select is(pg_temp.due('Ada'), 'first there sent, rest of one in 336h', 'after a nudge no other, but the proposal to let it rest');
select pg_temp.ada('set_correspondence', jsonb_build_object('restingSince', tests.iso(now() + interval '1 second')));
select is(pg_temp.due('Ada'), 'first there sent', 'resting, nothing is asked for');
select pg_temp.promise('mine', 'me', null);
select is(pg_temp.due('Ada'), 'first there sent, promise of one in 48h', 'but what one promised');
select pg_temp.ada('set_correspondence', '{"restingSince": null}'), pg_temp.promise('mine', 'me', null, words => '');
select pg_temp.touched('replied');
select is(pg_temp.due('Ada'), 'first there sent', 'heard of, nothing is silent');
select pg_temp.drop('replied'), pg_temp.drop('one'), pg_temp.drop('two');
select is(pg_temp.due('Ada'), 'first there in 48h', 'all of it taken back');

-- The exchange itself.
select tests.push('Bob', 'withdraw_exchange', jsonb_build_object('contactId', (select c.id from hallway.contacts c where c.owner_id = tests.uuid('Bob')), 'eventId', pg_temp.event()));
select is(pg_temp.due('Ada') || pg_temp.due('Bob'), '', 'taken back by one, it asks neither for anything');
select tests.push('Bob', 'confirm_exchange', jsonb_build_object('contactId', (select c.id from hallway.contacts c where c.owner_id = tests.uuid('Bob')), 'eventId', pg_temp.event()));
select is(pg_temp.due('Ada') || ' ' || pg_temp.due('Bob'), 'first there in 48h first there in 48h', 'given again, it does');
select pg_temp.ada('block_person', '{}', '1 second');
select is(pg_temp.due('Ada'), '', 'nothing about somebody who is blocked');
select pg_temp.ada('unblock_person', '{}'), tests.scan('Ada', 'Bob', pg_temp.event(), meeting => ' again');
select is(pg_temp.due('Ada') || ' ' || pg_temp.due('Bob'), 'first there in 48h first there in 48h', 'met again, both have a first follow-up');
select tests.push('Ada', 'undo_exchange', jsonb_build_object('meetingId', tests.uuid('Ada met Bob')));
select is(pg_temp.due('Ada') || pg_temp.due('Bob'), '', 'undone, nobody has');
select is(tests.wrong(), '', 'nothing is wrong with the database');

-- The same thing again is the same thing once.
select tests.scan('Ada', 'Eve', ago => '2 seconds'), tests.scan('Eve', 'Ada', ago => '2 seconds');
select is(pg_temp.due('Ada') || ' ' || pg_temp.due('Eve'), 'first in 48h first in 48h', 'two who scan each other have one each');
select is(tests.said(tests.push('Ada', 'mark_sent', jsonb_build_object('touchId', tests.uuid('m'), 'contactId', tests.uuid('Ada on Eve'), 'eventId', null, 'happenedAt', null, 'channel', 'sms',
	'settles', '["first/none"]'::jsonb, 'text', ''), device => device)), 'applied', 'the same message from the ' || device) from unnest(array['phone', 'tablet']) device;
select is((select count(*) from hallway.touches t where t.id = tests.uuid('m')), 1::bigint, 'is there once');
select is(pg_temp.due('Ada'), 'first sent, nudge of one in 168h', 'and settles one follow-up');
select is(tests.wrong(), '', 'nothing is wrong with the database');

select * from finish();
rollback;
