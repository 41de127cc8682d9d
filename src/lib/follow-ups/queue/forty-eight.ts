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

const none: FortyEight = { of: 0, inTime: 0, written: 0, hasTime: 0 };

/**
 * Counts the first follow-ups of an event, or of none (null). One that somebody ticked by hand went out, some other way; one that
 * was let rest is not asked for, nor is one of an exchange that was taken back.
 */
export function fortyEight(eventId: string | null, people: Iterable<Reasons>, now: string): FortyEight {
	return countOf(eventId, fortyEights(people, now));
}

/** The same for all events, each person looked at once; for `countOf`. */
export function fortyEights(people: Iterable<Reasons>, now: string): ReadonlyMap<string, FortyEight> {
	const all = new Map<string, { -readonly [Count in keyof FortyEight]: number }>();
	for (const { followUps } of people) {
		for (const { kind, cause, dueAt, settledAt } of followUps) {
			if (kind !== 'first' || dueAt === null) continue;
			let counts = all.get(cause);
			if (!counts) all.set(cause, (counts = { ...none }));
			counts.of++;
			if (settledAt !== null) counts.written++;
			if (settledAt !== null && settledAt <= dueAt) counts.inTime++;
			if (settledAt === null && now <= dueAt) counts.hasTime++;
		}
	}
	return all;
}

/** What was counted for one event, or for none (null). */
export function countOf(eventId: string | null, all: ReadonlyMap<string, FortyEight>): FortyEight {
	return all.get(eventId ?? 'none') ?? none;
}
