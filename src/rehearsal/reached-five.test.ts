import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadContactList } from './contact-list.ts';
import { fullCards } from '../../tests/model/goal-facts.ts';
import { meetingsOf } from './meetings.ts';
import type { ContactRow, ExchangeRow, GoalRow } from '../lib/db/rows.ts';
import { Counting } from '../lib/goals/counting.ts';
import { meetingsOf as peopleIn, wordsOf } from '../lib/goals/met.ts';
import { type Facts, progressOf } from '../lib/goals/progress.ts';

// Who met whom at a conference of 113 people (SocioPatterns, HT09); not part of the project.
const file = '../shared/data/contacts/HT09/tij_HT09.dat';
const isThere = existsSync(file);
const timeOf = (seconds: number) => new Date(Date.UTC(2009, 5, 29) + seconds * 1000).toISOString();

test.skipIf(!isThere)('at HT09, 112 of 113 people meet five others, each at the right moment', () => {
	const { people, sightings, factsOf } = conference();

	// The moment of the fifth other person, straight from the list.
	const others = Array.from({ length: people }, () => new Map<number, number>());
	for (const { seconds, one, other } of sightings) {
		if (!others[one].has(other)) others[one].set(other, seconds);
		if (!others[other].has(one)) others[other].set(one, seconds);
	}
	const fifths = others.map((of) => [...of.values()].sort((a, b) => a - b)[4]);

	const five = goal({ kind: 'new-people', target: 5 });
	const reached = others.map((_, me) => progressOf(five, factsOf(me), () => null).reachedAt);

	expect(people).toBe(113);
	expect(reached.filter((at) => at !== null)).toHaveLength(112);
	expect(reached).toEqual(fifths.map((seconds) => (seconds === undefined ? null : timeOf(seconds))));
});

test.skipIf(!isThere)('at HT09, counted in slices as one meets people, it is what it is at once', () => {
	const { factsOf } = conference();
	const goals = [
		goal({ id: 'new', kind: 'new-people', target: 5 }),
		goal({ id: 'match', kind: 'match', target: 3 }),
		goal({ id: 'topic', kind: 'topic', text: 'mill', target: 4 })
	];
	for (const me of [0, 40, 90]) {
		const whole = factsOf(me);
		const counting = new Counting(matches);
		for (let known = 0; known <= whole.contacts.length; known++) {
			const facts = { ...whole, contacts: whole.contacts.slice(0, known) };
			const groups = { ...peopleIn(facts), ...wordsOf(facts) };
			const standings = () => counting.standings(goals, groups, facts.profile);
			for (standings(); counting.isOpen; standings()) while (counting.isOpen) counting.slice();
			expect(standings()).toEqual(
				goals.map((one) => ({ goal: one, progress: progressOf(one, facts, matches) }))
			);
		}
	}
});

const matches = (topic: string, text: string) => (text.toLowerCase().includes(topic) ? {} : null);

function goal(changes: Partial<GoalRow>): GoalRow {
	return {
		...{ id: 'g', eventId: 'ht09', kind: 'new-people', target: 5, text: '', tickedAt: null, madeAt: '' },
		...changes
	};
}

/** What each of the people there would have on their phone; the cards are made up. */
function conference() {
	const list = loadContactList(file);
	if (!list.ok) throw new Error(list.problem);
	const { people, sightings } = list.value;
	const meetings = meetingsOf(sightings);
	const cards = fullCards(people);
	const factsOf = (me: number): Facts => {
		const own = meetings.filter(({ one, other }) => one === me || other === me);
		const ids = [...new Set(own.map(({ one, other }) => (one === me ? other : one)))];
		return {
			profile: { name: 'me', lookingFor: ['design', 'mill'], offers: ['data', 'music'] },
			contacts: ids.map((who): ContactRow => ({
				id: `${who}`,
				card: cards[who],
				keyIds: [],
				blocked: false
			})),
			exchanges: ids.map((who) =>
				exchangeWith(
					who,
					own.filter(({ one, other }) => one === who || other === who)
				)
			),
			...nothing
		};
	};
	return { people, sightings, factsOf };
}

const nothing = { notes: [], remarks: [], promises: [] };

function exchangeWith(who: number, meetings: readonly { seconds: number }[]): ExchangeRow {
	const gave = { how: 'full', fields: [], at: null } as const;
	return {
		id: `${who}/ht09`,
		contactId: `${who}`,
		eventId: 'ht09',
		theyGave: { ...gave, fields: [] },
		iGave: { ...gave, fields: [] },
		asksMe: false,
		asksThem: false,
		via: 'scan',
		confirmedAt: null,
		meetings: meetings.map(({ seconds }, at) => ({ id: `${who}-${at}`, happenedAt: timeOf(seconds) }))
	};
}
