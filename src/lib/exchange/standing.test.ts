import { expect, test } from 'vitest';
import type { ExchangeRow, OutboxRow } from '../db/rows.ts';
import { mostUrgent, standingOf } from './standing.ts';

test('an exchange waits for the network until the server answered', () => {
	expect(standingOf(exchange(), [])).toEqual({ state: 'no-network' });
	expect(standingOf(exchange(), [queued({ state: 'waiting', code: null })])).toEqual({ state: 'no-network' });
	expect(standingOf(exchange({ confirmedAt: '2026-11-22T09:31:00.000Z' }), [])).toEqual({
		state: 'confirmed'
	});
});

test('it says when the server has never heard of the other phone, and when it refused', () => {
	expect(standingOf(exchange(), [queued({ state: 'held' })])).toEqual({ state: 'not-yet-known' });
	expect(standingOf(exchange(), [queued({ state: 'refused', code: 'code_not_genuine' })])).toEqual({
		state: 'refused',
		code: 'code_not_genuine',
		mutationId: 'mutation-1'
	});
});

test("another meeting's trouble is not this one's", () => {
	const other = queued({ state: 'refused', code: 'own_code' }, 'meeting-2');
	expect(standingOf(exchange(), [other])).toEqual({ state: 'no-network' });
});

test('a scan that waits is not confirmed by an earlier one of the same person', () => {
	const confirmed = { confirmedAt: '2026-11-22T09:31:00.000Z', asksThem: true };
	expect(standingOf(exchange(confirmed), [queued({ state: 'waiting', code: null })])).toEqual({
		state: 'no-network'
	});
	expect(standingOf(exchange(confirmed), [queued({ state: 'sent' })])).toEqual({ state: 'asks-them' });
});

test('a confirmed one may still ask for a yes, mine before theirs', () => {
	const confirmed = { confirmedAt: '2026-11-22T09:31:00.000Z' };
	expect(standingOf(exchange({ ...confirmed, asksThem: true }), []).state).toBe('asks-them');
	expect(standingOf(exchange({ ...confirmed, asksThem: true, asksMe: true }), []).state).toBe('asks-me');
});

test('what was taken back is not called confirmed, and whose it was is said', () => {
	const met = { confirmedAt: '2026-11-22T09:31:00.000Z' };
	const gone = { how: 'withdrawn' as const, fields: [], at: '2026-11-22T10:00:00.000Z' };
	const withdrawn = { state: 'withdrawn', isSent: true };
	expect(standingOf(exchange({ ...met, iGave: gone }), [])).toEqual({ ...withdrawn, by: 'me' });
	expect(standingOf(exchange({ ...met, theyGave: gone }), [])).toEqual({ ...withdrawn, by: 'them' });
	expect(standingOf(exchange({ ...met, iGave: gone, theyGave: gone }), [])).toEqual({
		...withdrawn,
		by: 'both'
	});
});

test('taking back says when the server does not know of it yet', () => {
	const mine = exchange({
		confirmedAt: '2026-11-22T09:31:00.000Z',
		iGave: { how: 'withdrawn', fields: [], at: '2026-11-22T10:00:00.000Z' }
	});
	const withdrawing = (eventId: string | null, state: 'waiting' | 'sent') => ({
		...queued(state === 'sent' ? { state } : { state, code: null }),
		kind: 'withdraw_exchange',
		input: { contactId: 'contact-1', eventId }
	});
	expect(standingOf(mine, [withdrawing(null, 'waiting')])).toMatchObject({ isSent: false });
	expect(standingOf(mine, [withdrawing(null, 'sent')])).toMatchObject({ isSent: true });
	expect(standingOf(mine, [withdrawing('another-event', 'waiting')])).toMatchObject({ isSent: true });
});

test('of several, the one that wants attention most is shown', () => {
	expect(mostUrgent([{ state: 'confirmed' }, { state: 'asks-me' }, { state: 'no-network' }])).toEqual({
		state: 'asks-me'
	});
	expect(mostUrgent([])).toBeNull();
});

function exchange(changes: Partial<ExchangeRow> = {}): ExchangeRow {
	const nothing = { how: 'nothing' as const, fields: [], at: null };
	return {
		id: 'contact-1/none',
		contactId: 'contact-1',
		eventId: null,
		theyGave: nothing,
		iGave: nothing,
		asksMe: false,
		asksThem: false,
		via: 'scan',
		confirmedAt: null,
		meetings: [{ id: 'meeting-1', happenedAt: '2026-11-22T09:30:00.000Z' }],
		...changes
	};
}

function queued(progress: OutboxRow['progress'], meetingId = 'meeting-1'): OutboxRow {
	return {
		id: 'mutation-1',
		seq: 1,
		kind: 'exchange_cards',
		input: { contactId: 'contact-1', meetingId },
		wire: {},
		happenedAt: '2026-11-22T09:30:00.000Z',
		writes: [],
		reads: [],
		progress,
		wasTried: true,
		attempts: 0,
		notBefore: 0
	};
}
