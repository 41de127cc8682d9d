import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { continueAsNewGuest, engine } from '../../src/lib/background.ts';
import { settingsByDefault } from '../../src/lib/card/visible.ts';
import { makeId } from '../../src/lib/core/ids.ts';
import { problem } from '../../src/lib/core/result.ts';
import { db } from '../../src/lib/db/db.svelte.ts';
import { newEventKeys } from '../../src/lib/events/mutations.ts';

beforeEach(() => {
	vi.stubGlobal('location', { origin: 'http://localhost:3000' });
	vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
	vi.stubGlobal('window', new EventTarget());
	// No network: what counts here is what is queued.
	vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
});
afterEach(() => {
	engine().stop();
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
});

/** Somebody with a card at an event, everything sent, whom the server no longer lets in. */
async function signedOut() {
	const { eventId, joinCode } = newEventKeys();
	const times = { startsAt: '2026-11-22T09:30:00.000Z', endsAt: null, timeZone: 'UTC' };
	const joined = { role: 'attendee', joinedAt: times.startsAt, leftAt: null, attendees: 2 } as const;
	await db.transact(async (tx) => {
		for (const { id } of await tx.all('outbox')) tx.delete('outbox', id);
		for (const { id } of await tx.all('shadows')) tx.delete('shadows', id);
		for (const { id } of await tx.all('events')) tx.delete('events', id);
		for (const id of ['userId', 'personId']) tx.put('meta', { id, value: makeId() });
		tx.put('profiles', { id: 'me', profile: { name: 'Ada' }, editedAt: times.startsAt });
		tx.put('cards', { id: 'default', ...settingsByDefault });
		tx.put('events', { id: eventId, joinCode, name: 'Fair', place: '', ...times, ...joined });
	});
}

const queued = () => db.tables.outbox.all.map(({ kind }) => kind).sort();

test('wherever going on as a new guest fails, the card is queued or the person is asked again', async () => {
	const transact = db.transact.bind(db);
	let failures = -1;
	for (let most = 0; failures !== 0; most++) {
		await signedOut();
		let count = 0;
		failures = 0;
		vi.spyOn(db, 'transact').mockImplementation((work) => {
			if (count++ < most) return transact(work);
			failures++;
			return Promise.resolve(problem('storage-failed'));
		});
		await continueAsNewGuest();
		vi.restoreAllMocks();
		const isAskedAgain = db.tables.meta.get('userId') !== undefined;
		expect([most, isAskedAgain || queued().includes('save_profile')]).toEqual([most, true]);

		if (isAskedAgain) await continueAsNewGuest();
		expect(queued()).toEqual(expect.arrayContaining(['join_event', 'save_card', 'save_profile']));
		expect(queued().filter((kind) => kind === 'join_event')).toHaveLength(1);
	}
	expect(queued()).toEqual(['add_key', 'join_event', 'save_card', 'save_profile']);
});
