import { expect, test } from 'vitest';
import type { ExchangeRow } from '../db/rows.ts';
import { undoingOf } from './undoing.ts';

test('undoing the only meeting takes both cards', () => {
	expect(undoingOf([exchange('one')], false, 'one')).toBe('cards');
});

test('a word about somebody keeps the person by name', () => {
	expect(undoingOf([exchange('one')], true, 'one')).toBe('all-but-words');
});

test('another meeting, at the same event or elsewhere, keeps the cards', () => {
	expect(undoingOf([exchange('one', 'two')], false, 'one')).toBe('meeting');
	expect(undoingOf([exchange('one'), exchange('two')], true, 'two')).toBe('meeting');
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
