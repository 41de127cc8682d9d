import type { ExchangeRow, OutboxRow } from '../db/rows.ts';
import { isExchange } from './exchange.ts';

/**
 * How far an exchange has come, in the words that matter to a person. `no-network`: only this phone knows yet;
 * `not-yet-known`: the server has it, but has never heard of the other phone (it was offline when it joined);
 * `asks-me`: they have only what my code held until I say yes; `asks-them`: the same the other way round;
 * `withdrawn`: it was confirmed once, and who took back what they gave (`isSent`: the server knows; only mine can wait);
 * `refused`: the server will not take it, with its code and the mutation to be given up.
 */
export type Standing =
	| { state: 'confirmed' | 'no-network' | 'not-yet-known' | 'asks-me' | 'asks-them' }
	| { state: 'withdrawn'; by: 'me' | 'them' | 'both'; isSent: boolean }
	| { state: 'refused'; code: string; mutationId: string };

const withdrawingKinds = ['withdraw_exchange', 'block_person'];

/** Whether what is queued says anything about how exchanges stand. */
export function concernsStanding({ kind }: OutboxRow): boolean {
	return isExchange(kind) || withdrawingKinds.includes(kind);
}

/** How an exchange stands, given what is still queued. */
export function standingOf(exchange: ExchangeRow, queue: readonly OutboxRow[]): Standing {
	const meetingIds = new Set(exchange.meetings.map(({ id }) => id));
	const entry = queue.find(({ kind, input }) => isExchange(kind) && meetingIds.has(String(input.meetingId)));
	if (entry?.progress.state === 'refused')
		return { state: 'refused', code: entry.progress.code, mutationId: entry.id };
	if (entry?.progress.state === 'held') return { state: 'not-yet-known' };
	// Met again: what the server confirmed before says nothing of the scan that still waits.
	if (exchange.confirmedAt === null || entry?.progress.state === 'waiting') return { state: 'no-network' };
	if (exchange.asksMe) return { state: 'asks-me' };
	if (exchange.asksThem) return { state: 'asks-them' };
	return withdrawalOf(exchange, queue) ?? { state: 'confirmed' };
}

function withdrawalOf(exchange: ExchangeRow, queue: readonly OutboxRow[]): Standing | null {
	const isMine = exchange.iGave.how === 'withdrawn';
	const isTheirs = exchange.theyGave.how === 'withdrawn';
	if (!isMine && !isTheirs) return null;
	const isWaiting = queue.some(
		({ kind, input, progress }) =>
			withdrawingKinds.includes(kind) &&
			input.contactId === exchange.contactId &&
			(kind === 'block_person' || input.eventId === exchange.eventId) &&
			progress.state === 'waiting'
	);
	const by = isMine && isTheirs ? 'both' : isMine ? 'me' : 'them';
	return { state: 'withdrawn', by, isSent: !(isMine && isWaiting) };
}

const urgency: readonly Standing['state'][] = [
	'refused',
	'asks-me',
	'no-network',
	'not-yet-known',
	'asks-them',
	'confirmed',
	'withdrawn'
];

/** Of several exchanges with one person, the standing that wants attention most. */
export function mostUrgent(standings: readonly Standing[]): Standing | null {
	const inOrder = [...standings].sort((a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state));
	return inOrder[0] ?? null;
}
