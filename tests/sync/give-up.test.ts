import { expect, test } from 'vitest';
import { joinEvent } from '../../src/lib/events/mutations.ts';
import { makeId } from '../../src/lib/core/ids.ts';
import { savePromise, saveRemark } from '../../src/lib/people/conversation/mutations.ts';
import { undoExchange } from '../../src/lib/exchange/mutations.ts';
import { registryOf } from '../../src/lib/sync/apply.ts';
import { keptNotes } from '../../src/lib/sync/give-up.ts';
import { builtOn, dismissRefused } from '../../src/lib/sync/refused.ts';
import { FakeServer } from './fake-server.ts';
import { Phone } from './phone.ts';

/** Ada, whose scan of Bo the server refuses. */
async function refusedScan() {
	const server = new FakeServer();
	const [ada, bo] = [new Phone(server.as('ada'), 1), new Phone(server.as('bo'), 2)];
	await bo.introduce({ name: 'Bo' });
	await bo.drain();
	await ada.introduce({ name: 'Ada' });
	await ada.drain();
	server.refuses.set('exchange_cards', 'code_not_genuine');
	const scan = await ada.scan(bo, 'Bo');
	await ada.drain();
	server.refuses.clear();
	const [{ id }] = ada.state.refused;
	return { server, ada, bo, scan, id };
}

test('a note on a scan that is given up is kept with the name, and the sheet can say so before', async () => {
	const { ada, scan, id } = await refusedScan();
	await ada.note(scan.contactId, 'likes tea');
	expect(builtOn(id, ada.local).notes.map(({ input }) => input.text)).toEqual(['likes tea']);
	await dismissRefused(id, ada.local);
	expect(ada.people).toEqual([]);
	expect(ada.state.pending).toEqual([]);
	expect(keptNotes(ada.tables.meta.all)).toMatchObject([{ name: 'Bo', text: 'likes tea' }]);
});

test('what was half typed about somebody who goes is kept as well', async () => {
	const { ada, scan, id } = await refusedScan();
	await ada.local.db.transact(async (tx) => {
		tx.put('drafts', { id: `note/${scan.contactId}`, text: 'lik' });
		tx.put('drafts', { id: `note-was/${scan.contactId}`, text: 'li' });
		tx.put('drafts', { id: `said-day/${scan.contactId}/none/i-promised/${makeId()}`, text: '2026-11-30' });
	});
	await dismissRefused(id, ada.local);
	expect(keptNotes(ada.tables.meta.all).map(({ name, text }) => [name, text])).toEqual([['Bo', 'lik']]);
	expect(ada.tables.drafts.all).toEqual([]);
});

test('what was stored just as it stands half typed is kept once, and nothing of it is left behind', async () => {
	const { ada, scan, id } = await refusedScan();
	await ada.note(scan.contactId, 'likes tea');
	await ada.local.db.transact(async (tx) =>
		tx.put('drafts', { id: `note/${scan.contactId}`, text: 'likes tea' })
	);
	await dismissRefused(id, ada.local);
	expect(keptNotes(ada.tables.meta.all).map(({ text }) => text)).toEqual(['likes tea']);
	expect(ada.tables.drafts.all).toEqual([]);
});

test('so are remarks and promises, those that were half typed too', async () => {
	const { ada, scan, id } = await refusedScan();
	const about = { contactId: scan.contactId, eventId: null };
	await ada.do(saveRemark, { remarkId: makeId(), ...about, kind: 'topic', text: 'felt' });
	const promise = { promiseId: makeId(), by: 'me' as const, dueOn: null, keptAt: null };
	await ada.do(savePromise, { ...promise, ...about, text: 'bring felt' });
	await ada.local.db.transact(async (tx) =>
		tx.put('drafts', { id: `said/${scan.contactId}/none/goal/${makeId()}`, text: 'a quiet' })
	);
	expect(builtOn(id, ada.local).notes.map(({ input }) => input.text)).toEqual(['felt', 'bring felt']);
	await dismissRefused(id, ada.local);
	const kept = keptNotes(ada.tables.meta.all).map(({ name, text }) => `${name}: ${text}`);
	expect(kept.sort()).toEqual(['Bo: a quiet', 'Bo: bring felt', 'Bo: felt']);
	expect([ada.state.pending, ada.tables.drafts.all]).toEqual([[], []]);
});

test('a remark moves to another scan of the same person, and arrives', async () => {
	const { server, ada, bo, scan, id } = await refusedScan();
	const remark = { remarkId: makeId(), contactId: scan.contactId, eventId: null };
	await ada.do(saveRemark, { ...remark, kind: 'topic', text: 'felt' });
	const again = await ada.scan(bo, 'Bo');
	await dismissRefused(id, ada.local);
	await ada.drain();
	expect(server.arrived.filter(({ kind }) => kind === 'save_remark').map(({ input }) => input)).toMatchObject(
		[{ contactId: again.contactId, text: 'felt' }]
	);
	expect(ada.state.refused).toEqual([]);
});

test('a note moves to another scan of the same person that still waits, and arrives', async () => {
	const { server, ada, bo, scan, id } = await refusedScan();
	await ada.note(scan.contactId, 'likes tea');
	const again = await ada.scan(bo, 'Bo');
	expect(ada.tables.contacts.size).toBe(1);
	await dismissRefused(id, ada.local);
	expect(ada.people).toEqual([['Bo', 'likes tea']]);
	await ada.settle();
	expect(ada.state.status).toEqual({ state: 'safe' });
	expect(ada.people).toEqual([['Bo', 'likes tea']]);
	expect(server.arrived.filter(({ kind }) => kind === 'save_note').map(({ input }) => input)).toMatchObject([
		{ contactId: again.contactId, text: 'likes tea' }
	]);
});

test('a note on somebody the server knows stays where it is', async () => {
	const server = new FakeServer();
	const [ada, bo] = [new Phone(server.as('ada'), 1), new Phone(server.as('bo'), 2)];
	await bo.introduce({ name: 'Bo' });
	await bo.drain();
	await ada.introduce({ name: 'Ada' });
	const { contactId } = await ada.scan(bo, 'Bo');
	await ada.settle();
	server.refuses.set('block_person', 'contact_not_found');
	const { blockPerson } = await import('../../src/lib/people/mutations.ts');
	await ada.do(blockPerson, { contactId });
	await ada.drain();
	await ada.note(contactId, 'likes tea');
	await dismissRefused(ada.state.refused[0].id, ada.local);
	expect(keptNotes(ada.tables.meta.all)).toEqual([]);
	await ada.settle();
	expect(ada.people).toEqual([['Bo', 'likes tea']]);
	expect(ada.state.status).toEqual({ state: 'safe' });
});

test('a scan that the server refused can be undone like one that never left, and its note is kept', async () => {
	const { ada, scan } = await refusedScan();
	await ada.note(scan.contactId, 'likes tea');
	await ada.do(undoExchange, { meetingId: scan.meetingId });
	expect([ada.state.pending, ada.people]).toEqual([[], []]);
	expect(keptNotes(ada.tables.meta.all)).toMatchObject([{ name: 'Bo', text: 'likes tea' }]);
	await ada.settle();
	expect(ada.state.status).toEqual({ state: 'safe' });
});

test('giving up the joining of an event takes nobody away who was met there', async () => {
	const server = new FakeServer();
	const [ada, bo] = [new Phone(server.as('ada'), 1), new Phone(server.as('bo'), 2)];
	await bo.introduce({ name: 'Bo' });
	await bo.drain();
	await ada.introduce({ name: 'Ada' });
	server.refuses.set('join_event', 'event_not_found');
	await ada.do(joinEvent, { joinCode: '0123abcd' });
	await ada.drain();
	bo.showsAt = ada.tables.events.all[0].id;
	await ada.scan(bo, 'Bo');
	const [{ id }] = ada.state.refused;
	expect(builtOn(id, ada.local)).toEqual({ gone: [], notes: [] });
	await dismissRefused(id, ada.local);
	await ada.settle();
	expect(ada.people).toEqual([['Bo', '']]);
	expect(ada.tables.events.all).toEqual([]);
	expect(ada.state.status).toEqual({ state: 'safe' });
});

test('nothing is given up before all mutations are known', async () => {
	const { ada, id } = await refusedScan();
	const before = ada.tables.contacts.all;
	expect(await dismissRefused(id, { db: ada.local.db, registry: registryOf([]) })).toEqual({
		ok: true,
		value: []
	});
	expect(ada.tables.contacts.all).toBe(before);
	expect(ada.state.refused).toHaveLength(1);
});
