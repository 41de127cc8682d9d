import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createEvent, editEvent, joinEvent, newEventKeys } from '../../src/lib/events/mutations.ts';
import { Account } from '../../src/lib/sync/account.ts';
import { retryRefused } from '../../src/lib/sync/refused.ts';
import { Phone } from './phone.ts';
import { type Restorable, restorables } from './restorable-postgres.ts';
import { deviceOn } from './sql-accounts.ts';

vi.setConfig({ testTimeout: 90_000 });

// A server that is put back from a backup of before two accounts became one, against the real functions.
describe.each(restorables)('on %s', (_name, open) => {
	let server: Restorable;
	let seeds = 0;
	type Device = Phone<ReturnType<typeof deviceOn>>;

	beforeAll(async () => {
		server = await open();
	}, 120_000);
	afterAll(() => server?.database.close());

	function blank(): Device {
		const phone = new Phone(deviceOn(server.database), ++seeds);
		phone.nowMs = Date.now();
		return phone;
	}

	async function guest(name: string): Promise<Device> {
		const phone = blank();
		await phone.introduce({ name });
		expect(await phone.drain()).toBeNull();
		return phone;
	}

	function accountOf(phone: Device): Account {
		const { local, server } = phone;
		return new Account({ local, remote: server, send: async () => (await phone.drain()) === null });
	}

	const byMail = (phone: Device, email: string) => accountOf(phone).confirmCode({ email, digits: '123456' });

	/** The second phone becomes a part of the first one's account by a code that this shows. */
	async function handOver(from: Device, to: Device): Promise<void> {
		const offer = await accountOf(from).handOver();
		if (!offer.ok) throw new Error(offer.problem);
		expect(await accountOf(to).takeOver(offer.value.code)).toEqual({ ok: true, value: null });
	}

	async function drainAll(...phones: Device[]): Promise<void> {
		for (let i = 0; i < 4; i++) for (const phone of phones) expect(await phone.drain()).toBeNull();
	}

	async function untilSafe(...phones: Device[]): Promise<void> {
		await drainAll(...phones);
		for (const phone of phones) expect(phone.state.status).toEqual({ state: 'safe' });
	}

	test('two phones joined by a code are two accounts again, lose nothing, and are joined once more', async () => {
		const [bo, cleo, dan] = [await guest('Bo'), await guest('Cleo'), await guest('Dan')];
		const [old, young] = [await guest('Ada'), await guest('A.')];
		const toBo = await old.scan(bo);
		await old.note(toBo.contactId, 'likes tea');
		const toCleo = await young.scan(cleo);
		await young.note(toCleo.contactId, 'has a boat');
		await untilSafe(old, young, bo, cleo);
		await server.backUp();
		await handOver(old, young);
		await young.note((await young.scan(dan)).contactId, 'sings');
		await untilSafe(old, young, bo, cleo, dan);
		const all = [
			['Bo', 'likes tea'],
			['Cleo', 'has a boat'],
			['Dan', 'sings']
		];
		expect([old.people, young.people]).toEqual([all, all]);
		// Not sent before the server is put back.
		await young.note(toBo.contactId, 'likes tea\nand cake');
		all[0][1] = 'likes tea\nand cake';
		await server.restore();

		await drainAll(young, old, bo, cleo, dan);
		expect(young.people).toEqual(all);
		expect(old.people.map(([name]) => name)).toEqual(['Bo', 'Cleo', 'Dan']);
		// That note is about somebody whom this account does not know; it is kept, and said.
		expect(young.state.refused).toMatchObject([
			{ kind: 'save_note', progress: { code: 'contact_not_found' } }
		]);
		expect(old.state.refused).toEqual([]);

		await handOver(old, young);
		for (const { id } of young.state.refused) expect((await retryRefused(id, young.local)).ok).toBe(true);
		await untilSafe(young, old, bo, cleo, dan);
		expect([young.people, old.people]).toEqual([all, all]);
		const fresh = blank();
		await handOver(old, fresh);
		expect(fresh.people).toEqual(all);
		expect([bo.people, cleo.people, dan.people]).toEqual([[['Ada', '']], [['Ada', '']], [['Ada', '']]]);
	});

	test('a phone joined by mail signs in again, and goes on in an outbox of its own, and nothing is lost', async () => {
		const [bo, cleo, dan] = [await guest('Bo'), await guest('Cleo'), await guest('Dan')];
		const [old, young] = [await guest('Eve'), await guest('E.')];
		await old.note((await old.scan(bo)).contactId, 'likes tea');
		await byMail(old, 'eve@example.org');
		const toCleo = await young.scan(cleo);
		await young.note(toCleo.contactId, 'has a boat');
		await untilSafe(old, young, bo, cleo);
		await server.backUp();
		await byMail(young, 'eve@example.org');
		await young.note((await young.scan(dan)).contactId, 'sings');
		await untilSafe(old, young, bo, cleo, dan);
		const all = [
			['Bo', 'likes tea'],
			['Cleo', 'has a boat'],
			['Dan', 'sings']
		];
		expect([old.people, young.people]).toEqual([all, all]);
		await server.restore();

		expect(await young.drain()).toBe('signed-out');
		expect(young.people).toEqual(all);
		expect(await byMail(young, 'eve@example.org')).toEqual({ ok: true, value: null });
		await drainAll(young, old, bo, cleo, dan);
		expect(young.people).toEqual(all);
		expect(dan.people).toEqual([['Eve', '']]);
		const fresh = blank();
		await byMail(fresh, 'eve@example.org');
		// Cleo was with the guest of before, as whom nobody can sign in any more: by the same scan she is with this one too.
		expect(fresh.people).toEqual(all);
		expect(young.state.status).toEqual({ state: 'safe' });
		expect(young.tables.exchanges.all.flatMap(({ meetings }) => meetings)).toHaveLength(3);
		expect(cleo.people.map(([name]) => name)).toEqual(['E.', 'Eve']);
		// By the key of before people would meet the guest of before: the next code is made with a new one.
		expect(young.tables.meta.get('deviceKey')).toBeUndefined();
	});

	test('who made an event as a guest of before stays its organizer', async () => {
		const [old, young, bo] = [await guest('Flo'), await guest('F.'), await guest('Bo')];
		await byMail(old, 'flo@example.org');
		const { joinCode, recoverySecret, eventId } = newEventKeys();
		const [startsAt, endsAt] = [-1, 6].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
		const details = { place: '', startsAt, endsAt, timeZone: 'UTC' };
		await young.do(createEvent, { joinCode, recoverySecret, name: 'Fair', ...details });
		await untilSafe(young, old);
		await server.backUp();
		await byMail(young, 'flo@example.org');
		await young.do(editEvent, { eventId, name: 'Great fair', ...details });
		await bo.do(joinEvent, { joinCode });
		await untilSafe(young, old, bo);
		await server.restore();

		expect(await young.drain()).toBe('signed-out');
		expect(await byMail(young, 'flo@example.org')).toEqual({ ok: true, value: null });
		await untilSafe(young, old, bo);
		const seen = [young, old, bo].map(({ tables }) => tables.events.get(eventId));
		expect(seen.map((event) => [event?.name, event?.role])).toEqual([
			['Great fair', 'organizer'],
			['Great fair', 'organizer'],
			['Great fair', 'attendee']
		]);
		await young.do(editEvent, { eventId, name: 'Greatest fair', ...details });
		await untilSafe(young, bo);
		expect(bo.tables.events.get(eventId)?.name).toBe('Greatest fair');
	});
});
