import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base32Character, base32Values, inFours, readBase32, toBase32 } from '../../core/base32.ts';
import { concat, utf8 } from '../../core/bytes.ts';
import { type Key, secretBytes } from '../../core/key.ts';
import { type Result, ok, problem } from '../../core/result.ts';

export const signatureSize = 10;

/** The bytes with their signature behind them: the first ten bytes of HMAC-SHA256 (RFC 2104). */
export function signed(bytes: Uint8Array, key: Key): Uint8Array {
	return concat(bytes, hmac(sha256, secretBytes(key.secret), bytes).subarray(0, signatureSize));
}

/** The code to be typed where no camera is: 7 base32 characters and a check character, lower case. */
export function shortCodeOf(key: Key, eventRef: string): string {
	const mac = hmac(sha256, secretBytes(key.secret), utf8(`hallway/short/${eventRef}`));
	const body = toBase32(mac, 7);
	return body + checkCharacter(body);
}

/** Reads a typed short code forgivingly; 'mistyped' when the check character says that something is off. */
export function readShortCode(typed: string): Result<string, 'not-a-short-code' | 'mistyped'> {
	const read = readBase32(typed, 8);
	if (!read.ok) return problem('not-a-short-code');
	const isRight = checkCharacter(read.value.slice(0, 7)) === read.value[7];
	return isRight ? ok(read.value) : problem('mistyped');
}

/** The short code as people read it: `ABCD-EFGH`. */
export function formatShortCode(shortCode: string): string {
	return inFours(shortCode);
}

function checkCharacter(body: string): string {
	return base32Character(base32Values(body).reduce((sum, value, i) => sum + (i + 1) * value, 0) % 32);
}
