begin;
set local search_path = tap, extensions, public;
select plan(37);

-- Who may become whom, which sessions prove it, and what a merge leaves of the one who is gone.
select tests.add_person('Guest'), tests.add_person('Phone'), tests.add_person('Work'), tests.add_person('Home'), tests.add_person('Bob'), tests.add_person('Eve');
create function pg_temp.keep(name text, email text) returns void language sql as $$ update auth.users set email = keep.email, email_confirmed_at = now() where id = tests.uuid(name) $$;
create function pg_temp.who(name text) returns text language sql as $$
	select n from unnest(array['Guest', 'Phone', 'Work', 'Home', 'Bob', 'Eve']) n where tests.uuid(n)::text = tests.pull(name) ->> 'personId' $$;
select pg_temp.keep('Work', 'work@example.test'), pg_temp.keep('Home', 'home@example.test');
select tests.scan('Guest', 'Bob'), tests.scan('Phone', 'Bob', ago => '1 hour'), tests.scan('Work', 'Bob', ago => '2 hours');

-- Kept by an e-mail: never dissolved into another, by whichever way.
create temp table offers as select tests.call('Work', 'offer_account', 'merge') ->> 'secret' as work, tests.call('Guest', 'offer_account', 'hand_over') ->> 'code' as guest;
select is(tests.call('Guest', 'take_account', (select work from offers)), '"PT409"', 'who is kept by an e-mail does not become a guest');
select is(tests.call('Home', 'take_account', (select work from offers)), '"PT409"', 'nor another one who is kept');
select is(tests.call('Home', 'take_account', (select guest from offers)), '"PT409"', 'nor is handed over to a guest');
select is((select count(*) from hallway.account_offers where taken_by is not null), 0::bigint, 'such an attempt uses nothing up');
select is(tests.wrong(), '', 'and changes nothing');

-- A hand-over brings the taker's things to who offers.
select is(tests.hand_over('Work', 'Phone') ->> 'contacts', '1', 'a phone with contacts of its own is handed the account');
select is(array[pg_temp.who('Phone'), pg_temp.who('Work')], array['Work', 'Work'], 'and stands for it');
select is(tests.call('Phone', 'take_account', (select guest from offers)), '"PT409"', 'from then on as one who is kept');
-- A merge brings the offering one's things to who takes.
select is(tests.merge('Guest', 'Phone') ->> 'personId', tests.uuid('Work')::text, 'any session of the account may take');
select is(array[pg_temp.who('Guest'), pg_temp.who('Phone'), pg_temp.who('Work')], array['Work', 'Work', 'Work'], 'three sign-ins, one person');
select is((select count(*) from tests.rows('Bob', 'contacts')), 1::bigint, 'Bob knows one');
select is((select jsonb_array_length(r -> 'meetings') from tests.rows('Bob', 'exchanges') r), 3, 'met three times');
select is((select jsonb_array_length(r -> 'keyIds') from tests.rows('Bob', 'contacts') r), 3, 'with three phones');
select is((select count(*) from hallway.contact_aliases a where a.owner_id = tests.uuid('Work')), 2::bigint, 'two ids of Bob became aliases');
select is(tests.wrong(), '', 'nothing is wrong');

-- Again, by others, in vain.
select is(tests.hand_over('Guest', 'Phone') -> 'merged', 'false', 'among one''s own there is nothing to merge');
select is(tests.call('Eve', 'take_account', (select guest from offers)), null, 'a code of before is over');
create temp table eve as select tests.call('Eve', 'offer_account', 'merge') ->> 'secret' as first, null::text as second;
update eve set second = tests.call('Eve', 'offer_account', 'merge') ->> 'secret';
select is(tests.call('Work', 'take_account', (select first from eve)), null, 'an offer that was made anew counts in its new form only');
update hallway.account_offers set expires_at = now() - interval '1 second' where taken_by is null;
select is(tests.call('Work', 'take_account', (select second from eve)), null, 'and not after ten minutes');
select is(pg_temp.who('Eve'), 'Eve', 'nobody moved');
select is((select count(*) from tests.rows('Eve', 'contacts')), 0::bigint, 'and nobody saw anything');

-- Ids that are the same on purpose: nothing is mixed up.
select tests.scan('Home', 'Bob'), tests.push('Eve', 'exchange_cards', jsonb_build_object('contactId', tests.uuid('Home on Bob'), 'meetingId', tests.uuid('Eve met Home'),
	'code', tests.code('Home'), 'card', '{"name": "Home"}'::jsonb));
select tests.add_person('Mallory');
select tests.push('Mallory', 'exchange_cards', jsonb_build_object('contactId', tests.uuid('Home on Bob'), 'meetingId', tests.uuid('Mallory met Eve'), 'code', tests.code('Eve'), 'card', '{"name": "Eve"}'::jsonb));
select tests.push('Mallory', 'exchange_cards', jsonb_build_object('contactId', tests.uuid('again'), 'meetingId', tests.uuid('Mallory met Eve again'), 'code', tests.code('Eve'), 'card', '{"name": "Eve"}'::jsonb), '1 hour');
select is(tests.merge('Mallory', 'Home') ->> 'contacts', '1', 'a contact under an id that the other one has');
select is((select array_agg(r #>> '{card,name}' order by r #>> '{card,name}') from tests.rows('Home', 'contacts') r), array['Bob', 'Eve'], 'stays a contact of its own');
select is((select r #>> '{card,name}' from tests.rows('Home', 'contacts') r where r ->> 'id' = tests.uuid('Home on Bob')::text), 'Bob', 'and the id stands for whom it stood');
select is(tests.wrong(), '', 'nothing is wrong');

-- A row of everything, and limits that were nearly reached.
select tests.add_person('Lea'), tests.add_person('Max');
select tests.add_event('Lea', 'abcd1234', 'Max', 'Bob');
select tests.scan('Lea', 'Bob', hallway.event_id_of('abcd1234')), tests.scan('Lea', 'Nobody'), tests.scan('Bob', 'Lea', meeting => '2');
select tests.act_as('');
select public.open_ticket(tests.code('Lea'));
reset role;
update hallway.tallies set count = 59 where person_id = tests.uuid('Lea') and kind = 'scans-of:' || tests.uuid('Bob');
select tests.scan('Max', 'Bob', meeting => '3');
select isnt_empty($$ select from hallway.tickets where person_id = tests.uuid('Lea') $$, 'before');
select tests.merge('Lea', 'Max');
create function pg_temp.rows_of(person uuid) returns setof text language plpgsql as $$
declare
	place record;
	found_some boolean;
begin
	for place in
		select c.table_name, c.column_name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
		where c.table_schema = 'hallway' and t.table_type = 'BASE TABLE' and c.data_type in ('uuid', 'text')
	loop
		execute format('select exists (select from hallway.%I where %I::text like $1)', place.table_name, place.column_name)
			into found_some using '%' || person || '%';
		if found_some and (place.table_name, place.column_name) <> ('sign_ins', 'user_id') then return next place.table_name || '.' || place.column_name; end if;
	end loop;
end $$;
select is_empty($$ select pg_temp.rows_of(tests.uuid('Lea')) $$, 'no row anywhere names the one who is gone');
select isnt_empty($$ select pg_temp.rows_of(tests.uuid('Max')) $$, '(the search finds who is there)');
select is(tests.said(tests.scan('Max', 'Bob', meeting => '4')), 'slow_down', 'limits count both');
select is(tests.wrong(), '', 'nothing is wrong');

-- Whose sign-ins go after a merge.
delete from auth.users where id = tests.uuid('Work');
select is(pg_temp.who('Guest'), 'Work', 'the address is deleted: the phones remain');
select is(tests.pull('Guest') -> 'email', 'null', 'as those of a guest');
delete from auth.users where id in (tests.uuid('Phone'), tests.uuid('Guest'));
select is((select count(*) from hallway.feeds where person_id = tests.uuid('Work')), 0::bigint, 'with the last one goes the person');
select is((select count(*) from tests.rows('Bob', 'contacts') r where r #>> '{card,name}' = 'Work'), 1::bigint, 'Bob keeps what he was given');
select is(tests.wrong(), '', 'nothing is wrong in the end');
select is((select count(*) from hallway.account_offers where person_id = tests.uuid('Work')), 0::bigint, 'no offer is left');
select throws_ok($$ select tests.push('Guest', 'join_event', '{}') $$, 'PT401', null, 'and the old tokens are worth nothing');

select * from finish();
rollback;
