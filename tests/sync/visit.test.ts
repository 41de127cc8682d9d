import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeKey } from '../../src/lib/core/key.ts';
import { eventIdOf, noEventRef } from '../../src/lib/events/event-id.ts';
import { makeJoinCode } from '../../src/lib/events/join-code.ts';
import { readCode, writeCode } from '../../src/lib/exchange/code/code.ts';

// The page behind a code (src/routes/x) in a browser that holds nobody yet.
const origin = 'http://localhost:9';
const joinCode = makeJoinCode(new Uint8Array(5).fill(7));
const guest = { profile: { name: 'Gil', email: 'gil@example.org' }, sharing: { email: 'after' } } as const;
const ticket = {
	ticket: 'a'.repeat(40),
	expiresAt: '2026-11-22T10:00:00.000Z',
	event: {
		id: eventIdOf(joinCode),
		joinCode,
		name: 'Open Rooms',
		place: '',
		startsAt: '2026-11-22T09:00:00.000Z',
		endsAt: null,
		timeZone: 'UTC',
		language: null,
		topics: [],
		asksFor: [],
		joinsFrom: null,
		joinsUntil: null,
		exchangesFrom: null,
		exchangesUntil: null,
		dataEndsAt: null,
		deletedAt: null
	}
};

beforeEach(() => {
	vi.resetModules();
	// Nobody at the other end: nothing is sent.
	vi.doMock('../../src/lib/app.ts', async () => {
		const { db } = await import('../../src/lib/db/db.svelte.ts');
		return { openApp: () => db.open(), syncNow: async () => undefined };
	});
});
afterEach(() => {
	vi.doUnmock('../../src/lib/app.ts');
	vi.restoreAllMocks();
});

function codeOf(name: string) {
	const key = makeKey(new Uint8Array(16).fill(1));
	const read = readCode(writeCode({ origin, eventRef: noEventRef, key, card: { name }, timeStep: 1 }).url, {
		origin
	});
	if (!read.ok) throw new Error(read.problem);
	return read.value;
}

/** A browser of its own: the app's modules anew. */
async function browser() {
	const { db } = await import('../../src/lib/db/db.svelte.ts');
	const { session } = await import('../../src/lib/session/session.svelte.ts');
	const visit = await import('../../src/routes/x/visit.ts');
	return { db, session, visit };
}

test('a first visit without a network makes a person with a key, and queues all of it in order', async () => {
	const { db, session, visit } = await browser();
	expect((await visit.swapBack(codeOf('Bo'), guest, null)).ok).toBe(true);
	expect(session.key).not.toBeNull();
	const queued = [...db.tables.outbox.all].sort((a, b) => a.seq - b.seq).map(({ kind }) => kind);
	expect(queued).toEqual(['add_key', 'save_card', 'save_profile', 'exchange_cards']);
});

test('wherever a first visit is cut off, whoever has a card by then has a key, the event and its ticks', async () => {
	let wasWhole = false;
	for (let stored = 0; !wasWhole; stored++) {
		vi.resetModules();
		const { db, session, visit } = await browser();
		await db.open();
		const { transact } = db;
		let left = stored;
		vi.spyOn(db, 'transact').mockImplementation((work) =>
			left-- > 0 ? transact.call(db, work) : new Promise<never>(() => {})
		);
		const swapping = visit.swapBack(codeOf('Bo'), guest, ticket).then(() => true);
		wasWhole = await Promise.race([
			swapping,
			new Promise<false>((resolve) => setTimeout(resolve, 200, false))
		]);
		const isPerson = (await visit.visitorOf(codeOf('Bo'))) === 'person';
		if (!isPerson) expect(db.tables.contacts.size).toBe(0);
		else {
			expect(session.key).not.toBeNull();
			expect(db.tables.events.get(ticket.event.id)).toMatchObject({ leftAt: null });
			expect(db.tables.cards.get(ticket.event.id)?.sharing).toEqual(guest.sharing);
		}
		expect(stored).toBeLessThan(20);
	}
});

test('somebody with a card and no key on this device yet has one after a swap', async () => {
	const { db, session, visit } = await browser();
	await db.transact(async (tx) =>
		tx.put('profiles', { id: 'me', profile: { name: 'Gil' }, editedAt: '2026-11-22T09:00:00.000Z' })
	);
	expect((await visit.exchange(codeOf('Bo'), null)).ok).toBe(true);
	expect(session.key).not.toBeNull();
});
