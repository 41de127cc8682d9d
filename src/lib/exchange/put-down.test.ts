import { expect, test } from 'vitest';
import { Db } from '../db/db.svelte.ts';
import type { MarkRow } from '../db/rows.ts';
import { type WordRows, isMarked, isPutDown, wordRows } from './put-down.ts';

const mark: MarkRow = {
	id: 'bo/none',
	contactId: 'bo',
	eventId: null,
	worth: false,
	deepen: false,
	thank: false
};
const none: WordRows = {
	notes: [],
	relationships: [],
	correspondences: [],
	remarks: [],
	promises: [],
	touches: [],
	milestones: [],
	marks: []
};

test('a note or what somebody is to me is put down about them, about nobody else', () => {
	const rows: WordRows = {
		...none,
		notes: [{ id: 'bo', text: 'tea', editedAt: '2026-11-22T09:00:00.000Z' }],
		relationships: [{ id: 'cleo', kind: 'mentor' }]
	};
	expect(['bo', 'cleo', 'dan'].map((id) => isPutDown(id, rows))).toEqual([true, true, false]);
});

test('a tap counts until it is taken back', () => {
	expect(isMarked(mark)).toBe(false);
	for (const tap of ['worth', 'deepen', 'thank'] as const) {
		const tapped = { ...mark, [tap]: true };
		expect([isMarked(tapped), isPutDown('bo', { ...none, marks: [tapped] })]).toEqual([true, true]);
	}
	expect(isPutDown('bo', { ...none, marks: [mark] })).toBe(false);
	expect(isPutDown('cleo', { ...none, marks: [{ ...mark, worth: true }] })).toBe(false);
});

test('a transaction finds all of it', async () => {
	const db = new Db('put-down');
	const times = { madeAt: '2026-11-22T10:00:00.000Z', editedAt: '2026-11-22T10:00:00.000Z' };
	const found = await db.transact(async (tx) => {
		tx.put('remarks', { id: 'r', contactId: 'bo', eventId: null, kind: 'topic', text: 'boats', ...times });
		const rows = await wordRows((table) => tx.all(table));
		return ['bo', 'cleo'].map((id) => isPutDown(id, rows));
	});
	expect(found).toEqual({ ok: true, value: [true, false] });
});
