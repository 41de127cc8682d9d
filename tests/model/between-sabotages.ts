import type { Op } from './ops.ts';
import type { Sabotage } from './sabotages.ts';

const drain = (by: number): Op => ({ do: 'drain', by, troubles: [] });
const scan = (by: number, of: number): Op => ({ do: 'scan', by, of, at: 0, how: 'live', agoMinutes: 0 });
const touch = (by: number, text: string): Op => ({
	...{ do: 'touch', by, which: 0, at: 0, again: 0 },
	...{ kind: 'replied', minutesAgo: null, text }
});
const answer = (by: number, says: 'done' | 'later'): Op => ({ do: 'answer', by, which: 0, reason: 0, says });
const second: Op = { do: 'second', by: 0, how: 'address', troubles: [] };
const merge: Op = { do: 'merge', by: 0, into: 1, troubles: [] };

/** What the model has to notice of what is kept for staying in touch. */
export const betweenSabotages: readonly Sabotage[] = [
	{
		name: 'an older edit of a touch wins',
		shows: {
			ops: [
				...[drain(0), drain(1), scan(0, 1), drain(0), touch(0, 'tea'), drain(0)],
				...[second, drain(3), touch(3, 'cello')],
				...[{ do: 'wait', minutes: 10 } as const, touch(0, 'boat'), drain(0), drain(3)]
			]
		},
		changes: [['where t.edited_at <= excluded.edited_at;', ';']]
	},
	{
		name: 'an answer given with a slow clock loses',
		shows: {
			ops: [
				...[drain(1), scan(0, 1), drain(0), answer(0, 'done'), drain(0)],
				...[{ do: 'clock', by: 0, minutes: -300 } as const, answer(0, 'later')],
				...[{ do: 'clock', by: 0, minutes: 300 } as const, drain(0)]
			]
		},
		changes: [
			["'answer_follow_up', 'set_correspondence', 'save_milestone'", "'set_correspondence', 'save_milestone'"]
		]
	},
	{
		name: 'what was answered in one account is open again when it becomes another',
		shows: {
			ops: [
				...[drain(2), scan(0, 2), scan(1, 2), drain(0), drain(1)],
				...[answer(0, 'done'), drain(0), merge]
			]
		},
		changes: [['perform hallway.join_answers(pairs);', '']]
	},
	{
		name: 'somebody who has answered goes with the last meeting',
		shows: {
			ops: [
				...[drain(1), scan(0, 1), drain(0), touch(0, 'tea'), drain(0)],
				...[{ do: 'undo', by: 0, which: 0 } as const, drain(0)]
			]
		},
		changes: [
			[
				'or exists (select from hallway.touches t where t.owner_id = owner and t.contact_id = contact and t.dropped_at is null)',
				''
			]
		]
	},
	{
		name: 'phone and server do not agree when a nudge is due',
		shows: {
			ops: [
				...[drain(1), scan(0, 1), drain(0)],
				{
					...{ do: 'sent', by: 0, which: 0, at: 0, again: 0, reason: 0 },
					...{ channel: 'sms', minutesAgo: null, text: 'tea' }
				}
			]
		},
		changes: [['when s.is_nudged then 14 else 7 end', 'when s.is_nudged then 14 else 8 end']]
	}
];
