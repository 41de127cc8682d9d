import { expect, test } from 'vitest';
import { Db } from '../../src/lib/db/db.svelte.ts';
import { rename } from '../../src/lib/sync/renamed.ts';

test('all that is put down about a contact follows it to another id', async () => {
	const db = new Db('renamed');
	const about = { contactId: 'old', eventId: 'fair' };
	const times = { madeAt: '2026-11-22T10:00:00.000Z', editedAt: '2026-11-22T10:00:00.000Z' };
	await db.transact(async (tx) => {
		tx.put('contacts', { id: 'old', card: { name: 'Bo' }, keyIds: [], blocked: false });
		tx.put('notes', { id: 'old', text: 'tea', editedAt: times.editedAt });
		tx.put('remarks', { id: 'r', ...about, kind: 'topic', text: 'boats', ...times });
		tx.put('promises', { id: 'p', ...about, by: 'me', text: 'a list', dueOn: null, keptAt: null, ...times });
		tx.put('marks', { id: 'old/fair', ...about, worth: true, deepen: false, thank: false });
		tx.put('marks', {
			id: 'else/fair',
			contactId: 'else',
			eventId: 'fair',
			worth: true,
			deepen: true,
			thank: true
		});
		tx.put('relationships', { id: 'old', kind: 'mentor' });
		const touch = { kind: 'wrote', happenedAt: times.madeAt, channel: null, subject: '' } as const;
		tx.put('touches', { id: 't', ...about, settles: [], ...touch, text: 'hello', ...times });
		for (const contactId of ['old', 'else']) {
			const answer = { contactId, kind: 'first', cause: 'fair', doneAt: times.madeAt } as const;
			tx.put('followUpAnswers', { id: `${contactId}/first/fair`, ...answer, snoozedUntil: null });
		}
		const silent = { days: null, restingSince: null, language: null, address: null, channel: null };
		tx.put('correspondences', { id: 'old', every: 'month', ...silent });
		const day = { kind: 'birthday', month: 2, day: 29, year: null, text: '' } as const;
		tx.put('milestones', { id: 'm', contactId: 'old', ...day, editedAt: times.editedAt });
		await rename(tx, { from: 'old', to: 'new' });
	});
	const { contacts, notes, remarks, promises, marks, relationships } = db.tables;
	expect(contacts.all.map(({ id }) => id)).toEqual(['new']);
	expect(notes.all.map(({ id }) => id)).toEqual(['new']);
	expect([...remarks.all, ...promises.all].map(({ contactId }) => contactId)).toEqual(['new', 'new']);
	expect(marks.get('new/fair')).toMatchObject({ contactId: 'new', worth: true });
	expect(marks.all).toHaveLength(2);
	expect(relationships.all).toEqual([{ id: 'new', kind: 'mentor' }]);
	const { touches, followUpAnswers, correspondences, milestones } = db.tables;
	expect([...touches.all, ...milestones.all].map(({ contactId }) => contactId)).toEqual(['new', 'new']);
	expect(followUpAnswers.all.map(({ id, contactId }) => [id, contactId])).toEqual(
		expect.arrayContaining([
			['new/first/fair', 'new'],
			['else/first/fair', 'else']
		])
	);
	expect(followUpAnswers.all).toHaveLength(2);
	expect(correspondences.all.map(({ id, every }) => [id, every])).toEqual([['new', 'month']]);
});
