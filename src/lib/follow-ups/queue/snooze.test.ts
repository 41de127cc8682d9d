import { describe, expect, test } from 'vitest';
import { snoozedUntil, snoozedUntilDay } from './snooze.ts';

const until = (snooze: Parameters<typeof snoozedUntil>[0], now: string, zone: string) =>
	snoozedUntil(snooze, new Date(now), zone).toISOString();
const untilDay = (day: string, now: string, zone: string) =>
	snoozedUntilDay(day, new Date(now), zone)?.toISOString() ?? null;

describe('Europe/Berlin', () => {
	const zone = 'Europe/Berlin';
	// A Friday, 15:30 in Berlin.
	const friday = '2026-11-20T14:30:00.000Z';
	test('tonight is seven in the evening', () => {
		expect(until('tonight', friday, zone)).toBe('2026-11-20T18:00:00.000Z');
	});
	test('tonight, said in the evening, is two hours later, past midnight too', () => {
		expect(until('tonight', '2026-11-20T16:30:00.000Z', zone)).toBe('2026-11-20T18:30:00.000Z');
		expect(until('tonight', '2026-11-20T22:30:00.000Z', zone)).toBe('2026-11-21T00:30:00.000Z');
	});
	test('tomorrow is nine in the morning, also just after midnight', () => {
		expect(until('tomorrow', friday, zone)).toBe('2026-11-21T08:00:00.000Z');
		expect(until('tomorrow', '2026-11-19T23:10:00.000Z', zone)).toBe('2026-11-21T08:00:00.000Z');
	});
	test.each([
		['on a Friday', friday, '2026-11-23T08:00:00.000Z'],
		['on a Sunday', '2026-11-22T20:00:00.000Z', '2026-11-23T08:00:00.000Z'],
		['on a Monday it is the next one', '2026-11-23T07:00:00.000Z', '2026-11-30T08:00:00.000Z']
	])('after the weekend is Monday at nine: %s', (_, now, monday) => {
		expect(until('after-weekend', now, zone)).toBe(monday);
	});
	test('clocks that change in between still show nine', () => {
		// Summer begins in the night to 29 March 2026, winter in the night to 25 October.
		expect(until('tomorrow', '2026-03-28T12:00:00.000Z', zone)).toBe('2026-03-29T07:00:00.000Z');
		expect(until('tomorrow', '2026-10-24T12:00:00.000Z', zone)).toBe('2026-10-25T08:00:00.000Z');
		expect(until('after-weekend', '2026-10-23T12:00:00.000Z', zone)).toBe('2026-10-26T08:00:00.000Z');
		expect(until('tonight', '2026-03-29T00:30:00.000Z', zone)).toBe('2026-03-29T17:00:00.000Z');
	});
	test('29 February', () => {
		expect(until('tomorrow', '2028-02-28T12:00:00.000Z', zone)).toBe('2028-02-29T08:00:00.000Z');
		expect(until('tomorrow', '2028-02-29T12:00:00.000Z', zone)).toBe('2028-03-01T08:00:00.000Z');
		expect(untilDay('2028-02-29', '2028-02-01T12:00:00.000Z', zone)).toBe('2028-02-29T08:00:00.000Z');
	});
	test('a day of my own is nine in the morning; a past one is none', () => {
		expect(untilDay('2026-12-24', friday, zone)).toBe('2026-12-24T08:00:00.000Z');
		expect(untilDay('2026-11-20', friday, zone)).toBe(null);
		expect(untilDay('2026-11-19', friday, zone)).toBe(null);
	});
});

describe('Pacific/Apia', () => {
	const zone = 'Pacific/Apia';
	test('a day begins there before it does elsewhere', () => {
		// Saturday 00:30 in Samoa, Friday everywhere else.
		expect(until('tomorrow', '2026-11-20T11:30:00.000Z', zone)).toBe('2026-11-21T20:00:00.000Z');
		expect(until('tonight', '2026-11-20T11:30:00.000Z', zone)).toBe('2026-11-21T06:00:00.000Z');
		expect(until('after-weekend', '2026-11-20T11:30:00.000Z', zone)).toBe('2026-11-22T20:00:00.000Z');
	});
	test('a day that was left out is the one after it', () => {
		// Thursday, 29 December 2011, noon; the next day was Saturday, the 31st.
		expect(until('tomorrow', '2011-12-29T22:00:00.000Z', zone)).toBe('2011-12-30T19:00:00.000Z');
	});
});
