import type { ExchangeRow } from '../db/rows.ts';

/** How many different people somebody swapped cards with, at one event (null: outside of any) or, left out, ever. */
export function peopleMet(
	exchanges: readonly Pick<ExchangeRow, 'contactId' | 'eventId'>[],
	eventId?: string | null
): number {
	const there = exchanges.filter((exchange) => eventId === undefined || exchange.eventId === eventId);
	return new Set(there.map(({ contactId }) => contactId)).size;
}
