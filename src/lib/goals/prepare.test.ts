import { expect, test } from 'vitest';
import type { EventRow, ReflectionRow } from '../db/rows.ts';
import { lastResolution, missingFor } from './prepare.ts';

test('a card is missing until it says anything beside a name', () => {
	const isMissing = (profile: Parameters<typeof missingFor>[0]['profile']) =>
		missingFor({ profile, goals: [] }).includes('card');
	expect(isMissing(null)).toBe(true);
	expect(isMissing({ name: 'Amina' })).toBe(true);
	expect(isMissing({ name: 'Amina', headline: ' \n', interests: [] })).toBe(true);
	expect(isMissing({ name: 'Amina', pronouns: 'she' })).toBe(true);
	expect(isMissing({ name: 'Amina', headline: 'Baker' })).toBe(false);
	expect(isMissing({ name: 'Amina', lookingFor: ['mentor'] })).toBe(false);
	expect(isMissing({ headline: 'Baker' })).toBe(true);
});

test('what is missing comes in the order in which one needs it', () => {
	expect(missingFor({ profile: { name: 'Amina', pitch: ' ' }, goals: [] })).toEqual([
		'card',
		'pitch',
		'goal'
	]);
	expect(missingFor({ profile: { name: 'A', headline: 'B', pitch: 'C' }, goals: [{ kind: 'own' }] })).toEqual(
		[]
	);
});

const reflection = (id: string, next: string, editedAt: string): ReflectionRow => ({
	id,
	well: '',
	next,
	doneAt: null,
	editedAt
});
const event = (id: string, endsAt: string): EventRow => ({
	id,
	name: id,
	place: '',
	startsAt: '2026-01-01T10:00:00.000Z',
	endsAt,
	timeZone: 'UTC',
	joinCode: '',
	role: 'attendee',
	joinedAt: '2026-01-01T10:00:00.000Z',
	leftAt: null,
	attendees: 0
});

test('what I wanted to try next time is from the latest other event that has any', () => {
	const events = [event('spring', '2026-03-01T20:00:00.000Z'), event('autumn', '2026-10-01T20:00:00.000Z')];
	const spring = reflection('spring', ' ask more ', '2026-11-01T10:00:00.000Z');
	const autumn = reflection('autumn', 'stay longer', '2026-10-02T10:00:00.000Z');
	expect(lastResolution([], events, 'now')).toBeNull();
	// The later event, not the later edit.
	expect(lastResolution([spring, autumn], events, 'now')?.text).toBe('stay longer');
	expect(lastResolution([spring, autumn], events, 'autumn')).toEqual({ text: 'ask more', eventId: 'spring' });
	expect(lastResolution([spring, { ...autumn, next: '\n' }], events, null)?.text).toBe('ask more');
	// An event that this phone does not know any more stands by when it was written about.
	expect(lastResolution([spring, autumn], [], null)?.text).toBe('ask more');
});
