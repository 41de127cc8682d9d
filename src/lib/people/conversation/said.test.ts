import { expect, test } from 'vitest';
import type { PromiseRow, RemarkRow } from '../../db/rows.ts';
import { begunAbout, draftKeys, saidAbout, talksOf, wordsByContact } from './said.ts';

const remark = (id: string, contactId: string, text: string, madeAt: string): RemarkRow => ({
	id,
	contactId,
	eventId: 'fair',
	kind: 'challenge',
	text,
	madeAt,
	editedAt: madeAt
});
const promise = (id: string, contactId: string, by: 'me' | 'them', madeAt: string): PromiseRow => ({
	id,
	contactId,
	eventId: null,
	by,
	text: `promise ${id}`,
	dueOn: '2026-11-30',
	keptAt: null,
	madeAt,
	editedAt: madeAt
});
const rows = {
	remarks: [remark('r1', 'ana', 'Loud rooms', '2026-11-22T10:00:00Z'), remark('r2', 'ben', 'Boats', '2026')],
	promises: [
		promise('p1', 'ana', 'me', '2026-11-22T09:00:00Z'),
		promise('p2', 'ana', 'them', '2026-11-22T11:00:00Z')
	]
};

test('what is put down about a person stands in the order in which it was said', () => {
	expect(saidAbout('ana', rows).map(({ id, kind, dueOn }) => [id, kind, dueOn])).toEqual([
		['p1', 'i-promised', '2026-11-30'],
		['r1', 'challenge', null],
		['p2', 'they-promised', '2026-11-30']
	]);
	expect(saidAbout('nobody', rows)).toEqual([]);
});

test('remarks and promises are words to search in', () => {
	expect(wordsByContact(rows)).toEqual(
		new Map([
			['ana', 'Loud rooms\npromise p1\npromise p2'],
			['ben', 'Boats']
		])
	);
});

test('what is half-typed is found again by the keys of its drafts, whoever it is about and whatever else lies there', () => {
	const begun = { id: 'r9', kind: 'i-promised', contactId: 'ana', eventId: null } as const;
	const other = { id: 'r8', kind: 'topic', contactId: 'ana', eventId: 'fair' } as const;
	const keys = [
		...Object.values(draftKeys(begun)),
		...Object.values(draftKeys(other)),
		'note/ana',
		'said/ana/fair/unheard/r7'
	];
	expect(begunAbout('ana', keys)).toEqual([begun, other]);
	expect(begunAbout('ben', keys)).toEqual([]);
});

test('a talk is where one met or put something down, the latest met first', () => {
	const said = saidAbout('ana', rows);
	expect(talksOf([{ eventId: 'meetup' }, { eventId: 'fair' }], said)).toEqual([
		{ eventId: 'meetup', isEmpty: true },
		{ eventId: 'fair', isEmpty: false },
		{ eventId: null, isEmpty: false }
	]);
});
