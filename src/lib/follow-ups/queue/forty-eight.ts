import type { Reasons } from './order.ts';

/** How it went with the first messages after one event; counts of people. For oneself alone. */
export type FortyEight = {
	readonly of: number;
	/** Went out within 48 hours of the first meeting. */
	readonly inTime: number;
	/** Went out at all. */
	readonly written: number;
	/** Not written to, and there still is time. */
	readonly hasTime: number;
};

/**
 * Counts the first follow-ups of an event, or of none (null). One that somebody ticked by hand went out, some other way; one that
 * was let rest is not asked for, nor is one of an exchange that was taken back.
 */
export function fortyEight(eventId: string | null, people: Iterable<Reasons>, now: string): FortyEight {
	const counts = { of: 0, inTime: 0, written: 0, hasTime: 0 };
	for (const { followUps } of people) {
		for (const { kind, cause, dueAt, settledAt } of followUps) {
			if (kind !== 'first' || cause !== (eventId ?? 'none') || dueAt === null) continue;
			counts.of++;
			if (settledAt !== null) counts.written++;
			if (settledAt !== null && settledAt <= dueAt) counts.inTime++;
			if (settledAt === null && now <= dueAt) counts.hasTime++;
		}
	}
	return counts;
}
