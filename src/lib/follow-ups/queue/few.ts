import type { FollowUpAnswerRow, TouchRow } from '../../db/rows.ts';
import type { Moment } from './order.ts';
import { timeLater } from './yearly.ts';

/** So many people a day are enough to write to. */
const fewADay = 5;

/** How many of the few of today are left: whoever I wrote to today, or ticked, was one of them. */
export function fewLeft(
	touches: readonly TouchRow[],
	answers: readonly FollowUpAnswerRow[],
	{ endOfToday }: Moment
): number {
	const beganAt = timeLater(endOfToday, -1);
	const done = new Set<string>();
	for (const { kind, contactId, happenedAt } of touches)
		if (kind === 'wrote' && happenedAt >= beganAt) done.add(contactId);
	for (const { contactId, doneAt } of answers) if (doneAt !== null && doneAt >= beganAt) done.add(contactId);
	return Math.max(fewADay - done.size, 0);
}
