-- Ids of meetings are made on phones. One that another's meeting has already (who signed in to another account after the store was
-- put back sends again what was sent before) keeps nobody from being met, and touches nothing that is not the caller's.
begin;
set local search_path = tap, extensions, public;
select plan(22);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Cem'), tests.add_person('Eve'), tests.add_person('Ann');
select tests.scan('Ada', 'Bob');
create temp table before as select tests.pull('Ada') - 'serverNow' as ada, tests.pull('Bob') - 'serverNow' as bob;
create function pg_temp.scan(name text, other text, device text default '') returns text language sql as $$
	select tests.said(tests.push(name, 'exchange_cards', jsonb_build_object('contactId', tests.uuid(name || ' on ' || other),
		'meetingId', tests.uuid('Ada met Bob'), 'code', tests.code(other), 'card', '{"name": "x"}'::jsonb), device => device)); $$;
create function pg_temp.undo(name text) returns text language sql as $$
	select tests.said(tests.push(name, 'undo_exchange', jsonb_build_object('meetingId', tests.uuid('Ada met Bob')))); $$;
create function pg_temp.meetings(name text) returns setof text language sql as $$
	select m ->> 'id' from tests.rows(name, 'exchanges') r, jsonb_array_elements(r -> 'meetings') m; $$;

-- A stranger, whoever told them the id.
select is(pg_temp.scan('Eve', 'Cem'), 'applied', 'a scan whose id is that of another''s meeting is taken');
select is((select count(*) from pg_temp.meetings('Eve') m where m <> tests.uuid('Ada met Bob')::text), 1::bigint, 'as a meeting with an id of its own');
select results_eq($$ select pg_temp.meetings('Eve') $$, $$ select pg_temp.meetings('Cem') $$, 'which is the same for both');
select is(pg_temp.scan('Eve', 'Cem', device => ' 2'), 'applied', 'sent again, by another device,');
select is((select count(*) from pg_temp.meetings('Eve')), 1::bigint, 'it is one meeting');
select is(pg_temp.undo('Eve'), 'applied', 'the id that the phone made');
select is_empty($$ select pg_temp.meetings('Eve') union all select pg_temp.meetings('Cem') $$, 'undoes that meeting');
select is(pg_temp.undo('Eve'), 'applied', 'and after that nothing');
select results_eq($$ select tests.pull('Ada') - 'serverNow', tests.pull('Bob') - 'serverNow' $$, 'select ada, bob from before',
	'whose id it is sees nothing of it all, nor does the other one');

-- One of the two.
select is(pg_temp.scan('Bob', 'Cem'), 'applied', 'whoever was scanned knows the id, and can make nothing of it');
select is((select count(*) from pg_temp.meetings('Bob')), 2::bigint, 'there are two meetings');
select is(pg_temp.undo('Bob'), 'applied', 'undone');
select results_eq($$ select pg_temp.meetings('Bob') $$, $$ select tests.uuid('Ada met Bob')::text $$, 'is their own scan');
select is(pg_temp.scan('Ada', 'Cem'), 'invalid_input', 'an own scan of somebody else stays what it is');

-- The owner, with another account than before.
select is(pg_temp.scan('Ann', 'Bob'), 'applied', 'the same scan by another account of the one who made it brings that account the contact');
select is((select count(*) from tests.rows('Bob', 'contacts')), 2::bigint, 'who was scanned has both');
select is(tests.merge('Ada', 'Ann') ->> 'merged', 'true', 'should the two accounts become one again');
select is((select count(*) from pg_temp.meetings('Ann')), 1::bigint, 'it is one meeting');
select is((select count(*) from tests.rows('Bob', 'contacts')), 1::bigint, 'with one person');
select is(pg_temp.undo('Ann'), 'applied', 'which can be undone by the id that the phone made');
select is_empty($$ select pg_temp.meetings('Ann') union all select pg_temp.meetings('Bob') $$, 'for both');
select is(tests.wrong(), '', 'and nothing is wrong');

select * from finish();
rollback;
