import { expect, test } from 'vitest';
import type { Card } from '../card/fields.ts';
import { overwriteGetLocale } from '../paraglide/runtime.js';
import type { Acquaintance } from './acquaintances.ts';
import { doubles } from './namesakes.ts';
import { metInWords, nameOf } from './words.ts';

overwriteGetLocale(() => 'en');

const person = (id: string, card: Card, lastMetAt = '2026-11-21T19:05:00.000Z'): Acquaintance => ({
	contact: { id, card, keyIds: [], blocked: false },
	exchanges: [],
	note: '',
	lastMetAt,
	standing: null
});

test('two of one name whose cards say the same are told apart, and nobody else needs it', () => {
	const people = [
		person('a', { name: 'Cem Akin', headline: 'Welds' }),
		person('b', { name: 'Cem Akin', headline: 'Welds' }),
		person('c', { name: 'Cem Akin', headline: 'Paints' }),
		person('d', { name: 'Cem Akin', organisation: 'Welds' }),
		person('e', { name: 'Dee' })
	];
	expect([...doubles(people, nameOf)]).toEqual(['a', 'b']);
	expect(doubles(people.slice(1), nameOf).size).toBe(0);
});

test('people of whom nothing is known are told apart as well', () => {
	expect([...doubles([person('a', {}), person('b', {})], nameOf)]).toEqual(['a', 'b']);
});

test('when they were met is said, in the words of the language', () => {
	const cem = person('a', { name: 'Cem Akin' });
	expect(metInWords(cem, 'UTC')).toMatch(/^met .*21.*7:05/);
	expect(metInWords({ ...cem, lastMetAt: '' }, 'UTC')).toBe('');
});
