begin;
set local search_path = tap, extensions, public;
select plan(26);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.scan('Ada', 'Bob');
create function pg_temp.note(text text, was text, ago interval default '0', device text default '') returns text language sql as $$
	select tests.said(tests.push('Ada', 'save_note', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'text', text, 'was', was), ago, device => device)); $$;
create function pg_temp.stored() returns text language sql as $$ select r ->> 'text' from tests.rows('Ada', 'notes') r; $$;
create function pg_temp.number() returns jsonb language sql as $$ select tests.pull('Ada') #> '{cursor,person}'; $$;

select is(tests.push('Ada', 'save_note', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'text', 'builds boats'))
	-> 'result', jsonb_build_object('contactId', tests.uuid('Ada on Bob')), 'a note is kept');
select is(pg_temp.stored(), 'builds boats', 'its owner reads it');
select is_empty($$ select tests.rows('Bob', 'notes') $$, 'the person it is about does not');
select is(tests.said(tests.push('Eve', 'save_note', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'text', 'x'))),
	'contact_not_found', 'a stranger cannot write about somebody else''s contact');
select is(tests.said(tests.push('Bob', 'save_note', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'text', 'x'))),
	'contact_not_found', 'neither can the other side');

-- Nothing that the person did not see is lost.
select is(pg_temp.note('builds big boats', 'builds boats'), 'applied', 'an edit');
select is(pg_temp.stored(), 'builds big boats', 'of what is stored replaces it');
select pg_temp.note('likes tea', '');
select is(pg_temp.stored(), E'builds big boats\n\nlikes tea', 'a note by somebody who saw none comes behind');
select pg_temp.note('likes green tea', 'likes tea');
select is(pg_temp.stored(), E'builds big boats\n\nlikes green tea', 'and is edited on its own');
create temp table before as select pg_temp.number() as number;
select pg_temp.note('likes green tea', 'likes tea');
select is(pg_temp.stored(), E'builds big boats\n\nlikes green tea', 'the same once more changes nothing');
select is(pg_temp.number(), (select number from before), 'and wakes no other device');
select pg_temp.note('builds small boats', 'builds boats', '1 hour', 'tablet');
select is(pg_temp.stored(), E'builds small boats\n\nbuilds big boats\n\nlikes green tea',
	'of two edits from the same text both are kept, the earlier one first');
select pg_temp.note('', 'builds small boats', '1 hour', 'tablet');
select is(pg_temp.stored(), E'builds big boats\n\nlikes green tea', 'deleting takes what the person saw');
select pg_temp.note('', 'builds small boats');
select is(pg_temp.stored(), E'builds big boats\n\nlikes green tea', 'and nothing else');
select pg_temp.note('tea and boats', E'builds big boats\n\nlikes green tea', '1 hour', 'tablet');
select is(pg_temp.stored(), 'tea and boats', 'whoever saw it all may replace it all, whatever their clock says');
select pg_temp.note('tea, boats', E'tea and boats\n\ndogs');
select is(pg_temp.stored(), 'tea, boats', 'also if they saw something more');
select pg_temp.note('', 'tea, boats');
select ok(tests.pull('Ada') -> 'deleted' @> jsonb_build_array(jsonb_build_object('table', 'notes', 'id', tests.uuid('Ada on Bob'))),
	'an empty text deletes the note');
select pg_temp.note('tea, boats, dogs', 'tea, boats', '1 hour', 'tablet');
select is(pg_temp.stored(), 'tea, boats, dogs', 'what was added elsewhere meanwhile is not lost by that');
select pg_temp.note('', 'tea, boats, dogs');

-- Limits.
select is(pg_temp.note(repeat('🦊', 10001), ''), 'invalid_input', 'more than 10,000 code points are refused');
select is(pg_temp.note(repeat('🦊', 10000), ''), 'applied', '10,000 are not');
select is(pg_temp.note(repeat('🐻', 10000), ''), 'applied', 'nor is what comes together');
select is(char_length(pg_temp.stored()), 20002, 'nothing of it is cut');
select is(pg_temp.note('x', pg_temp.stored()), 'applied', 'and all of it can be edited');
select pg_temp.note('', 'x');
select pg_temp.note(repeat(letter, 10000), '') from unnest(array['a', 'b', 'c']) letter;
select is(pg_temp.note(repeat('d', 10000), ''), 'invalid_input', 'up to 40,000 together');
select is(pg_temp.note('x', repeat('d', 40001)), 'invalid_input', 'nobody saw more than that');
select is(char_length(pg_temp.stored()), 30004, 'what is refused leaves the note as it is');

select * from finish();
rollback;
