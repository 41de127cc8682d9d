import { expect, test } from 'vitest';
import { ok, problem } from '../core/result.ts';
import { Db } from '../db/db.svelte.ts';
import type { EventRow } from '../db/rows.ts';
import { Events } from './events.svelte.ts';
import { OwnEvents } from './own-events.ts';

const times = {
	startsAt: '2026-11-22T09:30:00.000Z',
	endsAt: null,
	timeZone: 'UTC',
	joinedAt: '',
	leftAt: null
};
const event = (id: string, role: EventRow['role']): EventRow => ({
	...{ id, role, name: id, place: '', joinCode: 'abcd1234', attendees: 1 },
	...times
});

test('an event that was created here and is only attended by now is claimed back, once it can be', async () => {
	const db = new Db('own-events');
	await db.transact(async (tx) => {
		tx.put('events', event('lost', 'attendee'));
		tx.put('events', event('mine', 'organizer'));
		tx.put('events', event('theirs', 'attendee'));
		for (const id of ['lost', 'mine']) tx.put('meta', { id: `recovery/${id}`, value: `secret of ${id}` });
	});
	const asked: string[] = [];
	let isOffline = true;
	const own = new OwnEvents(new Events(db), async (secret) => {
		asked.push(secret);
		return isOffline ? problem('offline') : ok({});
	});
	expect(await own.claim()).toBe(false);
	isOffline = false;
	expect(await own.claim()).toBe(true);
	// Until the next pull brings the role, there is nothing more to ask for.
	expect(await own.claim()).toBe(false);
	expect(asked).toEqual(['secret of lost', 'secret of lost']);
});
