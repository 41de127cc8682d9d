import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Piece, differenceOf, newClaims } from './difference.ts';

const sideOf = (pieces: Piece[], without: Piece['kind']) =>
	pieces
		.filter(({ kind }) => kind !== without)
		.map(({ text }) => text)
		.join('');

test('both texts can be read in what is shown, letter by letter', () => {
	const words = fc.array(fc.constantFrom('Ana', 'mill', 'tide', '\n', ', ', '😀', 'שלום', 'ä'), {
		maxLength: 20
	});
	const texts = fc.oneof(
		words.map((parts) => parts.join(' ')),
		fc.string({ unit: 'binary', maxLength: 25 })
	);
	fc.assert(
		fc.property(texts, texts, (before, after) => {
			const pieces = differenceOf(before, after);
			expect(sideOf(pieces, 'new')).toBe(before);
			expect(sideOf(pieces, 'gone')).toBe(after);
		})
	);
});

test('words are kept whole', () => {
	expect(
		differenceOf('Thank you for the talk.', 'Thank you for your talk!').filter(({ kind }) => kind !== 'same')
	).toEqual([
		{ kind: 'gone', text: 'the' },
		{ kind: 'new', text: 'your' },
		{ kind: 'gone', text: '.' },
		{ kind: 'new', text: '!' }
	]);
});

test.each([
	['Hi Ana, thank you.', 'Hi Ana, thanks a lot!', 'en', []],
	['Hi Ana, thank you.', 'Hi Ana, greetings from Berlin in 2027.', 'en', ['Berlin', '2027']],
	['See https://a.example', 'See https://a.example or write to x@b.example', 'en', ['x@b.example']],
	['Hallo Ana, danke!', 'Hallo Ana, vielen Dank für das Gespräch am 3. Mai!', 'de', ['3']],
	['Coffee at 9?', 'I would love a coffee at 9. What do you think?', 'en', []]
] as const)('%j → %j claims anew: %j', (before, after, language, claims) => {
	expect(newClaims(before, after, language)).toEqual(claims);
});
