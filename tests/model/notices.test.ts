import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ModelDatabase } from './database.ts';
import { explore, wrongWith } from './explore.ts';
import { sabotages } from './sabotages.ts';

// The model must be able to fail: what is broken here on purpose is found within what `npm test` plays.

let db: ModelDatabase;

beforeAll(async () => {
	db = await ModelDatabase.open();
}, 120_000);
afterAll(() => db?.close());

test.each(sabotages)('the model notices: $name', { timeout: 300_000 }, async ({ changes, shows }) => {
	const mend = await db.sabotage(changes);
	try {
		if ('ops' in shows) expect(await wrongWith(db, shows.ops)).not.toBeNull();
		else expect(await isNoticed(shows.day)).toBe(true);
	} finally {
		await mend();
	}
});

// On the phone: what still waits is not shown again on top of what was pulled.
vi.mock('../../src/lib/sync/apply.ts', async (load) => {
	const real = await load<typeof import('../../src/lib/sync/apply.ts')>();
	const rebase: typeof real.rebase = (tx, registry, change) =>
		phone.isBroken ? Promise.resolve(change()) : real.rebase(tx, registry, change);
	return { ...real, rebase };
});
const phone = vi.hoisted(() => ({ isBroken: false, isForgetful: false }));

// And what the server has acknowledged is not sent again to one that was put back.
vi.mock('../../src/lib/sync/journal.ts', async (load) => {
	const real = await load<typeof import('../../src/lib/sync/journal.ts')>();
	const putBack: typeof real.putBack = (tx, nowMs) =>
		phone.isForgetful ? Promise.resolve() : real.putBack(tx, nowMs);
	return { ...real, putBack };
});

test(
	'the model notices: a phone that does not put what waits on top of what it pulled',
	{ timeout: 300_000 },
	async () => {
		phone.isBroken = true;
		try {
			expect(await isNoticed(1)).toBe(true);
		} finally {
			phone.isBroken = false;
		}
	}
);

test(
	'the model notices: a phone that does not send again what a server put back has lost',
	{ timeout: 300_000 },
	async () => {
		phone.isForgetful = true;
		try {
			expect(await isNoticed(1)).toBe(true);
		} finally {
			phone.isForgetful = false;
		}
	}
);

async function isNoticed(from: number): Promise<boolean> {
	const { failure } = await explore(db, { from, operations: 3_000, withinMs: Infinity, shortenMs: 0 });
	return failure !== null;
}
