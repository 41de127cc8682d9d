import { expect, test } from 'vitest';
import { Db } from '../../src/lib/db/db.svelte.ts';
import { lease } from '../../src/lib/sync/lock.ts';
import { nextDueInMs } from '../../src/lib/sync/queue.ts';
import { FakeServer } from './fake-server.ts';
import { Phone } from './phone.ts';

const dayMs = 86_400_000;

test('what was put off while the clock ran a year ahead is sent once the clock is right', async () => {
	const server = new FakeServer();
	const ada = new Phone(server.as('ada'), 1);
	ada.nowMs += 365 * dayMs;
	server.unknownKinds = ['save_profile'];
	await ada.introduce({ name: 'Ada' });
	await ada.drain();
	expect(ada.state.pending.map(({ kind }) => kind)).toEqual(['save_profile']);
	expect(nextDueInMs(ada.tables.outbox.all, ada.nowMs)).toBeGreaterThan(60_000);

	ada.nowMs -= 365 * dayMs;
	server.unknownKinds = [];
	expect(nextDueInMs(ada.tables.outbox.all, ada.nowMs)).toBe(0);
	await ada.drain();
	expect(ada.state.status).toEqual({ state: 'safe' });
});

test('a lease taken while the clock ran ahead keeps nobody out once it is right', async () => {
	const db = new Db('lease');
	let nowMs = dayMs;
	void lease(db, () => nowMs)(() => new Promise(() => undefined));
	while (db.tables.meta.get('lease') === undefined) await Promise.resolve();
	expect(await lease(db, () => nowMs)(async () => 'other')).toBeNull();
	nowMs = 0;
	expect(await lease(db, () => nowMs)(async () => 'other')).toBe('other');
});
