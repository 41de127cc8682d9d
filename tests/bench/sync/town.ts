import { toHex } from '../../../src/lib/core/bytes.ts';
import { isoTime } from '../../../src/lib/core/clock.ts';
import { randomBytes } from '../../../src/lib/core/ids.ts';
import type { WireMutation } from '../../../src/lib/remote/wire.ts';
import type { Run } from '../../../src/server/database.ts';
import {
	type BenchEvent,
	type Person,
	arrival,
	batchOf,
	change,
	newEvent,
	newPerson,
	scanOf
} from './people.ts';

/** How many contacts somebody has, and how many others are at their event. */
export const sizes = [50, 500, 5_000] as const;
export type Size = (typeof sizes)[number];

const strangersCount = 80;
const spareCount = 30;

/**
 * The people of one database: for each size a hub with so many contacts at an event of about as many people; strangers at
 * every event whom no hub has met; and `spares` at the largest event who have met nobody.
 */
export type Town = {
	hubs: Record<Size, { person: Person; event: BenchEvent }>;
	contacts: Person[];
	strangers: Person[];
	spares: Person[];
};

/** Fills an empty database, through the functions that any phone calls. */
export async function buildTown(run: Run): Promise<Town> {
	const largest = Math.max(...sizes);
	const contacts = Array.from({ length: largest }, (_, i) => newPerson(`Contact ${i}`));
	const strangers = Array.from({ length: strangersCount }, (_, i) => newPerson(`Stranger ${i}`));
	const spares = Array.from({ length: spareCount }, (_, i) => newPerson(`Spare ${i}`));
	const hubs = Object.fromEntries(
		sizes.map((size) => [size, { person: newPerson(`Hub ${size}`), event: newEvent() }])
	) as Town['hubs'];
	const events = sizes.map((size) => hubs[size].event);
	const everybody = [...contacts, ...strangers, ...spares, ...sizes.map((size) => hubs[size].person)];

	for (const part of partsOf(everybody, 500)) {
		const ids = JSON.stringify(part.map(({ id }) => id));
		const those = 'select value::uuid from jsonb_array_elements_text($1::text::jsonb)';
		await run(`insert into auth.users (id) ${those}`, [ids]);
		// A token holds for as long as its session; here one is called like its user (doors.ts).
		await run(`insert into auth.sessions (id, user_id) select value, value from (${those}) s (value)`, [ids]);
	}
	await act(
		run,
		sizes.map((size) => ({
			who: hubs[size].person,
			does: [...arrival(hubs[size].person, []), creation(hubs[size].event)]
		}))
	);
	await act(
		run,
		contacts.map((who, i) => ({
			who,
			does: arrival(
				who,
				events.filter((_, n) => i < sizes[n])
			)
		}))
	);
	await act(
		run,
		strangers.map((who) => ({ who, does: arrival(who, events) }))
	);
	await act(
		run,
		spares.map((who) => ({ who, does: arrival(who, [hubs[largest as Size].event]) }))
	);
	for (const size of sizes) {
		const { person, event } = hubs[size];
		const scans = contacts.slice(0, size);
		await act(
			run,
			scans.map((who) => ({ who, does: () => [change('exchange_cards', scanOf(person, event))] }))
		);
	}
	await run('analyze');
	return { hubs, contacts, strangers, spares };
}

type Doing = { who: Person; does: WireMutation[] | (() => WireMutation[]) };

/** Each pushes once; everything must be applied. */
async function act(run: Run, doings: readonly Doing[]): Promise<void> {
	for (const part of partsOf(doings, 50)) {
		const pushes = part.map(({ who, does }) => ({
			id: who.id,
			batch: batchOf(who, typeof does === 'function' ? does() : does)
		}));
		const rows = await run<{ unsaid: string | null }>(
			`select (select string_agg(a.value ->> 'code', ' ') from jsonb_array_elements(said.answers -> 'answers') a
				where a.value ->> 'answer' <> 'applied') as unsaid
			from jsonb_array_elements($1::text::jsonb) p cross join lateral (
				select set_config('request.jwt.claim.sub', p ->> 'id', true),
					set_config('request.jwt.claims', jsonb_build_object('sub', p ->> 'id')::text, true),
					hallway.push_changes(p -> 'batch') as answers offset 0) said`,
			[JSON.stringify(pushes)]
		);
		const wrong = rows.find(({ unsaid }) => unsaid !== null);
		if (wrong) throw new Error(`the town cannot be built: ${wrong.unsaid}`);
	}
}

function creation({ joinCode }: BenchEvent): WireMutation {
	const hourMs = 3_600_000;
	const [startsAt, endsAt] = [-hourMs, 24 * hourMs].map((ms) => isoTime(new Date(Date.now() + ms)));
	const details = { name: 'Benchmark', place: 'Here', startsAt, endsAt, timeZone: 'Etc/UTC' };
	return change('create_event', { joinCode, ...details, recoveryHash: toHex(randomBytes(32)) });
}

function partsOf<Item>(items: readonly Item[], size: number): Item[][] {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
		items.slice(i * size, (i + 1) * size)
	);
}
