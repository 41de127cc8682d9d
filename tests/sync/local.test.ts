import { expect, test } from 'vitest';
import { saveCard, saveProfile } from '../../src/lib/card/mutations.ts';
import { Db } from '../../src/lib/db/db.svelte.ts';
import { exchangeCards, newExchange, undoExchange } from '../../src/lib/exchange/mutations.ts';
import { codeBytes } from '../../src/lib/exchange/code/code.ts';
import { makeKey } from '../../src/lib/core/key.ts';
import { toHex } from '../../src/lib/core/bytes.ts';
import { eventRefOf, noEventRef } from '../../src/lib/events/event-id.ts';
import { joinEvent, leaveEvent, newEventKeys } from '../../src/lib/events/mutations.ts';
import { saveNote } from '../../src/lib/people/mutations.ts';
import { mutations } from '../../src/lib/background.ts';
import { inOrder, registryOf } from '../../src/lib/sync/apply.ts';
import { mutateIn } from '../../src/lib/sync/mutate.ts';

const now = new Date('2026-11-22T09:30:00.000Z');

function phone() {
	return { db: new Db('test'), registry: registryOf(mutations) };
}

function codeOf(name: string, seed: number, eventRef = noEventRef) {
	const key = makeKey(new Uint8Array(16).fill(seed));
	const card = { name, headline: 'Engineer' };
	return { bytes: toHex(codeBytes({ eventRef, key, card, timeStep: 1 })), card };
}

test('a scan is on screen at once, queued, and not yet confirmed', async () => {
	const local = phone();
	await mutateIn(
		local,
		saveProfile,
		{ profile: { name: 'Ada', headline: '', email: 'ada@example.org' } },
		now
	);
	const scan = newExchange(codeOf('Bo', 1));
	const done = await mutateIn(local, exchangeCards, scan, now);

	expect(done).toMatchObject({ ok: true, value: { wasCleaned: false } });
	const { tables } = local.db;
	expect(tables.profiles.get('me')?.profile).toEqual({ name: 'Ada', email: 'ada@example.org' });
	expect(tables.contacts.get(scan.contactId)?.card).toEqual({ name: 'Bo', headline: 'Engineer' });
	expect(tables.exchanges.all[0]).toMatchObject({
		confirmedAt: null,
		iGave: { how: 'full', fields: ['name'] }
	});
	expect(tables.outbox.all.map(({ kind }) => kind)).toEqual(['save_profile', 'exchange_cards']);
});

test('somebody scanned twice within ten minutes is one contact and one meeting', async () => {
	const local = phone();
	const first = newExchange(codeOf('Bo', 1));
	await mutateIn(local, exchangeCards, first, now);
	await mutateIn(local, exchangeCards, newExchange(codeOf('Bo B.', 1)), new Date(now.getTime() + 60_000));

	expect(local.db.tables.contacts.all.map(({ id, card }) => [id, card.name])).toEqual([
		[first.contactId, 'Bo B.']
	]);
	expect(local.db.tables.exchanges.all[0].meetings).toHaveLength(1);
});

test('an accidental scan that never left the device leaves nothing behind', async () => {
	const local = phone();
	const scan = newExchange(codeOf('Bo', 1));
	await mutateIn(local, exchangeCards, scan, now);
	await mutateIn(local, undoExchange, { meetingId: scan.meetingId }, now);

	const { contacts, exchanges, outbox } = local.db.tables;
	expect([contacts.size, exchanges.size, outbox.size]).toEqual([0, 0, 0]);
});

test('an accidental scan made twice is gone with one undo, whichever of the two it names', async () => {
	for (const undone of [0, 1]) {
		const local = phone();
		const scans = [newExchange(codeOf('Bo', 1)), newExchange(codeOf('Bo', 1))];
		for (const scan of scans) await mutateIn(local, exchangeCards, scan, now);
		await mutateIn(local, undoExchange, { meetingId: scans[undone].meetingId }, now);

		const { contacts, exchanges, outbox } = local.db.tables;
		expect([contacts.size, exchanges.size, outbox.size]).toEqual([0, 0, 0]);
	}
});

test('a note typed again replaces the one that never left the device, and cannot hold what cannot be stored', async () => {
	const local = phone();
	const scan = newExchange(codeOf('Bo', 1));
	await mutateIn(local, exchangeCards, scan, now);
	await mutateIn(local, saveNote, { contactId: scan.contactId, text: 'likes' }, now);
	const edited = { contactId: scan.contactId, text: 'likes\0 tea\ud800', was: 'likes' };
	const done = await mutateIn(local, saveNote, edited, now);

	expect(done).toMatchObject({ ok: true, value: { wasCleaned: true } });
	expect(local.db.tables.notes.get(scan.contactId)?.text).toBe('likes tea');
	expect(local.db.tables.outbox.all.map(({ kind }) => kind)).toEqual(['exchange_cards', 'save_note']);
	// Both edits in one: from what the first one began with to what the second one left.
	const [, { wire }] = local.db.tables.outbox.all;
	expect(wire).toEqual({ contactId: scan.contactId, text: 'likes tea', was: '' });
});

test('what is done again takes the place of what it replaces, so that what was built on that still comes after it', async () => {
	const local = phone();
	const { joinCode, eventId } = newEventKeys();
	await mutateIn(local, joinEvent, { joinCode }, now);
	const hidden = { sharing: { pitch: 'private' }, asksFirst: false, graph: 'none' } as const;
	await mutateIn(local, saveCard, { eventId, ...hidden }, now);
	await mutateIn(local, exchangeCards, newExchange(codeOf('Bo', 1, eventRefOf(eventId))), now);
	await mutateIn(local, saveCard, { eventId, ...hidden, asksFirst: true }, now);
	await mutateIn(local, joinEvent, { joinCode }, now);
	expect(inOrder(local.db.tables.outbox.all).map(({ kind }) => kind)).toEqual([
		'join_event',
		'save_card',
		'exchange_cards'
	]);
	expect(local.db.tables.outbox.all.find(({ kind }) => kind === 'save_card')?.wire.asksFirst).toBe(true);
});

test('joining again after leaving is sent after the leaving', async () => {
	const local = phone();
	const { joinCode, eventId } = newEventKeys();
	await mutateIn(local, joinEvent, { joinCode }, now);
	await mutateIn(local, leaveEvent, { eventId }, now);
	await mutateIn(local, joinEvent, { joinCode }, now);
	const kinds = inOrder(local.db.tables.outbox.all).map(({ kind }) => kind);
	expect(kinds).toEqual(['join_event', 'leave_event', 'join_event']);
	expect(local.db.tables.events.get(eventId)?.leftAt).toBeNull();
});

test('what does not fit is refused before anything is stored, field by field', async () => {
	const local = phone();
	const input = { profile: { name: '', links: ['x'.repeat(301)] } };
	expect(await mutateIn(local, saveProfile, input, now)).toEqual({ ok: false, problem: 'invalid-input' });
	expect(saveProfile.problems(input)).toEqual([
		{ path: 'profile.name', problem: 'missing' },
		{ path: 'profile.links.0', problem: 'too-long' }
	]);
	expect(local.db.tables.outbox.size).toBe(0);
});
