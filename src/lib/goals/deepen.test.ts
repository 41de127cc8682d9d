import { expect, test } from 'vitest';
import type { ExchangeRow, MarkRow } from '../db/rows.ts';
import { acquaintances } from '../people/acquaintances.ts';
import { candidatesAt, markedAt, mayChoose } from './deepen.ts';

const given = { how: 'full' as const, fields: [], at: null };
const met = (contactId: string, eventId: string | null, day: number): ExchangeRow => ({
	id: `${contactId}/${eventId}`,
	contactId,
	eventId,
	theyGave: given,
	iGave: given,
	asksMe: false,
	asksThem: false,
	via: 'scan',
	confirmedAt: null,
	meetings: [{ id: `m/${contactId}/${eventId}`, happenedAt: `2026-11-${day}T10:00:00.000Z` }]
});
const mark = (contactId: string, eventId: string, taps: Partial<MarkRow>): MarkRow => ({
	id: `${contactId}/${eventId}`,
	contactId,
	eventId,
	worth: false,
	deepen: false,
	thank: false,
	...taps
});
const people = acquaintances({
	contacts: ['ada', 'bo', 'cleo', 'dora', 'eve'].map((id) => ({
		id,
		card: { name: id },
		keyIds: [],
		blocked: id === 'eve'
	})),
	exchanges: [
		met('ada', 'e1', 11),
		met('bo', 'e1', 12),
		met('cleo', 'e1', 13),
		met('dora', 'e2', 14),
		met('eve', 'e1', 15)
	],
	notes: [],
	outbox: []
});
const idsOf = (candidates: ReturnType<typeof candidatesAt>) =>
	candidates.map(({ person }) => person.contact.id);

test('whoever was met there can be chosen, the latest first, but nobody from elsewhere and nobody blocked', () => {
	expect(idsOf(candidatesAt('e1', people, [], new Set()))).toEqual(['cleo', 'bo', 'ada']);
	expect(candidatesAt('e3', people, [], new Set())).toEqual([]);
});

test('those who were marked at this event come first, and stay there when the mark goes', () => {
	const marks = [
		mark('ada', 'e1', { worth: true }),
		mark('bo', 'e2', { worth: true }),
		mark('cleo', 'e1', {})
	];
	const first = markedAt('e1', marks);
	expect([...first]).toEqual(['ada']);
	expect(idsOf(candidatesAt('e1', people, [], first))).toEqual(['ada', 'cleo', 'bo']);
});

test('a mark of another event says nothing here', () => {
	const marks = [mark('ada', 'e1', { deepen: true }), mark('bo', 'e2', { deepen: true, thank: true })];
	const [, bo, ada] = candidatesAt('e1', people, marks, new Set());
	expect([ada.deepen, bo.deepen, bo.thank]).toEqual([true, false, false]);
});

test('a fourth one asks to let one go, and so does one more where two devices chose more', () => {
	expect([0, 1, 2, 3, 5].map((count) => mayChoose(Array.from({ length: count })))).toEqual([
		true,
		true,
		true,
		false,
		false
	]);
});
