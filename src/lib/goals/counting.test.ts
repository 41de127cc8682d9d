import { expect, test } from 'vitest';
import { fullCards, randomFacts, randomGoals } from '../../../tests/model/goal-facts.ts';
import type { Card } from '../card/fields.ts';
import type { ContactRow, ExchangeRow, GoalRow } from '../db/rows.ts';
import { Counting } from './counting.ts';
import { meetingsOf, wordsOf } from './met.ts';
import { type Facts, progressOf } from './progress.ts';
import type { Matcher } from './questions.ts';

import { recent } from './remembered.ts';
import { anyTopicMatcher, topicMatcher } from './topics/match.ts';

const contains = (topic: string, text: string) => (text.includes(topic) ? {} : null);
const mine: Card = { name: 'me', lookingFor: ['boats'], offers: ['bread'] };

/** A counting whose clock moves by a millisecond with everything that a topic is looked for in. */
function counted(matches: Matcher = contains) {
	const asked: string[] = [];
	const asking = (topic: string, text: string) => {
		asked.push(text);
		return matches(topic, text);
	};
	const counting = new Counting(Object.assign(asking, { couldBeIn: matches.couldBeIn }), () => asked.length);
	const standings = (goals: readonly GoalRow[], facts: Facts) =>
		counting.standings(goals, { ...meetingsOf(facts), ...wordsOf(facts) }, facts.profile);
	const askedBy = (work: () => unknown) => {
		asked.length = 0;
		work();
		return asked.length;
	};
	/** Everything, slice by slice, as a screen gets it. */
	const toTheEnd = (goals: readonly GoalRow[], facts: Facts) => {
		let found = standings(goals, facts);
		for (; counting.isOpen; found = standings(goals, facts)) while (counting.isOpen) counting.slice();
		return found;
	};
	return { counting, standings, askedBy, toTheEnd };
}

const goal = (changes: Partial<GoalRow> = {}): GoalRow => ({
	id: 'g',
	eventId: 'fair',
	kind: 'match',
	target: 2,
	text: '',
	tickedAt: null,
	madeAt: '2026-11-22T09:00:00.000Z',
	...changes
});

/** So many people met at the fair, each of whom offers two things of which the second is looked for. */
function crowd(people: number): Facts {
	const contacts = Array.from({ length: people }, (_, nth) => contact(`c${nth}`));
	const rest = { notes: [], remarks: [], promises: [] };
	return { profile: mine, contacts, exchanges: contacts.map(({ id }) => met(id)), ...rest };
}

const contact = (id: string): ContactRow => ({
	id,
	card: { name: id, offers: ['cheese', 'old boats'] },
	keyIds: [],
	blocked: false
});

function met(contactId: string): ExchangeRow {
	const gave = { how: 'full', fields: [], at: null } as const;
	return {
		id: `${contactId}/fair`,
		contactId,
		eventId: 'fair',
		theyGave: { ...gave, fields: [] },
		iGave: { ...gave, fields: [] },
		asksMe: false,
		asksThem: false,
		via: 'scan',
		confirmedAt: null,
		meetings: [{ id: `m${contactId}`, happenedAt: '2026-11-22T10:00:00.000Z' }]
	};
}

test('in slices it comes to what it comes to at once, whatever the facts are', () => {
	for (let seed = 1; seed <= 60; seed++) {
		const facts = randomFacts(seed);
		const goals = randomGoals(seed);
		const { toTheEnd } = counted();
		expect(toTheEnd(goals, facts), `seed ${seed}`).toEqual(
			goals.map((one) => ({ goal: one, progress: progressOf(one, facts, contains) }))
		);
	}
});

test('with the words of the languages, and one look at many texts, as well', () => {
	const [{ offers, lookingFor }, ...cards] = fullCards(20);
	const contacts = cards.map((card, nth): ContactRow => ({ ...contact(`c${nth}`), card }));
	const facts = {
		...crowd(0),
		profile: { offers, lookingFor },
		contacts,
		exchanges: contacts.map(({ id }) => met(id))
	};
	const goals = [
		goal(),
		goal({ id: 't', kind: 'topic', text: 'music' }),
		goal({ id: 'f', kind: 'field', text: 'data' })
	];
	const matcherOf = recent(topicMatcher);
	const plain = (topic: string, text: string) => matcherOf(topic)(text);
	const whole = goals.map((one) => ({ goal: one, progress: progressOf(one, facts, plain) }));
	for (const { progress } of whole) expect(progress.done).toBeGreaterThan(0);
	expect(counted(anyTopicMatcher()).toTheEnd(goals, facts)).toEqual(whole);
	expect(goals.map((one) => progressOf(one, facts, anyTopicMatcher()))).toEqual(
		whole.map(({ progress }) => progress)
	);
});

test('what changes while it is being counted is counted as it is then', () => {
	const { counting, standings, toTheEnd } = counted();
	standings([goal()], crowd(50));
	counting.slice();
	const later = crowd(60);
	const changed = { ...later, contacts: later.contacts.slice(5) };
	expect(toTheEnd([goal()], changed)).toEqual([
		{ goal: goal(), progress: progressOf(goal(), changed, contains) }
	]);
});

test('no slice goes on for longer than nobody feels, and each gets on', () => {
	const { counting, standings, askedBy } = counted();
	const facts = crowd(3000);
	// A step looks for a topic the one way and the other: the last of a slice may begin just before its end.
	const most = 8 + 2;
	expect(askedBy(() => standings([goal()], facts))).toBeLessThanOrEqual(most);
	let slices = 0;
	while (counting.isOpen) {
		const asked = askedBy(() => counting.slice());
		expect(asked).toBeGreaterThan(0);
		expect(asked).toBeLessThanOrEqual(most);
		slices++;
	}
	expect(slices).toBeGreaterThan(100);
});

test('a card that takes longer than a slice is read in several', () => {
	const { counting, standings, askedBy } = counted();
	const facts = crowd(3);
	const long = [...Array.from({ length: 30 }, (_, nth) => `thing ${nth}`), 'old boats'];
	const contacts = facts.contacts.map((row) => ({ ...row, card: { ...row.card, offers: long } }));
	const given = { ...facts, contacts };
	expect(standings([goal()], given)[0].progress).toMatchObject({ done: 0, isCounting: true });
	let slices = 0;
	for (; counting.isOpen; slices++) expect(askedBy(() => counting.slice())).toBeLessThanOrEqual(8 + 2);
	expect(slices).toBeGreaterThan(3 * 3);
	expect(standings([goal()], given)[0].progress).toMatchObject({ done: 3, isCounting: false });
});

test('while it is being counted nothing is said about the target, and other goals are not kept waiting', () => {
	const { counting, standings } = counted();
	const facts = crowd(40);
	const goals = [goal({ id: 'new', kind: 'new-people' }), goal()];
	const [people, match] = standings(goals, facts).map(({ progress }) => progress);
	expect(people).toMatchObject({ done: 40, isCounting: false, reachedAt: expect.any(String) });
	// Two are found already, which is the target, and it is not yet said when it was reached.
	expect(match.done).toBeGreaterThanOrEqual(2);
	expect(match).toMatchObject({ isCounting: true, reachedAt: null });
	while (counting.isOpen) counting.slice();
	expect(standings(goals, facts)[1].progress).toMatchObject({
		done: 40,
		isCounting: false,
		reachedAt: expect.any(String)
	});
});

test('whoever is met then counts at once, and only their card is read', () => {
	const { counting, standings, askedBy, toTheEnd } = counted();
	const [before, after] = [crowd(100), crowd(101)];
	// The same people: a row that has not changed is the same one.
	const contacts = [...before.contacts, after.contacts[100]];
	expect(toTheEnd([goal()], before)[0].progress.done).toBe(100);
	const asked = askedBy(() => {
		const [{ progress }] = standings([goal()], { ...after, contacts });
		expect(progress).toMatchObject({ done: 101, isCounting: false });
	});
	expect(asked).toBeGreaterThan(0);
	expect(asked).toBeLessThanOrEqual(4);
	expect(counting.isOpen).toBe(false);
});

test('what is asked of a card is found out once, until it, or what I offer and look for, changes', () => {
	const { askedBy, toTheEnd } = counted();
	const facts = crowd(2);
	const again = (change: Partial<Facts>) => askedBy(() => toTheEnd([goal()], { ...facts, ...change }));
	const all = again({});
	expect(all).toBeGreaterThan(0);
	expect(again({})).toBe(0);
	expect(again({ profile: { ...mine, headline: 'Sails' } })).toBe(0);
	const [one, other] = facts.contacts;
	expect(again({ contacts: [one, { ...other, card: { ...other.card } }] })).toBe(all / 2);
	expect(again({ profile: { ...mine, lookingFor: ['bread'] } })).toBeGreaterThan(0);
});

test('more goals than anybody has do not forget each other\u2019s answers', () => {
	const { askedBy, toTheEnd } = counted();
	const facts = crowd(5);
	const goals = Array.from({ length: 60 }, (_, nth) =>
		goal({ id: `g${nth}`, kind: 'topic', text: `thing ${nth}` })
	);
	toTheEnd(goals, facts);
	expect(askedBy(() => toTheEnd(goals, facts))).toBe(0);
});

test('until the words of the languages are there, what needs them is being counted', () => {
	const facts = crowd(3);
	const groups = { ...meetingsOf(facts), ...wordsOf(facts) };
	const counting = new Counting(null);
	const goals = [goal(), goal({ id: 'new', kind: 'new-people' })];
	const [match, people] = counting.standings(goals, groups, mine).map(({ progress }) => progress);
	expect(match).toMatchObject({ done: 0, isCounting: true });
	expect(people).toMatchObject({ done: 3, isCounting: false });
	expect(counting.isOpen).toBe(false);
});
