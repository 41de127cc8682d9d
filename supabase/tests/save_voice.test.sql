begin;
set local search_path = tap, extensions, public;
select plan(21);

select tests.add_person('Ada'), tests.add_person('Bob');
create function pg_temp.voice(name text, voice jsonb, ago interval default '0', device text default '') returns text language sql as $$
	select tests.said(tests.push(name, 'save_voice', jsonb_build_object('voice', voice), ago, device => device)); $$;
create function pg_temp.row() returns jsonb language sql as $$ select r - 'editedAt' from tests.rows('Ada', 'voices') r $$;
create function pg_temp.full() returns jsonb language sql as $$ select jsonb '{"tone": "warm", "length": "short", "language": "de", "address": "Sie",
	"greetings": {"de": " Moin "}, "signatures": {"en": "A.\nL."}, "phrases": [{"language": "en", "slot": "opening", "text": "What a day."}], "linkedinPaid": true}' $$;

select is(pg_temp.voice('Ada', pg_temp.full()), 'applied', 'how one writes');
select is(pg_temp.row(), jsonb_build_object('id', 'me', 'voice', pg_temp.full()), 'is on every device, byte for byte');
select is_empty($$ select tests.rows('Bob', 'voices') $$, 'and nobody else''s');
select tests.act_as('Bob');
select is((select count(*) from hallway.voices), 0::bigint, 'nor by reading the table');
reset role;
select throws_ok($$ select tests.push('', 'save_voice', '{}') $$, '42501', null, 'nobody has one without signing in');
select is(pg_temp.voice('Ada', '{}', '1 hour', 'tablet'), 'applied', 'an older edit');
select is(pg_temp.row() #>> '{voice,tone}', 'warm', 'does not count');
select is(pg_temp.voice('Ada', '{}'), 'applied', 'nothing chosen any more');
select is(pg_temp.row() -> 'voice', '{}', 'is a voice too');
select is(pg_temp.voice('Ada', voice), 'invalid_input', left(voice::text, 60) || ' is refused') from unnest(array['[]', 'null', '{"tone": "rude"}', '{"tone": null}', '{"mood": "good"}',
	'{"greetings": {"fr": "Salut"}}', '{"phrases": {}}', '{"phrases": [{"language": "en", "slot": "opening", "text": " "}]}',
	'{"phrases": [{"language": "en", "slot": "opening"}]}', '{"linkedinPaid": "yes"}']::jsonb[] || jsonb_build_object('signatures', jsonb_build_object('en', repeat('a', 501)))) voice;
select is(tests.wrong(), '', 'nothing is wrong with the database');

select * from finish();
rollback;
