import { PGlite } from '@electric-sql/pglite';
import { join } from 'node:path';
import { findDamage } from '../../src/server/check.ts';
import type { Run } from '../../src/server/database.ts';
import { runsOf, sqlExtensions } from '../../src/server/pglite.ts';

/** What stands in a store: as a whole, and what contradicts itself. */
export interface Testimony {
	/** The ids of the mutations that the server remembers. */
	readonly mutations: ReadonlySet<string>;
	/** Exchanges, meetings and notes; each pair met once and wrote one note. */
	readonly counts: {
		readonly exchanges: number;
		readonly meetings: number;
		readonly sides: number;
		readonly notes: number;
	};
	/** In words; empty if all is well. */
	readonly contradictions: readonly string[];
}

const contradictions: Readonly<Record<string, string>> = {
	'an exchange without its two sides': `select 1 from hallway.exchanges e
		where (select count(*) from hallway.exchange_sides s where s.exchange_id = e.id) <> 2`,
	'an exchange without a meeting, or with two': `select 1 from hallway.exchanges e
		where (select count(*) from hallway.meetings m where m.exchange_id = e.id) <> 1`,
	'a side without its contact': `select 1 from hallway.exchange_sides s
		where not exists (select from hallway.contacts c where c.owner_id = s.owner_id and c.id = s.contact_id)`,
	'two exchanges of one pair': `select 1 from hallway.exchange_sides a
		join hallway.contacts c on c.owner_id = a.owner_id and c.id = a.contact_id
		group by a.owner_id, c.person_id having count(*) > 1`,
	'a row ahead of its feed': `select 1 from hallway.exchange_sides s
		join hallway.feeds f on f.person_id = s.owner_id where s.feed_number > f.counter`
};

/** Reads a store of the product's schema that no process has open. */
export async function testimonyOfFolder(dataFolder: string): Promise<Testimony> {
	const store = await PGlite.create(join(dataFolder, 'pglite'), { extensions: sqlExtensions });
	const runs = runsOf(store);
	const damage = await findDamage(runs);
	const testimony = await testimonyOf(runs.run);
	await store.close();
	return {
		...testimony,
		contradictions: [...testimony.contradictions, ...(damage === null ? [] : [damage])]
	};
}

/** Asks a database with the product's schema. */
export async function testimonyOf(run: Run): Promise<Testimony> {
	const found: string[] = [];
	for (const [words, query] of Object.entries(contradictions)) {
		if ((await run(query)).length > 0) found.push(words);
	}
	const mutations = await run<{ id: string }>('select id::text from hallway.mutations');
	const [counts] = await run<Testimony['counts']>(`select
		(select count(*)::int from hallway.exchanges) as exchanges,
		(select count(*)::int from hallway.meetings) as meetings,
		(select count(*)::int from hallway.exchange_sides) as sides,
		(select count(*)::int from hallway.notes) as notes`);
	return { mutations: new Set(mutations.map(({ id }) => id)), counts, contradictions: found };
}
