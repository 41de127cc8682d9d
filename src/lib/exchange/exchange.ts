import type { EventRow, ExchangeRow, Giving, Meeting } from '../db/rows.ts';
import { countsAt } from '../events/current.ts';
import { eventRefOf } from '../events/event-id.ts';

/** Whether a queued mutation of this kind begins an exchange. */
export function isExchange(kind: string): boolean {
	return kind === 'exchange_cards' || kind === 'exchange_by_short_code';
}

/** Two scans of the same pair within so long are one meeting (docs/protocol.md). */
export const oneMeetingMs = 10 * 60_000;

/** The id of an exchange: one per person and event. */
export function exchangeIdOf(contactId: string, eventId: string | null): string {
	return `${contactId}/${eventId ?? 'none'}`;
}

/** The event an exchange counts to: mine with the ref of the code, if exchanges count there at that time. */
export function eventOfCode(
	events: readonly EventRow[],
	eventRef: string,
	happenedAt: string
): string | null {
	const event = events.find(({ id, leftAt }) => leftAt === null && eventRefOf(id) === eventRef);
	return event && countsAt(event, new Date(happenedAt)) ? event.id : null;
}

/** The meeting that happened within ten minutes of this time, if there is one. */
export function sameMeeting(meetings: readonly Meeting[], happenedAt: string): Meeting | undefined {
	return meetings.find(
		(meeting) => Math.abs(Date.parse(meeting.happenedAt) - Date.parse(happenedAt)) <= oneMeetingMs
	);
}

/** The exchange with one more giving from their side; never less than they gave before. */
export function withTheirs(exchange: ExchangeRow, theyGave: Giving): ExchangeRow {
	return exchange.theyGave.how === 'full' ? exchange : { ...exchange, theyGave };
}

/** What can be read from the bytes of a code (hex) at fixed places: header, event ref, key id. */
export function headOf(code: string): { isLive: boolean; eventRef: string; keyId: string } {
	return {
		isLive: (parseInt(code.slice(1, 2), 16) & 1) === 1,
		eventRef: code.slice(2, 12),
		keyId: code.slice(12, 32)
	};
}
