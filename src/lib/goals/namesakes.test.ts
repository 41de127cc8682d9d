import { expect, test } from 'vitest';
import type { Profile } from '../card/fields.ts';
import type { Candidate } from './deepen.ts';
import { labelsFor } from './namesakes.ts';

const given = { how: 'full' as const, fields: [], at: null };

function candidate(id: string, card: Profile, ...minutes: number[]): Candidate {
	const meetings = minutes.map((minute) => ({
		id: `${id}/${minute}`,
		happenedAt: `2026-11-22T10:${minute}:00.000Z`
	}));
	const exchange = {
		id: `${id}/e1`,
		contactId: id,
		eventId: 'e1',
		theyGave: given,
		iGave: given,
		asksMe: false,
		asksThem: false,
		via: 'scan' as const,
		confirmedAt: null,
		meetings
	};
	const elsewhere = {
		...exchange,
		id: `${id}/e2`,
		eventId: 'e2',
		meetings: [{ id: `${id}/before`, happenedAt: '2026-10-01T10:00:00.000Z' }]
	};
	const contact = { id, card, keyIds: [], blocked: false };
	const person = { contact, exchanges: [elsewhere, exchange], note: '', lastMetAt: '', standing: null };
	return { person, thank: false, deepen: false };
}

const labels = (...candidates: Candidate[]) =>
	Object.fromEntries(labelsFor('e1', candidates, ({ person }) => person.contact.card.name ?? '?'));

test('a name of its own is enough', () => {
	expect(
		labels(candidate('a', { name: 'Ada', headline: 'Maps' }, 10), candidate('b', { name: 'Bo' }, 11))
	).toEqual({
		a: { name: 'Ada', about: '', metAt: null },
		b: { name: 'Bo', about: '', metAt: null }
	});
});

test('two of one name have beside it what their cards say, of both fields', () => {
	const [one, other] = [
		{ name: 'Ada', headline: 'Maps', organisation: 'Harbour' },
		{ name: 'Ada', headline: 'Maps' }
	];
	expect(labels(candidate('a', one, 10), candidate('b', other, 11))).toEqual({
		a: { name: 'Ada', about: 'Maps, Harbour', metAt: null },
		b: { name: 'Ada', about: 'Maps', metAt: null }
	});
});

test('two whose cards say the same have when they were first met, at this event', () => {
	const card = { name: 'Ada', headline: 'Maps' };
	expect(
		labels(candidate('a', card, 30, 10), candidate('b', card, 20), candidate('c', { name: 'Ada' }, 40))
	).toEqual({
		a: { name: 'Ada', about: 'Maps', metAt: '2026-11-22T10:10:00.000Z' },
		b: { name: 'Ada', about: 'Maps', metAt: '2026-11-22T10:20:00.000Z' },
		c: { name: 'Ada', about: '', metAt: null }
	});
});
