import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinedNote } from './joined-note.ts';

const join = (stored: string, was: string, typed: string, isOlder = false) =>
	joinedNote({ stored, was, typed, isOlder });

test.each([
	['a first note', '', '', 'tea', 'tea'],
	['an edit of what is stored', 'tea', 'tea', 'green tea', 'green tea'],
	['a deletion of what is stored', 'tea', 'tea', '', ''],
	['an edit of what was deleted elsewhere', '', 'tea', 'green tea', 'green tea'],
	['a note by somebody who saw none', 'tea', '', 'boats', 'tea\n\nboats'],
	['an edit of one of two', 'tea\n\nboats', 'boats', 'big boats', 'tea\n\nbig boats'],
	['an edit of the other one', 'tea\n\nboats', 'tea', 'green tea', 'green tea\n\nboats'],
	['a deletion of one of two', 'tea\n\nboats', 'boats', '', 'tea'],
	['a deletion of the first', 'tea\n\nboats', 'tea', '', 'boats'],
	['a deletion of what is no longer there', 'boats', 'tea', '', 'boats'],
	['an edit from what another device changed too', 'black tea', 'tea', 'green tea', 'black tea\n\ngreen tea'],
	['an edit of two that one device knows as one', 'tea', 'tea\n\nboats', 'tea and boats', 'tea and boats'],
	['letters that only look like a part', 'teapots', 'tea', 'green tea', 'teapots\n\ngreen tea'],
	['a deletion of such', 'teapots', 'tea', '', 'teapots'],
	['what has all that is stored in it', 'tea', '', 'green tea\n\ntea', 'green tea\n\ntea'],
	['what has it from another start', 'tea\n\nboats', 'dogs', 'tea\n\nboats\n\ncats', 'tea\n\nboats\n\ncats'],
	['what only seems to have it', 'tea', '', 'teapots\n\ndogs', 'tea\n\nteapots\n\ndogs'],
	['the same edit a second time', 'tea', '', 'tea', 'tea'],
	['the same addition a second time', 'tea\n\nboats\n\ndogs', 'tea', 'tea\n\nboats', 'tea\n\nboats\n\ndogs']
])('%s', (_, stored, was, typed, becomes) => {
	expect(join(stored, was, typed)).toBe(becomes);
});

test('of two edits from the same text both are kept, the earlier one first, whichever arrives first', () => {
	expect(join(join('tea', 'tea', 'black tea'), 'tea', 'green tea')).toBe('black tea\n\ngreen tea');
	expect(join(join('tea', 'tea', 'green tea'), 'tea', 'black tea', true)).toBe('black tea\n\ngreen tea');
});

test('somebody who types on has their own part changed and the other one left', () => {
	let stored = 'tea';
	for (const [was, typed] of [
		['', 'b'],
		['b', 'boa'],
		['boa', 'boats']
	])
		stored = join(stored, was, typed);
	expect(stored).toBe('tea\n\nboats');
});

test('no edit loses a line that the person did not see, nor one that they typed', () => {
	const lines = fc.uniqueArray(fc.constantFrom('a', 'b', 'ab', 'c d'), { maxLength: 3 });
	const edit = fc.record({ stored: lines, was: lines, typed: lines, isOlder: fc.boolean() });
	fc.assert(
		fc.property(edit, ({ stored, was, typed, isOlder }) => {
			const [from, seen, to] = [stored, was, typed].map((each) => each.join('\n\n'));
			const left = join(from, seen, to, isOlder).split('\n\n');
			expect(stored.filter((line) => !was.includes(line) && !left.includes(line))).toEqual([]);
			expect(typed.filter((line) => !left.includes(line))).toEqual([]);
		}),
		{ numRuns: 5_000 }
	);
});
