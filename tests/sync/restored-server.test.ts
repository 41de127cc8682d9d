import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { saveProfile } from '../../src/lib/card/mutations.ts';
import { undoExchange } from '../../src/lib/exchange/mutations.ts';
import { forgetPerson } from '../../src/lib/sync/forget-person.ts';
import { Phone } from './phone.ts';
import { type Restorable, restorables } from './restorable-postgres.ts';
import { personOn } from './sql-person.ts';

vi.setConfig({ testTimeout: 90_000 });

// A server whose store is put back from a backup, against the real functions: what phones had sent since is sent again.
describe.each(restorables)('on %s', (_name, open) => {
	let server: Restorable;
	let phones: Record<'ada' | 'bo' | 'cleo', Phone>;
	let seeds = 0;
	let before: Record<string, number>;

	beforeAll(async () => {
		server = await open();
	}, 120_000);
	afterAll(() => server?.database.close());

	beforeEach(async () => {
		const [ada, bo, cleo] = await Promise.all([phone(), phone(), phone()]);
		phones = { ada, bo, cleo };
		await ada.introduce({ name: 'Ada', email: 'ada@example.org' });
		await bo.introduce({ name: 'Bo', email: 'bo@example.org' });
		await cleo.introduce({ name: 'Cleo', email: 'cleo@example.org' });
		await untilSafe(ada, bo, cleo);
		before = await counts();
	}, 60_000);

	async function phone(): Promise<Phone> {
		const made = new Phone(await personOn(server.database), ++seeds);
		made.nowMs = Date.now();
		return made;
	}

	/** As often as their engines would, until nobody has anything to send. */
	async function untilSafe(...all: Phone[]): Promise<void> {
		for (let i = 0; i < 4; i++) for (const each of all) expect(await each.drain()).toBeNull();
		for (const each of all) expect(each.state.status).toEqual({ state: 'safe' });
	}

	async function counts(): Promise<Record<string, number>> {
		const [[row]] = await server.database.exec(`select
		(select count(*)::int from hallway.exchanges) as exchanges, (select count(*)::int from hallway.meetings) as meetings,
		(select count(*)::int from hallway.notes) as notes`);
		return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));
	}

	/** How many there are more than before the test: exchanges, meetings, notes. */
	async function added(): Promise<number[]> {
		const now = await counts();
		return ['exchanges', 'meetings', 'notes'].map((name) => now[name] - before[name]);
	}

	test('what was acknowledged after the backup is on the server again, once, and on the phones all along', async () => {
		const { ada, bo, cleo } = phones;
		await ada.scan(bo);
		await untilSafe(ada, bo);
		await server.backUp();
		const { contactId } = await ada.scan(cleo);
		await ada.note(contactId, 'plays the cello');
		await ada.do(saveProfile, { profile: { name: 'Ada Lovelace', email: 'ada@example.org' } });
		await untilSafe(ada, bo, cleo);
		const shown = [ada, bo, cleo].map(({ people }) => people);
		await server.restore();

		expect(await added()).toEqual([1, 1, 0]);
		await ada.drain();
		// Before anything is sent again, and while it waits, the phone shows what it showed.
		expect(ada.people).toEqual(shown[0]);
		await untilSafe(ada, cleo, bo);
		expect([ada, bo, cleo].map(({ people }) => people)).toEqual(shown);
		expect(shown[2]).toEqual([['Ada Lovelace', '']]);
		expect(await added()).toEqual([2, 2, 1]);
		expect([ada, bo, cleo].map(({ tables }) => tables.shadows.size + tables.outbox.size)).toEqual([0, 0, 0]);
	});

	test('what waited at that time comes after what was lost, and is not refused for it', async () => {
		const { ada, bo, cleo } = phones;
		await server.backUp();
		const toBo = await ada.scan(bo);
		const toCleo = await ada.scan(cleo);
		await untilSafe(ada, bo, cleo);
		await ada.note(toBo.contactId, 'likes tea');
		await ada.do(undoExchange, { meetingId: toCleo.meetingId });
		await server.restore();

		await untilSafe(ada, bo, cleo);
		expect(ada.people).toEqual([['Bo', 'likes tea']]);
		expect(bo.people).toEqual([['Ada', '']]);
		expect(cleo.people).toEqual([]);
	});

	test('a note on somebody whose scan is not there yet waits for their phone', async () => {
		const { ada, bo } = phones;
		await server.backUp();
		await ada.scan(bo);
		await untilSafe(ada, bo);
		await bo.note(bo.tables.contacts.all[0].id, 'engines');
		await untilSafe(bo);
		await server.restore();

		for (let i = 0; i < 3; i++) expect(await bo.drain()).toBeNull();
		expect(bo.people).toEqual([['Ada', 'engines']]);
		expect(bo.state.status).toEqual({ state: 'waiting', count: 1 });
		await untilSafe(ada);
		bo.nowMs += 11 * 60_000;
		await untilSafe(bo);
		expect(bo.people).toEqual([['Ada', 'engines']]);
		expect(bo.tables.exchanges.size).toBe(1);
	});

	test('somebody whom only the server knew stays on the phone, and the phone says so', async () => {
		const { ada, bo } = phones;
		await server.backUp();
		await bo.scan(ada);
		await untilSafe(bo, ada);
		await server.restore();
		for (let i = 0; i < 3; i++) expect(await ada.drain()).toBeNull();
		expect(ada.people).toEqual([['Bo', '']]);
		expect(ada.state.status).toEqual({ state: 'only-here', count: 1 });
		await untilSafe(bo, ada);
		expect(ada.people).toEqual([['Bo', '']]);
	});

	test('both scanned each other: one contact on each phone, whoever is first afterwards', async () => {
		const { ada, bo } = phones;
		await server.backUp();
		await bo.scan(ada);
		await ada.scan(bo);
		await untilSafe(bo);
		await untilSafe(ada, bo);
		await bo.note(bo.tables.contacts.all[0].id, 'engines');
		await untilSafe(ada, bo);
		await server.restore();
		await untilSafe(ada);
		await untilSafe(bo, ada);
		expect([ada.people, bo.people]).toEqual([[['Bo', '']], [['Ada', 'engines']]]);
		expect(await added()).toEqual([1, 1, 1]);
	});

	test('what was undone after the backup is undone again', async () => {
		const { ada, bo } = phones;
		const { meetingId } = await ada.scan(bo);
		await untilSafe(ada, bo);
		await server.backUp();
		await ada.do(undoExchange, { meetingId });
		await untilSafe(ada, bo);
		await server.restore();
		await untilSafe(bo);
		expect(bo.people).toHaveLength(1);
		await untilSafe(ada, bo);
		expect([ada.people, bo.people, await added()]).toEqual([[], [], [0, 0, 0]]);
	});

	test('a store that was put back without saying so is found out by its counting', async () => {
		const { ada, bo } = phones;
		await server.backUp();
		await ada.scan(bo);
		await untilSafe(ada, bo);
		await server.restore({ says: false });
		await untilSafe(ada, bo);
		expect([ada.people, bo.people, await added()]).toEqual([[['Bo', '']], [['Ada', '']], [1, 1, 0]]);
	});

	test('what is older than any backup is not kept', async () => {
		const { ada, bo } = phones;
		await ada.scan(bo);
		await untilSafe(ada, bo);
		const kept = () => ada.local.db.transact((tx) => tx.all('journal'));
		expect(await kept()).toMatchObject({ value: { length: 3 } });
		ada.nowMs += 8 * 86_400_000 + 60_000;
		await ada.note(ada.tables.contacts.all[0].id, 'tea');
		await untilSafe(ada);
		expect(await kept()).toMatchObject({ ok: true, value: [{ entry: { kind: 'save_note' } }] });
	});

	test.each([
		['found out by itself', true],
		['only told to sign in', false]
	])(
		'somebody whom the restored server does not know, %s, comes back as a new guest, with the people met',
		async (_how, isTold) => {
			const { bo } = phones;
			await server.backUp();
			const dora = await phone();
			await dora.introduce({ name: 'Dora' });
			const { contactId } = await dora.scan(bo);
			await dora.note(contactId, 'likes tea');
			await bo.scan(dora);
			await untilSafe(dora, bo);
			await server.restore();
			await bo.drain();
			if (isTold) expect([await dora.drain(), await dora.drain()]).toEqual([null, 'signed-out']);

			await dora.do(saveProfile, { profile: { name: 'Dora' } });
			expect((await forgetPerson(dora.local)).ok).toBe(true);
			const guest = await personOn(server.database);
			Object.assign(dora.network, { signIn: guest.signIn });
			Object.assign(dora.server, { push: guest.push, pull: guest.pull });
			await untilSafe(dora);
			bo.nowMs += 11 * 60_000;
			await untilSafe(bo, dora);
			expect([dora.people, bo.people]).toEqual([[['Bo', 'likes tea']], [['Dora', '']]]);
			expect((await added())[0]).toBe(1);
		}
	);

	test('somebody who goes on as a new guest for another reason takes nothing of the former one along', async () => {
		const { ada, bo } = phones;
		await ada.scan(bo);
		await untilSafe(ada, bo);
		await ada.do(saveProfile, { profile: { name: 'Ada' } });
		expect((await forgetPerson(ada.local)).ok).toBe(true);
		const guest = await personOn(server.database);
		Object.assign(ada.network, { signIn: guest.signIn });
		Object.assign(ada.server, { push: guest.push, pull: guest.pull });
		for (let i = 0; i < 3; i++) expect(await ada.drain()).toBeNull();
		expect(ada.state.status).toEqual({ state: 'only-here', count: 1 });
		expect((await added())[0]).toBe(1);
		const kept = await ada.local.db.transact((tx) => tx.all('journal'));
		expect(kept).toMatchObject({ ok: true, value: [{ entry: { kind: 'save_profile' } }] });
	});
});
