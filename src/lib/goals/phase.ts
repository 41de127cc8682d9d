import type { EventRow } from '../db/rows.ts';
import { endOf, isThere } from '../events/current.ts';
import { isTimeZone, momentOf, wallTimeOf } from '../events/when.ts';

const hourMs = 3_600_000;
/** Nobody said when it ends: it lasts until the night is over, and so long at least. */
const atLeastMs = 6 * hourMs;
const nightEndsAt = '04:00';
/** Where not even its start and place are known yet: an evening from joining on. */
const eveningMs = 12 * hourMs;
/** So long before it begins, an event is worth preparing; so long after it, looking back. */
const aheadMs = 7 * 24 * hourMs;
const backMs = 7 * 24 * hourMs;

/** Where somebody stands with an event: it is ahead within a week, it runs, or it is over since less than a week. */
export type Phase = 'before' | 'during' | 'after';

/**
 * When an event is over for the people at it. Exchanges count to one without an end for a whole day (`endOf`); for its people it is
 * over at four in the morning, as clocks there show it.
 */
export function overAt(event: EventRow): Date {
	if (event.endsAt !== null) return endOf(event);
	if (!event.startsAt) return new Date(Date.parse(event.joinedAt) + eveningMs);
	const start = Date.parse(event.startsAt);
	const zone = isTimeZone(event.timeZone) ? event.timeZone : 'UTC';
	for (let days = 0; days <= 1; days++) {
		const day = wallTimeOf(new Date(start + days * 24 * hourMs), zone).slice(0, 10);
		const night = momentOf(`${day}T${nightEndsAt}`, zone);
		if (night && night.getTime() >= start + atLeastMs) return night;
	}
	return endOf(event);
}

/** Null: left, too far ahead or too long ago. */
export function phaseAt(event: EventRow, now: Date): Phase | null {
	if (!isThere(event)) return null;
	const time = now.getTime();
	const over = overAt(event).getTime();
	if (time >= over) return time < over + backMs ? 'after' : null;
	const start = Date.parse(event.startsAt || event.joinedAt);
	if (time >= start) return 'during';
	return start - time <= aheadMs ? 'before' : null;
}

/** The event that runs now; among several the one joined last. Null: none. */
export function runningEvent(events: readonly EventRow[], now: Date): EventRow | null {
	const running = events.filter((event) => phaseAt(event, now) === 'during');
	return running.sort((one, other) => (one.joinedAt < other.joinedAt ? 1 : -1))[0] ?? null;
}

/** The event that begins next, within a week. Null: none. */
export function comingEvent(events: readonly EventRow[], now: Date): EventRow | null {
	const coming = events.filter((event) => phaseAt(event, now) === 'before');
	return coming.sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))[0] ?? null;
}

/** Those that are over since less than a week, the latest first. */
export function pastEvents(events: readonly EventRow[], now: Date): EventRow[] {
	return events
		.filter((event) => phaseAt(event, now) === 'after')
		.sort((one, other) => overAt(other).getTime() - overAt(one).getTime());
}
