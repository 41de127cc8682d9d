import { base32Values, readBase32, toBase32 } from '../core/base32.ts';
import { fromHex, toHex } from '../core/bytes.ts';
import { formatJoinCode } from './join-code.ts';

const tokenBytes = 16;
const tokenCharacters = 26;

/** The personal join link `ORIGIN/e/CODE#TOKEN` of an invitation; `token` in hex, as the server gives it. */
export function invitationLink(origin: string, joinCode: string, token: string): string {
	const bytes = fromHex(token);
	if (bytes?.length !== tokenBytes) throw new Error('not a token');
	return `${origin}/e/${formatJoinCode(joinCode)}#${toBase32(bytes, tokenCharacters).toUpperCase()}`;
}

/** The token (hex) in the fragment of a join link, with or without its `#`; null: there is none that could be one. */
export function readInvitation(fragment: string): string | null {
	const read = readBase32(fragment.replace(/^#/, ''), tokenCharacters);
	if (!read.ok) return null;
	const bits = base32Values(read.value)
		.map((value) => value.toString(2).padStart(5, '0'))
		.join('');
	return toHex(Uint8Array.from({ length: tokenBytes }, (_, i) => parseInt(bits.slice(8 * i, 8 * i + 8), 2)));
}

/**
 * Whether two names could be one person's: the same words but for case, accents, order and dots, or all words of the one
 * among those of the other. Who joins by a link that was made for somebody else is asked.
 */
export function couldBeOne(one: string, other: string): boolean {
	const [few, many] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.size - b.size);
	return few.size > 0 && [...few].every((word) => many.has(word));
}

function wordsOf(name: string): Set<string> {
	const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
	return new Set(plain.match(/[\p{L}\p{N}\p{Extended_Pictographic}]+/gu) ?? []);
}
