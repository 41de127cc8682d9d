import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openPglite, openPostgres, sqlTest, sqlTestNames } from './engines.ts';
import { isLong } from '../tools/long.ts';

// How long everybody around a merging account waits is printed, not judged, since machines differ. What is judged: that nothing
// is written contact by contact.

// Calls of functions that may write; those of earlier transactions may not be put away yet. Who moved is told one by one: each is a notification of its own.
const writes = `select sum(pg_stat_get_xact_function_calls(p.oid)) as steps from pg_proc p
	where p.pronamespace = 'hallway'::regnamespace and p.provolatile = 'v' and p.proname <> 'nudge';`;

const crowd = (size: number) => `
	insert into auth.users (id) select tests.uuid('N' || n) from generate_series(1, ${size}) n on conflict do nothing;
	insert into hallway.feeds (person_id, counter) select tests.uuid('N' || n), 10 from generate_series(1, ${size}) n;
	insert into hallway.sign_ins (user_id, person_id) select tests.uuid('N' || n), tests.uuid('N' || n) from generate_series(1, ${size}) n;
	insert into hallway.profiles select tests.uuid('N' || n), jsonb_build_object('name', 'N' || n, 'pitch', 'Ask me.'), now(), 1
		from generate_series(1, ${size}) n;`;

/** Everybody of the crowd whose number is a multiple of `each` has swapped cards with a person and written a note. */
const met = (name: string, each: number, size: number) => `
	with pairs as (
		select n, tests.uuid('N' || n) as other, tests.uuid('${name} with ' || n) as exchange, tests.uuid('c ${name} ' || n) as theirs,
			tests.uuid('${name} on ' || n) as mine, 100 + 10 * n as number
		from generate_series(${each}, ${size}, ${each}) n
	), contacts as (
		insert into hallway.contacts (owner_id, id, person_id, card, feed_number)
		select tests.uuid('${name}'), mine, other, jsonb_build_object('name', 'N' || n, 'pitch', 'Ask me.'), number from pairs
		union all
		select other, theirs, tests.uuid('${name}'), jsonb_build_object('name', '${name}'), ${each} + 1 from pairs
	), exchanges as (
		insert into hallway.exchanges (id) select exchange from pairs
	), sides as (
		insert into hallway.exchange_sides (owner_id, exchange_id, contact_id, they_gave, they_gave_fields, i_gave, i_gave_fields, via, feed_number)
		select tests.uuid('${name}'), exchange, mine, 'full', '{name,pitch}'::text[], 'full', '{name,headline,pitch}'::text[], 'scan', number + 1 from pairs
		union all
		select other, exchange, theirs, 'full', '{name,headline,pitch}'::text[], 'full', '{name,pitch}'::text[], 'scan', ${each} + 3 from pairs
	), meetings as (
		insert into hallway.meetings (id, exchange_id, happened_at) select exchange, exchange, now() - n * interval '1 minute' from pairs
	), scans as (
		insert into hallway.scans select tests.uuid('${name}'), exchange, exchange, now(), now(), now() from pairs
	)
	insert into hallway.notes select tests.uuid('${name}'), mine, '${name} met ' || n, now(), number + 2 from pairs;
	update hallway.feeds set counter = 100000 where person_id = tests.uuid('${name}');`;

describe.each([
	['PGlite', openPglite],
	['Postgres', openPostgres]
] as const)('on %s', (name, open) => {
	let database: Database;
	beforeAll(async () => {
		database = await open();
		for (const file of sqlTestNames.filter((each) => each.startsWith('000_')))
			await database.exec(sqlTest(file));
	});
	afterAll(() => database?.close());

	const sizes = isLong ? [200, 2_000] : [60, 300];

	test(`merging an account takes as many steps with ${sizes[1]} contacts, half of whom know the other one too, as with ${sizes[0]}`, async () => {
		const steps: number[] = [];
		for (const size of sizes) steps.push(await merge(size));
		// Whether an empty list is looked at is up to the plan.
		expect(Math.abs(steps[1] - steps[0])).toBeLessThan(10);
	}, 180_000);

	/** Merges an account of so many contacts. Gives how many functions that write were called for it. */
	async function merge(size: number): Promise<number> {
		await database.exec(`set search_path = tap, extensions, public; begin;
			select tests.add_person('Old'), tests.add_person('Ada');
			${crowd(size)} ${met('Old', 1, size)} ${met('Ada', 2, size)} commit; analyze;`);
		const startMs = performance.now();
		const [{ steps: before }, { said }, { steps }] = (
			await database.exec(
				`begin; set local track_functions = 'pl'; ${writes} select tests.merge('Old', 'Ada') as said; ${writes} commit;`
			)
		).flat();
		const ms = performance.now() - startMs;
		console.info(
			`${name}: an account of ${size} contacts merged in ${Math.round(ms)} ms, ${Number(steps) - Number(before)} steps`
		);
		expect(said).toMatchObject({ merged: true, contacts: size, notes: size, doubles: size / 2 });
		expect((await database.exec('select tests.wrong() as wrong')).flat()).toEqual([{ wrong: '' }]);
		await database.exec('delete from auth.users; delete from hallway.feeds; delete from hallway.exchanges');
		return Number(steps) - Number(before);
	}
});
