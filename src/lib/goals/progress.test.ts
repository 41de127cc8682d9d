import { expect, test } from 'vitest';
import type { ContactRow, ExchangeRow, Giving, GoalRow, NoteRow, PromiseRow, RemarkRow } from '../db/rows.ts';
import { type Facts, progressOf } from './progress.ts';

const contains = (topic: string, text: string) =>
	text.toLowerCase().includes(topic.toLowerCase()) ? {} : null;
const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00.000Z`;
const gave: Giving = { how: 'full', fields: [], at: null };

function contact(id: string, card: ContactRow['card'] = {}, blocked = false): ContactRow {
	return { id, card: { name: id, ...card }, keyIds: [], blocked };
}

function exchange(contactId: string, eventId: string | null, minutes: number[], changes = {}): ExchangeRow {
	return {
		id: `${contactId}/${eventId ?? 'none'}`,
		contactId,
		eventId,
		theyGave: gave,
		iGave: gave,
		asksMe: false,
		asksThem: false,
		via: 'scan',
		confirmedAt: null,
		meetings: minutes.map((minute) => ({ id: `${contactId}${minute}`, happenedAt: at(minute) })),
		...changes
	};
}

function goal(changes: Partial<GoalRow>): GoalRow {
	return {
		id: 'g',
		eventId: 'fair',
		kind: 'new-people',
		target: 2,
		text: '',
		tickedAt: null,
		madeAt: at(0),
		...changes
	};
}

function facts(changes: Partial<Facts>): Facts {
	return { profile: null, contacts: [], exchanges: [], notes: [], remarks: [], promises: [], ...changes };
}

const note = (id: string, text: string, minute: number): NoteRow => ({ id, text, editedAt: at(minute) });
const remark = (
	contactId: string,
	text: string,
	minute: number,
	eventId: string | null = 'fair'
): RemarkRow => ({
	id: `${contactId}${minute}`,
	contactId,
	eventId,
	kind: 'topic',
	text,
	madeAt: at(minute),
	editedAt: at(minute)
});

const promise = (contactId: string, text: string, minute: number): PromiseRow => ({
	id: `${contactId}${minute}`,
	contactId,
	eventId: 'fair',
	by: 'me',
	text,
	dueOn: null,
	keptAt: null,
	madeAt: at(minute),
	editedAt: at(minute)
});

const crowd = facts({
	contacts: [contact('ada'), contact('bo'), contact('cy')],
	exchanges: [
		exchange('cy', 'fair', [30]),
		exchange('ada', 'fair', [10, 40]),
		exchange('bo', 'spring', [1]),
		exchange('bo', 'fair', [20])
	]
});
const ids = (changes: Partial<GoalRow>, given: Facts) =>
	progressOf(goal(changes), given, contains).counted.map(({ contactId }) => contactId);

test('new people count once each, in the order they were met, and reach the target with the last of them', () => {
	expect(progressOf(goal({}), crowd, contains)).toEqual({
		counted: [
			{ contactId: 'ada', at: at(10), because: { why: 'met' } },
			{ contactId: 'cy', at: at(30), because: { why: 'met' } }
		],
		done: 2,
		target: 2,
		reachedAt: at(30),
		isCounting: false
	});
	expect(progressOf(goal({ target: 3 }), crowd, contains).reachedAt).toBeNull();
});

test('somebody met before, elsewhere, is seen again and not new', () => {
	expect(ids({ kind: 'again' }, crowd)).toEqual(['bo']);
	expect(ids({ kind: 'again', eventId: 'spring' }, crowd)).toEqual([]);
	expect(ids({ eventId: 'spring' }, crowd)).toEqual(['bo']);
});

test('without an event everybody counts whom one met since the goal was made', () => {
	expect(ids({ eventId: null, madeAt: at(15) }, crowd)).toEqual(['cy']);
	expect(ids({ eventId: null, madeAt: at(15), kind: 'again' }, crowd)).toEqual(['bo', 'ada']);
});

test('what was withdrawn, by either side, and who is blocked does not count', () => {
	const withdrawn = { how: 'withdrawn', fields: [], at: null };
	const given = facts({
		contacts: [contact('ada'), contact('bo'), contact('cy', {}, true)],
		exchanges: [
			exchange('ada', 'fair', [1], { iGave: withdrawn }),
			exchange('bo', 'fair', [2], { theyGave: withdrawn }),
			exchange('cy', 'fair', [3])
		]
	});
	expect(ids({}, given)).toEqual([]);
});

test('a match is who offers what I look for or looks for what I offer, in their words or others', () => {
	const given = facts({
		profile: { offers: ['Boat building'], lookingFor: ['mentor', 'roof'] },
		contacts: [
			contact('ada', { offers: ['Roofing'] }),
			contact('bo', { lookingFor: ['boat building'] }),
			contact('cy', { lookingFor: ['mentee'] }),
			contact('di', { offers: ['bread'] })
		],
		exchanges: ['ada', 'bo', 'cy', 'di'].map((id, minute) => exchange(id, 'fair', [minute]))
	});
	expect(progressOf(goal({ kind: 'match' }), given, contains).counted.map(({ because }) => because)).toEqual([
		{ why: 'they-offer', text: 'Roofing', mine: 'roof' },
		{ why: 'they-seek', text: 'boat building', mine: 'boat building' },
		{ why: 'they-offer', text: 'mentor', mine: 'mentor' }
	]);
	expect(ids({ kind: 'match' }, { ...given, profile: null })).toEqual([]);
});

test('a field is what their card says they do, a topic also what was said', () => {
	const given = facts({
		contacts: [
			contact('ada', { headline: 'Tide mills' }),
			contact('bo'),
			contact('cy', { lookingFor: ['a mill'] })
		],
		exchanges: ['ada', 'bo', 'cy'].map((id, minute) => exchange(id, 'fair', [minute])),
		remarks: [remark('bo', 'her uncle has a mill', 9)]
	});
	expect(ids({ kind: 'field', text: 'mill' }, given)).toEqual(['ada']);
	expect(progressOf(goal({ kind: 'topic', text: 'mill' }), given, contains).counted).toEqual([
		{ contactId: 'ada', at: at(0), because: { why: 'card', field: 'headline', text: 'Tide mills' } },
		{ contactId: 'cy', at: at(2), because: { why: 'card', field: 'lookingFor', text: 'a mill' } },
		{ contactId: 'bo', at: at(9), because: { why: 'said', text: 'her uncle has a mill' } }
	]);
});

test('a conversation is worth a note once there is one, made there and after the meeting', () => {
	const given = facts({
		contacts: ['ada', 'bo', 'cy', 'di', 'eve'].map((id) => contact(id)),
		exchanges: [
			exchange('ada', 'fair', [10]),
			exchange('bo', 'fair', [10]),
			exchange('cy', 'fair', [10]),
			exchange('cy', 'spring', [20]),
			exchange('di', 'fair', [10]),
			exchange('eve', 'fair', [10])
		],
		notes: [note('ada', 'tea', 12), note('bo', 'from last year', 5), note('cy', 'at the other one', 25)],
		remarks: [remark('di', 'dogs', 11), remark('bo', 'elsewhere', 30, 'spring')],
		promises: [promise('eve', 'send the map', 13)]
	});
	expect(ids({ kind: 'noted' }, given)).toEqual(['di', 'ada', 'eve']);
	expect(ids({ kind: 'noted', eventId: 'spring' }, given)).toEqual(['cy']);
});

test('a goal in one\u2019s own words is reached when it is ticked', () => {
	const own = goal({ kind: 'own', target: 1, text: 'Ask about boats' });
	expect(progressOf(own, crowd, contains)).toMatchObject({ done: 0, target: 1, reachedAt: null });
	expect(progressOf({ ...own, tickedAt: at(7) }, crowd, contains)).toMatchObject({
		done: 1,
		reachedAt: at(7)
	});
});
