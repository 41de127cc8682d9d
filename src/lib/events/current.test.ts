import { expect, test } from 'vitest';
import { countsAt, currentEvent, isThere, phaseOf } from './current.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const hours = (offset: number) => new Date(now.getTime() + offset * 3_600_000).toISOString();
const event = (name: string, starts: number, ends: number | null, joined = -100) => ({
	name,
	startsAt: hours(starts),
	endsAt: ends === null ? null : hours(ends),
	joinedAt: hours(joined),
	leftAt: null
});

test('a running event comes before one that is about to start, and that before one just over', () => {
	const [over, running, next] = [event('over', -30, -2), event('running', -1, 5), event('next', 3, 8)];
	expect(currentEvent([over, next, running], now)?.name).toBe('running');
	expect(currentEvent([over, next], now)?.name).toBe('next');
	expect(currentEvent([over], now)?.name).toBe('over');
});

test('of two running at once it is the one joined last', () => {
	expect(currentEvent([event('first', -1, 5, -3), event('second', -1, 5, -2)], now)?.name).toBe('second');
});

test('none is current that I left, that starts tomorrow, or that ended more than a day ago', () => {
	const left = { ...event('left', -1, 5), leftAt: hours(-1) };
	expect(currentEvent([left, event('tomorrow', 20, 25), event('old', -60, -24.1)], now)).toBeNull();
});

test('it counts for 24 hours after its end, to the millisecond', () => {
	expect(phaseOf(event('edge', -30, -24), now)).toBe('just-over');
	expect(phaseOf(event('edge', -30, -24), new Date(now.getTime() + 1))).toBe('over');
});

test('one without an end lasts a day, and one the phone knows only by its code since it was joined', () => {
	expect(phaseOf(event('open', -23, null), now)).toBe('running');
	expect(phaseOf(event('open', -25, null), now)).toBe('just-over');
	const unknown = { startsAt: '', endsAt: null, joinedAt: hours(-1), leftAt: null };
	expect(currentEvent([unknown], now)).toBe(unknown);
});

test('an exchange counts within the time for it, until a day after the end and before the event is deleted', () => {
	const at = (set: object, offset: number) =>
		countsAt({ ...event('any', -1, 5), ...set }, new Date(hours(offset)));
	expect([at({}, -50), at({}, 29), at({}, 29.01)]).toEqual([true, true, false]);
	const limited = { exchangesFrom: hours(-1), exchangesUntil: hours(2) };
	expect([-1.01, -1, 2, 2.01].map((offset) => at(limited, offset))).toEqual([false, true, true, false]);
	expect([-0.01, 0].map((offset) => at({ deletedAt: hours(0) }, offset))).toEqual([true, false]);
	expect(at({ exchangesFrom: null, exchangesUntil: null, deletedAt: null }, 0)).toBe(true);
});

test('a deleted event is none of mine any more, and never the current one', () => {
	const deleted = { ...event('deleted', -1, 5), deletedAt: hours(-0.5) };
	expect(isThere(deleted)).toBe(false);
	expect(currentEvent([deleted, event('next', 3, 8)], now)?.name).toBe('next');
});
