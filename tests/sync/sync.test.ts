import { beforeEach, describe, expect, test } from 'vitest';
import { saveProfile } from '../../src/lib/card/mutations.ts';
import { keepDraft, draftOf } from '../../src/lib/db/drafts.ts';
import { Events } from '../../src/lib/events/events.svelte.ts';
import { createEvent, newEventKeys } from '../../src/lib/events/mutations.ts';
import { undoExchange } from '../../src/lib/exchange/mutations.ts';
import { Session } from '../../src/lib/session/session.svelte.ts';
import { dismissRefused, retryRefused } from '../../src/lib/sync/refused.ts';
import { FakeServer } from './fake-server.ts';
import { Phone } from './phone.ts';

let server: FakeServer;
let ada: Phone;
let bo: Phone;

beforeEach(() => {
	server = new FakeServer();
	ada = new Phone(server.as('ada'), 1);
	bo = new Phone(server.as('bo'), 2);
});

async function bothKnown() {
	await ada.introduce({ name: 'Ada' });
	await bo.introduce({ name: 'Bo' });
	await ada.drain();
	await bo.drain();
}

test('a scan is confirmed by the server and leaves nothing waiting', async () => {
	await bothKnown();
	await ada.scan(bo);
	expect(ada.state.status).toEqual({ state: 'waiting', count: 1 });
	expect(await ada.drain()).toBeNull();

	expect(ada.tables.exchanges.all[0].confirmedAt).not.toBeNull();
	expect(ada.state.status).toEqual({ state: 'safe' });
	expect([ada.tables.outbox.size, ada.tables.shadows.size]).toEqual([0, 0]);
	expect(server.namesHeldBy('ada')).toEqual(['Bo']);
});

test('what only this device knows stays when the server has taken what it was made for', async () => {
	await ada.introduce({ name: 'Ada' });
	const keys = newEventKeys();
	const event = {
		name: 'Fair',
		place: '',
		startsAt: '2026-11-22T09:00:00.000Z',
		endsAt: null,
		timeZone: 'UTC'
	};
	const { joinCode, recoverySecret, eventId } = keys;
	await ada.do(createEvent, { joinCode, recoverySecret, ...event });
	await ada.settle();
	expect(ada.state.status).toEqual({ state: 'safe' });
	expect(new Session(ada.local.db).key).toEqual(ada.key);
	expect(new Events(ada.local.db).recoverySecretOf(eventId)).toBe(recoverySecret);
	expect(JSON.stringify(server.arrived)).not.toContain(recoverySecret);
});

test('a push whose answer is lost is sent again and applied once', async () => {
	await bothKnown();
	await ada.scan(bo);
	ada.network.cuts = ['after', 'before', 'after'];
	expect(await ada.drain()).toBe('offline');
	expect(ada.state.status).toEqual({ state: 'waiting', count: 1 });
	await ada.settle();

	expect(server.arrived.filter(({ kind }) => kind === 'exchange_cards').length).toBeGreaterThan(1);
	expect(server.namesHeldBy('ada')).toEqual(['Bo']);
	expect(ada.state.status).toEqual({ state: 'safe' });
});

test('what was sent is never changed: an edit after it is a mutation of its own', async () => {
	await bothKnown();
	ada.network.cuts = ['after'];
	await ada.do(saveProfile, { profile: { name: 'Ada L.' } });
	await ada.drain();
	await ada.do(saveProfile, { profile: { name: 'Ada Lovelace' } });
	await ada.settle();

	expect(ada.state.refused).toEqual([]);
	expect(ada.tables.profiles.get('me')?.profile.name).toBe('Ada Lovelace');
});

test('a note waits for the exchange it belongs to', async () => {
	await bothKnown();
	const scan = await ada.scan(bo);
	await ada.note(scan.contactId, 'likes tea');
	await ada.drain();

	const [exchange, note] = ada.network.batches
		.slice(-2)
		.map(({ mutations }) => mutations.map(({ kind }) => kind));
	expect([exchange, note]).toEqual([['exchange_cards'], ['save_note']]);
	expect(ada.state.status).toEqual({ state: 'safe' });
	expect(ada.people).toEqual([['Bo', 'likes tea']]);
});

test('scanning somebody the server has not heard of is held, keeps its note, and is answered when they come', async () => {
	await ada.introduce({ name: 'Ada' });
	await bo.introduce({ name: 'Bo' });
	const scan = await ada.scan(bo);
	await ada.note(scan.contactId, 'likes tea');
	await ada.settle();

	expect(ada.state.pending.map(({ kind, progress }) => [kind, progress.state])).toEqual([
		['exchange_cards', 'held'],
		['save_note', 'waiting']
	]);
	expect(ada.people).toEqual([['Bo', 'likes tea']]);

	await bo.settle();
	await ada.settle();
	expect(ada.state.status).toEqual({ state: 'safe' });
	expect(ada.people).toEqual([['Bo', 'likes tea']]);
});

test('a held scan can be undone at once', async () => {
	await ada.introduce({ name: 'Ada' });
	const scan = await ada.scan(bo, 'Bo');
	await ada.drain();
	await ada.do(undoExchange, { meetingId: scan.meetingId });
	expect(ada.people).toEqual([]);
	await ada.drain();
	expect(server.arrived.some(({ kind }) => kind === 'undo_exchange')).toBe(true);
});

test('somebody scanned under two keys becomes one contact, and notes and drafts follow', async () => {
	await bothKnown();
	const tablet = new Phone(server.as('bo'), 3);
	await tablet.introduce({ name: 'Bo' });
	await tablet.drain();
	const first = await ada.scan(bo);
	const second = await ada.scan(tablet, 'Bo');
	await ada.note(second.contactId, 'has two phones');
	await keepDraft(`note/${second.contactId}`, 'half-ty', ada.local.db);
	expect(ada.people).toEqual([
		['Bo', ''],
		['Bo', 'has two phones']
	]);
	await ada.settle();

	expect(ada.people).toEqual([['Bo', 'has two phones']]);
	expect(ada.tables.notes.get(first.contactId)?.text).toBe('has two phones');
	expect(draftOf(`note/${first.contactId}`, ada.local.db)).toBe('half-ty');
	expect(ada.state.status).toEqual({ state: 'safe' });
});

test('a pull never overwrites an edit that waits', async () => {
	await bothKnown();
	const scan = await ada.scan(bo);
	await ada.settle();
	await bo.do(saveProfile, { profile: { name: 'Bo the Great' } });
	await bo.settle();
	ada.network.cuts = Array(3).fill('before');
	await ada.note(scan.contactId, 'mine');
	ada.network.beforePullArrives = async () => ada.note(scan.contactId, 'mine, edited during the pull');
	await drainPullOnly(ada);

	expect(ada.people).toEqual([['Bo the Great', 'mine, edited during the pull']]);
});

describe('a refusal', () => {
	beforeEach(async () => {
		await bothKnown();
		server.refuses.set('exchange_cards', 'code_not_genuine');
		const scan = await ada.scan(bo);
		await ada.note(scan.contactId, 'likes tea');
		await ada.settle();
	});

	test('is kept, with what was built on it, and listed with its code', () => {
		expect(ada.state.status).toEqual({ state: 'attention', problem: 'refused', count: 1 });
		expect(ada.state.refused[0].progress).toEqual({ state: 'refused', code: 'code_not_genuine' });
		expect(ada.people).toEqual([['Bo', 'likes tea']]);
	});

	test('once dismissed leaves no trace', async () => {
		await dismissRefused(ada.state.refused[0].id, ada.local);
		expect(ada.people).toEqual([]);
		expect([ada.tables.outbox.size, ada.tables.notes.size, ada.tables.exchanges.size]).toEqual([0, 0, 0]);
		expect(ada.state.status).toEqual({ state: 'safe' });
	});

	test('can be tried again when its cause is gone', async () => {
		server.refuses.clear();
		await retryRefused(ada.state.refused[0].id, ada.local);
		await ada.settle();
		expect(ada.state.status).toEqual({ state: 'safe' });
		expect(ada.people).toEqual([['Bo', 'likes tea']]);
	});
});

test('a mutation the server is too old for is kept and sent again later', async () => {
	await bothKnown();
	server.unknownKinds = ['save_profile'];
	await ada.do(saveProfile, { profile: { name: 'Ada L.' } });
	await ada.drain();
	expect(ada.state.pending[0].progress).toEqual({ state: 'waiting', code: 'unknown_mutation' });
	server.unknownKinds = [];
	await ada.drain();
	expect(ada.state.status).toEqual({ state: 'waiting', count: 1 });
	await ada.settle();
	expect(ada.state.status).toEqual({ state: 'safe' });
});

/** A drain whose push does not get through, so that only the pull has an effect. */
async function drainPullOnly(phone: Phone): Promise<void> {
	const { pullAll } = await import('../../src/lib/sync/pull.ts');
	await pullAll(phone.sync, () => undefined);
}
