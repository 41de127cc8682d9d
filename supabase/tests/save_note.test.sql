begin;
set local search_path = tap, extensions, public;
select plan(9);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.scan('Ada', 'Bob');

select is(tests.push('Ada', 'save_note', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'text', 'builds boats'))
	-> 'result', jsonb_build_object('contactId', tests.uuid('Ada on Bob')), 'a note is kept');
select is((select r ->> 'text' from tests.rows('Ada', 'notes') r), 'builds boats', 'its owner reads it');
select is_empty($$ select tests.rows('Bob', 'notes') $$, 'the person it is about does not');
select is(tests.said(tests.push('Eve', 'save_note', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'text', 'x'))),
	'contact_not_found', 'a stranger cannot write about somebody else''s contact');
select is(tests.said(tests.push('Bob', 'save_note', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'text', 'x'))),
	'contact_not_found', 'neither can the other side');

select tests.push('Ada', 'save_note', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'text', 'older'), '1 hour');
select is((select r ->> 'text' from tests.rows('Ada', 'notes') r), 'builds boats', 'an older edit that arrives later loses');
select is(tests.said(tests.push('Ada', 'save_note', jsonb_build_object('contactId', tests.uuid('Ada on Bob'),
	'text', repeat('🦊', 10001)))), 'invalid_input', 'more than 10,000 code points are refused');
select is(tests.said(tests.push('Ada', 'save_note', jsonb_build_object('contactId', tests.uuid('Ada on Bob'),
	'text', repeat('🦊', 10000)))), 'applied', '10,000 are not');

select tests.push('Ada', 'save_note', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'text', ''));
select ok(tests.pull('Ada') -> 'deleted' @> jsonb_build_array(jsonb_build_object('table', 'notes', 'id', tests.uuid('Ada on Bob'))),
	'an empty text deletes the note');

select * from finish();
rollback;
