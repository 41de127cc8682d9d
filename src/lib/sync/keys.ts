import { eventRefOf } from '../events/event-id.ts';

// Keys by which queued mutations wait for one another (src/lib/sync/queue.ts).

/** An event by its ref, since that is all a scanned code says of it. */
export function eventKey(eventId: string): string {
	return eventRefKey(eventRefOf(eventId));
}

/** The same, by the ref itself: ten hex digits. */
export function eventRefKey(eventRef: string): string {
	return `event:${eventRef}`;
}

/** A contact, with everything of it: exchanges, note, block. */
export function contactKey(contactId: string): string {
	return `contact:${contactId}`;
}

/** One scan, by the id that this phone made for it. */
export function meetingKey(meetingId: string): string {
	return `meeting:${meetingId}`;
}

/** The server finds a held scan by its meeting, so it can be undone at once; its contact does not exist there yet. */
export function isKnownWhileHeld(key: string): boolean {
	return key.startsWith('meeting:');
}
