import { expect, test } from 'vitest';
import { byContact, byId, factsOf, reasonsOf } from './facts.ts';
import { fewLeft } from './few.ts';
import { fortyEight } from './forty-eight.ts';
import { momentIn } from './order.ts';
import { answer, contactId, eventId, met, promise, told, touch } from './told.ts';
import { onceAYear, rolled } from './yearly.ts';

const other = '44444444-4444-4444-8444-444444444444';
const contact = told().contact;
const bo = { ...contact, id: other };
const metBo = (at: string) => ({ ...met(at), contactId: other });

test('each contact has what is theirs', () => {
	const [ida, second] = factsOf({
		contacts: [contact, bo],
		exchanges: [met('2026-11-20T12:00:00.000Z')],
		promises: [promise({ id: 'hers' }), promise({ id: 'his', contactId: other })],
		remarks: [],
		marks: [],
		relationships: [{ id: other, kind: 'friend' }],
		touches: [],
		answers: [],
		correspondences: [],
		milestones: []
	});
	expect([ida.contact.id, ida.exchanges.length, ida.promises[0].id]).toEqual([contactId, 1, 'hers']);
	expect([second.exchanges, second.promises[0].id, second.relationship?.kind]).toEqual([[], 'his', 'friend']);
});

test('what is known of somebody holds until one of their rows changes', () => {
	const groups = {
		exchanges: byContact([met('2026-11-20T12:00:00.000Z'), metBo('2026-11-20T12:00:00.000Z')]),
		promises: byContact<never>([]),
		remarks: byContact<never>([]),
		marks: byContact<never>([]),
		relationships: byId<never>([]),
		touches: byContact([touch('replied', '2026-11-20T13:00:00.000Z')]),
		answers: byContact<never>([]),
		correspondences: byId<never>([]),
		milestones: byContact<never>([])
	};
	const contacts = [contact, bo];
	const known = reasonsOf(contacts, groups);
	const before = known.people;
	const wrote = { ...touch('wrote', '2026-11-20T14:00:00.000Z'), contactId: other };
	const touches = byContact([...(groups.touches.get(contactId) ?? []), wrote]);
	const after = reasonsOf(contacts, { ...groups, touches }, known).people;
	expect(after.get(contactId)).toBe(before.get(contactId));
	expect(after.get(other)?.followUps.map(({ kind, settledBy }) => [kind, settledBy])).toEqual([
		['first', 'sent'],
		['nudge', null]
	]);
});

test('48 hours: counts who was written to in time, at all, and who still has time', () => {
	const at = (id: string, metAt: string, wroteAt?: string, doneAt?: string) => ({
		...told({
			contact: { ...contact, id },
			exchanges: [met(metAt)],
			touches: wroteAt ? [touch('wrote', wroteAt)] : [],
			answers: doneAt ? [answer('first', eventId, { doneAt })] : []
		})
	});
	const facts = [
		at('in-time', '2026-11-18T12:00:00.000Z', '2026-11-20T12:00:00.000Z'),
		at('late', '2026-11-18T12:00:00.000Z', '2026-11-20T12:00:00.001Z'),
		at('by-hand', '2026-11-18T12:00:00.000Z', undefined, '2026-11-19T12:00:00.000Z'),
		at('open', '2026-11-21T12:00:00.000Z'),
		at('over', '2026-11-18T12:00:00.000Z')
	];
	const { people } = reasonsOf(
		facts.map(({ contact }) => contact),
		{
			exchanges: new Map(facts.map((one) => [one.contact.id, one.exchanges])),
			promises: new Map(),
			remarks: new Map(),
			marks: new Map(),
			relationships: new Map(),
			touches: new Map(facts.map((one) => [one.contact.id, one.touches])),
			answers: new Map(facts.map((one) => [one.contact.id, one.answers])),
			correspondences: new Map(),
			milestones: new Map()
		}
	);
	const now = '2026-11-22T12:00:00.000Z';
	expect(fortyEight(eventId, people.values(), now)).toEqual({ of: 5, inTime: 2, written: 3, hasTime: 1 });
	expect(fortyEight(null, people.values(), now)).toEqual({ of: 0, inTime: 0, written: 0, hasTime: 0 });
});

test('a few a day: who was written to or ticked today is one of them, once', () => {
	const moment = momentIn('Europe/Berlin', new Date('2026-11-22T12:00:00.000Z'));
	const touches = [
		touch('wrote', '2026-11-21T22:59:59.999Z'),
		touch('replied', '2026-11-22T11:00:00.000Z'),
		{ ...touch('wrote', '2026-11-21T23:00:00.000Z'), contactId: other }
	];
	expect(fewLeft(touches, [], moment)).toBe(4);
	const ticked = answer('first', eventId, { doneAt: '2026-11-22T10:00:00.000Z' });
	expect(fewLeft(touches, [ticked, { ...ticked, contactId: other }], moment)).toBe(3);
	const many = Array.from({ length: 9 }, (_, nth) => ({ ...ticked, contactId: String(nth) }));
	expect(fewLeft([], many, moment)).toBe(0);
});

test('once a year, 29 February on the 28th where there is none', () => {
	const leap = { month: 2, day: 29 };
	expect(onceAYear(leap, '2026-02-28')).toBe('2026-02-28');
	expect(onceAYear(leap, '2026-03-01')).toBe('2027-02-28');
	expect(onceAYear(leap, '2027-03-01')).toBe('2028-02-29');
	expect(onceAYear(leap, '2100-01-01')).toBe('2100-02-28');
	expect(onceAYear({ month: 1, day: 1 }, '2026-12-31')).toBe('2027-01-01');
});

test('a milestone is rolled on when it is more than a week past', () => {
	const leap = { month: 2, day: 29 };
	expect(rolled(leap, '2026-02-28', '2026-03-07')).toBe('2026-02-28');
	expect(rolled(leap, '2026-02-28', '2026-03-08')).toBe('2027-02-28');
	expect(rolled(leap, '2020-02-29', '2028-01-01')).toBe('2028-02-29');
});
