import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextFromDeck } from './deck.ts';
import { deck, moods } from './questions.ts';

const places = fc.record({
	mood: fc.constantFrom(...moods),
	seed: fc.string(),
	start: fc.integer({ min: 0, max: 100_000 })
});

test('from wherever one starts, the whole deck comes before any question comes again', () => {
	fc.assert(
		fc.property(places, ({ mood, seed, start }) => {
			const whole = deck[mood].length;
			const round = Array.from(
				{ length: whole },
				(_, at) => nextFromDeck(mood, null, { seed, turn: start + at }).key
			);
			expect(new Set(round).size).toBe(whole);
			expect([...round].sort()).toEqual([...deck[mood]].sort());
		})
	);
});

test('no question comes twice in a row, whatever was shown before by whoever', () => {
	fc.assert(
		fc.property(places, fc.nat(200), fc.string(), ({ mood, seed, start }, other, otherSeed) => {
			let shown: string = nextFromDeck(mood, null, { seed: otherSeed, turn: other }).key;
			let turn = start;
			for (let step = 0; step < 60; step++) {
				const next = nextFromDeck(mood, shown, { seed, turn });
				expect(next.key).not.toBe(shown);
				shown = next.key;
				turn = next.turn + 1;
			}
		})
	);
});

test('a skipped question costs the deck nothing: the turn that was taken goes on', () => {
	const first = nextFromDeck('first', null, { seed: 'mai', turn: 0 });
	const second = nextFromDeck('first', first.key, { seed: 'mai', turn: 0 });
	expect(second).toEqual(nextFromDeck('first', null, { seed: 'mai', turn: 1 }));
});

test('after a reload the same turn shows the same question, and two people get different orders', () => {
	const orderOf = (seed: string) =>
		deck.deeper.map((_, turn) => nextFromDeck('deeper', null, { seed, turn }).key).join();
	expect(orderOf('ada')).toBe(orderOf('ada'));
	expect(new Set(['ada', 'mai', 'lupe', 'noor'].map(orderOf)).size).toBe(4);
});

test('a turn that was stored badly begins anew', () => {
	const first = nextFromDeck('closing', null, { seed: 'ada', turn: 0 });
	for (const turn of [NaN, -1, 1.5, Infinity, 2 ** 60])
		expect(nextFromDeck('closing', null, { seed: 'ada', turn })).toEqual(first);
});
