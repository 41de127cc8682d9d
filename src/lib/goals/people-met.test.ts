import { expect, test } from 'vitest';
import { peopleMet } from './people-met.ts';

const exchanges = [
	{ contactId: 'ada', eventId: 'spring' },
	{ contactId: 'ada', eventId: 'autumn' },
	{ contactId: 'mai', eventId: 'autumn' },
	{ contactId: 'lupe', eventId: null }
];

test('somebody met at two events is one person', () => {
	expect(peopleMet(exchanges)).toBe(3);
});

test('at one event only who was met there counts', () => {
	expect(peopleMet(exchanges, 'autumn')).toBe(2);
	expect(peopleMet(exchanges, null)).toBe(1);
	expect(peopleMet([], 'autumn')).toBe(0);
});
