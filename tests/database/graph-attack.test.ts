import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isLong } from '../tools/long.ts';
import { type Database, openPglite, openPostgres, sqlTest } from './engines.ts';
import { type Step, answers, begin, people, scan, steadyLines, withoutRoom, world } from './graph/world.ts';

// Organizers who try to find out what somebody hides: in worlds where anything may have happened, no answer may tell.
const runs = Number(process.env.WORLDS ?? (isLong ? 300 : 12));

describe.each([
	['PGlite', openPglite],
	['Postgres', openPostgres]
] as const)('on %s', (_, open) => {
	let database: Database;
	beforeAll(async () => {
		database = await open();
		await database.exec(sqlTest('000_helpers.test.sql'));
	});
	afterAll(() => database?.close());

	/** Plays a world and leaves the transaction open for a look at it. */
	async function inWorld(steps: readonly Step[], look: () => Promise<void>): Promise<void> {
		try {
			await begin(database);
			for (const { sql } of steps) await database.exec(sql);
			await look();
		} catch (error) {
			throw new Error([String(error), ...steps.map(({ said }) => said)].join('\n'), { cause: error });
		} finally {
			await database.exec('rollback; reset role');
		}
	}

	/** How many exchanges have somebody on one side who said no. */
	async function hiddenMeetings(): Promise<number> {
		const [[{ many }]] =
			await database.exec(`select count(distinct s.exchange_id)::int as many from hallway.exchange_sides s
				where not exists (select from hallway.cards c where c.person_id = s.owner_id and (c.graph <> 'none' or c.helped))`);
		return Number(many);
	}

	/** Whether no answer tells of those who said no. `seen` counts what was hidden. */
	const tellsNothing = (seen: { hidden: number }) =>
		fc.asyncProperty(world, (steps) =>
			inWorld(steps, async () => {
				const told = await answers(database);
				// Worlds in which nobody hides and nobody meets would prove nothing.
				expect(linesIn(told)).toBeGreaterThanOrEqual(steadyLines);
				expect(await hiddenMeetings()).toBeGreaterThanOrEqual(steadyLines);
				const before = withoutRoom(told);
				const [gone] =
					await database.exec(`delete from auth.users u using hallway.sign_ins s, hallway.attendances a
						where u.id = s.user_id and a.person_id = s.person_id and a.role = 'attendee' and s.person_id in (
							select a.person_id from hallway.attendances a where a.left_at is null and not exists (
								select from hallway.cards c where c.person_id = a.person_id and (c.graph <> 'none' or c.helped))) returning 1 as one`);
				seen.hidden += gone.length;
				const after = withoutRoom(await answers(database));
				for (const [call, told] of Object.entries(before)) {
					// Whoever is gone asks as nobody: their refusals are another, and say nothing.
					if (typeof told === 'object') expect(after[call], call).toEqual(told);
				}
			})
		);

	test(
		'every answer is that of the world in which those who said no never were',
		{ timeout: 600_000 },
		async () => {
			const seen = { hidden: 0 };
			await fc.assert(tellsNothing(seen), { numRuns: runs });
			expect(seen.hidden).toBeGreaterThan(runs);
		}
	);

	/** Whether what dots and those who said no do changes no answer for now. */
	const staysAsItIs = (seen: { scans: number }) =>
		fc.asyncProperty(world, fc.array(scan, { minLength: 1, maxLength: 8 }), (steps, more) =>
			inWorld(steps, async () => {
				const before = await answers(database);
				const [named] = await database.exec(`select p.n from unnest(array['${people.join("','")}']) p (n)
						where tests.uuid(p.n) in (select a.person_id from hallway.attendees_of(hallway.event_id_of('abcd1234')) a where a.standing = 'name')`);
				const names = named.map(({ n }) => String(n));
				for (const { sql, said } of more) {
					const [one, other] = [/^\w+/.exec(said)?.[0] ?? '', /scans (\w+)/.exec(said)?.[1] ?? ''];
					if (names.includes(one) && names.includes(other)) continue;
					await database.exec(sql);
					seen.scans++;
				}
				// Merged people act as whom they became, who may be there by name.
				const [merged] = await database.exec(
					`select 1 as one from hallway.sign_ins s where s.user_id <> s.person_id limit 1`
				);
				if (merged.length === 0) expect(await answers(database)).toEqual(before);
			})
		);

	test(
		'what happens with dots, or with those who said no, changes no answer within the quarter of an hour',
		{ timeout: 600_000 },
		async () => {
			const seen = { scans: 0 };
			await fc.assert(staysAsItIs(seen), { numRuns: runs });
			expect(seen.scans).toBeGreaterThan(0);
		}
	);

	test.each([
		['seen_at', /a\.standing = 'dot' and a\.since < up_to/, 'a.id is null or a.since < up_to', 'tells'],
		['unmet_of', /q\.standing <> 'none' and/, '', 'tells'],
		// Two locks: what is new since, and a meeting that is.
		[
			'picture_of',
			/p\.is_settled and q\.is_settled and x\.mutual_at < up_to|p\.is_named or m\.recorded_at < up_to/g,
			'true',
			'moves'
		],
		['release_of', /now\(\) - interval '15 minutes'/, 'now()', 'moves']
	])('a mistake in %s is found', { timeout: 600_000 }, async (name, from, to, what) => {
		const [[{ text }]] = await database.exec(
			`select pg_get_functiondef(p.oid) as text from pg_proc p where p.proname = '${name}'`
		);
		expect(String(text)).toMatch(from);
		await database.exec(String(text).replace(from, to));
		try {
			const limits = { numRuns: 150, endOnFailure: true };
			const { failed } =
				what === 'tells'
					? await fc.check(tellsNothing({ hidden: 0 }), limits)
					: await fc.check(staysAsItIs({ scans: 0 }), limits);
			expect(failed).toBe(true);
		} finally {
			await database.exec(String(text));
		}
	});

	test(
		'figures stay for a quarter of an hour, and are then no further from the truth than rounding',
		{ timeout: 600_000 },
		async () => {
			await fc.assert(
				fc.asyncProperty(world, fc.array(scan, { maxLength: 5 }), (steps, more) =>
					inWorld(steps, async () => {
						const room = async () => JSON.stringify(await answers(database).then((told) => pick(told)));
						const first = await room();
						for (const { sql } of more) await database.exec(sql);
						expect(await room()).toBe(first);
						await database.exec(
							`update hallway.event_releases set made_at = made_at - interval '15 minutes'`
						);
						const { room: figures } = pick(await answers(database));
						const [[truth]] =
							await database.exec(`select (select count(*) from hallway.attendances a where a.left_at is null
						and a.event_id = hallway.event_id_of('abcd1234')) as attendees`);
						expect(Math.abs(figures.attendees - Number(truth.attendees))).toBeLessThanOrEqual(2);
						for (const value of [figures.attendees, figures.exchanges, figures.lastQuarter, figures.unmet])
							expect(value % 5).toBe(0);
					})
				),
				{ numRuns: runs }
			);
		}
	);

	test('no answer holds a word, an address, a key or an id of a person', { timeout: 600_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(world, (steps) =>
				inWorld(steps, async () => {
					const told = JSON.stringify(await answers(database));
					expect(told).not.toMatch(/secret words|example\.test|I am |Ask me/);
					const [ids] =
						await database.exec(`select f.person_id::text as id from hallway.feeds f union select u.id::text from auth.users u
						union select c.id::text from hallway.contacts c union select encode(k.id, 'hex') from hallway.keys k
						union select x.id::text from hallway.exchanges x union select m.id::text from hallway.meetings m
						union select a.member_id::text from hallway.attendances a`);
					expect(ids.filter(({ id }) => told.includes(String(id)))).toEqual([]);
				})
			),
			{ numRuns: runs }
		);
	});
});

/** How many lines the organizer is shown. */
function linesIn(told: Record<string, unknown>): number {
	return (told['Ada connection_graph'] as { exchanges: unknown[] }).exchanges.length;
}

function pick(told: Record<string, unknown>) {
	const graph = told['Ada connection_graph'] as {
		room: Record<'attendees' | 'exchanges' | 'lastQuarter' | 'unmet', number>;
	};
	return { room: graph.room };
}
