import { sha256 } from '@noble/hashes/sha2.js';
import { inFours, readBase32, toBase32 } from '../core/base32.ts';
import { utf8 } from '../core/bytes.ts';
import { uuidOf } from '../core/ids.ts';
import type { Result } from '../core/result.ts';
import { ok, problem } from '../core/result.ts';

const length = 8;

/** Five zero bytes: an exchange outside of any event. */
export const noEventRef = '0000000000';

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

/** The event's id, known without a network (docs/protocol.md, ids). Takes the lower-case form of the join code. */
export function eventIdOf(joinCode: string): string {
	return uuidOf(sha256(utf8(`hallway/event/${joinCode}`)), 8);
}

/** The ref that stands in codes, ten hex digits: the first five bytes of the event id, or five zero bytes for none. */
export function eventRefOf(eventId: string | null): string {
	return eventId === null ? noEventRef : eventId.replaceAll('-', '').slice(0, 10);
}
