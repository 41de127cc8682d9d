import { expect, test } from 'vitest';
import type { EventRow } from '../db/rows.ts';
import {
	blankFields,
	changesBetween,
	fieldsIn,
	fieldsOf,
	nextTime,
	readFields,
	typedSince
} from './set-up.ts';

const event: EventRow = {
	id: 'd6bdece1-1eb3-893f-a4e9-dad37448bf97',
	joinCode: '0123abcd',
	name: 'Evening',
	place: 'Hall',
	// A Thursday, 19:00 in Berlin, before the clocks change.
	startsAt: '2026-10-22T17:00:00.000Z',
	endsAt: '2026-10-22T20:00:00.000Z',
	timeZone: 'Europe/Berlin',
	role: 'organizer',
	joinedAt: '2026-10-01T00:00:00.000Z',
	leftAt: null,
	attendees: 1,
	topics: ['Bees'],
	dataEndsAt: '2026-11-22T20:00:00.000Z'
};
const read = (fields = fieldsOf(event)) => {
	const answer = readFields(fields);
	if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
	return answer.value;
};

test('a form gives back the event that it was filled from', () => {
	expect(read()).toMatchObject({
		startsAt: event.startsAt,
		endsAt: event.endsAt,
		topics: ['Bees'],
		joinsFrom: null,
		dataEndsAt: event.dataEndsAt
	});
});

test('only what the person changed is a change, whatever became of the event meanwhile', () => {
	const before = read();
	expect(changesBetween(before, read())).toEqual({});
	expect(changesBetween(before, read({ ...fieldsOf(event), topics: ['Bees', 'Tea'], ends: '' }))).toEqual({
		topics: ['Bees', 'Tea'],
		endsAt: null
	});
});

test('what cannot be is said beside its field', () => {
	const wrong = {
		...fieldsOf(event),
		name: '  ',
		ends: '2026-10-22T18:59',
		joinsFrom: '2026-10-20T10:00',
		joinsUntil: '2026-10-20T10:00',
		exchangesFrom: '2026-10-22T19:00',
		exchangesUntil: '2026-10-22T18:00',
		dataEnds: '2026-10-22T18:00'
	};
	expect(readFields(wrong)).toEqual({
		ok: false,
		problems: {
			name: 'missing',
			ends: 'before-start',
			joinsUntil: 'before-opening',
			exchangesUntil: 'before-opening',
			dataEnds: 'before-end'
		}
	});
	expect(readFields(blankFields)).toMatchObject({ problems: { name: 'missing', starts: 'missing' } });
});

test('the next time is the same weekday at the same hour on the wall, also after the clocks change', () => {
	const next = nextTime(event, new Date('2026-11-19T12:00:00Z'));
	expect(next).toMatchObject({ starts: '2026-11-19T19:00', ends: '2026-11-19T22:00', topics: ['Bees'] });
	expect(read(next).startsAt).toBe('2026-11-19T18:00:00.000Z');
	expect(next.dataEnds).toBe('2026-12-20T21:00');
	expect(nextTime(event, new Date('2026-11-19T19:00:00Z')).starts).toBe('2026-11-26T19:00');
	expect(nextTime(event, new Date('2026-10-01T00:00:00Z')).starts).toBe('2026-10-29T19:00');
});

test('what was half typed comes back, over what somebody else saved meanwhile', () => {
	const opened = fieldsOf(event);
	const draft = typedSince(opened, { ...opened, place: 'Garden', topics: ['Bees', 'Honey'] });
	const later = fieldsOf({ ...event, name: 'Long evening' });
	expect({ ...later, ...fieldsIn(draft) }).toEqual({ ...later, place: 'Garden', topics: ['Bees', 'Honey'] });
	expect(typedSince(opened, fieldsOf(event))).toBe('');
});

test('a draft that cannot be read, or of another version, changes no field', () => {
	for (const draft of [null, '', 'null', '{', '[1]', '{"topics":"Bees","place":7,"toString":"x","gone":"x"}'])
		expect(fieldsIn(draft)).toEqual({});
});
