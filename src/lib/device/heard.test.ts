import { expect, test } from 'vitest';
import { withHeard } from './heard.ts';

test('what is heard replaces what was heard before, letter for letter', () => {
	const first = withHeard('Owes me', '', 'the maps');
	expect(first).toBe('Owes me the maps');
	expect(withHeard(first, 'the maps', 'the map of Essen')).toBe('Owes me the map of Essen');
	expect(withHeard('', '', 'Tea')).toBe('Tea');
});

test('what was typed meanwhile stays', () => {
	expect(withHeard('the maps (PDF)', 'the maps', 'the map')).toBe('the maps (PDF) the map');
	expect(withHeard('Line\n', '', 'next')).toBe('Line\nnext');
});

test('nothing heard changes nothing', () => {
	expect(withHeard('Owes me', '', '')).toBe('Owes me');
});
