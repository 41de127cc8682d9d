import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveCard, saveProfile } from '../../src/lib/card/mutations.ts';
import {
	createEvent,
	deleteEvent,
	joinEvent,
	newEventKeys,
	setUpEvent
} from '../../src/lib/events/mutations.ts';
import { confirmExchange, undoExchange, withdrawExchange } from '../../src/lib/exchange/mutations.ts';
import { blockPerson } from '../../src/lib/people/mutations.ts';
import { problem } from '../../src/lib/core/result.ts';
import type { Batch } from '../../src/lib/remote/wire.ts';
import { retryRefused } from '../../src/lib/sync/refused.ts';
import { type Database, openPglite } from '../database/engines.ts';
import { Phone } from './phone.ts';
import { personOn } from './sql-person.ts';

// The same phones as in sync.test.ts against the real functions of supabase/migrations.
let database: Database;
let ada: Phone;
let bo: Phone;

beforeAll(async () => {
	database = await openPglite();
}, 120_000);
afterAll(() => database?.close());

async function twoPhones(seed: number): Promise<void> {
	[ada, bo] = await Promise.all(
		[seed, seed + 1].map(async (each) => new Phone(await personOn(database), each))
	);
	// Real clocks: the server takes live codes of the last ten minutes only.
	for (const phone of [ada, bo]) phone.nowMs = Date.now();
	await ada.introduce({
		name: 'Ada',
		headline: 'Engines',
		email: 'ada@example.org',
		pitch: 'I make engines.'
	});
	await bo.introduce({ name: 'Bö', organisation: 'Tea & Co', interests: ['tea'] });
}

async function untilSafe(...phones: Phone[]): Promise<void> {
	for (let i = 0; i < 6; i++) for (const phone of phones) expect(await phone.drain()).toBeNull();
	for (const phone of phones) expect(phone.state.status).toEqual({ state: 'safe' });
}

test('two phones swap cards: each has the full card of the other, the scanned one without doing anything', async () => {
	await twoPhones(1);
	await untilSafe(ada, bo);
	const scan = await ada.scan(bo);
	await ada.note(scan.contactId, 'likes tea');
	await untilSafe(ada, bo);

	expect(ada.tables.contacts.get(scan.contactId)?.card).toEqual({
		name: 'Bö',
		organisation: 'Tea & Co',
		interests: ['tea']
	});
	expect(ada.tables.exchanges.all[0]).toMatchObject({ confirmedAt: expect.any(String), via: 'scan' });
	expect(bo.tables.contacts.all[0].card.name).toBe('Ada');
	expect(ada.tables.shadows.size + ada.tables.outbox.size).toBe(0);
});

test('what the phone showed before the server answered is what the server then says', async () => {
	await twoPhones(3);
	const keys = newEventKeys();
	const event = { name: 'Fair', place: 'Hall 1', timeZone: 'Europe/Berlin' };
	const [startsAt, endsAt] = [-3_600_000, 3_600_000].map((ms) => new Date(ada.nowMs + ms).toISOString());
	const { joinCode, recoverySecret, eventId } = keys;
	await ada.do(createEvent, { joinCode, recoverySecret, ...event, startsAt, endsAt });
	await ada.do(saveCard, { eventId, sharing: { pitch: 'private' }, asksFirst: false, graph: 'dot' });
	await untilSafe(ada);
	await bo.do(joinEvent, { joinCode });
	expect(bo.tables.events.get(eventId)?.name).toBe('');
	await untilSafe(bo);
	expect(bo.tables.events.get(eventId)).toMatchObject({ ...event, startsAt, endsAt, role: 'attendee' });
	expect(ada.tables.events.get(eventId)).toMatchObject({ role: 'organizer', joinCode });

	bo.showsAt = eventId;
	await ada.scan(bo);
	const shown = seenBy(ada);
	await untilSafe(ada);
	expect(shown).toEqual(seenBy(ada));
	expect(shown).toMatchObject({ eventId, via: 'scan', given: ['headline', 'name'] });
});

/** What the one exchange looks like to its owner, without what only the server knows. */
function seenBy({ tables }: Phone) {
	const [{ id, eventId, via, asksMe, asksThem, iGave, meetings }] = tables.exchanges.all;
	return {
		id,
		eventId,
		via,
		asksMe,
		asksThem,
		given: [...iGave.fields].sort(),
		meetings: meetings.map((m) => m.id)
	};
}

test('offline on both sides: the scan is held, then answered by pull, and the note goes after it', async () => {
	await twoPhones(5);
	const scan = await ada.scan(bo);
	await ada.note(scan.contactId, 'met in the dark');
	await ada.drain();
	expect(ada.state.pending.map(({ progress }) => progress.state)).toEqual(['held', 'waiting']);
	await bo.drain();
	await untilSafe(ada, bo);
	expect(ada.people).toEqual([['Bö', 'met in the dark']]);
	expect(bo.tables.contacts.all.map(({ card }) => card.name)).toEqual(['Ada']);
});

test('each scans the other, withdraws, confirms, undoes and blocks; nothing is refused', async () => {
	await twoPhones(7);
	await untilSafe(ada, bo);
	const mine = await ada.scan(bo);
	const theirs = await bo.scan(ada);
	await untilSafe(ada, bo);
	expect(ada.tables.exchanges.all[0].meetings).toHaveLength(1);
	const contactId = ada.tables.contacts.all[0].id;
	await ada.do(withdrawExchange, { contactId, eventId: null });
	await untilSafe(ada, bo);
	expect(bo.tables.exchanges.all[0].theyGave.how).toBe('withdrawn');
	await ada.do(confirmExchange, { contactId, eventId: null });
	await untilSafe(ada, bo);
	expect(bo.tables.exchanges.all[0].theyGave.how).toBe('full');
	await bo.do(blockPerson, { contactId: theirs.contactId });
	await untilSafe(bo, ada);
	expect(bo.tables.contacts.all[0].blocked).toBe(true);
	await ada.do(undoExchange, { meetingId: mine.meetingId });
	await untilSafe(ada, bo);
	expect(ada.people).toEqual([]);
});

test('a lost answer, a reused id and a changed name leave both phones right', async () => {
	await twoPhones(9);
	await untilSafe(ada, bo);
	await ada.scan(bo);
	ada.network.cuts = ['after'];
	expect(await ada.drain()).toBe('offline');
	await bo.do(saveProfile, { profile: { name: 'Bo Nguyễn', interests: ['tea', 'a\u0000b'] } });
	await untilSafe(bo);
	await untilSafe(ada, bo);
	expect(ada.people).toEqual([['Bo Nguyễn', '']]);
	expect(ada.tables.contacts.all[0].card.interests).toEqual(['tea', 'ab']);
});

test('an exchange undone and made again while a phone was away is there when it comes back', async () => {
	await twoPhones(11);
	await untilSafe(ada, bo);
	const first = await ada.scan(bo);
	await untilSafe(ada, bo);
	const [{ id: contactId }] = bo.tables.contacts.all;
	// A contact with a note outlives the undoing, so the exchange comes back under the id it was deleted with.
	await bo.note(contactId, 'engines');
	await untilSafe(bo);
	await ada.do(undoExchange, { meetingId: first.meetingId });
	await untilSafe(ada);
	await ada.scan(bo);
	await untilSafe(ada);

	await untilSafe(bo);
	expect(bo.tables.exchanges.all.map(({ id }) => id)).toEqual([`${contactId}/none`]);
	expect(bo.people).toEqual([['Ada', 'engines']]);
});

test('a slow copy of what was refused since is not looked at when it arrives at last', async () => {
	await twoPhones(13);
	await untilSafe(ada, bo);
	const { joinCode, recoverySecret, eventId } = newEventKeys();
	const { push } = bo.network;
	const slow: Batch[] = [];
	bo.network.push = async (batch) => {
		slow.push(structuredClone(batch));
		bo.network.push = push;
		return problem('offline');
	};
	await bo.do(joinEvent, { joinCode });
	expect(await bo.drain()).toBe('offline');
	await bo.drain();
	expect(bo.state.refused.map(({ progress }) => progress)).toEqual([
		{ state: 'refused', code: 'event_not_found' }
	]);
	const startsAt = new Date(ada.nowMs).toISOString();
	const details = { name: 'Fair', place: '', startsAt, endsAt: null, timeZone: 'UTC' };
	await ada.do(createEvent, { joinCode, recoverySecret, ...details });
	await untilSafe(ada);

	expect(slow).toHaveLength(1);
	for (const _ of ['the copy', 'once more']) {
		expect(await bo.server.push(slow[0])).toMatchObject({
			ok: true,
			value: { answers: [{ answer: 'retry', code: 'overtaken' }] }
		});
	}
	await bo.drain();
	expect([bo.state.refused.length, bo.tables.shadows.size]).toEqual([1, 1]);
	await retryRefused(bo.state.refused[0].id, bo.local);
	await untilSafe(bo);
	expect(bo.tables.events.get(eventId)).toMatchObject({ name: 'Fair', leftAt: null });
});

test('a batch sent twice by the browser itself is looked at once', async () => {
	await twoPhones(15);
	const twice = bo.network.push.bind(bo.network);
	bo.network.push = async (batch) => {
		await twice(batch);
		return twice(batch);
	};
	await untilSafe(ada);
	await bo.drain();
	expect(bo.state.pending.map(({ progress }) => progress)).toEqual([
		{ state: 'waiting', code: 'overtaken' },
		{ state: 'waiting', code: 'overtaken' }
	]);
	bo.network.push = twice;
	await bo.settle();
	await untilSafe(bo);
});

test('two organizers who edit offline keep both, and a scan outside of the time for it stands alone on phone and server', async () => {
	await twoPhones(90);
	const { joinCode, eventId, recoverySecret } = newEventKeys();
	const hours = (offset: number) => new Date(Date.now() + offset * 3_600_000).toISOString();
	const details = { name: 'Evening', place: '', startsAt: hours(-1), endsAt: hours(3), timeZone: 'UTC' };
	await ada.do(createEvent, { joinCode, recoverySecret, ...details });
	await untilSafe(ada);
	await bo.do(joinEvent, { joinCode });
	await untilSafe(bo, ada);
	// Two changes of one phone before it is online are sent as one.
	await ada.do(setUpEvent, { eventId, changes: { topics: ['Bees', 'Bees', ''], place: 'Attic' } });
	await ada.do(setUpEvent, { eventId, changes: { place: 'Cellar', exchangesUntil: hours(-0.5) } });
	expect(ada.tables.outbox.all.map(({ kind }) => kind)).toEqual(['set_up_event']);
	await untilSafe(ada, bo);
	expect(bo.tables.events.get(eventId)).toMatchObject({ topics: ['Bees'], place: 'Cellar', name: 'Evening' });

	ada.showsAt = eventId;
	const { contactId } = await bo.scan(ada);
	expect(bo.tables.exchanges.all.map((exchange) => exchange.eventId)).toEqual([null]);
	await untilSafe(bo, ada);
	expect(bo.tables.exchanges.all.map((exchange) => exchange.eventId)).toEqual([null]);
	expect(bo.tables.contacts.get(contactId)?.card.name).toBe('Ada');

	await ada.do(deleteEvent, { eventId });
	await untilSafe(ada, bo);
	expect(bo.tables.events.get(eventId)).toMatchObject({ name: 'Evening' });
	expect(bo.tables.events.get(eventId)?.deletedAt).not.toBeNull();
});
