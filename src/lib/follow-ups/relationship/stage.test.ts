import { describe, expect, test } from 'vitest';
import { corresponds, met, promise, remark, told, touch } from '../queue/told.ts';
import { type ContactFacts, storyOf } from '../queue/story.ts';
import { rhythmOf } from './cadence.ts';
import { nextStepOf } from './next-step.ts';
import { stageOf } from './stage.ts';
import { timelineOf } from './timeline.ts';

const day = (day: number, month = 11) =>
	`2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T12:00:00.000Z`;
const metOnce = { exchanges: [met(day(1))] };
const keptByMe = promise({ id: 'mine', keptAt: day(6) });
const keptByThem = promise({ id: 'theirs', by: 'them', keptAt: day(7) });

test('a timeline has everything in the order in which it happened', () => {
	const timeline = timelineOf({
		exchanges: [met([day(1), day(9)]), met(day(20), null)],
		touches: [touch('wrote', day(2)), touch('replied', day(3)), touch('met', day(12))],
		promises: [keptByMe, promise({ id: 'open' }), keptByThem]
	});
	expect(timeline.map(({ what, at }) => `${what} ${Number(at.slice(8, 10))}`)).toEqual([
		'met 1',
		'wrote 2',
		'replied 3',
		'i-kept 6',
		'they-kept 7',
		'met-again 9',
		'met-again 12',
		'met-again 20'
	]);
	expect(timeline.map(({ touchId }) => touchId).filter(Boolean)).toHaveLength(3);
});

describe('the stage', () => {
	test.each<[sentence: string, facts: Partial<ContactFacts>, stage: string, because: string[]]>([
		['nothing yet', {}, 'met', []],
		['met', metOnce, 'met', ['met']],
		['met, and I wrote', { ...metOnce, touches: [touch('wrote', day(2))] }, 'met', ['met']],
		['they answered', { ...metOnce, touches: [touch('replied', day(2))] }, 'in-touch', ['replied']],
		['met again on another day', { exchanges: [met([day(1), day(2)])] }, 'in-touch', ['met-again']],
		['met twice in one evening', { exchanges: [met([day(1), '2026-11-01T15:00:00.000Z'])] }, 'met', ['met']],
		['they helped me', { ...metOnce, touches: [touch('helped-me', day(2))] }, 'helping', ['helped-me']],
		['I kept a promise', { ...metOnce, promises: [keptByMe] }, 'helping', ['i-kept']],
		['both, lately', { ...metOnce, promises: [keptByMe, keptByThem] }, 'helping', ['i-kept', 'they-kept']],
		[
			'both, and in touch for three months',
			{
				exchanges: [met(day(1, 8))],
				promises: [keptByMe],
				touches: [touch('helped-me', day(2)), touch('replied', day(3))]
			},
			'ally',
			['i-kept', 'helped-me', 'replied']
		]
	])('%s', (_, facts, stage, because) => {
		const standing = stageOf(timelineOf(told(facts)));
		expect([standing.stage, standing.because.map(({ what }) => what)]).toEqual([stage, because]);
	});
});

describe('the next step', () => {
	const next = (facts: Partial<ContactFacts>, silence: 'nudge' | 'rest' | null = null) => {
		const all = told(facts);
		const timeline = timelineOf(all);
		return nextStepOf(all, stageOf(timeline), timeline, { isResting: storyOf(all).isResting, silence });
	};
	const mentee = { id: told().contact.id, kind: 'mentee' } as const;
	const inTouch = { ...metOnce, touches: [touch('wrote', day(2)), touch('replied', day(3))] };

	test.each<[sentence: string, facts: Partial<ContactFacts>, step: object]>([
		['met: write', metOnce, { step: 'write' }],
		['written: wait', { ...metOnce, touches: [touch('wrote', day(2))] }, { step: 'wait' }],
		[
			'what I promised comes first',
			{ ...inTouch, promises: [promise({ text: 'the list' })] },
			{ step: 'keep-promise', text: 'the list' }
		],
		[
			'at rest: nothing',
			{ ...metOnce, correspondence: corresponds({ restingSince: day(9) }) },
			{ step: 'resting' }
		],
		[
			'in touch: come back to what they told me',
			{ ...inTouch, remarks: [remark('challenge', day(1), 'no room')] },
			{ step: 'come-back', text: 'no room' }
		],
		['else offer something', inTouch, { step: 'offer' }],
		['a mentee: ask how it goes', { ...inTouch, relationship: mentee }, { step: 'ask-progress' }],
		[
			'they helped me: give back',
			{ ...metOnce, touches: [touch('helped-me', day(2))] },
			{ step: 'give-back' }
		],
		['I helped: I may ask too', { ...metOnce, touches: [touch('helped-them', day(2))] }, { step: 'ask' }]
	])('%s', (_, facts, step) => expect(next(facts)).toEqual(step));

	test('written without an answer: wait, then one nudge, then let it rest', () => {
		const written = { ...metOnce, touches: [touch('wrote', day(2))] };
		expect(next(written, 'nudge')).toEqual({ step: 'nudge' });
		expect(next(written, 'rest')).toEqual({ step: 'let-rest' });
	});

	test('an ally: choose a rhythm, then stay', () => {
		const ally = {
			exchanges: [met(day(1, 8))],
			touches: [touch('helped-them', day(1)), touch('helped-me', day(2)), touch('replied', day(3))]
		};
		expect(next(ally)).toEqual({ step: 'rhythm' });
		expect(next({ ...ally, correspondence: corresponds({ every: 'quarter' }) })).toEqual({ step: 'stay' });
	});
});

test('a rhythm is what I said, else what one does with a mentor', () => {
	const relationship = { id: told().contact.id, kind: 'mentor' } as const;
	const said = corresponds({ every: 'never' });
	expect(rhythmOf({ correspondence: said, relationship })).toEqual({
		every: 'never',
		days: null,
		isOwn: true
	});
	expect(rhythmOf({ correspondence: undefined, relationship })).toEqual({
		every: 'month',
		days: 30,
		isOwn: false
	});
});
