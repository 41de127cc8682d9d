import type { OutboxRow } from '../db/rows.ts';
import type { Answer } from '../remote/wire.ts';
import { isTooOld } from './journal.ts';
import { afterServerUpdateMs, backoffMs } from './queue.ts';

/** How an answer moves a queued mutation on. None of its own: `retry`. */
export function afterAnswer(
	entry: OutboxRow,
	answer: Pick<Answer, 'answer' | 'code'>,
	{ nowMs, random }: { nowMs: number; random: number }
): OutboxRow {
	switch (answer.answer) {
		case 'applied':
		case 'already_applied':
			return { ...entry, progress: { state: 'sent' } };
		case 'held':
			return { ...entry, progress: { state: 'held' } };
		case 'refused':
			if (answer.code === 'unknown_mutation')
				return postponed(entry, answer.code, nowMs + afterServerUpdateMs);
			if (
				entry.acknowledgedAt !== undefined &&
				isOfOthers(answer.code) &&
				!isTooOld(entry.acknowledgedAt, nowMs)
			)
				return postponed(entry, 'restored', nowMs + afterServerUpdateMs);
			return { ...entry, progress: { state: 'refused', code: answer.code ?? 'refused' } };
		case 'retry':
			return postponed(entry, answer.code, nowMs + backoffMs(entry.attempts + 1, random));
	}
}

/** A server that was put back may hear of the person, the event or the meeting from somebody else's phone later on. */
function isOfOthers(code: string | null): boolean {
	const codes = [
		'contact_not_found',
		'event_not_found',
		'meeting_not_found',
		'not_attending',
		'not_organizer'
	];
	return code !== null && codes.includes(code);
}

/** Waits on, until a moment in milliseconds since 1970; `code` says why. */
export function postponed(entry: OutboxRow, code: string | null, notBefore: number): OutboxRow {
	return { ...entry, progress: { state: 'waiting', code }, attempts: entry.attempts + 1, notBefore };
}
