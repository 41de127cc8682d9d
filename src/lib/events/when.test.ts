import { expect, test } from 'vitest';
import { momentOf, nextEvent, wallTimeOf, whenOf } from './when.ts';

const berlin = {
	startsAt: '2026-11-22T08:30:00.000Z',
	endsAt: '2026-11-22T16:00:00.000Z',
	timeZone: 'Europe/Berlin'
};
const at = (time: string) => new Date(time);

test('the next event is the one that begins first from now on', () => {
	const later = { ...berlin, startsAt: '2026-12-01T08:00:00.000Z', endsAt: '2026-12-01T09:00:00.000Z' };
	expect(nextEvent([later, berlin], at('2026-11-22T08:00:00Z'))).toBe(berlin);
	expect(nextEvent([later, berlin], at('2026-11-22T08:30:00Z'))).toBe(later);
	expect(nextEvent([{ ...berlin, startsAt: '' }], at('2026-11-22T08:00:00Z'))).toBeNull();
});

test('a time is shown in the event’s zone, and the zone is named to readers elsewhere', () => {
	expect(whenOf(berlin, 'en-GB', 'Europe/Berlin')).toMatch(/09:30.*17:00/);
	expect(whenOf(berlin, 'en-GB', 'Europe/Berlin')).not.toMatch(/\(/);
	expect(whenOf(berlin, 'en-GB', 'America/New_York')).toMatch(/09:30.*17:00.*\(.*(German|CET|Central)/);
	expect(whenOf({ ...berlin, startsAt: '' }, 'en', 'UTC')).toBe('');
	expect(whenOf({ ...berlin, timeZone: 'Mars/Olympus' }, 'en-GB', 'UTC')).toMatch(/08:30/);
});

test.each([
	['2026-11-22T09:30', 'Europe/Berlin', '2026-11-22T08:30:00.000Z'],
	['2026-07-01T09:30', 'Europe/Berlin', '2026-07-01T07:30:00.000Z'],
	['2026-03-01T00:15', 'Asia/Kathmandu', '2026-02-28T18:30:00.000Z'],
	['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
	['2026-12-31T23:59', 'Pacific/Kiritimati', '2026-12-31T09:59:00.000Z']
])('clocks that show %s in %s show it at %s, and back', (wallTime, timeZone, moment) => {
	expect(momentOf(wallTime, timeZone)?.toISOString()).toBe(moment);
	expect(wallTimeOf(new Date(moment), timeZone)).toBe(wallTime);
});

test('a time that clocks skip in spring becomes one right beside it, and what is no time is null', () => {
	const moment = momentOf('2026-03-29T02:30', 'Europe/Berlin');
	expect(['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z']).toContain(moment?.toISOString());
	expect(momentOf('', 'Europe/Berlin')).toBeNull();
	expect(momentOf('2026-13-45T99:99', 'Europe/Berlin')).toBeNull();
});
