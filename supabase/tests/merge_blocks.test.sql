begin;
set local search_path = tap, extensions, public;
select plan(21);

-- Blocked by either is blocked; withdrawn in either is withdrawn; whoever is concerned cannot tell the one from the other.
create function pg_temp.start() returns void language sql as $$
	select tests.add_person('Old'), tests.add_person('Ada'), tests.add_person('Bob'), tests.add_person('Cem');
	select tests.add_event('Bob', 'abcd1234', 'Old', 'Ada', 'Cem');
	select tests.scan(name, other, ago => '1 hour'), tests.scan(name, other, hallway.event_id_of('abcd1234'), ago => '1 hour', meeting => ' there')
	from unnest(array['Old', 'Ada']) name, unnest(array['Bob', 'Cem']) other;
$$;
create function pg_temp.event() returns uuid language sql as $$ select hallway.event_id_of('abcd1234'); $$;
-- What one does about the other, by the contact one has of them.
create function pg_temp.act(name text, kind text, other text, event uuid default null) returns text language sql as $$
	select tests.said(tests.push(name, kind, jsonb_build_object('eventId', event, 'contactId', (select c.id from hallway.contacts c
		where c.owner_id = tests.uuid(name) and c.person_id = tests.uuid(other))), '10 minutes')) $$;
-- What a person holds of another: the card, and what was given in each exchange.
create function pg_temp.held(name text, other text) returns text language sql as $$
	select concat_ws(' ', c.card ->> 'pitch', case when c.blocked then 'blocked' end, string_agg(s.they_gave, ' ' order by s.event_id nulls first),
		'for', string_agg(s.i_gave, ' ' order by s.event_id nulls first))
	from hallway.contacts c join hallway.exchange_sides s on s.owner_id = c.owner_id and s.contact_id = c.id
	where c.owner_id = tests.uuid(name) and c.person_id = tests.uuid(other) group by c.owner_id, c.id $$;
-- What became of Ada and Bob after something was done and the guest became Ada.
create function pg_temp.outcome(name text, kind text, other text, event uuid default null) returns text[] language plpgsql as $$
declare
	said text[];
begin
	begin
		perform pg_temp.start();
		said := array[pg_temp.act(name, kind, other, event)];
		perform tests.merge('Old', 'Ada');
		said := said || array[pg_temp.held('Ada', 'Bob'), pg_temp.held('Bob', 'Ada'), pg_temp.held('Ada', 'Cem'), tests.wrong()];
		raise exception using errcode = 'HW999';
	exception when sqlstate 'HW999' then
		return said;
	end;
end $$;

select is(pg_temp.outcome('Bob', 'block_person', 'Old'), array['applied', 'withdrawn withdrawn for full full', 'Ask me. blocked full full for withdrawn withdrawn', 'Ask me. full full for full full', ''], 'Bob blocked the guest: he has blocked Ada, and she has nothing of him');
select is(pg_temp.outcome('Bob', 'block_person', 'Ada'), array['applied', 'withdrawn withdrawn for full full', 'Ask me. blocked full full for withdrawn withdrawn', 'Ask me. full full for full full', ''], 'Bob blocked the account: likewise');
select is(pg_temp.outcome('Old', 'block_person', 'Bob'), array['applied', 'Ask me. blocked full full for withdrawn withdrawn', 'withdrawn withdrawn for full full', 'Ask me. full full for full full', ''], 'the guest blocked Bob: Ada has');
select is(pg_temp.outcome('Ada', 'block_person', 'Bob'), array['applied', 'Ask me. blocked full full for withdrawn withdrawn', 'withdrawn withdrawn for full full', 'Ask me. full full for full full', ''], 'the account blocked Bob: Ada has');
select is(pg_temp.outcome('Bob', 'withdraw_exchange', 'Old'), array['applied', 'withdrawn withdrawn for full full', 'Ask me. full full for withdrawn withdrawn', 'Ask me. full full for full full', ''], 'Bob took back from the guest: the account keeps nothing');
select is(pg_temp.outcome('Bob', 'withdraw_exchange', 'Ada', pg_temp.event()), array['applied', 'withdrawn withdrawn for full full', 'Ask me. full full for withdrawn withdrawn', 'Ask me. full full for full full', ''], 'Bob took back from the account: the guest keeps nothing');
select is(pg_temp.outcome('Old', 'withdraw_exchange', 'Bob', pg_temp.event()), array['applied', 'Ask me. full full for withdrawn withdrawn', 'withdrawn withdrawn for full full', 'Ask me. full full for full full', ''], 'the guest took back from Bob: so did the account');
select is(pg_temp.outcome('Ada', 'withdraw_exchange', 'Bob'), array['applied', 'Ask me. full full for withdrawn withdrawn', 'withdrawn withdrawn for full full', 'Ask me. full full for full full', ''], 'the account took back from Bob: so did the guest');

-- Merging to find out who blocks: Bob blocked the guest, Cem took everything back from it and asks first. A second account, of which
-- they know nothing, swaps cards with both, then the guest comes to it.
select pg_temp.start();
select pg_temp.act('Bob', 'block_person', 'Old');
select pg_temp.act('Cem', 'withdraw_exchange', 'Old'), pg_temp.act('Cem', 'withdraw_exchange', 'Old', pg_temp.event());
select tests.scan('Old', 'Bob', shown => now() + interval '1 minute', meeting => '2'), tests.scan('Old', 'Cem', shown => now() + interval '1 minute', meeting => '2');
select tests.push('Cem', 'save_card', '{"eventId": null, "sharing": {}, "asksFirst": true, "graph": "none"}');
create temp table known as select tests.know('Bob') as bob;
-- What Ada sees of a person, without ids, names and times.
create function pg_temp.seen(other text) returns text language sql as $$
	select replace(concat_ws(' | ', c.card, c.blocked, (select string_agg(concat_ws(' ', s.they_gave, s.they_gave_fields, s.i_gave, s.asks_me, s.asks_them, s.via,
		jsonb_array_length(hallway.exchange_row(s) -> 'meetings')), ', ' order by s.event_id nulls first)
		from hallway.exchange_sides s where s.owner_id = c.owner_id and s.contact_id = c.id)), other, 'X')
	from hallway.contacts c where c.owner_id = tests.uuid('Ada') and c.person_id = tests.uuid(other) $$;
select tests.merge('Old', 'Ada');
select is(tests.wrong(), '', 'merged');
select is(pg_temp.seen('Bob'), pg_temp.seen('Cem'), 'who blocks looks like who took everything back');
select is((select jsonb_array_length(r -> 'meetings') from tests.rows('Bob', 'exchanges') r where r ->> 'eventId' is null), 1, 'Bob sees no meeting that the block hid');
select is(tests.missed('Bob', (select bob from known)), '', 'and misses nothing else');
create temp table later as select tests.pull('Bob') -> 'cursor' as cursor;
select tests.scan('Ada', 'Bob', shown => now() + interval '2 minutes', meeting => '3'), tests.scan('Old', 'Cem', shown => now() + interval '2 minutes', meeting => '3');
select is(pg_temp.seen('Bob'), pg_temp.seen('Cem'), 'also by a code shown afterwards');
select is(tests.pull('Bob', (select cursor from later)) #> '{cursor,person}', (select cursor -> 'person' from later), 'which Bob does not hear of');
select is(tests.push('Bob', 'unblock_person', jsonb_build_object('contactId', tests.contact('Bob'))) ->> 'answer', 'applied', 'Bob unblocks the one contact he has');
select is(tests.card('Ada', 'Bob') ->> 'pitch', null, 'which alone gives nothing back');
select tests.scan('Bob', 'Ada', shown => now() + interval '3 minutes', meeting => '4');
select is(tests.card('Ada', 'Bob') ->> 'pitch', 'Ask me.', 'scanning each other does');
select is((select count(*) from hallway.exchange_sides s where s.owner_id = tests.uuid('Bob')), 2::bigint, 'and it is still one exchange there, one elsewhere');
select is((select count(*) from hallway.contacts c where c.blocked), 0::bigint, 'nobody is blocked any more');
select is((select count(*) from tests.rows('Cem', 'exchanges') r where (r ->> 'asksMe')::boolean), 1::bigint, 'Cem is asked');
select is(tests.wrong(), '', 'nothing is wrong in the end');

select * from finish();
rollback;
