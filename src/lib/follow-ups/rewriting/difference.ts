import { diffWordsWithSpace } from 'diff';

/** A piece of two texts beside each other: in both, only in the first, or only in the second. */
export type Piece = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string };

/** What changed from one text to another, word by word, in reading order. `gone` and `same` make up the first, `new` and `same` the second. */
export function differenceOf(before: string, after: string): Piece[] {
	return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
		kind: added ? 'new' : removed ? 'gone' : 'same',
		text: value
	}));
}

// Names begin with a capital in the middle of a sentence; numbers, addresses and links speak for themselves.
const claim =
	/[^\s@]+@[^\s@]+\.[^\s@.,;!?]+|https?:\/\/\S+|(?<![.!?:\n]\s*)(?<=\s)\p{Lu}[\p{L}\p{M}'’-]+|[\p{L}\d]*\d[\p{L}\d.,:-]*/gu;

/**
 * What a rewritten text claims and the draft did not: numbers, addresses, links, and words in capitals (in German only what no
 * dictionary of the draft has, since nouns are written so). For the screen to point at: a model may invent.
 */
export function newClaims(before: string, after: string, language: 'en' | 'de'): string[] {
	const known = before.toLocaleLowerCase();
	const found = [...after.matchAll(claim)].map(([text]) => text.replace(/[.,;:!?]+$/, ''));
	const isNew = (text: string) => !known.includes(text.toLocaleLowerCase());
	const isNoun = (text: string) => language === 'de' && /^\p{Lu}\p{Ll}+$/u.test(text);
	return [...new Set(found)].filter((text) => isNew(text) && !isNoun(text) && text !== 'I');
}
