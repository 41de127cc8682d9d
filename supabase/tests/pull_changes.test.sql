begin;
set local search_path = tap, extensions, public;
select plan(18);

select tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Eve');
select tests.add_event('Ada', 'abcd1234', 'Bob');
create temp table seen as select tests.pull('Bob') -> 'cursor' as cursor;

select is(tests.pull('Bob', (select cursor from seen)) - 'serverNow', jsonb_build_object('personId', tests.uuid('Bob'), 'email', null, 'more', false,
	'cursor', (select cursor from seen), 'deleted', '[]'::jsonb, 'answers', '[]'::jsonb, 'renamed', '[]'::jsonb,
	'rows', '{"profiles": [], "cards": [], "events": [], "contacts": [], "exchanges": [], "notes": [], "goals": [], "remarks": [], "promises": [], "marks": [], "relationships": [], "reflections": [], "preferences": [], "touches": [], "followUpAnswers": [], "correspondences": [], "milestones": [], "voices": []}'::jsonb), 'nothing changed: nothing comes');
select tests.scan('Ada', 'Bob', hallway.event_id_of('abcd1234'));
select is((select array_agg(k order by k) from jsonb_each(tests.pull('Bob', (select cursor from seen)) -> 'rows') e (k, v) where v <> '[]'),
	array['contacts', 'exchanges'], 'a scan by somebody else: a contact and an exchange');
select is(tests.pull('Eve') #> '{rows,exchanges}', '[]', 'a stranger''s pull is empty');
select is(tests.pull('Bob', '{"person": -5, "events": "all"}') #> '{rows,exchanges,0,via}', '"scan"', 'a cursor of nonsense starts over');
select is(tests.pull('Bob', null) #> '{rows,exchanges,0,via}', '"scan"', 'and so does none');

-- A store that was put back.
select is(tests.pull('Bob', jsonb_set(tests.pull('Bob') -> 'cursor', '{person}', '999')) #> '{rows,exchanges,0,via}', '"scan"',
	'a cursor from the future starts over');
create temp table before as select tests.pull('Bob') -> 'cursor' as cursor;
select lives_ok($$ select hallway.begin_history() $$, 'a store put back to an earlier state begins another history');
select is(tests.pull('Bob', (select cursor from before)) #> '{rows,exchanges,0,via}', '"scan"', 'a cursor of the earlier one starts over');
select isnt(tests.pull('Bob') #> '{cursor,history}', (select cursor -> 'history' from before), 'and the phone can see why');
select is(tests.pull('Bob', tests.pull('Bob') -> 'cursor') #> '{rows,exchanges}', '[]', 'a cursor of the new one goes on');

-- Pages.
insert into hallway.contacts (owner_id, id, card, feed_number) select tests.uuid('Eve'), gen_random_uuid(), '{}', 100 + n from generate_series(1, 1200) n;
update hallway.feeds set counter = 1300 where person_id = tests.uuid('Eve');
create function pg_temp.pages() returns table (size int, more text) language plpgsql as $$
declare
	cursor jsonb := '{}';
	page jsonb;
begin
	loop
		page := tests.pull('Eve', cursor);
		return query select jsonb_array_length(page #> '{rows,contacts}'), page ->> 'more';
		exit when page ->> 'more' = 'false';
		cursor := page -> 'cursor';
	end loop;
end $$;
create temp table pages as select * from pg_temp.pages();
select is((select sum(size) from pages), 1200::bigint, 'pages together hold every row, once');
select ok((select max(size) <= 500 from pages), 'none has more than 500');
select is((select count(*) from pages where more = 'false'), 1::bigint, 'only the last says so');

select tests.act_as('');
select throws_ok($$ select public.pull_changes('{}') $$, '42501', null, 'nobody signed in');
reset role;
set local role authenticated;
select set_config('request.jwt.claim.sub', '', true);
select throws_ok($$ select public.pull_changes('{}') $$, 'PT401', null, 'a token without a person');
select tests.act_as('A person of the future');
select is(public.pull_changes('{}') #>> '{cursor,person}', '0', 'a person who has not pushed yet has an empty feed');

-- The second lock: direct reads, if the schema were ever exposed.
select tests.act_as('Bob');
select is((select count(*) from hallway.contacts), 1::bigint, 'direct reads give one''s own rows only');
select throws_ok($$ update hallway.contacts set card = '{}' $$, '42501', null, 'and no writing');
reset role;

select * from finish();
rollback;
