import type { ExchangeRow, OutboxRow } from '../db/rows.ts';

/**
 * How far an exchange has come, in the words that matter to a person. `no-network`: only this phone knows yet;
 * `not-yet-known`: the server has it, but has never heard of the other phone (it was offline when it joined);
 * `asks-me`: they have only what my code held until I say yes; `asks-them`: the same the other way round;
 * `refused`: the server will not take it, with its code and the mutation to be given up.
 */
export type Standing =
	| { state: 'confirmed' | 'no-network' | 'not-yet-known' | 'asks-me' | 'asks-them' }
	| { state: 'refused'; code: string; mutationId: string };

const exchangeKinds = ['exchange_cards', 'exchange_by_short_code'];

/** How an exchange stands, given what is still queued. */
export function standingOf(exchange: ExchangeRow, queue: readonly OutboxRow[]): Standing {
	const meetingIds = new Set(exchange.meetings.map(({ id }) => id));
	const entry = queue.find(
		({ kind, input }) => exchangeKinds.includes(kind) && meetingIds.has(String(input.meetingId))
	);
	if (entry?.progress.state === 'refused')
		return { state: 'refused', code: entry.progress.code, mutationId: entry.id };
	if (entry?.progress.state === 'held') return { state: 'not-yet-known' };
	// Met again: what the server confirmed before says nothing of the scan that still waits.
	if (exchange.confirmedAt === null || entry?.progress.state === 'waiting') return { state: 'no-network' };
	if (exchange.asksMe) return { state: 'asks-me' };
	return { state: exchange.asksThem ? 'asks-them' : 'confirmed' };
}

const urgency: readonly Standing['state'][] = [
	'refused',
	'asks-me',
	'no-network',
	'not-yet-known',
	'asks-them',
	'confirmed'
];

/** Of several exchanges with one person, the standing that wants attention most. */
export function mostUrgent(standings: readonly Standing[]): Standing | null {
	const inOrder = [...standings].sort((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state));
	return inOrder[0] ?? null;
}
