import blns from 'big-list-of-naughty-strings';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { excerpt } from './excerpt.ts';

test('words stay as they were written, on one line', () => {
	expect(excerpt('  Rust &\n\tWebAssembly {what} <b> ')).toBe('Rust & WebAssembly {what} <b>');
	expect(excerpt('We do "AI" right')).toBe('We do "AI" right');
	expect(excerpt('„Kuchen“ und „Kaffee“')).toBe('„Kuchen“ und „Kaffee“');
});

test('quotation marks around everything and a full stop at the end go: the question brings its own', () => {
	expect(excerpt('“Dream big.”')).toBe('Dream big');
	expect(excerpt('I build things that last.')).toBe('I build things that last');
	expect(excerpt('Why not?')).toBe('Why not?');
});

test('a long text ends between words', () => {
	const headline = 'Helping hospitals plan shifts that nurses can actually live with, since 2011';
	expect(excerpt(headline, 40)).toBe('Helping hospitals plan shifts that…');
	expect(excerpt(headline, 35)).toBe('Helping hospitals plan shifts that…');
	expect(excerpt('Donaudampfschifffahrtsgesellschaftskapitänspatent', 20)).toBe('Donaudampfschifffah…');
	expect(excerpt('東京でデザインをしています。週末は山に登ります', 10)).toBe('東京でデザインをし…');
	expect(excerpt('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 3)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…');
});

test('nothing sayable is nothing', () => {
	for (const text of ['', ' \n ', '. '.repeat(100_000), '-', '…', '"?!"', '\u202e\u2069', '\u0300'])
		expect(excerpt(text)).toBe('');
	expect(excerpt('🌱')).toBe('🌱');
});

test('what turns text around goes, Hebrew and Arabic stay', () => {
	expect(excerpt('\u202eevil\u2069 text\u2066')).toBe('evil text');
	expect(excerpt('שלום עולם')).toBe('שלום עולם');
	expect(excerpt('می\u200cخواهم')).toBe('می\u200cخواهم');
	expect(excerpt(`a${'\u0301'.repeat(500)}`)).toBe(`a${'\u0301'.repeat(4)}`);
});

test('any text gives one line of readable length', () => {
	const anyUnits = fc.array(fc.nat(0xffff), { maxLength: 120 }).map((units) => String.fromCharCode(...units));
	const texts = fc.oneof(anyUnits, fc.lorem({ maxCount: 30 }), fc.constantFrom(...blns));
	const segmenter = new Intl.Segmenter();
	fc.assert(
		fc.property(texts, fc.integer({ min: 5, max: 80 }), (text, limit) => {
			const short = excerpt(text, limit);
			const letters = [...segmenter.segment(short)];
			expect(letters.length).toBeLessThanOrEqual(limit);
			expect(short).not.toMatch(/[\n\r\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
			expect(short).toBe(short.trim());
		}),
		{ numRuns: 500 }
	);
});
