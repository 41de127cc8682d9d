import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadContactList } from './contact-list.ts';
import { meetingsOf } from './meetings.ts';
import type { ContactRow, ExchangeRow } from '../lib/db/rows.ts';
import { progressOf } from '../lib/goals/progress.ts';

// Who met whom at a conference of 113 people (SocioPatterns, HT09); not part of the project.
const file = '../shared/data/contacts/HT09/tij_HT09.dat';
const timeOf = (seconds: number) => new Date(Date.UTC(2009, 5, 29) + seconds * 1000).toISOString();

test.skipIf(!existsSync(file))(
	'at HT09, 112 of 113 people meet five others, each at the right moment',
	() => {
		const list = loadContactList(file);
		if (!list.ok) throw new Error(list.problem);
		const { people, sightings } = list.value;
		const meetings = meetingsOf(sightings);

		// The moment of the fifth other person, straight from the list.
		const others = Array.from({ length: people }, () => new Map<number, number>());
		for (const { seconds, one, other } of sightings) {
			if (!others[one].has(other)) others[one].set(other, seconds);
			if (!others[other].has(one)) others[other].set(one, seconds);
		}
		const fifths = others.map((of) => [...of.values()].sort((a, b) => a - b)[4]);

		const reached = others.map((of, me) => {
			const contacts = [...of.keys()].map((who): ContactRow => ({
				id: `${who}`,
				card: {},
				keyIds: [],
				blocked: false
			}));
			const exchanges = [...of.keys()].map((who) =>
				exchangeWith(
					who,
					meetings.filter(({ one, other }) => (one === me && other === who) || (other === me && one === who))
				)
			);
			const goal = {
				id: 'g',
				eventId: 'ht09',
				kind: 'new-people',
				target: 5,
				text: '',
				tickedAt: null,
				madeAt: ''
			} as const;
			return progressOf(goal, { profile: null, contacts, exchanges, ...nothing }, () => null).reachedAt;
		});

		expect(people).toBe(113);
		expect(reached.filter((at) => at !== null)).toHaveLength(112);
		expect(reached).toEqual(fifths.map((seconds) => (seconds === undefined ? null : timeOf(seconds))));
	}
);

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
