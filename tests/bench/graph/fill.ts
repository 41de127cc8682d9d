import { PGlite } from '@electric-sql/pglite';
import { sqlExtensions } from '../../../src/server/pglite.ts';
import { type ConnectionGraph } from '../../../src/lib/graph/graph.ts';

/** An event to be written straight into a store; whoever has the recovery secret (hex) can organize it. */
export type Filled = { eventId: string; joinCode: string; secret: string; answer: ConnectionGraph };

/**
 * Writes events with their people and exchanges into the store of a server that is not running; rules and triggers are passed
 * by. Of every answer the people (by name or as a dot) and the exchanges count. Takes the id of the organizer's sign-in.
 */
export async function fillStore(folder: string, organizer: string, events: readonly Filled[]): Promise<void> {
	const database = await PGlite.create(folder, { extensions: sqlExtensions });
	try {
		await database.exec(`set session_replication_role = replica;
			insert into hallway.feeds (person_id) values ('${organizer}') on conflict do nothing;
			insert into hallway.sign_ins (user_id, person_id) values ('${organizer}', '${organizer}') on conflict do nothing;`);
		for (const { eventId, joinCode, secret, answer } of events) {
			const people = answer.people.map((person) =>
				'name' in person ? { name: person.name, graph: 'name' } : { name: 'Dot', graph: 'dot' }
			);
			await database.query(fillEvent, [
				eventId,
				joinCode,
				organizer,
				JSON.stringify(people),
				JSON.stringify(answer.exchanges)
			]);
			await database.exec(fromStaged);
			await database.query(
				`insert into hallway.event_recoveries (event_id, secret_hash, known_to)
				values ($1::uuid, sha256(decode($2, 'hex')), array[$3::uuid])`,
				[eventId, secret, organizer]
			);
		}
		await database.exec('analyze');
	} finally {
		await database.close();
	}
}

// Times lie an hour and more ago, so that dots count.
const fillEvent = `create temp table staged as
	select $1::uuid as event, $2::text as code, $3::uuid as organizer, $4::jsonb as people, $5::jsonb as exchanges`;

const fromStaged = `
	insert into hallway.events (id, join_code, name, place, starts_at, time_zone)
		select event, code, 'Bench', '', now() - interval '6 hours', 'Etc/UTC' from staged;
	create temp table person as
		select gen_random_uuid() as id, (p.n - 1)::int as n, p.value ->> 'name' as name, p.value ->> 'graph' as graph
		from staged, jsonb_array_elements(people) with ordinality p (value, n);
	create temp table pair as
		select gen_random_uuid() as id, a.id as one, b.id as other, gen_random_uuid() as contact_one, gen_random_uuid() as contact_other,
			now() - interval '6 hours' + (x.value ->> 2)::float8 * interval '1 second' as at
		from staged, jsonb_array_elements(exchanges) x (value), person a, person b
		where a.n = (x.value ->> 0)::int and b.n = (x.value ->> 1)::int;
	insert into hallway.feeds (person_id) select id from person;
	insert into hallway.profiles (person_id, profile, edited_at, feed_number)
		select id, jsonb_build_object('name', name), now(), 1 from person;
	insert into hallway.attendances (event_id, person_id, role, joined_at, feed_number, present_since)
		select event, organizer, 'organizer', now(), 1, now() - interval '1 day' from staged
		union all select event, id, 'attendee', now() - interval '6 hours', 1, now() - interval '1 day' from staged, person;
	insert into hallway.cards (person_id, event_id, sharing, asks_first, graph, edited_at, feed_number, graph_since)
		select id, event, '{}', false, graph, now(), 1, now() - interval '1 day' from staged, person;
	insert into hallway.contacts (owner_id, id, person_id) select one, contact_one, other from pair union all select other, contact_other, one from pair;
	insert into hallway.exchanges (id, made_at, mutual_at) select id, at, at from pair;
	insert into hallway.exchange_sides (owner_id, exchange_id, contact_id, event_id, they_gave, i_gave, via)
		select one, pair.id, contact_one, event, 'full', 'full', 'scan' from staged, pair
		union all select other, pair.id, contact_other, event, 'full', 'full', 'scan' from staged, pair;
	insert into hallway.meetings (id, exchange_id, happened_at, recorded_at) select gen_random_uuid(), id, at, at from pair;
	drop table staged, person, pair;`;
