/** `size` bytes from the system's generator; there also over plain http, unlike crypto.subtle and randomUUID. */
export function randomBytes(size: number): Uint8Array {
	return crypto.getRandomValues(new Uint8Array(size));
}

/** A random UUID (version 4, RFC 9562 section 5.4), lower case, from 16 given bytes or fresh ones. */
export function makeId(random: Uint8Array = randomBytes(16)): string {
	return uuidOf(random, 4);
}

/** Formats 16 bytes as a UUID of the given version (4 random, 8 made by rules of our own), variant bits set. */
export function uuidOf(source: Uint8Array, version: 4 | 8): string {
	const bytes = source.slice(0, 16);
	bytes[6] = (bytes[6] & 0x0f) | (version << 4);
	bytes[8] = (bytes[8] & 0x3f) | 0x80;
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, hex);
}
