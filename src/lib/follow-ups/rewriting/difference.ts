import { diffWordsWithSpace } from 'diff';

/** A piece of two texts beside each other: in both, only in the first, or only in the second. */
export type Piece = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string };

/** Beyond so many changes nobody compares, and the time it takes grows with their square while the page stands still. */
const mostChanges = 1_000;

/** What changed from one text to another, word by word, in reading order. `gone` and `same` make up the first, `new` and `same` the second. */
export function differenceOf(before: string, after: string): Piece[] {
	const changes = diffWordsWithSpace(before, after, { maxEditLength: mostChanges });
	if (!changes)
		return [
			{ kind: 'gone', text: before },
			{ kind: 'new', text: after }
		];
	return changes.map(({ added, removed, value }) => ({
		kind: added ? 'new' : removed ? 'gone' : 'same',
		text: value
	}));
}

/** No word is longer; what is, such as a link, is named by its beginning. */
const longestWord = 200;
/** `x@b.example`, `@bob`, `evil.example/pay`, `https://…`. */
const address = /^@|[^@]@[^@]|:\/\/|[\p{L}\d]\.\p{L}{2}/u;
const name = /^\p{Lu}[\p{L}\p{M}'-]+$/u;

/**
 * What a rewritten text claims and the draft did not: numbers, addresses, links, and names (words with a capital inside of a
 * sentence; in German only those that are no plain noun). For the screen to point at: a model may invent.
 */
export function newClaims(before: string, after: string, language: 'en' | 'de'): string[] {
	const known = new Set(
		wordsIn(before)
			.flatMap(({ text }) => [text, ...partsOf(text)])
			.map(lower)
	);
	const isKnown = (text: string) =>
		known.has(lower(text)) || (!address.test(text) && partsOf(text).every((part) => known.has(lower(part))));
	const isName = (text: string) =>
		name.test(text) && !/^I'/.test(text) && !(language === 'de' && /^\p{Lu}\p{Ll}+$/u.test(text));
	const claims = wordsIn(after)
		.filter(({ text, isFirst }) => /\d/.test(text) || address.test(text) || (!isFirst && isName(text)))
		.map(({ text }) => text)
		.filter((text) => text.length > longestWord || !isKnown(text));
	return [...new Set(claims.map((text) => (text.length > longestWord ? `${text.slice(0, 60)}…` : text)))];
}

/** The words of a text without the marks around them. `isFirst`: it begins a sentence or a line, where everything has a capital. */
function wordsIn(text: string): { text: string; isFirst: boolean }[] {
	let isFirst = true;
	return text.split(/(\s+)/u).flatMap((piece) => {
		if (piece.trim() === '') {
			isFirst ||= piece.includes('\n');
			return [];
		}
		const word = { text: bare(piece), isFirst };
		isFirst = /[.!?:…]/.test(piece.slice(-3));
		return word.text === '' ? [] : word;
	});
}

function bare(piece: string): string {
	if (piece.length > longestWord) return piece;
	return piece.replace(/^[^\p{L}\p{N}@]+|[^\p{L}\p{N}]+$/gu, '').replaceAll('’', "'");
}

/** `Aviv-Yafo` is made of two, `Ana's` of the name. */
function partsOf(word: string): string[] {
	return word.replace(/'s$/, '').split('-');
}

function lower(text: string): string {
	return text.toLocaleLowerCase();
}
