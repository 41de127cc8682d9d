begin;
set local search_path = tap, extensions, public;
select plan(22);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.scan('Bob', 'Ada');
create function pg_temp.save(profile jsonb, ago interval default '0', device text default '') returns text
language sql as $$ select tests.said(tests.push('Ada', 'save_profile', jsonb_build_object('profile', profile), ago, device => device)); $$;

select is(pg_temp.save('{"name": "Ada L.", "headline": "", "interests": ["boats", "rope"], "links": []}'), 'applied', 'a profile is saved');
select is((select r -> 'profile' from tests.rows('Ada', 'profiles') r), '{"name": "Ada L.", "interests": ["boats", "rope"]}',
	'empty texts and lists are left out');
select is(tests.card('Bob', 'Ada L.'), '{"name": "Ada L.", "interests": ["boats", "rope"]}', 'whoever holds the card has the new one');
select is_empty($$ select tests.rows('Eve', 'contacts') $$, 'a stranger has nothing');
select is(pg_temp.save('{"name": "Old"}', '1 hour', 'tablet'), 'applied', 'an older edit of another device is taken');
select is((select r #>> '{profile,name}' from tests.rows('Ada', 'profiles') r), 'Ada L.', 'but the latest wins');

-- A clock that was wrong when something was written, and is right when it is sent.
create function pg_temp.name() returns text language sql as $$ select r #>> '{profile,name}' from tests.rows('Ada', 'profiles') r; $$;
select pg_temp.save('{"name": "Slow"}', '1 year');
select is(pg_temp.name(), 'Slow', 'what a slow clock wrote comes after what the same phone sent before');
select pg_temp.save('{"name": "Fast"}', '-3 hours');
select is((select edited_at from hallway.profiles where person_id = tests.uuid('Ada')), now(), 'what a fast clock wrote is from now at the latest');
select pg_temp.save('{"name": "Right"}', '1 minute');
select is(pg_temp.name(), 'Right', 'and what the same phone writes after it comes after it');
select tests.act_as('Ada');
select public.push_changes(jsonb_build_object('protocol', 1, 'outboxId', tests.uuid('outbox of Ada'), 'sentAt', tests.iso(now()), 'mutations',
	(select jsonb_agg(jsonb_build_object('id', gen_random_uuid(), 'kind', 'save_profile', 'happenedAt', tests.iso(now() + at),
		'input', jsonb_build_object('profile', jsonb_build_object('name', name))) order by place)
	from (values (1, interval '2 hours', 'First'), (2, interval '-1 year', 'Second'), (3, interval '1 hour', 'Third')) m (place, at, name))));
reset role;
select is(pg_temp.name(), 'Third', 'a batch keeps the order of the queue');

select is(pg_temp.save('{"headline": "no name"}'), 'invalid_input', 'a name is required');
select is(pg_temp.save('{"name": ""}'), 'invalid_input', 'and not empty');
select is(pg_temp.save('{"name": "Ada", "shoeSize": "38"}'), 'invalid_input', 'unknown fields are refused');
select is(pg_temp.save('{"name": ["Ada"]}'), 'invalid_input', 'a text is a text');
select is(pg_temp.save(jsonb_build_object('name', 'Ada', 'offers', jsonb_build_array(repeat('x', 61)))), 'invalid_input', 'list entries have a limit');
select is(pg_temp.save(jsonb_build_object('name', repeat('𝔸', 100))), 'applied', 'limits count code points, not bytes');
select is(pg_temp.save(jsonb_build_object('name', repeat('𝔸', 101))), 'invalid_input', 'and hold');

select is(pg_temp.save(jsonb_build_object('name', E' \tAda\u00A0 ', 'pitch', E'\n a\r\nb ', 'interests', jsonb_build_array(' tea ', 'tea', E'\uFEFF', ' tea '))),
	'applied', 'white space around a text is part of it');
select is((select r -> 'profile' from tests.rows('Ada', 'profiles') r), jsonb_build_object('name', E' \tAda\u00A0 ', 'pitch', E'\n a\r\nb ',
	'interests', jsonb_build_array(' tea ', 'tea')), 'and comes back; blank entries and repeated ones are left out');
select is(pg_temp.save(jsonb_build_object('name', E' \u3000\u0085')), 'invalid_input', 'a name of only white space is none');
select is(pg_temp.save(jsonb_build_object('name', 'Ada', 'pronouns', E' \u2003', 'offers', jsonb_build_array(' ', '') || to_jsonb(array_fill(' '::text, array[12])))),
	'applied', 'blank texts and entries do not count');
select is((select r -> 'profile' from tests.rows('Ada', 'profiles') r), '{"name": "Ada"}', 'they are left out');

select * from finish();
rollback;
