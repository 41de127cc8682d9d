import { expect, test } from 'vitest';
import { factsOf, isSameText } from './facts.ts';

const event = { name: 'Local-First Meetup' };
const facts = (theirs: object, mine: object | null = null, matches = isSameText) =>
	factsOf({ theirs, mine, event }, matches).map(({ theme, why, what }) => `${why} ${theme} ${what}`.trim());

test('what one has and the other looks for comes first, then what both share, then what makes curious', () => {
	const theirs = {
		headline: 'Product designer',
		interests: ['Typography', 'Climbing'],
		offers: ['Portfolio reviews', 'UX feedback'],
		lookingFor: ['Svelte help']
	};
	const mine = { interests: ['typography'], offers: ['svelte  help'], lookingFor: ['ux feedback'] };
	expect(facts(theirs, mine)).toEqual([
		'they they UX feedback',
		'give give Svelte help',
		'shared shared Typography',
		'card interest Climbing',
		'card headline Product designer',
		'card offer Portfolio reviews',
		'event event Local-First Meetup'
	]);
});

test('of each kind one comes before any comes again', () => {
	const theirs = {
		interests: ['Chess', 'Bread', 'Jazz'],
		headline: 'Baker',
		lookingFor: ['A stand at the market']
	};
	expect(facts(theirs)).toEqual([
		'card interest Chess',
		'card headline Baker',
		'card seek A stand at the market',
		'event event Local-First Meetup',
		'card interest Bread',
		'card interest Jazz'
	]);
});

test('a well-known aim is asked about in words of its own, from either side', () => {
	expect(facts({ lookingFor: ['co-founder'] }, { lookingFor: ['co-founder'] })[0]).toBe('both co-founder');
	expect(facts({ lookingFor: ['Job'] }, { lookingFor: ['hire'] })[0]).toBe('they job');
	expect(facts({ lookingFor: ['mentee'] }, { lookingFor: ['mentor'] })[0]).toBe('they mentee');
	expect(facts({ lookingFor: ['mentor'] }, { offers: ['mentor'] })[0]).toBe('give mentor');
	expect(facts({ lookingFor: ['investor'] })[0]).toBe('card investor');
});

test('a matcher finds the same thing in other words, but never takes an aim for a topic', () => {
	const includes = (topic: string, text: string) => text.toLowerCase().includes(topic.toLowerCase());
	const theirs = {
		interests: ['Board games'],
		offers: ['Reviews of grant applications'],
		lookingFor: ['client']
	};
	const mine = { interests: ['games'], offers: ['client'], lookingFor: ['grant'] };
	expect(facts(theirs, mine, includes).slice(0, 3)).toEqual([
		'they they Reviews of grant applications',
		'give client',
		'shared shared Board games'
	]);
	expect(facts({ lookingFor: ['client'] }, { offers: ['c'] }, includes)[0]).toBe('card client');
});

test('nothing is asked about twice, however often the card says it', () => {
	const theirs = {
		headline: 'Rust',
		interests: ['Rust', 'rust '],
		offers: ['RUST'],
		organisation: 'Rust',
		pitch: 'Rust'
	};
	expect(facts(theirs)).toEqual(['card interest Rust', 'event event Local-First Meetup', 'card pitch']);
});

test('what is missing or says nothing gives no question', () => {
	expect(factsOf({ theirs: {}, mine: null, event: null }, isSameText)).toEqual([]);
	const blank = { headline: '–', interests: [' ', '...'], organisation: '\u202e', pitch: '?' };
	expect(factsOf({ theirs: blank, mine: blank, event: { name: '' } }, isSameText)).toEqual([]);
});
