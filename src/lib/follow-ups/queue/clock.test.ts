import { expect, test } from 'vitest';
import { clockOf } from './clock.ts';
import { momentIn } from './order.ts';
import type { FollowUp } from './rules.ts';

const zone = 'Europe/Berlin';
// A Sunday, one in the afternoon in Berlin.
const moment = momentIn(zone, new Date('2026-11-22T12:00:00.000Z'));
const row = (due: Partial<FollowUp>): FollowUp => ({
	key: 'first/none',
	kind: 'first',
	cause: 'none',
	contactId: 'a',
	eventId: null,
	dueAt: null,
	dueOn: null,
	snoozedUntil: null,
	settledAt: null,
	settledBy: null,
	...due
});

test.each([
	['2026-11-24T12:00:00.001Z', { say: 'by', day: '2026-11-24' }],
	['2026-11-24T23:30:00.000Z', { say: 'by', day: '2026-11-25' }],
	['2026-11-24T12:00:00.000Z', { say: 'hours-left', count: 48 }],
	['2026-11-23T16:59:00.000Z', { say: 'hours-left', count: 28 }],
	['2026-11-22T13:00:00.000Z', { say: 'hours-left', count: 1 }],
	['2026-11-22T12:59:59.000Z', { say: 'minutes-left', count: 59 }],
	['2026-11-22T12:00:10.000Z', { say: 'minutes-left', count: 1 }],
	['2026-11-22T12:00:00.000Z', { say: 'now' }],
	['2026-11-22T11:00:01.000Z', { say: 'now' }],
	['2026-11-22T11:00:00.000Z', { say: 'since-today' }],
	['2026-11-21T22:59:59.000Z', { say: 'since-yesterday' }],
	['2026-11-20T12:00:00.000Z', { say: 'days-past', count: 2 }],
	['2026-11-09T12:00:00.000Z', { say: 'days-past', count: 13 }],
	['2026-11-08T12:00:00.000Z', { say: 'weeks-past', count: 2 }],
	['2026-09-28T12:00:00.000Z', { say: 'weeks-past', count: 7 }],
	['2026-09-27T12:00:00.000Z', { say: 'long-past' }]
])('a time: %s', (dueAt, clock) => expect(clockOf(row({ dueAt }), moment, zone)).toEqual(clock));

test.each([
	['2026-11-24', { say: 'by', day: '2026-11-24' }],
	['2026-11-23', { say: 'tomorrow' }],
	['2026-11-22', { say: 'today' }],
	['2026-11-21', { say: 'since-yesterday' }],
	['2026-11-01', { say: 'weeks-past', count: 3 }]
])('a day: %s', (dueOn, clock) => expect(clockOf(row({ dueOn }), moment, zone)).toEqual(clock));

test('a birthday that is past was on its day', () => {
	const clock = clockOf(row({ kind: 'milestone', dueOn: '2026-11-21' }), moment, zone);
	expect(clock).toEqual({ say: 'was-on', day: '2026-11-21' });
});
