import { expect, test } from 'vitest';
import type { ExchangeRow } from '../db/rows.ts';
import { undoingOf } from './undoing.ts';

test('undoing the only meeting takes both cards', () => {
	expect(undoingOf([exchange('one')], '', 'one')).toBe('cards');
});

test('a note keeps the person by name', () => {
	expect(undoingOf([exchange('one')], 'wants the map', 'one')).toBe('all-but-note');
});

test('another meeting, at the same event or elsewhere, keeps the cards', () => {
	expect(undoingOf([exchange('one', 'two')], '', 'one')).toBe('meeting');
	expect(undoingOf([exchange('one'), exchange('two')], 'wants the map', 'two')).toBe('meeting');
});

function exchange(...meetingIds: string[]): ExchangeRow {
	const nothing = { how: 'nothing' as const, fields: [], at: null };
	return {
		id: `contact-1/${meetingIds[0]}`,
		contactId: 'contact-1',
		eventId: null,
		theyGave: nothing,
		iGave: nothing,
		asksMe: false,
		asksThem: false,
		via: 'scan',
		confirmedAt: null,
		meetings: meetingIds.map((id) => ({ id, happenedAt: '2026-11-22T09:30:00.000Z' }))
	};
}
