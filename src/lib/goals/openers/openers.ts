import { type Place, deckInOrder } from './deck.ts';
import { type Fact, type Matcher, type Talk, type Why, factsOf, isSameText } from './facts.ts';
import { numberOf, wholeTurn } from './order.ts';
import type { DeckKey } from './questions.ts';
import { type TemplateKey, type Theme, templates } from './templates.ts';

/** A question as a message and what it quotes (empty: nothing); `openerInWords` says it in the reader's language. */
export type Opener = { readonly key: DeckKey | TemplateKey; readonly what: string; readonly why: Why };

type Options = Place & {
	/** How many questions a turn shows. */
	readonly most?: number;
	/** Whether two people mean the same by different words; left out, only the same words count. */
	readonly matches?: Matcher;
};

/**
 * The questions for this person in this turn, the most useful first; the same for the same seed (their id) and turn.
 * The next turn goes on through everything their card says and then asks otherwise about it, so two turns in a row share no
 * question. Where the card says little, the deck for a first meeting fills up.
 */
export function openersFor(talk: Talk, { seed, turn, most = 3, matches = isSameText }: Options): Opener[] {
	const facts = factsOf(talk, matches);
	const shown = Math.min(most, facts.length);
	const filled = most - shown;
	const page = wholeTurn(turn);
	const spare = filled > 0 ? deckInOrder('first', seed) : [];
	return [
		...range(page * shown, shown).map((at) =>
			askedAbout(facts, at % facts.length, Math.floor(at / facts.length), seed)
		),
		...range(page * filled, filled).map((at) => ({
			key: spare[at % spare.length],
			what: '',
			why: 'anyone' as const
		}))
	];
}

function askedAbout(facts: readonly Fact[], at: number, round: number, seed: string): Opener {
	const { theme, what, why } = facts[at];
	const ways: readonly TemplateKey[] = templates[theme];
	// Two interests on one card are asked about in different ways.
	const before = facts.slice(0, at).filter((other) => other.theme === theme).length;
	return { key: ways[(firstWay(theme, seed) + before + round) % ways.length], what, why };
}

function firstWay(theme: Theme, seed: string): number {
	return numberOf(`${theme}/${seed}`);
}

function range(from: number, count: number): number[] {
	return Array.from({ length: count }, (_, at) => from + at);
}
