import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { saveProfile } from '../../src/lib/card/mutations.ts';
import { makeId } from '../../src/lib/core/ids.ts';
import {
	createEvent,
	deleteEvent,
	editEvent,
	joinEvent,
	leaveEvent,
	newEventKeys
} from '../../src/lib/events/mutations.ts';
import { shortCodeOf } from '../../src/lib/exchange/code/key.ts';
import { exchangeByShortCode, undoExchange, withdrawExchange } from '../../src/lib/exchange/mutations.ts';
import { noEventRef } from '../../src/lib/events/event-id.ts';
import { addKey } from '../../src/lib/session/device-key.ts';
import { type Database, openPglite } from '../database/engines.ts';
import { dismissRefused } from '../../src/lib/sync/refused.ts';
import { forgetPerson } from '../../src/lib/sync/forget-person.ts';
import { Phone } from './phone.ts';
import { personOn } from './sql-person.ts';

// What two devices, or two sides of an exchange, do without knowing of each other, against the real functions.
const hourMs = 3_600_000;
let database: Database;
let ada: Phone;
let tablet: Phone;
let bo: Phone;
let seed = 0;

beforeAll(async () => {
	database = await openPglite();
}, 120_000);
afterAll(() => database?.close());

/** Ada with a phone and a tablet, and Bo. */
beforeEach(async () => {
	const [adasId, bosId] = [makeId(), makeId()];
	const phone = async (id: string) => new Phone(await personOn(database, id), ++seed);
	[ada, tablet, bo] = [await phone(adasId), await phone(adasId), await phone(bosId)];
	for (const each of [ada, tablet, bo]) each.nowMs = Date.now();
	await ada.introduce({ name: 'Ada', pitch: 'I make engines.' });
	await bo.introduce({ name: 'Bo' });
	await tablet.do(addKey, { keyId: tablet.key.id, secret: tablet.key.secret });
	await untilSafe(ada, bo, tablet);
});

async function untilSafe(...phones: Phone[]): Promise<void> {
	for (let i = 0; i < 6; i++) for (const phone of phones) expect(await phone.drain()).toBeNull();
	for (const phone of phones) expect(phone.state.status).toEqual({ state: 'safe' });
}

async function typeCodeOf(other: Phone): Promise<string> {
	const scan = { contactId: makeId(), meetingId: makeId(), eventId: null };
	await ada.do(exchangeByShortCode, { ...scan, shortCode: shortCodeOf(other.key, noEventRef) });
	return scan.contactId;
}

test('a note on somebody whose code is typed keeps the one that was there already', async () => {
	const { contactId } = await ada.scan(bo);
	await ada.note(contactId, 'likes tea');
	await untilSafe(ada);
	const again = await typeCodeOf(bo);
	await ada.note(again, 'has a boat');
	await ada.note(again, 'has a big boat');
	await untilSafe(ada);
	expect(ada.people).toEqual([['Bo', 'likes tea\n\nhas a big boat']]);
});

test('notes of two devices about one person are both kept, and edited on', async () => {
	const { contactId } = await ada.scan(bo);
	await untilSafe(ada, tablet);
	await ada.note(contactId, 'likes tea');
	await tablet.note(contactId, 'has a boat');
	await untilSafe(tablet);
	await ada.drain();
	await ada.note(contactId, ada.tables.notes.get(contactId)?.text.replace('tea', 'green tea') ?? '');
	await untilSafe(ada, tablet);
	expect(ada.people).toEqual(tablet.people);
	expect(ada.people[0][1].split('\n\n').sort()).toEqual(['has a boat', 'likes green tea']);
});

test('what is seen while an edit waits is what the server makes of it', async () => {
	const { contactId } = await ada.scan(bo);
	await untilSafe(ada, tablet);
	await tablet.note(contactId, 'has a boat');
	await untilSafe(tablet);
	ada.network.cuts = ['before'];
	await ada.note(contactId, 'likes tea');
	await ada.drain();
	const { pullAll } = await import('../../src/lib/sync/pull.ts');
	await pullAll(ada.sync, () => undefined);
	const shown = ada.people;
	expect(shown[0][1]).toBe('has a boat\n\nlikes tea');
	await untilSafe(ada);
	expect(ada.people).toEqual(shown);
});

test('both sides undo, and leave twice: nobody has to look after it', async () => {
	const { meetingId } = await ada.scan(bo);
	await untilSafe(ada, bo);
	await ada.do(undoExchange, { meetingId });
	await bo.do(undoExchange, { meetingId: bo.tables.exchanges.all[0].meetings[0].id });
	await untilSafe(ada, bo);
	expect([ada.people, bo.people]).toEqual([[], []]);

	const { eventId } = await eventOf(bo);
	await untilSafe(tablet);
	await ada.do(leaveEvent, { eventId });
	await tablet.do(leaveEvent, { eventId });
	await untilSafe(ada, tablet);
});

test('the only organizer who leaves without a network is told why not, and is there again once they give it up', async () => {
	const { eventId } = await eventOf(bo);
	await bo.do(leaveEvent, { eventId });
	expect(bo.tables.events.get(eventId)?.leftAt).not.toBeNull();
	await bo.drain();
	const [{ id, kind, progress }] = bo.state.refused;
	expect([kind, progress]).toEqual(['leave_event', { state: 'refused', code: 'last_organizer' }]);
	await dismissRefused(id, bo.local);
	expect(bo.tables.events.get(eventId)?.leftAt).toBeNull();
	await untilSafe(bo);
	// After deleting it one may.
	await bo.do(deleteEvent, { eventId });
	await bo.do(leaveEvent, { eventId });
	await untilSafe(bo);
});

test('an edit by a phone whose clock ran behind is not lost when the clock is right again', async () => {
	await ada.do(saveProfile, { profile: { name: 'Ada L.' } });
	await untilSafe(ada);
	ada.nowMs -= 365 * 24 * hourMs;
	await ada.do(saveProfile, { profile: { name: 'Ada Lovelace' } });
	ada.nowMs = Date.now();
	await untilSafe(ada, tablet);
	expect(tablet.tables.profiles.get('me')?.profile.name).toBe('Ada Lovelace');
});

/** An event that runs, which Ada has joined too. */
async function eventOf(organizer: Phone) {
	const { joinCode, recoverySecret, eventId } = newEventKeys();
	const details = { name: 'Fair', place: '', timeZone: 'UTC', startsAt: at(-80), endsAt: at(1) };
	await organizer.do(createEvent, { joinCode, recoverySecret, ...details });
	await untilSafe(organizer);
	await ada.do(joinEvent, { joinCode, details });
	await untilSafe(ada);
	return { eventId, joinCode, details };
}

const at = (hours: number) => new Date(Date.now() + hours * hourMs).toISOString();

test('what is taken back in an exchange that turns out to count to no event is taken back there', async () => {
	const { eventId, details } = await eventOf(bo);
	await bo.do(editEvent, { eventId, ...details, endsAt: at(-30) });
	await untilSafe(bo);
	// Ada does not know yet that the event is over.
	bo.showsAt = eventId;
	const { contactId } = await ada.scan(bo);
	expect(ada.tables.exchanges.all[0].eventId).toBe(eventId);
	await ada.do(withdrawExchange, { contactId, eventId });
	await untilSafe(ada, bo);
	expect(bo.tables.exchanges.all[0]).toMatchObject({ eventId: null, theyGave: { how: 'withdrawn' } });
	expect(bo.tables.contacts.all[0].card).toEqual({});
});

test('and so it is where the scan was held before it was decided', async () => {
	const { eventId } = await eventOf(bo);
	const cleo = new Phone(await personOn(database), ++seed);
	cleo.nowMs = Date.now();
	await cleo.do(saveProfile, { profile: { name: 'Cleo' } });
	cleo.showsAt = eventId;
	const { contactId } = await ada.scan(cleo, 'Cleo');
	await ada.drain();
	await ada.do(withdrawExchange, { contactId, eventId });
	await bo.do(editEvent, {
		eventId,
		name: 'Fair',
		place: '',
		timeZone: 'UTC',
		startsAt: at(-80),
		endsAt: at(-76)
	});
	await untilSafe(bo);
	await cleo.introduce({ name: 'Cleo' });
	await untilSafe(cleo, ada, cleo);
	expect(cleo.tables.exchanges.all[0]).toMatchObject({ eventId: null, theyGave: { how: 'withdrawn' } });
});

test('who goes on as a new guest has joined before the scans that waited come to the server', async () => {
	const { eventId, joinCode } = await eventOf(bo);
	bo.showsAt = eventId;
	ada.network.cuts = Array(4).fill('before');
	await ada.scan(bo);
	await ada.drain();
	// As continueAsNewGuest does (src/lib/background.ts).
	await ada.do(joinEvent, { joinCode });
	await forgetPerson(ada.local);
	const guest = new Phone(await personOn(database), ++seed, ada.local.db);
	guest.nowMs = Date.now();
	await guest.introduce({ name: 'Ada' });
	await untilSafe(guest, bo);
	expect(bo.tables.exchanges.all.map(({ eventId }) => eventId)).toEqual([eventId]);
});
