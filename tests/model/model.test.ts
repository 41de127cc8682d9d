import { afterAll, beforeAll, expect, test } from 'vitest';
import { ModelDatabase } from './database.ts';
import { explore, printed, wrongWith } from './explore.ts';
import { seeds } from './seeds.ts';

// Several phones with the app's own sync code, the real SQL, and a model of both (docs/protocol.md in sets and maps).
// `npm run test:long` plays far more days than this.

const most = { operations: 2_400, withinMs: 25_000, shortenMs: 60_000 };
let db: ModelDatabase;

beforeAll(async () => {
	db = await ModelDatabase.open();
}, 120_000);
afterAll(() => db?.close());

test.each(seeds)('once wrong: $was', { timeout: 60_000 }, async ({ ops }) => {
	expect(await wrongWith(db, ops)).toBeNull();
});

test('whatever happens, phones, server and model agree in the end', { timeout: 180_000 }, async () => {
	const { operations, failure } = await explore(db, { from: 1, ...most });
	console.info(`${operations} things happened to the phones`);
	expect(failure && printed(failure)).toBeNull();
	expect(operations).toBeGreaterThan(100);
});
