import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { smsSizeOf } from './sms.ts';

test.each([
	['', 'GSM-7', 0, 0, 160],
	['Hello', 'GSM-7', 5, 1, 155],
	['a'.repeat(160), 'GSM-7', 160, 1, 0],
	['a'.repeat(161), 'GSM-7', 161, 2, 145],
	['a'.repeat(306), 'GSM-7', 306, 2, 0],
	['a'.repeat(307), 'GSM-7', 307, 3, 152],
	// German fits, with the euro and brackets at two units each.
	['Größe, Äpfel: 5 €', 'GSM-7', 18, 1, 142],
	['['.repeat(80), 'GSM-7', 160, 1, 0],
	// Two units are not cut in the middle: 152 and one euro sign do not fill a part of 153.
	[`${'a'.repeat(152)}€${'a'.repeat(10)}`, 'GSM-7', 164, 2, 141],
	// One sign from outside costs the whole text its alphabet: a typographic apostrophe, an emoji, Polish.
	['It’s', 'UCS-2', 4, 1, 66],
	['😀', 'UCS-2', 2, 1, 68],
	['ł'.repeat(70), 'UCS-2', 70, 1, 0],
	['ł'.repeat(71), 'UCS-2', 71, 2, 63],
	[`${'ł'.repeat(66)}😀${'ł'.repeat(4)}`, 'UCS-2', 72, 2, 61]
])('%j is sent as %s of %i units in %i messages, %i left', (text, alphabet, units, messages, left) => {
	expect(smsSizeOf(text)).toEqual({ alphabet, units, messages, left });
});

test('what is left can be typed without another message, and one more cannot', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom('a', 'ä', '€', 'ł', '😀'), minLength: 1 }), (text) => {
			const { alphabet, messages, left } = smsSizeOf(text);
			const one = alphabet === 'GSM-7' ? 'a' : 'ł';
			// Up to one whole message the parts are not joined, and longer.
			expect(smsSizeOf(text + one.repeat(left)).messages).toBe(messages);
			expect(smsSizeOf(text + one.repeat(left + 1)).messages).toBe(messages + 1);
		})
	);
});
