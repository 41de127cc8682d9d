import { sha256 } from '@noble/hashes/sha2.js';
import { fromHex, toHex } from './bytes.ts';

/** What a device signs its codes with, both in lower-case hex: `secret` 16 bytes, `id` the first 10 of its SHA-256. */
export type Key = { readonly id: string; readonly secret: string };

const secretSize = 16;
export const keyIdSize = 10;

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

/** The 16 bytes of a secret (hex). */
export function secretBytes(secret: string): Uint8Array {
	const bytes = fromHex(secret);
	if (bytes?.length !== secretSize) throw new Error('not a secret');
	return bytes;
}
