import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { saveProfile } from '../../src/lib/card/mutations.ts';
import { forgetPerson } from '../../src/lib/sync/forget-person.ts';
import { Phone } from './phone.ts';
import { type Restorable, restorables } from './restorable-postgres.ts';
import { personOn } from './sql-person.ts';

vi.setConfig({ testTimeout: 90_000 });

// A guest whose sign-in went with the store that was put back, while what that guest did before the backup is still in it: the
// ids of their scans are another person's by now.
describe.each(restorables)('on %s', (_name, open) => {
	let server: Restorable;
	beforeAll(async () => {
		server = await open();
	}, 120_000);
	afterAll(() => server?.database.close());

	async function phone(name: string, seed: number): Promise<Phone> {
		const made = new Phone(await personOn(server.database), seed);
		made.nowMs = Date.now();
		await made.introduce({ name });
		return made;
	}

	async function untilSafe(...all: Phone[]): Promise<void> {
		for (let i = 0; i < 4; i++) for (const each of all) expect(await each.drain()).toBeNull();
		for (const each of all) expect(each.state.status).toEqual({ state: 'safe' });
	}

	test('comes back as another guest, with everybody whom the former one met', async () => {
		const [ada, bo, cleo] = [await phone('Ada', 1), await phone('Bo', 2), await phone('Cleo', 3)];
		await untilSafe(ada, bo, cleo);
		const { contactId } = await ada.scan(bo);
		await ada.note(contactId, 'likes tea');
		await untilSafe(ada, bo);
		const [{ meetings }] = bo.tables.exchanges.all;
		await server.backUp();
		await cleo.scan(bo);
		await untilSafe(cleo, bo);
		await server.restore();

		await ada.do(saveProfile, { profile: { name: 'Ada' } });
		expect((await forgetPerson(ada.local)).ok).toBe(true);
		const guest = await personOn(server.database);
		Object.assign(ada.network, { signIn: guest.signIn });
		Object.assign(ada.server, { push: guest.push, pull: guest.pull });
		await untilSafe(ada, bo, cleo);
		expect([ada.people, cleo.people]).toEqual([[['Bo', 'likes tea']], [['Bo', '']]]);

		// The former guest stays where they were, with the meeting that was theirs; each other one has an id of its own.
		expect(bo.people.map(([name]) => name)).toEqual(['Ada', 'Ada', 'Cleo']);
		const met = bo.tables.exchanges.all.flatMap((exchange) => exchange.meetings);
		expect(met).toHaveLength(3);
		expect(new Set(met.map(({ id }) => id)).size).toBe(3);
		expect(met).toContainEqual(meetings[0]);
		expect(ada.tables.exchanges.all[0].meetings).not.toContainEqual(meetings[0]);
	});
});
