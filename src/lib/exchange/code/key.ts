import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { base32Character, base32Values, inFours, readBase32, toBase32 } from '../../core/base32.ts';
import { concat, fromHex, toHex, utf8 } from '../../core/bytes.ts';
import { type Result, ok, problem } from '../../core/result.ts';

/** What a device signs its codes with, both in lower-case hex: `secret` 16 bytes, `id` the first 10 of its SHA-256. */
export type Key = { readonly id: string; readonly secret: string };

const secretSize = 16;
export const keyIdSize = 10;
export const signatureSize = 10;

/** The key of 16 random bytes. */
export function makeKey(random: Uint8Array): Key {
	if (random.length !== secretSize) throw new Error(`a secret has ${secretSize} bytes, not ${random.length}`);
	const secret = toHex(random);
	return { id: keyIdOf(secret), secret };
}

/** The id of a secret (hex): so nobody can claim somebody else's code without knowing what made it. */
export function keyIdOf(secret: string): string {
	return toHex(sha256(secretBytes(secret)).subarray(0, keyIdSize));
}

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

function secretBytes(secret: string): Uint8Array {
	const bytes = fromHex(secret);
	if (bytes?.length !== secretSize) throw new Error('not a secret');
	return bytes;
}
