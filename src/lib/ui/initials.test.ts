import { expect, test } from 'vitest';
import { hueOf, initialsOf } from './initials.ts';

test.each([
	['Ada Lovelace', 'AL'],
	['Juan Carlos de la Vega', 'JV'],
	['cher', 'C'],
	['李小龙', '李'],
	['Жанна д’Арк', 'ЖД'],
	['  “Bo”  (she/her)', 'BH'],
	['🦊', '?'],
	['', '?']
])('the initials of %j are %j', (name, initials) => {
	expect(initialsOf(name)).toBe(initials);
});

test('a colour stays with its name and differs between most names', () => {
	const hues = ['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara', 'Donald'].map(hueOf);
	expect(hues).toEqual(['Ada', 'Grace', 'Alan', 'Edsger', 'Barbara', 'Donald'].map(hueOf));
	expect(new Set(hues).size).toBeGreaterThan(3);
});
