import { type Result, ok, problem } from './result.ts';

/** Crockford's alphabet: no i, l, o, u, so that nothing typed from a wall is read as something else. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** The first `length` × 5 bits of the bytes as base32, most significant bit first, lower case. */
export function toBase32(bytes: Uint8Array, length: number): string {
	let text = '';
	for (let at = 0; at < length; at++) {
		let value = 0;
		for (let bit = at * 5; bit < at * 5 + 5; bit++) {
			value = (value << 1) | (((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
		}
		text += alphabet[value];
	}
	return text;
}

/** The value (0 to 31) of each character of a text that `readBase32` returned. */
export function base32Values(text: string): number[] {
	return [...text].map((character) => alphabet.indexOf(character));
}

/** The character of a value from 0 to 31. */
export function base32Character(value: number): string {
	return alphabet.charAt(value & 31);
}

/**
 * Reads what a person typed: any case, full-width letters, spaces, dots and dashes anywhere, o for 0, i and l for 1.
 * Gives exactly `length` lower-case characters, or 'not-base32'.
 */
export function readBase32(typed: string, length: number): Result<string, 'not-base32'> {
	if (typed.length > 4 * length + 16) return problem('not-base32');
	const text = typed
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\p{Dash}\p{Cf}._]/gu, '')
		.replace(/o/g, '0')
		.replace(/[il]/g, '1');
	const isBase32 = text.length === length && base32Values(text).every((value) => value >= 0);
	return isBase32 ? ok(text) : problem('not-base32');
}

/** A code of eight characters as people read it to each other: `ABCD-EFGH`. */
export function inFours(code: string): string {
	return code.toUpperCase().replace(/(.{4})(?=.)/g, '$1-');
}
