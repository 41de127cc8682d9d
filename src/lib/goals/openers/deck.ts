import { seededOrder, wholeTurn } from './order.ts';
import { type DeckKey, type Mood, deck } from './questions.ts';

/** Who asks or is asked (any text that stays the same), and how many questions were turned over before. */
export type Place = { readonly seed: string; readonly turn: number };

/** The deck of a mood in the order of this seed. */
export function deckInOrder(mood: Mood, seed: string): DeckKey[] {
	return seededOrder<DeckKey>(deck[mood], `${mood}/${seed}`);
}

/**
 * The question of this turn. Every question of the deck comes once before any comes again, always in the order of the seed,
 * so none comes twice in a row. If another seed or mood has just shown the same one (`lastShown`), the one after it comes;
 * `turn` in the answer is the turn that was taken.
 */
export function nextFromDeck(
	mood: Mood,
	lastShown: string | null,
	place: Place
): { key: DeckKey; turn: number } {
	const order = deckInOrder(mood, place.seed);
	const turn = wholeTurn(place.turn);
	const key = order[turn % order.length];
	return key === lastShown ? { key: order[(turn + 1) % order.length], turn: turn + 1 } : { key, turn };
}
