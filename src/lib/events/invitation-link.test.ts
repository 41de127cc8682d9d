import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toHex } from '../core/bytes.ts';
import { couldBeOne, invitationLink, readInvitation } from './invitation-link.ts';

const origin = 'https://hallway.example';

test('every token is read back from its link, also in lower case', () => {
	fc.assert(
		fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
			const { hash, pathname } = new URL(invitationLink(origin, 'abcdefgh', toHex(bytes)));
			expect(pathname).toBe('/e/ABCD-EFGH');
			expect(readInvitation(hash)).toBe(toHex(bytes));
			expect(readInvitation(hash.toLowerCase())).toBe(toHex(bytes));
		})
	);
});

test('no fragment throws, and what is none is null', () => {
	fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readInvitation(text) === null));
	for (const text of ['', '#', '#top', `#${'0'.repeat(25)}`, `#${'u'.repeat(26)}`, `#${'0'.repeat(9_999)}`]) {
		expect(readInvitation(text)).toBeNull();
	}
});

describe('whose link it is', () => {
	test.each([
		['Ada Lovelace', 'ada lovelace'],
		['Ada Lovelace', 'Lovelace, Ada'],
		['Ada', 'Ada Lovelace'],
		['José Núñez', 'Jose Nunez'],
		['Dr. Ada M. Lovelace', 'Ada Lovelace'],
		['司徒霜晴', '司徒霜晴'],
		['🦊', '🦊']
	])('%s could be %s', (one, other) => {
		expect(couldBeOne(one, other)).toBe(true);
		expect(couldBeOne(other, one)).toBe(true);
	});

	test.each([
		['Ada Lovelace', 'Ada Byron'],
		['Ada', 'Adam'],
		['', 'Ada'],
		['…', '—']
	])('%s could not be %s', (one, other) => expect(couldBeOne(one, other)).toBe(false));
});
