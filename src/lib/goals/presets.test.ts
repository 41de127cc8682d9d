import { expect, test } from 'vitest';
import type { GoalRow } from '../db/rows.ts';
import { presetsFor, readTarget, steppedTarget, usualTarget, wordsFor } from './presets.ts';

const situation = { profile: null, isQuiet: false, knowsPeople: false, set: [] };
const kinds = (presets: readonly Pick<GoalRow, 'kind'>[]) => presets.map(({ kind }) => kind);

test('without a card there is what needs none, and words of one’s own', () => {
	expect(presetsFor(situation)).toEqual([
		{ kind: 'new-people', target: 5, text: '' },
		{ kind: 'topic', target: 1, text: '' },
		{ kind: 'noted', target: 2, text: '' },
		{ kind: 'own', target: 1, text: '' }
	]);
});

test('who offers or looks for something can look for a match', () => {
	expect(kinds(presetsFor({ ...situation, profile: { offers: ['bread'] } }))).toContain('match');
	expect(kinds(presetsFor({ ...situation, profile: { lookingFor: ['mentor'] } }))).toContain('match');
	expect(kinds(presetsFor({ ...situation, profile: { offers: [], interests: ['tea'] } }))).not.toContain(
		'match'
	);
});

test('two interests of mine become topics, one that is set makes room for the next', () => {
	const profile = { interests: ['theatre', 'cities', 'tea'] };
	const topics = (set: GoalRow['text'][]) =>
		presetsFor({ ...situation, profile, set: set.map((text) => ({ kind: 'topic', target: 4, text })) })
			.filter(({ kind }) => kind === 'topic')
			.map(({ text }) => text);
	expect(topics([])).toEqual(['theatre', 'cities']);
	expect(topics(['Theatre '])).toEqual(['cities', 'tea']);
	expect(topics(['theatre', 'cities', 'tea'])).toEqual(['']);
});

test('seeing people again is for who knows some', () => {
	expect(kinds(presetsFor(situation))).not.toContain('again');
	expect(kinds(presetsFor({ ...situation, knowsPeople: true }))).toContain('again');
});

test('what is set is not offered again, whatever its number; own words always are', () => {
	const set = [
		{ kind: 'new-people', target: 12, text: '' },
		{ kind: 'own', target: 1, text: 'Sing' }
	] as const;
	expect(kinds(presetsFor({ ...situation, set }))).toEqual(['topic', 'noted', 'own']);
});

test('quiet mode asks for one of everything', () => {
	const presets = presetsFor({
		profile: { offers: ['bread'], interests: ['tea'] },
		isQuiet: true,
		knowsPeople: true,
		set: []
	});
	expect(presets.map(({ target }) => target)).toEqual(presets.map(() => 1));
	expect(usualTarget('new-people', true)).toBe(1);
	expect(usualTarget('new-people', false)).toBe(5);
});

test('words come from my card: interests for a topic, what I look for in words of my own for both', () => {
	const profile = { interests: ['tea', 'Ferries'], lookingFor: ['mentor', 'ferries', 'a choir'] };
	expect(wordsFor('topic', profile)).toEqual(['tea', 'Ferries', 'a choir']);
	expect(wordsFor('field', profile)).toEqual(['ferries', 'a choir', 'tea']);
	expect(wordsFor('own', profile)).toEqual([]);
	expect(wordsFor('topic', null)).toEqual([]);
});

test.each([
	['1', 1],
	['99', 99],
	[' 7 ', 7],
	['+5', 5],
	['５', 5],
	['007', 7],
	['3.0', 3]
])('%j is a number of people', (typed, number) => {
	expect(readTarget(typed)).toEqual({ ok: true, value: number });
});

test.each([
	['', 'missing'],
	['  ', 'missing'],
	['five', 'no-number'],
	['5 or 6', 'no-number'],
	['1e1', 'no-number'],
	['0x10', 'no-number'],
	['2.5', 'not-whole'],
	['2,5', 'not-whole'],
	['0', 'too-small'],
	['-3', 'too-small'],
	['−3', 'too-small'],
	['100', 'too-many'],
	['1000', 'too-many'],
	['9'.repeat(40), 'too-many']
])('%j is no number of people: %s', (typed, why) => {
	expect(readTarget(typed)).toEqual({ ok: false, problem: why });
});

test('a step from anything ends at a number that is a goal', () => {
	expect(steppedTarget('5', 1)).toBe('6');
	expect(steppedTarget('1', -1)).toBe('1');
	expect(steppedTarget('99', 1)).toBe('99');
	expect(steppedTarget('1000', -1)).toBe('99');
	expect(steppedTarget('9'.repeat(400), -1)).toBe('99');
	expect(steppedTarget('five', 1)).toBe('1');
	expect(steppedTarget('', -1)).toBe('1');
});
