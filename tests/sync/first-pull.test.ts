import { afterAll, beforeAll, expect, test } from 'vitest';
import { timeStepOf } from '../../src/lib/core/clock.ts';
import { toHex } from '../../src/lib/core/bytes.ts';
import { noEventRef } from '../../src/lib/events/event-id.ts';
import { codeBytes } from '../../src/lib/exchange/code/code.ts';
import { newExchange } from '../../src/lib/exchange/mutations.ts';
import { drain } from '../../src/lib/sync/drain.ts';
import { arrival, batchOf, change, newPerson } from '../bench/sync/people.ts';
import { type Database, openPglite } from '../database/engines.ts';
import { Phone } from './phone.ts';
import { personOn } from './sql-person.ts';

// The first pull of a long list from the real functions, interrupted in the middle: what has come is on the screen and
// stays, and the next try goes on behind it.
let database: Database;
beforeAll(async () => {
	database = await openPglite();
}, 120_000);
afterAll(() => database?.close());

const people = 520;

test('a first pull that is interrupted goes on at the page where it was', { timeout: 240_000 }, async () => {
	const server = await personOn(database);
	const old = new Phone(server, 1);
	old.nowMs = Date.now();
	await old.introduce({ name: 'Ada' });
	expect(await old.drain()).toBeNull();
	const personId = old.tables.meta.get('personId')?.value;
	await scannedByMany(old);

	// The same person on a new device that has nothing yet.
	const phone = new Phone(server, 2);
	phone.nowMs = Date.now();
	await phone.local.db.transact(async (tx) => tx.put('meta', { id: 'userId', value: String(personId) }));
	const { pull } = phone.network;
	const asked: string[] = [];
	const cutAfter = (pages: number) => {
		let left = pages;
		phone.network.pull = async (cursor) => {
			if (left-- <= 0) return { ok: false, problem: 'offline' };
			asked.push(JSON.stringify(cursor));
			return pull.call(phone.network, cursor);
		};
	};
	const progress: number[] = [];
	const once = () => drain(phone.sync, { wantsPull: true, onProgress: (rows) => progress.push(rows) });

	cutAfter(1);
	expect(await once()).toBe('offline');
	expect(progress).toEqual([500]);
	const first = phone.tables.contacts.size + phone.tables.exchanges.size;
	expect(first).toBeGreaterThan(400);
	const cursor = JSON.stringify(phone.tables.meta.get('cursor')?.value);

	cutAfter(1);
	expect(await once()).toBe('offline');
	expect(asked[1]).toBe(cursor);
	expect(phone.tables.contacts.size + phone.tables.exchanges.size).toBeGreaterThan(first);

	cutAfter(Infinity);
	expect(await once()).toBeNull();
	expect([phone.tables.contacts.size, phone.tables.exchanges.size]).toEqual([people, people]);
	// Nothing was asked for twice.
	expect(new Set(asked).size).toBe(asked.length);
	expect(asked.length).toBeLessThanOrEqual(4);
});

/** So many people with phones of their own scan the code of this one. */
async function scannedByMany(phone: Phone): Promise<void> {
	const card = { name: 'Ada' };
	const timeStep = timeStepOf(new Date());
	const code = { bytes: toHex(codeBytes({ eventRef: noEventRef, key: phone.key, card, timeStep })), card };
	const all = Array.from({ length: people }, (_, at) => newPerson(`Person ${at}`));
	for (let at = 0; at < all.length; at += 50) {
		const pushes = all.slice(at, at + 50).map((who) => ({
			id: who.id,
			batch: batchOf(who, [...arrival(who, []), change('exchange_cards', newExchange(code))])
		}));
		const given = `'${JSON.stringify(pushes)}'::jsonb`;
		await database.exec(`
			insert into auth.users (id) select (p ->> 'id')::uuid from jsonb_array_elements(${given}) p;
			select hallway.push_changes(p -> 'batch') from jsonb_array_elements(${given}) p
			cross join lateral (select set_config('request.jwt.claim.sub', p ->> 'id', true),
				set_config('request.jwt.claims', jsonb_build_object('sub', p ->> 'id')::text, true) offset 0) as signed_in`);
	}
}
