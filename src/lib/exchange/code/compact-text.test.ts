import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readText, writeText } from './compact-text.ts';

test('any text is read as it was written, and never longer than in UTF-8', () => {
	const unit = fc.oneof(
		fc.constantFrom(...'Aя жש中の😀\u0001«'),
		fc.string({ unit: 'grapheme', maxLength: 1 })
	);
	fc.assert(
		fc.property(fc.array(unit), (parts) => {
			const text = parts.join('').toWellFormed();
			const bytes = writeText(text);
			expect(readText(bytes)).toBe(text);
			expect(bytes.length).toBeLessThanOrEqual(new TextEncoder().encode(text).length);
		})
	);
});

test.each([
	['Résumé', 'Résumé', 8],
	['Cyrillic with a foreign quote', 'Бюро «Полынья»', 15 + 4],
	['Hebrew', 'שלום', 5],
	['Chinese', '司徒霜晴', 9],
	['an emoji among letters', 'я😀', 6]
])('%s', (_, text, size) => {
	expect(writeText(text).length).toBe(size);
	expect(readText(writeText(text))).toBe(text);
});

test('any bytes are read as something', () => {
	fc.assert(fc.property(fc.uint8Array(), (bytes) => typeof readText(bytes) === 'string'));
	expect(readText(Uint8Array.of(0xff, 0x4e))).toBe('');
	expect(readText(Uint8Array.of(0xf6, 0x81, 0x4e))).toBe('');
});
