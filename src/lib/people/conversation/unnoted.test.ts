import { expect, test } from 'vitest';
import type { ContactRow, ExchangeRow, MarkRow } from '../../db/rows.ts';
import { isRecent, nextOf, unnoted } from './unnoted.ts';

const noon = '2026-11-22T12:00:00.000Z';
const later = '2026-11-22T13:00:00.000Z';
const nothing = {
	notes: [],
	remarks: [],
	promises: [],
	marks: [],
	relationships: [],
	outbox: []
};
const met = {
	...nothing,
	contacts: ['ana', 'ben', 'cleo'].map((id) => contact(id)),
	exchanges: [exchange('ana', 'fair', noon), exchange('ben', 'fair', later), exchange('cleo', 'meetup', noon)]
};
const idsAt = (rows: Parameters<typeof unnoted>[0], eventId: string | null) =>
	unnoted(rows, eventId).map(({ contact: { id } }) => id);

test('whoever was met at the event is listed, the latest first, and nobody else', () => {
	expect(idsAt(met, 'fair')).toEqual(['ben', 'ana']);
	expect(idsAt(met, 'meetup')).toEqual(['cleo']);
	expect(idsAt(met, null)).toEqual([]);
	expect(idsAt(met, 'unknown')).toEqual([]);
});

test('one word, one promise or one tap about the event is enough', () => {
	const about = { contactId: 'ana', eventId: 'fair', madeAt: noon, editedAt: noon };
	const remark = { ...about, id: 'r', kind: 'topic' as const, text: 'Boats' };
	const promise = { ...about, id: 'p', by: 'them' as const, text: 'Maps', dueOn: null, keptAt: null };
	expect(idsAt({ ...met, remarks: [remark] }, 'fair')).toEqual(['ben']);
	expect(idsAt({ ...met, promises: [promise] }, 'fair')).toEqual(['ben']);
	expect(idsAt({ ...met, marks: [mark('ana', 'fair', true)] }, 'fair')).toEqual(['ben']);
	expect(idsAt({ ...met, marks: [mark('ana', 'fair', false)] }, 'fair')).toEqual(['ben', 'ana']);
});

test('what was put down about another event does not count here', () => {
	const exchanges = [...met.exchanges, exchange('ana', 'meetup', later)];
	const remarks = [
		{
			id: 'r',
			contactId: 'ana',
			eventId: 'meetup',
			kind: 'topic' as const,
			text: 'Boats',
			madeAt: later,
			editedAt: later
		}
	];
	const relationships = [{ id: 'ana', kind: 'friend' as const }];
	expect(idsAt({ ...met, exchanges, remarks, relationships }, 'fair')).toContain('ana');
	expect(idsAt({ ...met, exchanges, remarks }, 'meetup')).toEqual(['cleo']);
});

test('a note counts if it was written since they were met there, what they are to me if they were met nowhere else', () => {
	const note = (editedAt: string) => [{ id: 'ana', text: 'Boats', editedAt }];
	expect(idsAt({ ...met, notes: note(later) }, 'fair')).toEqual(['ben']);
	expect(idsAt({ ...met, notes: note('2026-11-01T12:00:00.000Z') }, 'fair')).toEqual(['ben', 'ana']);
	expect(idsAt({ ...met, relationships: [{ id: 'ana', kind: 'mentor' }] }, 'fair')).toEqual(['ben']);
});

test('neither who is blocked nor who took everything back is listed', () => {
	const [ana, ...others] = met.contacts;
	expect(idsAt({ ...met, contacts: [{ ...ana, blocked: true }, ...others] }, 'fair')).toEqual(['ben']);
	const withdrawn = { ...met.exchanges[0], theyGave: { how: 'withdrawn' as const, fields: [], at: noon } };
	expect(idsAt({ ...met, exchanges: [withdrawn, ...met.exchanges.slice(1)] }, 'fair')).toEqual(['ben']);
});

test('the next one is neither the one before nor anybody skipped', () => {
	expect(nextOf(['ana', 'ben'], 'ana', [])).toBe('ben');
	expect(nextOf(['ana', 'ben'], 'ben', ['ben'])).toBe('ana');
	expect(nextOf(['ben'], 'ana', ['ana', 'ben'])).toBe(null);
	expect(nextOf([], null, [])).toBe(null);
});

test('after some days nobody remembers', () => {
	expect(isRecent(noon, new Date('2026-11-24T12:00:00Z'))).toBe(true);
	expect(isRecent(noon, new Date('2026-11-26T12:00:00Z'))).toBe(false);
	expect(isRecent('', new Date(noon))).toBe(false);
});

function contact(id: string): ContactRow {
	return { id, card: { name: id }, keyIds: [], blocked: false };
}

function mark(contactId: string, eventId: string, worth: boolean): MarkRow {
	return { id: `${contactId}/${eventId}`, contactId, eventId, worth, deepen: false, thank: false };
}

function exchange(contactId: string, eventId: string | null, happenedAt: string): ExchangeRow {
	const gave = { how: 'full' as const, fields: [], at: happenedAt };
	return {
		id: `${contactId}/${eventId ?? 'none'}`,
		contactId,
		eventId,
		theyGave: gave,
		iGave: gave,
		asksMe: false,
		asksThem: false,
		via: 'scan',
		confirmedAt: happenedAt,
		meetings: [{ id: `${contactId}-${eventId}`, happenedAt }]
	};
}
