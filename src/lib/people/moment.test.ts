import { expect, test } from 'vitest';
import type { ExchangeRow } from '../db/rows.ts';
import { Arrivals } from './moment.ts';

const now = new Date('2026-11-22T09:30:00.000Z');

test('a meeting that somebody else began while I was looking is news, once', () => {
	const before = exchange('ana', [['m1', '2026-11-22T09:29:00.000Z']]);
	const after = exchange('ben', [['m2', '2026-11-22T09:29:59.000Z']]);
	const arrivals = new Arrivals([before]);
	expect(arrivals.next([before], now)).toBeNull();
	expect(arrivals.next([before, after], now)).toEqual({
		kind: 'arrived',
		contactId: 'ben',
		meetingId: 'm2',
		event: 'mine'
	});
	expect(arrivals.next([before, after], now)).toBeNull();
});

test('meeting somebody again is news as well', () => {
	const arrivals = new Arrivals([exchange('ana', [['m1', '2026-11-22T08:00:00.000Z']])]);
	const again = exchange('ana', [
		['m1', '2026-11-22T08:00:00.000Z'],
		['m2', '2026-11-22T09:29:00.000Z']
	]);
	expect(arrivals.next([again], now)).toMatchObject({ contactId: 'ana', meetingId: 'm2' });
});

test('a scan that I made in another tab is none, not even when it is confirmed', () => {
	const arrivals = new Arrivals([]);
	const mine = exchange('ana', [['m1', '2026-11-22T09:29:59.000Z']]);
	expect(arrivals.next([{ ...mine, confirmedAt: null }], now)).toBeNull();
	expect(arrivals.next([mine], now)).toBeNull();
});

test('what I began myself is none, nor is what arrives from hours ago', () => {
	const arrivals = new Arrivals([]);
	arrivals.expect('m1');
	const mine = exchange('ana', [['m1', '2026-11-22T09:29:00.000Z']]);
	const old = exchange('ben', [['m2', '2026-11-22T07:00:00.000Z']]);
	expect(arrivals.next([mine, old], now)).toBeNull();
});

function exchange(contactId: string, meetings: [id: string, happenedAt: string][]): ExchangeRow {
	const nothing = { how: 'nothing' as const, fields: [], at: null };
	return {
		id: `${contactId}/fair`,
		contactId,
		eventId: 'fair',
		theyGave: nothing,
		iGave: nothing,
		asksMe: false,
		asksThem: false,
		via: 'scan',
		confirmedAt: '2026-11-22T09:29:30.000Z',
		meetings: meetings.map(([id, happenedAt]) => ({ id, happenedAt }))
	};
}
