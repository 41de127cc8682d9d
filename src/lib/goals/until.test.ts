import { expect, test } from 'vitest';
import { untilInWords } from './until.ts';

const english = { locale: 'en', zone: 'Europe/Berlin' };
const until = (moment: string, now: string, reader = english) =>
	untilInWords(new Date(`2026-11-${moment}:00.000Z`), new Date(`2026-11-${now}:00.000Z`), reader);

test('minutes, hours and days are said as people say them', () => {
	expect(until('20T17:00', '20T17:00')).toBe('in 1 minute');
	expect(until('20T17:00', '20T16:20')).toBe('in 40 minutes');
	expect(until('20T17:00', '20T14:00')).toBe('in 3 hours');
	expect(until('20T17:00', '19T20:00')).toBe('tomorrow');
	expect(until('20T17:00', '14T08:00')).toBe('in 6 days');
	expect(until('20T17:00', '20T16:20', { locale: 'de', zone: 'Europe/Berlin' })).toBe('in 40 Minuten');
});

test('around midnight hours count, not the calendar; a day ends where the reader is', () => {
	// 23:30 and 00:30 in Berlin.
	expect(until('20T23:30', '20T22:30')).toBe('in 60 minutes');
	expect(until('21T07:00', '20T22:30')).toBe('in 9 hours');
	// 01:00 in Berlin, 18:00 the same day.
	expect(until('20T17:00', '20T00:00')).toBe('in 17 hours');
	expect(until('20T17:00', '20T00:00', { locale: 'en', zone: 'America/New_York' })).toBe('tomorrow');
	expect(until('20T17:00', '19T00:00', { locale: 'en', zone: 'Mars/Olympus' })).toBe('tomorrow');
});
