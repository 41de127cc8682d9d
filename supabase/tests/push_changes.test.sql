begin;
set local search_path = tap, extensions, public;
select plan(22);

select tests.add_person('Ada'), tests.add_person('Bob');
create function pg_temp.push(batch jsonb) returns jsonb language sql as $$ select public.push_changes(jsonb_build_object('protocol', 1,
	'outboxId', tests.uuid('outbox of Ada'), 'sentAt', tests.iso(now()), 'mutations', '[]'::jsonb) || batch); $$;
create function pg_temp.mutation(kind text, input jsonb) returns jsonb language sql as $$ select jsonb_build_object('id', gen_random_uuid(),
	'kind', kind, 'happenedAt', tests.iso(now()), 'input', input); $$;

-- Each at most once.
select is(tests.push('Ada', 'save_profile', '{"profile": {"name": "Ada"}}', id => tests.uuid('first')) ->> 'answer', 'applied', 'a mutation is applied');
select tests.push('Ada', 'save_profile', '{"profile": {"name": "Ada L."}}');
select is(tests.push('Ada', 'save_profile', '{"profile": {"name": "Ada"}}', id => tests.uuid('first')) ->> 'answer', 'already_applied', 'the same again is not');
select is((select r #>> '{profile,name}' from tests.rows('Ada', 'profiles') r), 'Ada L.', 'and changes nothing');
select is(tests.said(tests.push('Ada', 'save_profile', '{"profile": {"name": "Eve"}}', id => tests.uuid('first'))), 'mutation_reused', 'another body under the same id is refused');
select tests.scan('Ada', 'Bob');
select is(tests.push('Ada', 'save_note', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'text', 'n'), id => tests.uuid('note')) -> 'result',
	tests.push('Ada', 'save_note', jsonb_build_object('contactId', tests.uuid('Ada on Bob'), 'text', 'n'), id => tests.uuid('note')) -> 'result',
	'the result is the same both times');
select is(tests.said(tests.push('Ada', 'cast_spell', '{}', id => tests.uuid('later'))), 'unknown_mutation', 'a newer app''s mutation is refused');
select is_empty($$ select from hallway.mutations where id = tests.uuid('later') $$, 'and not recorded, so that it can be sent again after the update');

-- Several in one batch.
select tests.act_as('Ada');
select is((select array_agg(coalesce(a ->> 'code', a ->> 'answer')) from jsonb_array_elements(pg_temp.push(jsonb_build_object('mutations', jsonb_build_array(
	pg_temp.mutation('save_profile', '{"profile": {"name": "Ada 1"}}'), pg_temp.mutation('save_profile', '{"profile": {}}'),
	pg_temp.mutation('save_profile', '{"profile": {"name": "Ada 2"}}')))) -> 'answers') a),
	array['applied', 'invalid_input', 'applied'], 'one refusal leaves the others alone, answers in the order of the batch');
select is(pg_temp.push(jsonb_build_object('mutations', jsonb_build_array(pg_temp.mutation('save_profile', '[]')))) #>> '{answers,0,code}',
	'invalid_input', 'an input is an object');
select is(pg_temp.push(jsonb_build_object('mutations', jsonb_build_array(pg_temp.mutation('save_profile', '{"profile": {"name": "x"}}') - 'happenedAt')))
	#>> '{answers,0,code}', 'invalid_input', 'everything has its time');

-- The call as a whole.
select throws_ok($$ select pg_temp.push('{"protocol": 2}') $$, 'PT426', null, 'another protocol');
select throws_ok($$ select pg_temp.push(jsonb_build_object('mutations', (select jsonb_agg(jsonb_build_object('id', gen_random_uuid())) from generate_series(1, 51)))) $$,
	'PT413', null, 'more than 50 mutations');
select throws_ok($$ select pg_temp.push(jsonb_build_object('mutations', jsonb_build_array(pg_temp.mutation('save_note', jsonb_build_object('text', repeat('x', 204800)))))) $$,
	'PT413', null, 'more than 200 KiB');
select throws_ok($$ select pg_temp.push('{"mutations": [{"id": "x"}]}') $$, 'PT400', null, 'a mutation without an id');
select throws_ok($$ select pg_temp.push('{"outboxId": null}') $$, 'PT400', null, 'no outbox');
select throws_ok($$ select pg_temp.push('{"sentAt": "now"}') $$, 'PT400', null, 'no time');
select throws_ok($$ select public.push_changes(null) $$, 'PT426', null, 'nothing at all');
select tests.act_as('Bob');
select throws_ok($$ select pg_temp.push('{}') $$, 'PT403', null, 'an outbox belongs to the first who used it');
select tests.act_as('Nobody ever made');
select throws_ok($$ select pg_temp.push('{}') $$, 'PT401', null, 'an account that is gone');
select tests.act_as('');
select throws_ok($$ select pg_temp.push('{}') $$, '42501', null, 'nobody signed in');
reset role;
select throws_ok($$ select '{"text": "a\u0000b"}'::jsonb $$, '22P05', null, 'U+0000 never gets as far as a function');

-- Believed times: corrected by the phone's clock, bounded.
select is((hallway.occasion_of(null, '{"happenedAt": "2040-01-01T00:00:00.000Z"}', '{"sentAt": "2040-01-01T00:05:00.000Z"}', null)).believed_at,
	now() - interval '5 minutes', 'a clock that is years ahead still says how long ago it was');

select * from finish();
rollback;
