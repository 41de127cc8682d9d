import { describe, expect, test } from 'vitest';
import { followUpsOf } from './rules.ts';
import type { ContactFacts } from './story.ts';
import { answer, contactId, corresponds, eventId, mark, met, promise, remark, told, touch } from './told.ts';

const day = (day: number, hour = 12) =>
	`2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;
const another = '33333333-3333-4333-8333-333333333333';
const mentor = { id: contactId, kind: 'mentor' } as const;

/** What is there, in short: `first/none 2026-11-03T… until … sent …`. */
function rowsOf(facts: Partial<ContactFacts>): string[] {
	return followUpsOf(told(facts)).map(({ key, dueAt, dueOn, snoozedUntil, settledAt, settledBy }) =>
		[
			key.replace(eventId, 'EVENT'),
			dueAt ?? dueOn,
			...(snoozedUntil ? [`snoozed ${snoozedUntil}`] : []),
			...(settledAt ? [`${settledBy} ${settledAt}`] : [])
		].join(' ')
	);
}

type Case = readonly [sentence: string, facts: Partial<ContactFacts>, rows: readonly string[]];

function holds(cases: readonly Case[]) {
	test.each(cases)('%s', (_, facts, rows) => expect(rowsOf(facts)).toEqual(rows));
}

describe('first', () => {
	const first = `first/EVENT ${day(3)}`;
	holds([
		['48 hours after the first meeting', { exchanges: [met([day(4), day(1)])] }, [first]],
		['without an event its cause is none', { exchanges: [met(day(1), null)] }, [`first/none ${day(3)}`]],
		['one for each event', { exchanges: [met(day(1)), met(day(2), null)] }, [first, `first/none ${day(4)}`]],
		['an exchange without a meeting has none', { exchanges: [met([])] }, []],
		[
			'none where I took back what I gave',
			{ exchanges: [{ ...met(day(1)), iGave: { how: 'withdrawn', fields: [], at: null } }] },
			[]
		],
		[
			'none where they took back what they gave',
			{ exchanges: [{ ...met(day(1)), theyGave: { how: 'withdrawn', fields: [], at: null } }] },
			[]
		],
		[
			'settled by the earliest message at or after that meeting',
			{
				exchanges: [met(day(1))],
				touches: [touch('wrote', day(9)), touch('wrote', day(1)), touch('wrote', day(1, 11))]
			},
			[`${first} sent ${day(1)}`, `nudge/wrote-${day(9)} ${day(16)}`]
		],
		[
			'not by a message from before',
			{ exchanges: [met(day(1))], touches: [touch('wrote', day(1, 11))] },
			[first]
		],
		['not by a reply', { exchanges: [met(day(1))], touches: [touch('replied', day(2))] }, [first]],
		[
			'done by hand, if that came first',
			{
				exchanges: [met(day(1))],
				touches: [touch('wrote', day(3))],
				answers: [answer('first', eventId, { doneAt: day(2) })]
			},
			[`${first} done ${day(2)}`, `nudge/wrote-${day(3)} ${day(10)}`]
		],
		[
			'sent, if that came first',
			{
				exchanges: [met(day(1))],
				touches: [touch('wrote', day(2))],
				answers: [answer('first', eventId, { doneAt: day(3) })]
			},
			[`${first} sent ${day(2)}`, `nudge/wrote-${day(2)} ${day(9)}`]
		],
		[
			'snoozed',
			{ exchanges: [met(day(1))], answers: [answer('first', eventId, { snoozedUntil: day(5) })] },
			[`${first} snoozed ${day(5)}`]
		],
		['an answer to nothing does nothing', { answers: [answer('first', eventId, { doneAt: day(2) })] }, []]
	]);
	test('nothing at all for somebody blocked', () => {
		const { contact } = told();
		expect(followUpsOf(told({ contact: { ...contact, blocked: true }, exchanges: [met(day(1))] }))).toEqual(
			[]
		);
	});
	test('says whom and which event it is about', () => {
		expect(followUpsOf(told({ exchanges: [met(day(1))] }))).toEqual([
			{
				key: `first/${eventId}`,
				kind: 'first',
				cause: eventId,
				contactId,
				eventId,
				dueAt: day(3),
				dueOn: null,
				snoozedUntil: null,
				settledAt: null,
				settledBy: null
			}
		]);
	});
});

describe('promise', () => {
	holds([
		['of mine: on its day', { promises: [promise({ dueOn: '2026-11-30' })] }, ['promise/p 2026-11-30']],
		[
			'of mine, without a day: 48 hours after it was made',
			{ promises: [promise({})] },
			['promise/p 2026-11-22T18:00:00.000Z']
		],
		[
			'of theirs: the day after its day',
			{ promises: [promise({ by: 'them', dueOn: '2026-12-31' })] },
			['promise/p 2027-01-01']
		],
		['of theirs, without a day: none', { promises: [promise({ by: 'them' })] }, []],
		['without words: none', { promises: [promise({ text: '', dueOn: '2026-11-30' })] }, []],
		[
			'kept',
			{ promises: [promise({ dueOn: '2026-11-30', keptAt: day(28) })] },
			[`promise/p 2026-11-30 kept ${day(28)}`]
		],
		[
			'done by hand before it was kept',
			{
				promises: [promise({ dueOn: '2026-11-30', keptAt: day(28) })],
				answers: [answer('promise', 'p', { doneAt: day(27) })]
			},
			[`promise/p 2026-11-30 done ${day(27)}`]
		]
	]);
});

describe('thank', () => {
	const none = mark({ thank: true }, null);
	holds([
		[
			'48 hours after we first met there',
			{ exchanges: [met(day(1), null), met(day(4))], marks: [mark({ thank: true })] },
			[`first/EVENT ${day(6)}`, `first/none ${day(3)}`, `thank/EVENT ${day(6)}`]
		],
		[
			'else after we first met at all',
			{ exchanges: [met(day(4)), met(day(2), another)], marks: [none] },
			[`first/EVENT ${day(6)}`, `first/${another} ${day(4)}`, `thank/none ${day(4)}`]
		],
		['without a meeting: none', { marks: [none] }, []],
		[
			'other marks are none',
			{ exchanges: [met(day(1), null)], marks: [mark({ worth: true, deepen: true }, null)] },
			[`first/none ${day(3)}`]
		],
		[
			'sent by the earliest message that says so',
			{
				exchanges: [met(day(1), null)],
				marks: [none],
				touches: [
					touch('wrote', day(4), ['thank/none']),
					touch('wrote', day(3), ['first/none', 'thank/none']),
					touch('wrote', day(2), ['first/none'])
				]
			},
			[
				`first/none ${day(3)} sent ${day(2)}`,
				`nudge/wrote-${day(4)} ${day(11)}`,
				`thank/none ${day(3)} sent ${day(3)}`
			]
		]
	]);
});

describe('return', () => {
	const due = '2026-12-01T12:00:00.000Z';
	holds([
		['30 days after a challenge', { remarks: [remark('challenge', day(1))] }, [`return/r ${due}`]],
		['30 days after a goal', { remarks: [remark('goal', day(1))] }, [`return/r ${due}`]],
		['not after a topic', { remarks: [remark('topic', day(1))] }, []],
		['not after an empty one', { remarks: [remark('goal', day(1), '')] }, []],
		[
			'done',
			{ remarks: [remark('goal', day(1))], answers: [answer('return', 'r', { doneAt: day(9) })] },
			[`return/r ${due} done ${day(9)}`]
		],
		[
			'sent',
			{ remarks: [remark('goal', day(1))], touches: [touch('wrote', day(9), ['return/r'])] },
			[`nudge/wrote-${day(9)} ${day(16)}`, `return/r ${due} sent ${day(9)}`]
		]
	]);
});

describe('check-in', () => {
	const replied = [touch('replied', day(1))];
	const every = (every: 'month' | 'quarter' | 'half-year' | 'never') => ({
		touches: replied,
		correspondence: corresponds({ every })
	});
	holds([
		['monthly: after 30 days', every('month'), ['check-in/none 2026-12-01T12:00:00.000Z']],
		['quarterly: after 91', every('quarter'), ['check-in/none 2027-01-31T12:00:00.000Z']],
		['twice a year: after 182', every('half-year'), ['check-in/none 2027-05-02T12:00:00.000Z']],
		[
			'days of my own',
			{ touches: replied, correspondence: corresponds({ every: 'days', days: 10 }) },
			[`check-in/none ${day(11)}`]
		],
		['never', { ...every('never'), relationship: mentor }, []],
		['nobody else', { touches: replied, correspondence: corresponds({}) }, []],
		[
			'a mentor, unless I say otherwise: monthly',
			{ touches: replied, relationship: mentor },
			['check-in/none 2026-12-01T12:00:00.000Z']
		],
		['a friend is none', { touches: replied, relationship: { id: contactId, kind: 'friend' } }, []],
		['without anything between us: none', { relationship: mentor }, []],
		[
			'counted from the latest of meeting, hearing, writing and answering',
			{
				exchanges: [met(day(2), null)],
				touches: [touch('met', day(3)), touch('helped-me', day(9)), touch('wrote', day(4))],
				relationship: mentor,
				answers: [answer('check-in', 'none', { doneAt: day(5), snoozedUntil: day(6) })]
			},
			[
				`check-in/none 2026-12-05T12:00:00.000Z snoozed ${day(6)}`,
				`first/none ${day(4)} sent ${day(4)}`,
				`nudge/wrote-${day(4)} ${day(11)}`
			]
		]
	]);
});
