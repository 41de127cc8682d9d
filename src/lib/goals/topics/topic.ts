import { coreOf, partsOf } from './compounds.ts';
import { type Term, conceptsAt } from './concept-index.ts';
import { type Language, isMeant } from './doubt.ts';
import { type ReadWord, isSame, readWords, share } from './read.ts';
import { isFiller, isStopWord } from './stop-words.ts';

/** Why a text matches a topic, the plainest first. */
export const reasons = [
	'same',
	'form',
	'joined',
	'order',
	'part',
	'abbreviation',
	'synonym',
	'translation',
	'narrower',
	'typo'
] as const;
export type How = (typeof reasons)[number];

/** One way to say a unit of a topic. */
export type Wording = {
	readonly words: readonly ReadWord[];
	readonly how: How;
	readonly isAbbreviation: boolean;
	/** Known of the words in the table. */
	readonly language: Language | null;
	/** Whether it may be a part of a compound. */
	readonly isWhole: boolean;
};
/** What must be found for a topic, in one of several wordings: a word, or words that are one thing together. */
export type Unit = { readonly wordings: readonly Wording[] };
/** All units must be found near each other, or one of the `instead`. */
export type Query = { readonly units: readonly Unit[]; readonly instead: readonly Query[] };

/** More words are no topic; such a text only matches where it stands word for word. */
const mostWords = 10;

/** What to look for, for a topic as somebody typed it: one query for each alternative (`Python or Rust`). */
export function queriesOf(topic: string): Query[] {
	const all = topic
		.split(/[,;|\n]|\s(?:or|oder)\s|(?<=[\p{L}\p{N}+#]{2})\s?\/\s?(?=[\p{L}\p{N}.]{2}(?!nnen))/iu)
		.map((alternative) => readWords(alternative));
	// Of "someone, who writes grants" only the grants are asked for.
	const some = all.filter(hasContent);
	return (some.length > 0 ? some : all).map(queryOf).filter((query) => query !== null);
}

function hasContent(words: readonly ReadWord[]): boolean {
	return words.some(({ spellings: [spelling] }, i) => !isFiller(spelling) || isMeant(words, i));
}

function queryOf(words: ReadWord[]): Query | null {
	if (words.length === 0) return null;
	const spelled = words.map(({ spellings }) => spellings[0]);
	const saysMore = hasContent(words);
	const units: Unit[] = [];
	for (let at = 0; at < words.length;) {
		const { length, found } = conceptAt(words, at);
		const isGrammar = isStopWord(spelled[at]) && !isMeant(words, at);
		const isEmpty = isGrammar || (length === 0 && isFiller(spelled[at]) && !isMeant(words, at));
		if (saysMore && length < 2 && isEmpty) {
			at++;
			continue;
		}
		const own = words.slice(at, at + Math.max(length, 1));
		units.push(unitOf(own, found));
		at += own.length;
	}
	if (units.length === 0 || units.length > mostWords) return null;
	return { units, instead: [...joined(words), ...apart(words, units)] };
}

const unitsByWords = new Map<string, Unit>();

/** What to look for, for words of a topic that name these concepts. Topics repeat their words: the last thousand are remembered. */
function unitOf(own: readonly ReadWord[], found: ReturnType<typeof conceptsAt>['found']): Unit {
	const key = own.map(({ raw }) => raw).join(' ');
	const known = unitsByWords.get(key);
	if (known) return known;
	const others = found.flatMap(({ term, concept }) => wordingsOf(term, concept, own));
	const unit = { wordings: [wording(own, 'same'), ...others] };
	if (unitsByWords.size >= 1000) unitsByWords.clear();
	if (key.length <= 160) unitsByWords.set(key, unit);
	return unit;
}

/** The concept that a topic names there, also in two words where the table has one (`start-up`). */
function conceptAt(words: readonly ReadWord[], at: number): ReturnType<typeof conceptsAt> {
	const named = conceptsAt(words, at);
	const next = words[at + 1];
	if (named.length > 1 || !next || !/^[ -]$/.test(next.gap)) return named;
	const [whole] = together([words[at], next]);
	const found = (whole ? conceptsAt(whole, 0).found : []).filter(
		({ term }) => term.words.length === 1 && isWord(term.words[0], whole[0])
	);
	if (found.length > 0) return { length: 2, found };
	// A hyphen holds grammar fast: start-up is not start.
	return next.gap === '-' && isStopWord(next.spellings[0]) ? { length: 2, found: [] } : named;
}

function wording(words: readonly ReadWord[], how: How, term: Partial<Term> = {}, isWhole = false): Wording {
	return {
		words,
		how,
		isAbbreviation: term.isAbbreviation ?? false,
		language: term.language ?? null,
		isWhole
	};
}

function wordingsOf(
	named: Term,
	concept: { terms: readonly Term[]; narrower: readonly Term[] },
	own: readonly ReadWord[]
): Wording[] {
	const all: Wording[] = [];
	const add = (term: Term, how: How) => {
		if (!isOwn(term)) all.push(wording(term.words, how, term));
		if (term.words.length > 1 && term.words.length <= 3 && !term.isAbbreviation)
			all.push(
				...asOne(term).map((words) => wording(words, how === 'synonym' && isOwn(term) ? 'joined' : how, term))
			);
	};
	const isOwn = ({ words }: Term) =>
		words.length === own.length && words.every((word, i) => isSame(word, own[i]));
	for (const term of concept.terms) add(term, reasonFor(named, term));
	for (const term of concept.narrower) add(term, 'narrower');
	return all;
}

function reasonFor(named: Term, term: Term): How {
	if (named.isAbbreviation !== term.isAbbreviation && named.language === term.language) return 'abbreviation';
	return named.language === term.language ? 'synonym' : 'translation';
}

/** Words written as one: `health care` and `healthcare`. Too short a word could be any other. */
function together(words: readonly ReadWord[]): ReadWord[][] {
	const text = words.map(({ spellings }) => spellings[0]).join('');
	return text.length >= 6 ? [readWords(text)].filter(({ length }) => length === 1) : [];
}

const writtenAsOne = new WeakMap<Term, ReadWord[][]>();

/** The same for a term of the table. */
function asOne(term: Term): ReadWord[][] {
	const known = writtenAsOne.get(term) ?? together(term.words);
	writtenAsOne.set(term, known);
	return known;
}

function joined(words: readonly ReadWord[]): Query[] {
	if (words.length < 2 || words.length > 3 || isStopWord(words[0].spellings[0])) return [];
	return together(words).map((whole) => ({ units: [{ wordings: [wording(whole, 'joined')] }], instead: [] }));
}

/** A compound as its parts, each wherever it stands (`Forschung zum Klima`), and without a general word at its end. */
function apart(words: readonly ReadWord[], units: readonly Unit[]): Query[] {
	if (words.length !== 1 || units.length !== 1) return [];
	const parts = partsOf(words[0].spellings[0]);
	if (!parts) return [];
	const core = coreOf(parts);
	const isCore = (some: readonly string[]) => some.length === 1;
	return [...(core ? [[core]] : []), parts].map((some) => ({
		units: some.map((part) => {
			const own = readWords(part[0].toUpperCase() + part.slice(1));
			const { found } = conceptsAt(own, 0);
			const others = found.flatMap(({ term, concept }) => wordingsOf(term, concept, own));
			const wordings = [wording(own, 'part'), ...others.filter(({ how }) => how !== 'narrower')];
			// Klima for Klimapolitik, but no Klimaanlage.
			return { wordings: wordings.map((one) => ({ ...one, isWhole: isCore(some) })) };
		}),
		instead: []
	}));
}

/** Whether a text word is one of the topic's. */
export function isWord(wanted: ReadWord, word: ReadWord): 'same' | 'form' | null {
	if (isSame(wanted, word)) return 'same';
	return share(wanted, word) ? 'form' : null;
}
