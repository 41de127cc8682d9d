begin;
set local search_path = tap, extensions, public;
select plan(18);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.scan('Bob', 'Ada');
create function pg_temp.save(profile jsonb, ago interval default '0') returns text
language sql as $$ select tests.said(tests.push('Ada', 'save_profile', jsonb_build_object('profile', profile), ago)); $$;

select is(pg_temp.save('{"name": "Ada L.", "headline": "", "interests": ["boats", "rope"], "links": []}'), 'applied', 'a profile is saved');
select is((select r -> 'profile' from tests.rows('Ada', 'profiles') r), '{"name": "Ada L.", "interests": ["boats", "rope"]}',
	'empty texts and lists are left out');
select is(tests.card('Bob', 'Ada L.'), '{"name": "Ada L.", "interests": ["boats", "rope"]}', 'whoever holds the card has the new one');
select is_empty($$ select tests.rows('Eve', 'contacts') $$, 'a stranger has nothing');
select is(pg_temp.save('{"name": "Old"}', '1 hour'), 'applied', 'an older edit is taken');
select is((select r #>> '{profile,name}' from tests.rows('Ada', 'profiles') r), 'Ada L.', 'but the latest wins');

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
