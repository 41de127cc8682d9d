import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FactRows, type Known, byContact, byId, reasonsOf } from './facts.ts';
import { type Earlier, listOf, momentIn } from './order.ts';
import { answer, corresponds, eventId, mark, met, promise, told, touch } from './told.ts';

const people = 6;
const contacts = Array.from({ length: people }, (_, nth) => ({ ...told().contact, id: `contact-${nth}` }));
const times = ['2026-11-18T12:00:00.000Z', '2026-11-20T12:00:00.000Z', '2026-11-21T23:30:00.000Z'];
const moment = momentIn('Europe/Berlin', new Date('2026-11-22T12:00:00.000Z'));

const groupsOf = (rows: FactRows) => ({
	exchanges: byContact(rows.exchanges),
	promises: byContact(rows.promises),
	remarks: byContact(rows.remarks),
	marks: byContact(rows.marks),
	relationships: byId(rows.relationships),
	touches: byContact(rows.touches),
	answers: byContact(rows.answers),
	correspondences: byId(rows.correspondences),
	milestones: byContact(rows.milestones)
});

const begun: FactRows = {
	contacts,
	exchanges: contacts.map(({ id }, nth) => ({ ...met(times[nth % times.length]), contactId: id })),
	promises: [],
	remarks: [],
	marks: [],
	relationships: [],
	touches: [],
	answers: [],
	correspondences: [],
	milestones: []
};

type Change = { readonly to: number; readonly how: number; readonly time: string; readonly comes: boolean };

/** The rows after something was put down about one contact, or taken away again. */
function after(rows: FactRows, { to, how, time, comes }: Change): FactRows {
	const contactId = contacts[to].id;
	const put = <Row extends { id: string }>(all: readonly Row[], row: Row) => [
		...all.filter(({ id }) => id !== row.id),
		...(comes ? [row] : [])
	];
	const said = {
		...answer('first', eventId, how === 0 ? { doneAt: time } : { snoozedUntil: time }),
		contactId
	};
	switch (how) {
		case 0:
		case 1:
			return { ...rows, answers: put(rows.answers, { ...said, id: `${contactId}/said` }) };
		case 2:
			return { ...rows, touches: put(rows.touches, { ...touch('wrote', time), id: contactId, contactId }) };
		case 3:
			return { ...rows, marks: put(rows.marks, { ...mark({ worth: true }), id: contactId, contactId }) };
		case 4:
			return { ...rows, promises: put(rows.promises, promise({ id: contactId, contactId })) };
		case 5: {
			const resting = corresponds({ id: contactId, restingSince: time });
			return resting ? { ...rows, correspondences: put(rows.correspondences, resting) } : rows;
		}
		default: {
			const blocked = { ...contacts[to], blocked: comes };
			return { ...rows, contacts: rows.contacts.map((row) => (row.id === contactId ? blocked : row)) };
		}
	}
}

test('what is found out change by change is what one finds out at once, in the same order', () => {
	const change = fc.record({
		to: fc.nat(people - 1),
		how: fc.nat(6),
		time: fc.constantFrom(...times, '2026-11-25T12:00:00.000Z'),
		comes: fc.boolean()
	});
	fc.assert(
		fc.property(fc.array(change, { minLength: 1, maxLength: 20 }), (changes) => {
			let rows = begun;
			let known: Known = reasonsOf(rows.contacts, groupsOf(rows));
			let earlier: Earlier = { places: new WeakMap(), list: null };
			for (const each of changes) {
				rows = after(rows, each);
				known = reasonsOf(rows.contacts, groupsOf(rows), known);
				const list = listOf(known.people.values(), moment, earlier);
				earlier = { ...earlier, list };
				const afresh = reasonsOf(rows.contacts, groupsOf(rows));
				expect(known.people).toEqual(afresh.people);
				expect(list).toEqual(listOf(afresh.people.values(), moment));
			}
		})
	);
});

test('one change leaves everybody else as they were, and none leaves everything', () => {
	const before = reasonsOf(contacts, groupsOf(begun));
	const again = reasonsOf(contacts, groupsOf(begun), before);
	expect(again.people).toBe(before.people);
	const earlier: Earlier = { places: new WeakMap(), list: null };
	const list = listOf(before.people.values(), moment, earlier);
	const rows = after(begun, { to: 2, how: 3, time: times[0], comes: true });
	const known = reasonsOf(contacts, groupsOf(rows), again);
	const next = listOf(known.people.values(), moment, { ...earlier, list });
	const differ = contacts.filter(({ id }) => known.people.get(id) !== before.people.get(id));
	expect(differ.map(({ id }) => id)).toEqual(['contact-2']);
	const groups = new Set([...list.now, ...list.later]);
	const isNew = [...next.now, ...next.later].filter((group) => !groups.has(group));
	expect(isNew.map(({ contactId }) => contactId)).toEqual(['contact-2']);
});
