import type { ExchangeRow } from '../db/rows.ts';

/**
 * What is on the screen right after an exchange. `scanned`: I scanned them; `typed`: I typed their code; `again`: I had
 * scanned them minutes before; `arrived`: they scanned me. `event`: see `Scan` in exchange/scan.ts.
 */
export type Moment = Swap | ({ readonly kind: 'again' } & Shown);

type Shown = { readonly contactId: string; readonly event: 'mine' | 'other' | 'none' };
type Swap = { readonly kind: 'scanned' | 'typed' | 'arrived'; readonly meetingId: string } & Shown;

/** Tells one moment from the next, for the screen to begin anew. */
export function momentKey(moment: Moment): string {
	return moment.kind === 'again' ? moment.contactId : moment.meetingId;
}

/** A phone that was away gets a day's scans at once: only those of the last minutes are a moment. */
const freshMs = 5 * 60_000;

/** Finds, among all exchanges, the meetings that somebody else began while this screen was open. */
export class Arrivals {
	#known: Set<string>;

	/** `exchanges` as they are now: none of these is news. */
	constructor(exchanges: readonly ExchangeRow[]) {
		this.#known = new Set(meetingsIn(exchanges).map(({ id }) => id));
	}

	/** Makes a meeting that I began no news. */
	expect(meetingId: string): void {
		this.#known.add(meetingId);
	}

	/**
	 * The latest new meeting, given once; `now` in the server's time. One of an exchange that is not confirmed yet is a scan
	 * of this phone, made in another tab.
	 */
	next(exchanges: readonly ExchangeRow[], now: Date): Swap | null {
		const fresh = meetingsIn(exchanges).filter(({ id }) => !this.#known.has(id));
		for (const { id } of fresh) this.#known.add(id);
		const [latest] = fresh
			.filter(({ exchange }) => exchange.confirmedAt !== null)
			.filter(({ happenedAt }) => Math.abs(now.getTime() - Date.parse(happenedAt)) < freshMs)
			.sort((a, b) => (a.happenedAt < b.happenedAt ? 1 : -1));
		if (!latest) return null;
		const { contactId, eventId } = latest.exchange;
		return { kind: 'arrived', contactId, meetingId: latest.id, event: eventId === null ? 'none' : 'mine' };
	}
}

function meetingsIn(exchanges: readonly ExchangeRow[]) {
	return exchanges.flatMap((exchange) => exchange.meetings.map((meeting) => ({ ...meeting, exchange })));
}
