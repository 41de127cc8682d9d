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
let making: Generator<void, Map<string, Entry[]>> | null = null;

/** Makes the next piece of the index of the concepts, some milliseconds' work; gives whether anything is left to make. */
export function prepareConcepts(): boolean {
	if (index) return false;
	making ??= makeIndex();
	const { done, value } = making.next();
	if (done) index = value;
	return !done;
}

function madeIndex(): Map<string, Entry[]> {
	while (prepareConcepts());
	return index ?? new Map();
}

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

const entriesByWord = new Map<string, ReadonlySet<Entry>>();

/** Topics repeat their words: the last few thousand are remembered. */
function entriesFor(word: ReadWord): ReadonlySet<Entry> {
	const known = entriesByWord.get(word.raw);
	if (known) return known;
	const made = madeIndex();
	const found = new Set<Entry>();
	for (const key of [...word.sought, `=${singular(word)}`])
		for (const entry of made.get(key) ?? []) found.add(entry);
	if (entriesByWord.size >= 4000) entriesByWord.clear();
	if (word.raw.length <= 80) entriesByWord.set(word.raw, found);
	return found;
}

/** So many concepts (two languages, a handful of words each) are read in a few milliseconds of a slow phone. */
const atOnce = 8;

function* makeIndex(): Generator<void, Map<string, Entry[]>> {
	const made = new Map<string, Entry[]>();
	const all: Concept[] = [];
	for (const line of lines(concepts)) {
		const [en, de = ''] = line.split(' = ');
		all.push({ terms: [...terms(en, 'en'), ...terms(de, 'de')], narrower: [] });
		if (all.length % atOnce === 0) yield;
	}
	const byText = new Map<string, Concept>();
	for (const concept of all)
		for (const term of concept.terms) byText.set(textOf(term), byText.get(textOf(term)) ?? concept);
	yield;
	for (const line of lines(kinds)) {
		const [broad, narrow] = line.split(' > ');
		const [broadTerm] = terms(broad, 'en');
		const concept = byText.get(textOf(broadTerm)) ?? add({ terms: [broadTerm], narrower: [] });
		concept.narrower = terms(narrow, 'en').flatMap((term) => byText.get(textOf(term))?.terms ?? [term]);
	}
	yield;
	for (const [nth, concept] of all.entries()) {
		for (const term of concept.terms) {
			addParts(term.words.length === 1 && !term.isAbbreviation ? term.words[0].spellings : []);
			for (const key of term.words[0].shown) made.set(key, [...(made.get(key) ?? []), { term, concept }]);
		}
		if (nth % atOnce === 0) yield;
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
