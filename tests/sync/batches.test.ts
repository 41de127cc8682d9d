import { beforeEach, expect, test } from 'vitest';
import { retryRefused } from '../../src/lib/sync/refused.ts';
import { FakeServer } from './fake-server.ts';
import { Phone } from './phone.ts';

// Many mutations and many rows at once; sync.test.ts has them one by one.
let server: FakeServer;
let ada: Phone;
let bo: Phone;

beforeEach(() => {
	server = new FakeServer();
	ada = new Phone(server.as('ada'), 1);
	bo = new Phone(server.as('bo'), 2);
});

async function bothKnown() {
	await ada.introduce({ name: 'Ada' });
	await bo.introduce({ name: 'Bo' });
	await ada.drain();
	await bo.drain();
}

test('a batch that fails as a whole is halved until the culprit stands alone, and everything else gets in', async () => {
	await ada.introduce({ name: 'Ada' });
	const others = Array.from({ length: 60 }, (_, i) => new Phone(server.as(`p${i}`), 10 + i));
	for (const [i, other] of others.entries())
		await other.introduce({ name: `P${i}` }).then(() => other.drain());
	const scans = [];
	for (const other of others) scans.push(await ada.scan(other));
	const culprit = scans[17].meetingId;
	ada.network.failsOn = ({ mutations }) => mutations.some(({ input }) => input.meetingId === culprit);
	await ada.drain();

	expect(server.namesHeldBy('ada')).toHaveLength(59);
	expect(ada.state.pending.map(({ input, attempts }) => [input.meetingId, attempts])).toEqual([[culprit, 1]]);
	expect(ada.network.batches.length).toBeLessThan(25);
	ada.network.failsOn = () => false;
	await ada.settle();
	expect(server.namesHeldBy('ada')).toHaveLength(60);
	expect(ada.state.status).toEqual({ state: 'safe' });
});

test('a server that fails on everything is left alone after a few tries', async () => {
	await ada.introduce({ name: 'Ada' });
	ada.network.failsOn = () => true;
	for (let i = 0; i < 60; i++) await ada.scan(bo, `P${i}`);
	expect(await ada.drain()).toBe('failed');
	expect(ada.network.batches.length).toBeLessThanOrEqual(8);
});

test('a batch is never more than 50 mutations or 200 KiB', async () => {
	await bothKnown();
	for (let i = 0; i < 70; i++) {
		const other = new Phone(server.as(`p${i}`), 10 + i);
		const scan = await ada.scan(other, `P${i}`);
		await ada.note(scan.contactId, 'ä€😀'.repeat(3_000));
	}
	server.refuses.set('exchange_cards', 'own_code');
	await ada.settle();
	for (const entry of ada.state.refused) await retryRefused(entry.id, ada.local);
	server.refuses.clear();
	await ada.settle();
	const sizes = ada.network.batches.map((batch) => [
		batch.mutations.length,
		Buffer.byteLength(JSON.stringify(batch))
	]);
	expect(Math.max(...sizes.map(([count]) => count))).toBe(50);
	expect(Math.max(...sizes.map(([, bytes]) => bytes))).toBeLessThanOrEqual(200 * 1024);
});

test('a first pull of several pages says how far it is and ends complete', async () => {
	await bothKnown();
	for (let i = 0; i < 12; i++) {
		const other = new Phone(server.as(`p${i}`), 10 + i);
		await other.introduce({ name: `P${i}` });
		await other.drain();
		await ada.scan(other);
	}
	await ada.settle();
	server.pageSize = 5;
	const again = new Phone(server.as('ada'), 1);
	await again.introduce({ name: 'Ada' });
	await again.drain();
	expect(again.people).toHaveLength(12);
	expect(again.state.status).toEqual({ state: 'safe' });
});

test('two tabs draining the same outbox at once apply everything once and lose nothing', async () => {
	await bothKnown();
	const others = Array.from({ length: 20 }, (_, i) => new Phone(server.as(`p${i}`), 10 + i));
	for (const [i, other] of others.entries())
		await other.introduce({ name: `P${i}` }).then(() => other.drain());
	for (const other of others) {
		const scan = await ada.scan(other);
		await ada.note(scan.contactId, 'hello');
	}
	await Promise.all([ada.drain(), ada.drain(), ada.drain()]);
	await ada.settle();
	expect(ada.people).toHaveLength(20);
	expect(ada.people.every(([, note]) => note === 'hello')).toBe(true);
	expect(ada.state.status).toEqual({ state: 'safe' });
	expect(ada.tables.shadows.size).toBe(0);
});
