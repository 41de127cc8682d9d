import { expect, test } from 'vitest';
import type { ContactRow, EventRow, ExchangeRow } from '../db/rows.ts';
import { acquaintances, byEvent, matching } from './acquaintances.ts';

const fair = event('fair', 'Messe Köln');
const meetup = event('meetup', 'Rust meetup');
const people = acquaintances({
	contacts: [
		contact('ana', { name: 'Ana Müller', headline: 'Climate data' }),
		contact('ben', { name: 'Ben Straße', interests: ['Ｃｈｅｓｓ'] }),
		contact('cleo', { name: 'Łucja Søndergård' })
	],
	exchanges: [
		exchange('ana', 'fair', '2026-11-20T09:00:00.000Z'),
		exchange('ana', 'meetup', '2026-11-22T09:00:00.000Z'),
		exchange('ben', 'fair', '2026-11-21T09:00:00.000Z'),
		exchange('cleo', null, '2026-11-19T09:00:00.000Z')
	],
	notes: [{ id: 'ben', text: 'wants the slides', editedAt: '2026-11-21T10:00:00.000Z' }],
	outbox: []
});

test('the latest meeting comes first, and a person stands under the event of their latest meeting', () => {
	expect(
		byEvent(people, [fair, meetup]).map((section) => [section.event?.name, idsOf(section.people)])
	).toEqual([
		['Rust meetup', ['ana']],
		['Messe Köln', ['ben']],
		[undefined, ['cleo']]
	]);
});

test.each([
	['', ['ana', 'ben', 'cleo']],
	['muller', ['ana']],
	['MÜLLER  data', ['ana']],
	['strasse', ['ben']],
	['chess', ['ben']],
	['slides', ['ben']],
	['lucja sonder', ['cleo']],
	['koln', ['ana', 'ben']],
	['müller slides', []]
])('typing "%s" finds %j', (query, found) => {
	expect(idsOf(matching(people, query, { events: [fair, meetup] }))).toEqual(found);
});

test('what was said and promised is found too, folded like everything else', () => {
	const said = new Map([['ben', 'Sucht Räume für Workshops']]);
	expect(idsOf(matching(people, 'raume WORKSHOPS', { events: [], said }))).toEqual(['ben']);
	expect(idsOf(matching(people, 'workshops', { events: [] }))).toEqual([]);
});

test('a card is read for the first search and never again', () => {
	let reads = 0;
	const card = {
		name: 'Ana',
		get pitch() {
			reads++;
			return 'boats';
		}
	};
	const [ana] = acquaintances({ contacts: [contact('ana', card)], exchanges: [], notes: [], outbox: [] });
	ana.contact.card = card;
	expect(matching([ana], 'boats', { events: [] })).toHaveLength(1);
	const once = reads;
	expect(once).toBeGreaterThan(0);
	for (const query of ['b', 'bo', 'boa', 'ana'])
		expect(matching([ana], query, { events: [] })).toHaveLength(1);
	expect(reads).toBe(once);
});

function idsOf(list: readonly { contact: ContactRow }[]): string[] {
	return list.map(({ contact: { id } }) => id);
}

function contact(id: string, card: ContactRow['card']): ContactRow {
	return { id, card, keyIds: [], blocked: false };
}

function event(id: string, name: string): EventRow {
	const times = { startsAt: '', endsAt: '', timeZone: 'UTC', joinedAt: '', leftAt: null };
	return { id, name, place: '', joinCode: '', role: 'attendee', attendees: 0, ...times };
}

function exchange(contactId: string, eventId: string | null, happenedAt: string): ExchangeRow {
	const nothing = { how: 'nothing' as const, fields: [], at: null };
	return {
		id: `${contactId}/${eventId ?? 'none'}`,
		contactId,
		eventId,
		theyGave: nothing,
		iGave: nothing,
		asksMe: false,
		asksThem: false,
		via: 'scan',
		confirmedAt: happenedAt,
		meetings: [{ id: `${contactId}-${eventId}`, happenedAt }]
	};
}
