import { sha256 } from '@noble/hashes/sha2.js';
import { utf8 } from '../core/bytes.ts';
import { uuidOf } from '../core/ids.ts';

/** Five zero bytes: an exchange outside of any event. */
export const noEventRef = '0000000000';

/** The event's id, known without a network (docs/protocol.md, ids). Takes the lower-case form of the join code. */
export function eventIdOf(joinCode: string): string {
	return uuidOf(sha256(utf8(`hallway/event/${joinCode}`)), 8);
}

/** The ref that stands in codes, ten hex digits: the first five bytes of the event id, or five zero bytes for none. */
export function eventRefOf(eventId: string | null): string {
	return eventId === null ? noEventRef : eventId.replaceAll('-', '').slice(0, 10);
}
