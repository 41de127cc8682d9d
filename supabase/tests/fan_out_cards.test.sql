begin;
set local search_path = tap, extensions, public;
select plan(9);

select tests.add_person('Ada'), tests.add_person('Bob');
select tests.add_person('Guest ' || n), tests.scan('Guest ' || n, 'Ada') from generate_series(1, 30) n;
select tests.scan('Bob', 'Ada');
create function pg_temp.with_news() returns bigint language sql as $$
	select count(*) from hallway.contacts where person_id = tests.uuid('Ada') and card ->> 'headline' = 'news'; $$;

select tests.push('Ada', 'save_profile', '{"profile": {"name": "Ada", "headline": "news"}}');
select is(pg_temp.with_news(), 0::bigint, 'a large audience does not hold up the push');
select is(hallway.fan_out_cards(20), 20, 'scheduled work reaches them in chunks');
select is(pg_temp.with_news(), 20::bigint, 'so far and no further');
select is(hallway.fan_out_cards(20), 11, 'then the rest');
select is(pg_temp.with_news(), 31::bigint, 'nobody is left out');
select is(hallway.fan_out_cards() + hallway.fan_out_cards(), 1, 'then the job is done');

create temp table before as select tests.pull('Bob') -> 'cursor' as cursor;
insert into hallway.feeds (person_id) select tests.uuid('Ada') on conflict do nothing;
select tests.push('Ada', 'add_key', jsonb_build_object('keyId', tests.key_id('Ada''s tablet'), 'secret', encode(tests.secret('Ada''s tablet'), 'hex')));
select hallway.fan_out_cards();
select is(jsonb_array_length(tests.pull('Bob', (select cursor from before)) #> '{rows,contacts,0,keyIds}'), 2, 'a new key reaches them too');

-- Accounts that are gone.
delete from auth.users where id = tests.uuid('Ada');
select is((select card ->> 'headline' from hallway.contacts where owner_id = tests.uuid('Bob')), 'news', 'the other side keeps what it was given');
select is((select count(*) from hallway.exchange_sides), 31::bigint, 'and that they met');

select * from finish();
rollback;
