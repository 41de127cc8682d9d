begin;
set local search_path = tap, extensions, public;
select plan(51);

-- Whose rows they are. Bob is whom Ada wrote to, Org organizes where they met, Eve was there, Kim met nobody, Gus is a guest who pushed nothing yet.
select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Org'), tests.add_person('Eve'), tests.add_person('Kim'), tests.add_user('Gus');
select tests.add_event('Org', 'abcd1234', 'Ada', 'Bob', 'Eve');
select tests.scan('Ada', 'Bob', hallway.event_id_of('abcd1234'));
create function pg_temp.say(name text, kind text, input jsonb) returns text language sql as $$
	select tests.said(tests.push(name, kind, jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'eventId', null) || input)); $$;
select is(pg_temp.say('Ada', kind, input), 'applied', kind || ' by Ada') from (values
	('mark_sent', jsonb_build_object('touchId', tests.uuid('touch'), 'channel', 'email', 'settles', '[]'::jsonb, 'subject', 'Roofers', 'text', 'Dear Bob')),
	('answer_follow_up', jsonb_build_object('kind', 'check-in', 'cause', 'none', 'doneAt', null, 'snoozedUntil', tests.iso(now()))),
	('set_correspondence', '{"every": "month"}'),
	('save_milestone', jsonb_build_object('milestoneId', tests.uuid('day'), 'kind', 'own', 'month', 2, 'day', 29, 'year', null, 'text', 'Their clinic opened')),
	('save_voice', '{"voice": {"tone": "warm"}}')) k (kind, input);
create function pg_temp.seen(name text, part text) returns text language plpgsql as $$
declare
	rows bigint;
begin
	perform tests.act_as(name);
	execute format('select count(*) from hallway.%I where %I = %L', part, case part when 'voices' then 'person_id' else 'owner_id' end, tests.uuid('Ada')) into rows;
	perform set_config('role', 'none', true);
	return rows;
exception when insufficient_privilege then
	perform set_config('role', 'none', true);
	return 'refused';
end $$;
create temp view parts as select p from unnest(array['touches', 'follow_up_answers', 'correspondences', 'milestones', 'voices', 'follow_ups']) p;
select cmp_ok(pg_temp.seen('Ada', p)::int, '>', 0, 'Ada reads her ' || p) from parts;
select is(pg_temp.seen(name, p), '0', name || ' reads none of her ' || p) from unnest(array['Bob', 'Org', 'Eve', 'Kim', 'Gus']) name, parts;
select is(pg_temp.seen('', p), 'refused', 'nobody who is not signed in reads any ' || p) from parts where p in ('touches', 'follow_ups');

-- Ids are each owner's own: that somebody knows mine is of no use.
create temp table before as select to_jsonb(t) from hallway.touches t where t.owner_id = tests.uuid('Ada');
create temp table days_before as select to_jsonb(m) from hallway.milestones m where m.owner_id = tests.uuid('Ada');
create temp table due_before as select to_jsonb(f) from hallway.follow_ups f where f.owner_id = tests.uuid('Ada');
select tests.push(name, 'drop_touch', jsonb_build_object('touchId', tests.uuid('touch'))), tests.push(name, 'drop_milestone', jsonb_build_object('milestoneId', tests.uuid('day')))
from unnest(array['Bob', 'Org', 'Eve', 'Kim']) name;
create function pg_temp.on_ada() returns uuid language sql as $$
	select c.id from hallway.contacts c where c.owner_id = tests.uuid('Bob') and c.person_id = tests.uuid('Ada'); $$;
select is(tests.said(tests.push('Bob', kind, jsonb_build_object('contactId', pg_temp.on_ada(), 'eventId', null) || input)), 'applied', 'Bob''s ' || kind || ' with the same id is his own')
from (values ('record_touch', jsonb_build_object('touchId', tests.uuid('touch'), 'kind', 'replied', 'text', '')),
	('save_milestone', jsonb_build_object('milestoneId', tests.uuid('day'), 'kind', 'birthday', 'month', 1, 'day', 1, 'year', null, 'text', ''))) k (kind, input);
select set_eq('select to_jsonb(t) from hallway.touches t where t.owner_id = tests.uuid(''Ada'')', 'table before', 'Ada''s message is as it was');
select set_eq('select to_jsonb(m) from hallway.milestones m where m.owner_id = tests.uuid(''Ada'')', 'table days_before', 'and her milestone, and');
select set_eq('select to_jsonb(f) from hallway.follow_ups f where f.owner_id = tests.uuid(''Ada'')', 'table due_before', 'what she has to do');

-- What is taken away leaves no words behind.
select tests.push('Ada', 'drop_touch', jsonb_build_object('touchId', tests.uuid('touch'))), tests.push('Ada', 'drop_milestone', jsonb_build_object('milestoneId', tests.uuid('day')));
select is((select t.subject || t.text || t.settles::text from hallway.touches t where t.owner_id = tests.uuid('Ada')), '{}', 'a dropped message keeps none');
select is((select m.text from hallway.milestones m where m.owner_id = tests.uuid('Ada')), '', 'nor does a milestone');
select is(tests.wrong(), '', 'nothing is wrong with the database');

select * from finish();
rollback;
