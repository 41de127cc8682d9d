import { expect, test } from 'vitest';
import { eventAtHand, momentOf, phaseOf, wallTimeOf, whenOf } from './when.ts';

const berlin = {
	startsAt: '2026-11-22T08:30:00.000Z',
	endsAt: '2026-11-22T16:00:00.000Z',
	timeZone: 'Europe/Berlin'
};
const at = (time: string) => new Date(time);

test('an event runs until a day after its end, since exchanges still count to it', () => {
	expect(phaseOf(berlin, at('2026-11-22T08:29:59Z'))).toBe('upcoming');
	expect(phaseOf(berlin, at('2026-11-22T08:30:00Z'))).toBe('running');
	expect(phaseOf(berlin, at('2026-11-23T16:00:00Z'))).toBe('running');
	expect(phaseOf(berlin, at('2026-11-23T16:00:01Z'))).toBe('over');
	expect(phaseOf({ ...berlin, startsAt: '', endsAt: '' }, at('2026-11-22T08:30:00Z'))).toBe('unknown');
});

test('the event at hand runs now; otherwise it is the next one, never one that is over', () => {
	const week = { ...berlin, startsAt: '2026-11-20T08:00:00.000Z', endsAt: '2026-11-27T08:00:00.000Z' };
	const later = { ...berlin, startsAt: '2026-12-01T08:00:00.000Z', endsAt: '2026-12-01T09:00:00.000Z' };
	const past = { ...berlin, startsAt: '2026-10-01T08:00:00.000Z', endsAt: '2026-10-01T09:00:00.000Z' };
	expect(eventAtHand([week, later, berlin, past], at('2026-11-22T09:00:00Z'))).toBe(berlin);
	expect(eventAtHand([past, later], at('2026-11-22T09:00:00Z'))).toBe(later);
	expect(eventAtHand([past], at('2026-11-22T09:00:00Z'))).toBeUndefined();
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
