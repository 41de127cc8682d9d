import { inFours, readBase32, toBase32 } from '../core/base32.ts';
import type { Result } from '../core/result.ts';
import { ok, problem } from '../core/result.ts';

const length = 8;

/** A join code (8 lower-case base32 characters) from five random bytes, made by the organizer's device. */
export function makeJoinCode(random: Uint8Array): string {
	return toBase32(random, length);
}

/** Reads a typed join code forgivingly (case, spaces, dashes, o for 0, i and l for 1); gives the lower-case form. */
export function readJoinCode(typed: string): Result<string, 'not-a-join-code'> {
	const read = readBase32(typed, length);
	return read.ok ? ok(read.value) : problem('not-a-join-code');
}

/** The join code as people read it: `ABCD-EFGH`. */
export function formatJoinCode(joinCode: string): string {
	return inFours(joinCode);
}
