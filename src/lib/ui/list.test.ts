import { expect, test } from 'vitest';
import { addEntry, parted, partsOf } from './list.ts';

const rules = { most: 3, limit: 10 };

test.each([' jazz ', 'a,b;c', '\ufefftea', 'e\u0301', '\u200f\u05d0', '🎷'.repeat(10)])(
	'%j becomes an entry exactly as typed',
	(text) => {
		expect(addEntry(['jazz'], text, rules)).toEqual({ entries: ['jazz', text], rest: '' });
	}
);

test('what is there already, to the byte, is not added twice; what is blank is nothing', () => {
	expect(addEntry(['Jazz'], 'Jazz', rules)).toEqual({ entries: ['Jazz'], rest: '' });
	expect(addEntry(['Jazz'], 'jazz', rules).entries).toEqual(['Jazz', 'jazz']);
	expect(addEntry(['Jazz'], ' \u00a0', rules)).toEqual({ entries: ['Jazz'], rest: '' });
});

test('what cannot be stored goes', () => {
	expect(addEntry([], ' a\0b\ud800', rules).entries).toEqual([' ab']);
});

test('what does not fit stays with the person who typed it', () => {
	expect(addEntry(['a', 'b', 'c'], ' d', rules)).toEqual({ entries: ['a', 'b', 'c'], rest: ' d' });
	expect(addEntry([], 'elevenchars', rules)).toEqual({ entries: [], rest: 'elevenchars' });
});

test('an entry that looks like a list can be parted, in its place', () => {
	expect(partsOf('jazz, tea ;dogs,')).toEqual(['jazz', 'tea', 'dogs']);
	expect(parted(['x', 'jazz, tea'], 'jazz, tea', 3)).toEqual({ entries: ['x', 'jazz', 'tea'], rest: '' });
	expect(parted(['x', 'a,b,x,c', 'y'], 'a,b,x,c', 3)).toEqual({ entries: ['x', 'a', 'b'], rest: 'c, y' });
});
