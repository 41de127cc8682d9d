import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ModelDatabase } from './database.ts';
import { explore } from './explore.ts';

// The model must be able to fail: what is broken here on purpose is found within what `npm test` plays.

let db: ModelDatabase;

beforeAll(async () => {
	db = await ModelDatabase.open();
}, 120_000);
afterAll(() => db?.close());

/** `day`: from which it shows soon, so that nobody waits for the days before. */
const sabotages: { name: string; day: number; changes: [from: string, to: string][] }[] = [
	{
		name: 'a mutation that came before is applied again',
		day: 1,
		changes: [
			[
				'where m.outbox_id = outbox and m.id = mutation_id;',
				'where false; delete from hallway.mutations m where m.outbox_id = outbox and m.id = mutation_id;'
			]
		]
	},
	{
		name: 'two scans are one meeting for nine minutes, not ten',
		day: 7,
		changes: [
			[
				"between at.believed_at - interval '10 minutes' and at.believed_at + interval '10 minutes'",
				"between at.believed_at - interval '9 minutes' and at.believed_at + interval '9 minutes'"
			]
		]
	},
	{
		name: 'the other side is not told what was taken back',
		day: 10,
		changes: [
			[
				'set feed_number = hallway.next_number(side.owner_id)\n\t\twhere s.exchange_id = exchange',
				'set feed_number = s.feed_number\n\t\twhere s.exchange_id = exchange'
			]
		]
	},
	{
		name: 'a ticket is good for a second exchange',
		day: 14,
		changes: [['and t.used_at is null and t.expires_at >= moment', 'and t.expires_at >= moment']]
	},
	{
		name: 'a ticket is good for any code',
		day: 6,
		changes: [['and t.code_hash = sha256(code) and t.used_at is null', 'and t.used_at is null']]
	},
	{
		name: 'anybody who attends an event can change it',
		day: 7,
		changes: [["and a.role = 'organizer' and a.left_at is null)\n\tthen", 'and a.left_at is null)\n\tthen']]
	},
	{
		name: 'who said yes is asked on',
		day: 3,
		changes: [["asks_me = s.asks_me and how = 'code'", 'asks_me = s.asks_me']]
	},
	{
		name: 'what was taken back passes again by an old code',
		day: 7,
		changes: [
			['when withdrawn_at is not null and coalesce(offer.shown_at <= withdrawn_at, true)', 'when false']
		]
	}
];

test.each(sabotages)('the model notices: $name', { timeout: 300_000 }, async ({ changes, day }) => {
	const mend = await db.sabotage(changes);
	try {
		expect(await isNoticed(day)).toBe(true);
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
const phone = vi.hoisted(() => ({ isBroken: false }));

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

async function isNoticed(from: number): Promise<boolean> {
	const { failure } = await explore(db, { from, operations: 3_000, withinMs: Infinity, shortenMs: 0 });
	return failure !== null;
}
