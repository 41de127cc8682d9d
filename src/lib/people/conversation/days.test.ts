import { expect, test } from 'vitest';
import { dayInWords, dayMeant, dayOf, isDay } from './days.ts';

test.each([
	['a Monday', '2026-11-23', '2026-11-24', '2026-11-27', '2026-12-04'],
	['a Thursday', '2026-11-26', '2026-11-27', '2026-11-27', '2026-12-04'],
	['a Friday', '2026-11-27', '2026-11-28', '2026-11-29', '2026-12-04'],
	['a Saturday', '2026-11-28', '2026-11-29', '2026-11-29', '2026-12-04'],
	['a Sunday', '2026-11-29', '2026-11-30', '2026-11-29', '2026-12-04'],
	['the last days of a year', '2026-12-31', '2027-01-01', '2027-01-01', '2027-01-08'],
	['the end of a February', '2028-02-28', '2028-02-29', '2028-03-03', '2028-03-10']
])('on %s', (_, today, tomorrow, thisWeek, nextWeek) => {
	expect(dayMeant('today', today)).toBe(today);
	expect(dayMeant('tomorrow', today)).toBe(tomorrow);
	expect(dayMeant('this-week', today)).toBe(thisWeek);
	expect(dayMeant('next-week', today)).toBe(nextWeek);
});

test('today is what the reader’s calendar says, also just before midnight', () => {
	expect(dayOf(new Date(2026, 10, 22, 23, 59))).toBe('2026-11-22');
	expect(dayOf(new Date(2026, 0, 1, 0, 0))).toBe('2026-01-01');
});

test('a day is named with its weekday, and its year where that is another', () => {
	expect(dayInWords('2026-11-30', 'en-GB', '2026-11-22')).toBe('Mon 30 Nov');
	expect(dayInWords('2027-01-08', 'en-GB', '2026-12-31')).toBe('Fri, 8 Jan 2027');
	expect(dayInWords('2026-11-30', 'de', '2026-11-22')).toBe('Mo., 30. Nov.');
});

test('only what a date field gives is a day', () => {
	expect(isDay('2026-11-30')).toBe(true);
	expect(isDay('')).toBe(false);
	expect(isDay('2026-13-01')).toBe(false);
	expect(isDay('tomorrow')).toBe(false);
});
