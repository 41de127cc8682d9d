import { expect, test } from 'vitest';
import type { EventRow } from '../db/rows.ts';
import { comingEvent, overAt, pastEvents, phaseAt, runningEvent } from './phase.ts';

const event = (changes: Partial<EventRow> = {}): EventRow => ({
	id: 'e1',
	name: 'Open Rooms',
	place: '',
	startsAt: '2026-11-20T17:00:00.000Z',
	endsAt: '2026-11-20T21:00:00.000Z',
	timeZone: 'Europe/Berlin',
	joinCode: 'ABCDEFGH',
	role: 'attendee',
	joinedAt: '2026-11-01T10:00:00.000Z',
	leftAt: null,
	attendees: 3,
	...changes
});
const at = (time: string) => new Date(`2026-11-${time}:00.000Z`);

test('an event is ahead for a week, runs from its start to its end, and is over for a week', () => {
	const phases = [
		['13T16:59', null],
		['13T17:00', 'before'],
		['20T16:59', 'before'],
		['20T17:00', 'during'],
		['20T20:59', 'during'],
		['20T21:00', 'after'],
		['27T20:59', 'after'],
		['27T21:00', null]
	] as const;
	for (const [time, phase] of phases) expect([time, phaseAt(event(), at(time))]).toEqual([time, phase]);
});

test('an event without an end is over when the night is, where it takes place', () => {
	expect(overAt(event({ endsAt: null }))).toEqual(at('21T03:00'));
	expect(overAt(event({ endsAt: null, timeZone: 'America/New_York' }))).toEqual(at('21T09:00'));
	// In the morning there is a whole day before it.
	expect(overAt(event({ endsAt: null, startsAt: '2026-11-20T08:00:00.000Z' }))).toEqual(at('21T03:00'));
	// It begins when nights end: not at once.
	expect(overAt(event({ endsAt: null, startsAt: '2026-11-20T02:00:00.000Z' }))).toEqual(at('21T03:00'));
	expect(overAt(event({ endsAt: null, startsAt: '2026-11-20T20:59:00.000Z' }))).toEqual(at('21T03:00'));
	// A zone this device does not know.
	expect(overAt(event({ endsAt: null, timeZone: 'Mars/Olympus' }))).toEqual(at('21T04:00'));
});

test('an event over midnight runs on after it, with an end or without one', () => {
	const overnight = event({ startsAt: '2026-11-20T21:00:00.000Z', endsAt: '2026-11-21T02:00:00.000Z' });
	expect(phaseAt(overnight, at('20T23:30'))).toBe('during');
	expect(phaseAt(overnight, at('21T00:30'))).toBe('during');
	expect(phaseAt({ ...overnight, endsAt: null }, at('21T00:30'))).toBe('during');
	expect(phaseAt({ ...overnight, endsAt: null }, at('21T09:00'))).toBe('after');
});

test('one that was joined without a network runs for an evening, since nobody knows when it began', () => {
	const joined = event({ startsAt: '', endsAt: null, timeZone: '', joinedAt: '2026-11-20T17:00:00.000Z' });
	expect(phaseAt(joined, at('20T17:01'))).toBe('during');
	expect(phaseAt(joined, at('21T05:00'))).toBe('after');
});

test('an event that I left is none', () => {
	const left = event({ leftAt: '2026-11-20T18:00:00.000Z' });
	expect(phaseAt(left, at('20T19:00'))).toBeNull();
	expect(runningEvent([left], at('20T19:00'))).toBeNull();
});

test('of two that run the one joined last is mine, of two ahead the next one, of two behind the later one', () => {
	const early = event({ id: 'early', joinedAt: '2026-11-19T10:00:00.000Z' });
	const late = event({
		id: 'late',
		startsAt: '2026-11-20T18:00:00.000Z',
		endsAt: '2026-11-20T22:00:00.000Z',
		joinedAt: '2026-11-18T10:00:00.000Z'
	});
	expect(runningEvent([late, early], at('20T19:00'))?.id).toBe('early');
	expect(comingEvent([late, early], at('20T12:00'))?.id).toBe('early');
	expect(comingEvent([late, early], at('20T17:30'))?.id).toBe('late');
	expect(pastEvents([early, late], at('21T12:00')).map(({ id }) => id)).toEqual(['late', 'early']);
});
