import { describe, expect, test } from 'vitest';
import { followUpsOf } from './rules.ts';
import type { ContactFacts } from './story.ts';
import { answer, corresponds, mark, met, milestone, promise, remark, told, touch } from './told.ts';

const day = (day: number, hour = 12) =>
	`2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;

function rowsOf(facts: Partial<ContactFacts>): string[] {
	return followUpsOf(told(facts)).map(({ key, dueAt, dueOn, settledAt, settledBy }) =>
		[key, dueAt ?? dueOn, ...(settledAt ? [`${settledBy} ${settledAt}`] : [])].join(' ')
	);
}

type Case = readonly [sentence: string, facts: Partial<ContactFacts>, rows: readonly string[]];

function holds(cases: readonly Case[]) {
	test.each(cases)('%s', (_, facts, rows) => expect(rowsOf(facts)).toEqual(rows));
}

describe('silence', () => {
	const wrote = touch('wrote', day(1), [], 'w1');
	const nudge = touch('wrote', day(8), ['nudge/w1'], 'w2');
	holds([
		['a nudge a week after the last message', { touches: [wrote] }, [`nudge/w1 ${day(8)}`]],
		[
			'of two at one time the one with the greater id is the last',
			{ touches: [touch('wrote', day(1), [], 'w3'), wrote] },
			[`nudge/w3 ${day(8)}`]
		],
		['none once they answered', { touches: [wrote, touch('replied', day(2))] }, []],
		['none once we met', { touches: [wrote, touch('met', day(1))] }, []],
		[
			'an answer from before is none',
			{ touches: [wrote, touch('replied', day(1, 11))] },
			[`nudge/w1 ${day(8)}`]
		],
		['help and thanks are no answer', { touches: [wrote, touch('thanked', day(2))] }, [`nudge/w1 ${day(8)}`]],
		[
			'done by hand',
			{ touches: [wrote], answers: [answer('nudge', 'w1', { doneAt: day(7) })] },
			[`nudge/w1 ${day(8)} done ${day(7)}`]
		],
		['one at most: two weeks after it, let it rest', { touches: [wrote, nudge] }, [`rest/w2 ${day(22)}`]],
		[
			'rest also after a message that followed the nudge',
			{ touches: [wrote, nudge, touch('wrote', day(10), [], 'w3')] },
			[`rest/w3 ${day(24)}`]
		],
		[
			'done: keep writing',
			{ touches: [wrote, nudge], answers: [answer('rest', 'w2', { doneAt: day(22) })] },
			[`rest/w2 ${day(22)} done ${day(22)}`]
		],
		[
			'after an answer there may be a nudge again',
			{ touches: [wrote, nudge, touch('replied', day(9)), touch('wrote', day(10), [], 'w3')] },
			[`nudge/w3 ${day(17)}`]
		],
		[
			'a nudge that was answered at once counts as heard of',
			{ touches: [wrote, nudge, touch('replied', day(8)), touch('wrote', day(9), [], 'w3')] },
			[`nudge/w3 ${day(16)}`]
		]
	]);
});

describe('resting', () => {
	const everything = {
		exchanges: [met(day(1), null)],
		marks: [mark({ thank: true }, null)],
		remarks: [remark('goal', day(1))],
		relationship: { id: told().contact.id, kind: 'mentor' as const },
		milestones: [milestone(12, 24, day(1))],
		promises: [
			promise({ id: 'mine', dueOn: '2026-11-30' }),
			promise({ id: 'theirs', by: 'them', dueOn: '2026-11-30' })
		]
	};
	const stays = ['milestone/m 2026-12-24', 'promise/mine 2026-11-30'];
	holds([
		[
			'only what I promised and their days are left',
			{ ...everything, correspondence: corresponds({ restingSince: day(1) }) },
			stays
		],
		[
			'what was settled stays',
			{
				...everything,
				touches: [touch('wrote', day(2), ['thank/none'], 'w')],
				correspondence: corresponds({ restingSince: day(5) })
			},
			[`first/none ${day(3)} sent ${day(2)}`, ...stays, `thank/none ${day(3)} sent ${day(2)}`]
		],
		[
			'hearing from them ends it',
			{
				exchanges: [met(day(1), null)],
				touches: [touch('replied', day(6))],
				correspondence: corresponds({ restingSince: day(5) })
			},
			[`first/none ${day(3)}`]
		],
		[
			'without ever having heard of them it lasts',
			{ remarks: [remark('goal', day(1))], correspondence: corresponds({ restingSince: day(5) }) },
			[]
		]
	]);
});

describe('milestone', () => {
	const birthday = [milestone(11, 20, day(5))];
	holds([
		['the next one', { milestones: birthday }, ['milestone/m 2026-11-20']],
		[
			'the day it was put down counts',
			{ milestones: [milestone(11, 5, day(5, 23))] },
			['milestone/m 2026-11-05']
		],
		['past this year: next year', { milestones: [milestone(11, 4, day(5))] }, ['milestone/m 2027-11-04']],
		[
			'29 February is the 28th in other years',
			{ milestones: [milestone(2, 29, day(5))] },
			['milestone/m 2027-02-28']
		],
		[
			'and itself in a leap year',
			{ milestones: [milestone(2, 29, '2028-02-28T10:00:00.000Z')] },
			['milestone/m 2028-02-29']
		],
		[
			'answered by a message, a little early: next year',
			{
				milestones: birthday,
				touches: [touch('wrote', day(19), ['milestone/m'], 'w'), touch('replied', day(20))]
			},
			['milestone/m 2027-11-20']
		],
		[
			'31 days after it was answered it may come again',
			{ milestones: birthday, answers: [answer('milestone', 'm', { doneAt: '2026-10-20T23:59:59.999Z' })] },
			['milestone/m 2026-11-20']
		],
		[
			'30 days after not',
			{ milestones: birthday, answers: [answer('milestone', 'm', { doneAt: '2026-10-21T00:00:00.000Z' })] },
			['milestone/m 2027-11-20']
		]
	]);
});

test('the order is that of the keys', () => {
	const keys = followUpsOf(
		told({
			exchanges: [met(day(1), null), met(day(1))],
			remarks: [remark('goal', day(1))],
			promises: [promise({})],
			milestones: [milestone(1, 1, day(1))]
		})
	).map(({ key }) => key);
	expect(keys).toEqual([...keys].sort());
	expect(keys).toHaveLength(5);
});
