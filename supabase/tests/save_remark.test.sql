begin;
set local search_path = tap, extensions, public;
select plan(38);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve'), tests.add_person('Org');
select tests.add_event('Org', 'abcd1234', 'Ada', 'Bob');
select tests.scan('Ada', 'Bob', hallway.event_id_of('abcd1234'));
create function pg_temp.said(name text, changes jsonb default '{}', ago interval default '0', device text default '') returns text language sql as $$
	select tests.said(tests.push(name, 'save_remark', jsonb_build_object('remarkId', tests.uuid('remark'), 'contactId', tests.uuid('Ada on Bob'),
		'eventId', hallway.event_id_of('abcd1234'), 'kind', 'challenge', 'text', 'finds no roofers') || changes, ago, device => device)); $$;
create function pg_temp.promised(name text, changes jsonb default '{}', ago interval default '0', device text default '') returns text language sql as $$
	select tests.said(tests.push(name, 'save_promise', jsonb_build_object('promiseId', tests.uuid('promise'), 'contactId', tests.uuid('Ada on Bob'),
		'eventId', hallway.event_id_of('abcd1234'), 'by', 'me', 'text', 'send the list', 'dueOn', '2026-11-30', 'keptAt', null) || changes, ago, device => device)); $$;
create function pg_temp.row(part text) returns jsonb language sql as $$ select r from tests.rows('Ada', part) r $$;

-- Remarks.
select is(pg_temp.said('Ada'), 'applied', 'a remark is kept');
select is(pg_temp.row('remarks') - 'madeAt' - 'editedAt', jsonb_build_object('id', tests.uuid('remark'), 'contactId', tests.uuid('Ada on Bob'),
	'eventId', hallway.event_id_of('abcd1234'), 'kind', 'challenge', 'text', 'finds no roofers'), 'as it was typed');
select is_empty($$ select tests.rows('Bob', 'remarks') $$, 'the person it is about does not see it');
select is_empty($$ select tests.rows('Org', 'remarks') $$, 'nor does the organizer');
select is(pg_temp.said(name), 'contact_not_found', name || ' cannot write about somebody else''s contact') from unnest(array['Bob', 'Eve', 'Org']) name;
select throws_ok($$ select tests.push('', 'save_remark', '{}') $$, '42501', null, 'nobody does without signing in');
select is(pg_temp.said('Ada', '{"text": "finds no carpenters", "was": "finds no roofers"}'), 'applied', 'an edit');
select is(pg_temp.row('remarks') ->> 'text', 'finds no carpenters', 'replaces what the person saw');
select pg_temp.said('Ada', '{"text": "finds no masons", "was": "finds no roofers"}', '1 hour', 'tablet');
select is(pg_temp.row('remarks') ->> 'text', E'finds no masons\n\nfinds no carpenters', 'of two edits from the same text both are kept');
select is(pg_temp.said('Ada', jsonb_build_object('text', '', 'was', E'finds no masons\n\nfinds no carpenters')), 'applied', 'emptied');
select is(pg_temp.row('remarks'), null, 'it is gone');
select ok(tests.pull('Ada') -> 'deleted' @> jsonb_build_array(jsonb_build_object('table', 'remarks', 'id', tests.uuid('remark'))), 'which every device hears');
select is(pg_temp.said('Ada', jsonb_build_object('eventId', tests.uuid('nowhere'))), 'applied', 'an event that was never joined is no reason to refuse words');
select is(pg_temp.row('remarks') ->> 'eventId', null, 'they belong to no event then');
select is(pg_temp.said('Ada', '{"kind": "gossip"}'), 'invalid_input', 'a kind that we do not know is refused');
select is(pg_temp.said('Ada', jsonb_build_object('remarkId', tests.uuid('long'), 'text', repeat('🦊', 1001))), 'invalid_input', 'more than 1,000 code points are too many');
select is(pg_temp.said('Ada', jsonb_build_object('remarkId', tests.uuid('long'), 'text', repeat('🦊', 1000))), 'applied', '1,000 are not');
select pg_temp.said('Ada', jsonb_build_object('remarkId', tests.uuid('many ' || n), 'text', n::text)) from generate_series(3, 100) n;
select is(pg_temp.said('Ada', jsonb_build_object('remarkId', tests.uuid('one more'))), 'too_many', 'more than 100 about one person are too many');

-- Promises.
select is(pg_temp.promised('Ada'), 'applied', 'a promise is kept');
select is(pg_temp.row('promises') - 'madeAt' - 'editedAt', jsonb_build_object('id', tests.uuid('promise'), 'contactId', tests.uuid('Ada on Bob'),
	'eventId', hallway.event_id_of('abcd1234'), 'by', 'me', 'text', 'send the list', 'dueOn', '2026-11-30', 'keptAt', null), 'with its day');
select is_empty($$ select tests.rows('Bob', 'promises') $$, 'the person it was made to does not see it');
select is(pg_temp.promised(name), 'contact_not_found', name || ' cannot make one for Ada') from unnest(array['Bob', 'Eve', 'Org']) name;
select is(pg_temp.promised('Ada', jsonb_build_object('was', 'send the list', 'keptAt', tests.iso(now()))), 'applied', 'kept');
select is(pg_temp.promised('Ada', '{"was": "send the list", "dueOn": "2026-12-24"}', '1 hour', 'tablet'), 'applied', 'an older change of the day');
select is(pg_temp.row('promises') ->> 'keptAt', tests.iso(now()), 'does not make it open again');
select is(pg_temp.promised('Ada', '{"dueOn": "2026-02-30"}'), 'invalid_input', 'no 30th of February');
select is(pg_temp.promised('Ada', '{"dueOn": "soon"}'), 'invalid_input', 'a day is a day');
select is(pg_temp.promised('Ada', '{"by": "god"}'), 'invalid_input', 'by one of the two');

-- What is put down about a person keeps the contact, also when the meeting was a mistake.
select tests.push('Ada', 'undo_exchange', jsonb_build_object('meetingId', tests.uuid('Ada met Bob')));
select is((select r -> 'card' from tests.rows('Ada', 'contacts') r), '{"name": "Bob"}', 'undone, the contact stays for its words, with the name only');
select is((select count(*) from tests.rows('Ada', 'remarks')), 100::bigint, 'the words stay');
select is_empty($$ select tests.rows('Bob', 'contacts') $$, 'on the other side nothing does');
select is(tests.wrong(), '', 'nothing is wrong with the database');
create temp table known as select tests.know('Eve') as what;
select tests.scan('Eve', 'Bob');
select tests.push('Eve', 'save_remark', jsonb_build_object('remarkId', tests.uuid('e'), 'contactId', tests.uuid('Eve on Bob'), 'kind', 'topic', 'text', 'x'));
update known set what = tests.know('Eve', what);
select tests.push('Eve', 'save_remark', jsonb_build_object('remarkId', tests.uuid('e'), 'contactId', tests.uuid('Eve on Bob'), 'kind', 'topic', 'text', '', 'was', 'x'));
select tests.push('Eve', 'undo_exchange', jsonb_build_object('meetingId', tests.uuid('Eve met Bob')));
select is_empty($$ select tests.rows('Eve', 'contacts') $$, 'with its words emptied, the contact goes with the exchange');
select is((select tests.missed('Eve', what) from known), '', 'and a phone that saw the words hears of it');

select * from finish();
rollback;
