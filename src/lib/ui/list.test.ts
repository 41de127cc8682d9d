import { expect, test } from 'vitest';
import { addEntries } from './list.ts';

const words = { most: 3, limit: 10, splitsAtCommas: true };

test('lines and commas part entries, spaces around them go', () => {
	expect(addEntries([], ' jazz, tea \n dogs', words)).toEqual({ entries: ['jazz', 'tea', 'dogs'], rest: '' });
});

test('what is there already is not added twice, in any case', () => {
	expect(addEntries(['Jazz'], 'JAZZ,ｊａｚｚ,tea', words).entries).toEqual(['Jazz', 'tea']);
});

test('what does not fit stays with the person who typed it', () => {
	expect(addEntries(['a', 'b'], 'c,d', words)).toEqual({ entries: ['a', 'b', 'c'], rest: 'd' });
	expect(addEntries([], 'elevenchars', words)).toEqual({ entries: [], rest: 'elevenchars' });
});

test('a link may hold a comma', () => {
	const rules = { ...words, limit: 40, splitsAtCommas: false };
	expect(addEntries([], 'https://a.example/1,2', rules).entries).toEqual(['https://a.example/1,2']);
});
