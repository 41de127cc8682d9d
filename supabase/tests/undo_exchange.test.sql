begin;
set local search_path = tap, extensions, public;
select plan(16);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
create function pg_temp.undo(name text, meeting text) returns text language sql as $$
	select tests.said(tests.push(name, 'undo_exchange', jsonb_build_object('meetingId', tests.uuid(meeting)))); $$;

select tests.scan('Ada', 'Bob');
select is(pg_temp.undo('Eve', 'Ada met Bob'), 'applied', 'a stranger hears nothing of it');
select is((select count(*) from tests.rows('Ada', 'exchanges')), 1::bigint, 'and undoes nothing');
select is(pg_temp.undo('Bob', 'Ada met Bob'), 'applied', 'the side that was scanned undoes it');
select is_empty($$ select tests.rows('Ada', 'contacts') union all select tests.rows('Ada', 'exchanges')
	union all select tests.rows('Bob', 'contacts') union all select tests.rows('Bob', 'exchanges') $$, 'it is gone for both');
select ok(tests.pull('Ada') -> 'deleted' @> jsonb_build_array(
	jsonb_build_object('table', 'contacts', 'id', tests.uuid('Ada on Bob')),
	jsonb_build_object('table', 'exchanges', 'id', tests.uuid('Ada on Bob') || '/none')), 'and their phones are told to drop it');
select is(pg_temp.undo('Ada', 'Ada met Bob'), 'applied', 'who undoes it at the same time has what they wanted');

-- One of several meetings.
select tests.scan('Ada', 'Bob'), tests.scan('Ada', 'Bob', ago => '3 hours', meeting => ' before');
select is(pg_temp.undo('Ada', 'Ada met Bob'), 'applied', 'one meeting of two');
select is(jsonb_array_length(tests.exchange('Bob') -> 'meetings'), 1, 'leaves the other');

-- Age: one's own scan at any time, the other's for a day.
select tests.scan('Ada', 'Bob', ago => '2 days', meeting => ' long ago');
select is(pg_temp.undo('Bob', 'Ada met Bob long ago'), 'meeting_not_found', 'after a day the other side''s scan stays');
select is(pg_temp.undo('Ada', 'Ada met Bob long ago'), 'applied', 'one''s own can always be undone');

-- Both scanned: each may use the id of their own scan.
select tests.scan('Bob', 'Ada', ago => '3 hours');
select is(pg_temp.undo('Bob', 'Bob met Ada'), 'applied', 'the id of one''s own scan works, though the meeting has another');
select is_empty($$ select tests.rows('Ada', 'exchanges') $$, 'and takes the meeting for both');

-- A note keeps the contact.
select tests.scan('Ada', 'Bob', meeting => ' again');
select tests.push('Ada', 'save_note', jsonb_build_object('contactId', tests.contact('Ada'), 'text', 'builds boats'));
select pg_temp.undo('Ada', 'Ada met Bob again');
select is(tests.card('Ada', 'Bob'), '{"name": "Bob"}', 'whoever wrote a note keeps the name');
select is_empty($$ select tests.rows('Bob', 'contacts') $$, 'the other side keeps nothing');

-- Undone before its key is known.
select tests.scan('Ada', 'Kim');
select is(pg_temp.undo('Ada', 'Ada met Kim'), 'applied', 'a held scan is dropped');
select tests.add_person('Kim');
select is_empty($$ select tests.rows('Kim', 'exchanges') $$, 'and stays dropped when its key arrives');

select * from finish();
rollback;
