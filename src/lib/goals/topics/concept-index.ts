import { addParts } from './compounds.ts';
import { concepts, kinds } from './concepts.ts';
import { type ReadWord, readWords, share } from './read.ts';

/** A way to write a concept. */
export type Term = {
	readonly words: readonly ReadWord[];
	readonly language: 'en' | 'de';
	readonly isAbbreviation: boolean;
};
type Concept = { readonly terms: readonly Term[]; narrower: readonly Term[] };
type Entry = { readonly term: Term; readonly concept: Concept };

let index: Map<string, Entry[]> | null = null;

/** The concepts that the words from `at` on name, by the longest term, and how many words that term has. */
export function conceptsAt(words: readonly ReadWord[], at: number): { length: number; found: Entry[] } {
	let length = 0;
	let found: Entry[] = [];
	for (const entry of entriesFor(words[at])) {
		const { term } = entry;
		if (term.words.length < length || !startsHere(term, words, at)) continue;
		if (term.words.length > length) found = [];
		length = term.words.length;
		if (!found.some(({ concept }) => concept === entry.concept)) found.push(entry);
	}
	return { length, found };
}

function startsHere(
	{ words: wanted, isAbbreviation }: Term,
	words: readonly ReadWord[],
	at: number
): boolean {
	return wanted.every((word, i) => {
		const other = words[at + i];
		return (
			other !== undefined && (isAbbreviation ? word.spellings[0] === singular(other) : share(word, other))
		);
	});
}

/** An abbreviation without its plural s. */
export function singular({ raw, spellings: [spelling] }: ReadWord): string {
	return /^\p{Lu}{2,}s$/u.test(raw) ? spelling.slice(0, -1) : spelling;
}

function entriesFor(word: ReadWord): Set<Entry> {
	index ??= makeIndex();
	const found = new Set<Entry>();
	for (const key of [...word.sought, `=${singular(word)}`])
		for (const entry of index.get(key) ?? []) found.add(entry);
	return found;
}

function makeIndex(): Map<string, Entry[]> {
	const made = new Map<string, Entry[]>();
	const all = lines(concepts).map((line): Concept => {
		const [en, de = ''] = line.split(' = ');
		return { terms: [...terms(en, 'en'), ...terms(de, 'de')], narrower: [] };
	});
	const byText = new Map<string, Concept>();
	for (const concept of all)
		for (const term of concept.terms) byText.set(textOf(term), byText.get(textOf(term)) ?? concept);
	for (const line of lines(kinds)) {
		const [broad, narrow] = line.split(' > ');
		const [broadTerm] = terms(broad, 'en');
		const concept = byText.get(textOf(broadTerm)) ?? add({ terms: [broadTerm], narrower: [] });
		concept.narrower = terms(narrow, 'en').flatMap((term) => byText.get(textOf(term))?.terms ?? [term]);
	}
	for (const concept of all) {
		for (const term of concept.terms) {
			addParts(term.words.length === 1 && !term.isAbbreviation ? term.words[0].spellings : []);
			for (const key of term.words[0].shown) made.set(key, [...(made.get(key) ?? []), { term, concept }]);
		}
	}
	return made;

	function add(concept: Concept): Concept {
		all.push(concept);
		byText.set(textOf(concept.terms[0]), concept);
		return concept;
	}
}

function lines(text: string): string[] {
	return text.split('\n').filter((line) => line !== '');
}

function terms(list: string, language: 'en' | 'de'): Term[] {
	return list
		.split(', ')
		.filter((text) => text !== '')
		.map((text) => ({
			words: readWords(text),
			language,
			isAbbreviation: /^\p{Lu}[\p{Lu}\d&]+$|^(?:IoT|SaaS|DevOps|genAI|FuE)$/u.test(text)
		}));
}

function textOf({ words }: Term): string {
	return words.map(({ spellings }) => spellings[0]).join(' ');
}
