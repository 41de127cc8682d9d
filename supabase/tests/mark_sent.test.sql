begin;
set local search_path = tap, extensions, public;
select plan(49);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve'), tests.add_person('Org'), tests.add_user('Kim', 'kim@example.test'), tests.add_person('Kim');
select tests.add_event('Org', 'abcd1234', 'Ada', 'Bob');
select tests.scan('Ada', 'Bob', hallway.event_id_of('abcd1234'));
create function pg_temp.sent(name text, changes jsonb default '{}', ago interval default '0', device text default '') returns text language sql as $$
	select tests.said(tests.push(name, 'mark_sent', jsonb_build_object('touchId', tests.uuid('touch'), 'contactId', tests.uuid('Ada on Bob'),
		'eventId', hallway.event_id_of('abcd1234'), 'happenedAt', tests.iso(now() - interval '5 minutes'), 'channel', 'email',
		'settles', jsonb_build_array('first/' || hallway.event_id_of('abcd1234')), 'subject', 'Roofers', 'text', E'Dear Bob,\r\n🚣  ') || changes, ago, device => device)); $$;
create function pg_temp.touched(name text, changes jsonb default '{}') returns text language sql as $$
	select tests.said(tests.push(name, 'record_touch', jsonb_build_object('touchId', tests.uuid('reply'), 'contactId', tests.uuid('Ada on Bob'),
		'eventId', null, 'kind', 'replied', 'happenedAt', null, 'channel', null, 'text', '') || changes)); $$;
create function pg_temp.drop(name text, touch text, ago interval default '0', device text default '') returns jsonb language sql as $$
	select tests.push(name, 'drop_touch', jsonb_build_object('touchId', tests.uuid(touch)), ago, device => device); $$;
create function pg_temp.row(touch text default 'touch') returns jsonb language sql as $$
	select r from tests.rows('Ada', 'touches') r where r ->> 'id' = tests.uuid(touch)::text $$;

-- Who.
select is(pg_temp.sent('Ada'), 'applied', 'a message went out');
select is(pg_temp.row() - 'madeAt' - 'editedAt', jsonb_build_object('id', tests.uuid('touch'), 'contactId', tests.uuid('Ada on Bob'),
	'eventId', hallway.event_id_of('abcd1234'), 'kind', 'wrote', 'happenedAt', tests.iso(now() - interval '5 minutes'), 'channel', 'email',
	'settles', jsonb_build_array('first/' || hallway.event_id_of('abcd1234')), 'subject', 'Roofers', 'text', E'Dear Bob,\r\n🚣  '), 'as it was, byte for byte');
select is_empty(format('select tests.rows(%L, %L)', name, 'touches'), name || ' does not see it') from unnest(array['Bob', 'Eve', 'Org', 'Kim']) name;
select is(pg_temp.sent(name), 'contact_not_found', name || ' cannot keep one about Ada''s contact') from unnest(array['Bob', 'Eve', 'Org', 'Kim']) name;
select is(pg_temp.touched(name), 'contact_not_found', name || ' nor a reply') from unnest(array['Bob', 'Eve', 'Org', 'Kim']) name;
select is(tests.said(pg_temp.drop(name, 'touch')), 'applied', name || ' may drop what is not there') from unnest(array['Bob', 'Eve', 'Org', 'Kim']) name;
select isnt(pg_temp.row(), null, 'and drops nothing of Ada''s');
select throws_ok(format('select tests.push(%L, %L, %L)', '', kind, '{}'), '42501', null, 'nobody does ' || kind || ' without signing in')
from unnest(array['mark_sent', 'record_touch', 'drop_touch']) kind;
select tests.act_as('Bob');
select is((select count(*) from hallway.touches), 0::bigint, 'nor by reading the table');
reset role;

-- Edits.
select is(pg_temp.sent('Ada', '{"text": "older"}', '1 hour', 'tablet'), 'applied', 'an older edit that comes later');
select is(pg_temp.row() ->> 'subject', 'Roofers', 'does not count');
select is(pg_temp.sent('Ada', '{"channel": "signal", "subject": "", "settles": []}'), 'applied', 'a later one');
select is(pg_temp.row() - 'madeAt' - 'editedAt' ->> 'channel', 'signal', 'counts whole');
select is(pg_temp.sent('Ada', '{"happenedAt": "2999-01-01T00:00:00Z"}'), 'applied', 'what is to happen');
select is(pg_temp.row() ->> 'happenedAt', tests.iso(now()), 'has not happened later than it was written down');
select is(pg_temp.touched('Ada'), 'applied', 'a reply');
select is(pg_temp.row('reply') - 'madeAt' - 'editedAt', jsonb_build_object('id', tests.uuid('reply'), 'contactId', tests.uuid('Ada on Bob'), 'eventId', null,
	'kind', 'replied', 'happenedAt', tests.iso(now()), 'channel', null, 'settles', '[]'::jsonb, 'subject', '', 'text', ''), 'happened when it was recorded');
select pg_temp.sent('Ada', jsonb_build_object('touchId', tests.uuid('edited'), 'happenedAt', null), '2 hours', 'laptop'),
	pg_temp.sent('Ada', jsonb_build_object('touchId', tests.uuid('edited'), 'happenedAt', null, 'text', 'x'));
select is(pg_temp.row('edited') - 'text' ->> 'happenedAt', tests.iso(now() - interval '2 hours'), 'and not when it was edited');
select is(pg_temp.drop('Ada', 'touch') -> 'result', jsonb_build_object('contactId', tests.uuid('Ada on Bob')), 'dropped, it says whom it was about');
select is(pg_temp.row(), null, 'it is gone');
select ok(tests.pull('Ada') -> 'deleted' @> jsonb_build_array(jsonb_build_object('table', 'touches', 'id', tests.uuid('touch'))), 'which every device hears');
select pg_temp.sent('Ada', '{}', '1 hour', 'tablet');
select is(pg_temp.row(), null, 'an older edit does not bring it back');
select pg_temp.sent('Ada');
select isnt(pg_temp.row(), null, 'a later one does');

-- Bad input.
select is(pg_temp.sent('Ada', changes), 'invalid_input', changes::text || ' is refused') from unnest(array['{"channel": "pigeon"}', '{"channel": null}', '{"settles": null}',
	'{"settles": ["first/yesterday"]}', '{"settles": ["lunch/none"]}', '{"settles": [1]}', '{"happenedAt": "soon"}']::jsonb[]) changes;
select is(pg_temp.sent('Ada', jsonb_build_object('text', repeat('🦊', 10001))), 'invalid_input', 'more than 10,000 code points are too many');
select is(pg_temp.touched('Ada', '{"kind": "wrote"}'), 'invalid_input', 'a message is marked as sent');
select tests.scan('Ada', 'Eve');
select is(pg_temp.sent('Ada', jsonb_build_object('contactId', tests.uuid('Ada on Eve'))), 'invalid_input', 'an id that stands for one about somebody else');
insert into hallway.touches (owner_id, id, contact_id, kind, happened_at, text, made_at, edited_at, feed_number)
select tests.uuid('Ada'), gen_random_uuid(), tests.uuid('Ada on Bob'), 'met', now(), '', now(), now(), n from unnest(hallway.next_numbers(array_fill(tests.uuid('Ada'), array[1997]))) n;
select is(pg_temp.touched('Ada', jsonb_build_object('touchId', tests.uuid('one more'))), 'too_many', 'more than 2,000 about one person are too many');
select is(tests.wrong(), '', 'nothing is wrong with the database');

select * from finish();
rollback;
