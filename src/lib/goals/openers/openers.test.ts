import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Card } from '../../card/fields.ts';
import { nextFromDeck } from './deck.ts';
import { type Opener, openersFor } from './openers.ts';
import { deck } from './questions.ts';

const lists = fc.option(fc.array(fc.string(), { maxLength: 12 }), { nil: undefined });
const texts = fc.option(fc.string(), { nil: undefined });
const cards: fc.Arbitrary<Card> = fc.record({
	headline: texts,
	organisation: texts,
	pitch: texts,
	interests: lists,
	offers: lists,
	lookingFor: fc.option(
		fc.array(fc.oneof(fc.string(), fc.constantFrom('mentor', 'job', 'friend')), { maxLength: 12 }),
		{
			nil: undefined
		}
	)
});
const talks = fc.record({
	theirs: cards,
	mine: fc.option(cards),
	event: fc.option(fc.record({ name: fc.string() }))
});
const places = fc.record({ seed: fc.string(), turn: fc.nat(10_000), most: fc.integer({ min: 1, max: 3 }) });

const said = ({ key, what }: Opener) => `${key} ${what}`;

test('every turn has as many questions as are wanted, no two the same, and none from the turn before', () => {
	fc.assert(
		fc.property(talks, places, (talk, place) => {
			const now = openersFor(talk, place).map(said);
			const next = openersFor(talk, { ...place, turn: place.turn + 1 }).map(said);
			expect(now).toHaveLength(place.most);
			expect(new Set([...now, ...next]).size).toBe(2 * place.most);
		}),
		{ numRuns: 300 }
	);
});

test('the same person and turn give the same questions after a reload', () => {
	fc.assert(
		fc.property(talks, places, (talk, place) => {
			expect(openersFor(structuredClone(talk), { ...place })).toEqual(openersFor(talk, place));
		})
	);
});

test('everything their card says is asked about before anything is asked about again', () => {
	const theirs = { interests: ['Chess', 'Bread', 'Jazz', 'Trams'], headline: 'Baker', offers: ['Recipes'] };
	const talk = { theirs, mine: null, event: null };
	const quoted = [0, 1].flatMap((turn) => openersFor(talk, { seed: 'ada', turn }).map(({ what }) => what));
	expect(quoted).toEqual(['Chess', 'Baker', 'Recipes', 'Bread', 'Jazz', 'Trams']);
	const keys = [0, 1].flatMap((turn) => openersFor(talk, { seed: 'ada', turn }).map(({ key }) => key));
	expect(new Set(keys).size, 'four interests in four ways').toBe(6);
});

test('an empty card falls back to the deck for a first meeting, all of it', () => {
	const nobody = { theirs: {}, mine: null, event: null };
	const turns = Array.from({ length: deck.first.length / 3 }, (_, turn) =>
		openersFor(nobody, { seed: 'ada', turn })
	).flat();
	expect(turns.map(({ key }) => key).sort()).toEqual([...deck.first].sort());
	expect(turns.every(({ why, what }) => why === 'anyone' && what === '')).toBe(true);
	expect(turns[0].key).toBe(nextFromDeck('first', null, { seed: 'ada', turn: 0 }).key);
});

test('a card with one line has a question about it in every turn, and the deck for the rest', () => {
	const talk = { theirs: { headline: 'Baker' }, mine: null, event: null };
	for (const turn of [0, 1, 2, 3]) {
		const [about, ...rest] = openersFor(talk, { seed: 'ada', turn });
		expect(about).toMatchObject({ what: 'Baker', why: 'card' });
		expect(rest.map(({ why }) => why)).toEqual(['anyone', 'anyone']);
	}
});
