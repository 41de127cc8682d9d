import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { growth } from '../../../../tests/tools/growth.ts';
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

test(
	'a text in which everything is other is compared in a time that grows with it, no faster',
	{ timeout: 60_000 },
	() => {
		// Comparing 3,300 words, as many as a message may have, word by word took a minute.
		const other = (words: number) =>
			['a', 'b'].map((word) => Array.from({ length: words }, (_, at) => word + at).join(' ')) as [
				string,
				string
			];
		const parts = (length: number) => ['a', ' ', '.-', 'aA'].map((part) => part.repeat(length)).join(' 7 ');
		expect(growth((words) => void differenceOf(...other(words)), 800)).toBeLessThan(12);
		expect(growth((length) => void newClaims('x', parts(length), 'en'), 5_000)).toBeLessThan(12);
		const [before, after] = other(3_300);
		expect(differenceOf(before, after)).toEqual([
			{ kind: 'gone', text: before },
			{ kind: 'new', text: after }
		]);
	}
);

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
	['We met in 2026, at 15.', 'We met in 2026, 5 of us, at 20.', 'en', ['5', '20']],
	[
		'Thanks.',
		'Thanks, see evil.example/pay or www.evil.example, or ask @bob.',
		'en',
		['evil.example/pay', 'www.evil.example', '@bob']
	],
	['Danke, Ana.', 'Danke, siehe böse.example und (bit.ly/x)!', 'de', ['böse.example', 'bit.ly/x']],
	['See a.example/mill', 'See a.example/mill, or a.example/pay.', 'en', ['a.example/pay']],
	['Thanks (really), Ana.', 'Really, thanks – Ana! E.g. now, at 9.30.', 'en', ['9.30']],
	['I met Ana O’Neill.', "I met Ana O'Neill, in Tel Aviv-Yafo. Bye.", 'en', ['Tel', 'Aviv-Yafo']],
	['Coffee at 9?', 'I would love a coffee at 9. What do you think?', 'en', []]
] as const)('%j → %j claims anew: %j', (before, after, language, claims) => {
	expect(newClaims(before, after, language)).toEqual(claims);
});
