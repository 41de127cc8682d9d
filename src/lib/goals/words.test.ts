import { expect, test } from 'vitest';
import type { GoalRow } from '../db/rows.ts';
import { goalKinds } from '../db/rows.ts';
import { overwriteGetLocale } from '../paraglide/runtime.js';
import type { Because, Progress } from './progress.ts';
import { presetsFor } from './presets.ts';
import { matchTopic } from './topics/match.ts';
import { becauseInWords, countsInWords, goalInWords, presetInWords, progressInWords } from './words.ts';

const goal = (changes: Partial<GoalRow> = {}): GoalRow => ({
	id: 'g',
	eventId: 'fair',
	kind: 'new-people',
	target: 5,
	text: '',
	tickedAt: null,
	madeAt: '',
	...changes
});
const progress = (done: number, target: number): Progress => ({
	counted: [],
	done,
	target,
	reachedAt: done >= target ? '2026-11-22T10:00:00.000Z' : null,
	isCounting: false
});
const why = (because: Because, text = '') => becauseInWords(because, { text }, matchTopic);

function inGerman(run: () => void) {
	overwriteGetLocale(() => 'de');
	try {
		run();
	} finally {
		overwriteGetLocale(() => 'en');
	}
}
overwriteGetLocale(() => 'en');

test('a goal is called by what is to be done, with a figure where it is more than one', () => {
	expect(goalInWords(goal())).toBe('Meet 5 new people');
	expect(goalInWords(goal({ target: 1 }))).toBe('Meet one new person');
	expect(goalInWords(goal({ kind: 'topic', target: 2, text: 'kelp' }))).toBe(
		'Learn about “kelp” from 2 people'
	);
	expect(goalInWords(goal({ kind: 'own', target: 1, text: 'Sing' }))).toBe('Sing');
	inGerman(() => {
		expect(goalInWords(goal({ kind: 'noted', target: 3 }))).toBe(
			'3 Gespräche führen, die eine Notiz wert sind'
		);
		expect(goalInWords(goal({ kind: 'again', target: 1 }))).toBe('Eine Person wiedersehen');
	});
});

test('quiet names and states hold no figure of any kind', () => {
	for (const locale of ['en', 'de'] as const) {
		overwriteGetLocale(() => locale);
		for (const kind of goalKinds) {
			for (const target of [1, 2, 99]) {
				expect(goalInWords(goal({ kind, target, text: 'kelp' }), true)).not.toMatch(/\d/);
				for (const done of [0, 1, target, target + 1])
					expect(progressInWords(progress(done, target), true)).not.toMatch(/\d/);
			}
		}
	}
	overwriteGetLocale(() => 'en');
});

test('how far it is is said plainly, also beyond the target', () => {
	expect(progressInWords(progress(0, 5))).toBe('0 of 5');
	expect(progressInWords(progress(5, 5))).toBe('5 of 5');
	expect(progressInWords(progress(7, 5))).toBe('7, more than the 5 you set out for');
	expect(progressInWords(progress(0, 1))).toBe('Not begun yet');
	expect(progressInWords(progress(3, 1))).toBe('Reached');
	expect(progressInWords(progress(2, 5), true)).toBe('Under way');
});

test('every kind says what counts, and where', () => {
	const texts = goalKinds.map((kind) => countsInWords({ kind, eventId: null }));
	expect(new Set(texts).size).toBe(goalKinds.length);
	expect(countsInWords({ kind: 'again', eventId: null })).toContain('Anywhere');
	expect(countsInWords({ kind: 'again', eventId: 'fair' })).toContain('At this event');
});

test('why somebody counts quotes their card or my words, and says how other words come together', () => {
	expect(why({ why: 'met' })).toBe('Met for the first time');
	expect(why({ why: 'card', field: 'interests', text: 'Rowing' }, 'rowing')).toBe(
		'On their card, Interests: “Rowing”'
	);
	expect(why({ why: 'card', field: 'headline', text: 'Maschinelles Lernen' }, 'machine learning')).toBe(
		'On their card, Headline: “Maschinelles Lernen” (the same as “machine learning” in another language)'
	);
	expect(why({ why: 'they-offer', text: 'mentor', mine: 'mentor' })).toBe('Fits what you look for: a mentor');
	expect(why({ why: 'they-seek', text: 'legal advice', mine: 'law' })).toMatch(
		/^Looks for “legal advice”, and you offer “law”/
	);
});

test('of a long note the words that were found are quoted, with a little around them', () => {
	const note = `${'We spoke of boats and of the weather. '.repeat(40)}She grows kelp for a living. ${'And more. '.repeat(40)}`;
	const said = why({ why: 'said', text: note }, 'kelp');
	expect(said).toContain('She grows kelp for a living');
	expect(said.length).toBeLessThan(140);
	expect(why({ why: 'said', text: 'kelp' }, 'kelp')).toBe('You noted: “kelp”');
});

test('while the words of the languages are not loaded a reason is said without the how', () => {
	const because = { why: 'card', field: 'headline', text: 'Maschinelles Lernen' } as const;
	expect(becauseInWords(because, { text: 'machine learning' }, () => null)).toBe(
		'On their card, Headline: “Maschinelles Lernen”'
	);
});

test('a preset without words says that some are to come', () => {
	const presets = presetsFor({ profile: null, isQuiet: false, knowsPeople: false, set: [] });
	expect(presets.map((preset) => presetInWords(preset, false))).toEqual([
		'Meet 5 new people',
		'Learn about …',
		'Have 2 conversations worth a note',
		'In my own words …'
	]);
});
