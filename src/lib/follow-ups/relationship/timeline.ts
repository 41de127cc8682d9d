import type { ExchangeRow, PromiseRow, TouchChannel, TouchRow } from '../../db/rows.ts';

/** One thing between us, as it happened (ISO 8601 UTC). `touchId`: I put it down by hand, and can take it away. */
export type Moment = {
	readonly id: string;
	readonly at: string;
	readonly what:
		| 'met'
		| 'met-again'
		| 'wrote'
		| 'replied'
		| 'helped-me'
		| 'helped-them'
		| 'thanked'
		| 'i-kept'
		| 'they-kept';
	/** Where we met; null: outside of any event, or it does not matter. */
	readonly eventId: string | null;
	readonly channel: TouchChannel | null;
	/** What was written, promised or put down about it; may be empty. */
	readonly text: string;
	readonly touchId: string | null;
};

type Rows = {
	readonly exchanges: readonly ExchangeRow[];
	readonly touches: readonly TouchRow[];
	readonly promises: readonly PromiseRow[];
};

/** Everything between us, the earliest first: a history, and nothing is counted. */
export function timelineOf({ exchanges, touches, promises }: Rows): Moment[] {
	const plain = { eventId: null, channel: null, text: '', touchId: null };
	const meetings = exchanges
		.flatMap(({ eventId, meetings }) =>
			meetings.map(({ id, happenedAt: at }) => ({ ...plain, id, at, what: 'met-again' as const, eventId }))
		)
		.sort(earliestFirst);
	const kept = promises.flatMap(({ id, by, keptAt, text }) =>
		keptAt === null || text === ''
			? []
			: { ...plain, id, at: keptAt, what: by === 'me' ? ('i-kept' as const) : ('they-kept' as const), text }
	);
	const touched = touches.map(({ id, kind, happenedAt: at, channel, subject, text }) => ({
		...plain,
		id,
		at,
		what: kind === 'met' ? ('met-again' as const) : kind,
		channel,
		text: subject || text,
		touchId: id
	}));
	const [first, ...again] = meetings;
	const firstMet: Moment[] = first ? [{ ...first, what: 'met' }] : [];
	return [...firstMet, ...again, ...kept, ...touched].sort(earliestFirst);
}

function earliestFirst(one: { at: string; id: string }, other: { at: string; id: string }): number {
	if (one.at !== other.at) return one.at < other.at ? -1 : 1;
	return one.id < other.id ? -1 : 1;
}
