import { placeInCompound } from './compounds.ts';
import { singular } from './concept-index.ts';
import { isInitialism } from './doubt.ts';
import { formsOf } from './forms.ts';
import { type ReadWord, share } from './read.ts';
import { type Wording, isWord } from './topic.ts';
import { isMisspelling } from './typo.ts';

/** Whether a wording is an abbreviation: it has no other forms, and is no part of any word. */
export function isAbbreviated({ words: [word], isAbbreviation }: Wording): boolean {
	return isAbbreviation || isInitialism(word.raw);
}

/** Those that could begin at a word; `loose`: also where it may be misspelled. */
type Likely = { readonly exact: readonly Wording[]; readonly loose: readonly Wording[] };
const none: readonly Wording[] = [];
const nothing: Likely = { exact: none, loose: none };
const likely = new WeakMap<readonly Wording[], Map<string, Likely>>();

/**
 * Those of the wordings that could begin at a word, whatever stands around it: for almost every word none does, and texts
 * repeat their words, so that a topic with forty synonyms costs a text no more than one without.
 */
export function likelyAt(wordings: readonly Wording[], word: ReadWord, mayErr: boolean): readonly Wording[] {
	const found = likelyIn(knownOf(wordings), wordings, word);
	return mayErr ? found.loose : found.exact;
}

/** Whether any of the wordings could begin at any of the words: where none does, nobody has to look for it. */
export function isLikelyAmong(wordings: readonly Wording[], words: readonly ReadWord[]): boolean {
	const known = knownOf(wordings);
	return words.some((word) => likelyIn(known, wordings, word).loose.length > 0);
}

function knownOf(wordings: readonly Wording[]): Map<string, Likely> {
	const known = likely.get(wordings);
	if (known) return known;
	const fresh = new Map<string, Likely>();
	likely.set(wordings, fresh);
	return fresh;
}

function likelyIn(known: Map<string, Likely>, wordings: readonly Wording[], word: ReadWord): Likely {
	const before = known.get(word.raw);
	if (before) return before;
	const found = likelyOf(wordings, word);
	if (known.size >= 5000) known.clear();
	if (word.raw.length <= 80) known.set(word.raw, found);
	return found;
}

function likelyOf(wordings: readonly Wording[], word: ReadWord): Likely {
	const exact = wordings.filter((wording) => couldBe(wording, word));
	// Only the topic's own words are looked for misspelled.
	const loose = wordings.filter((wording) => exact.includes(wording) || couldBeMisspelled(wording, word));
	if (loose.length === 0) return nothing;
	return { exact: exact.length === 0 ? none : exact, loose };
}

function couldBeMisspelled(wording: Wording, word: ReadWord): boolean {
	const [wanted, ...more] = wording.words;
	return wording.how === 'same' && more.length === 0 && isMisspelling(wanted, word);
}

function couldBe(wording: Wording, word: ReadWord): boolean {
	const [wanted, second, ...more] = wording.words;
	// Two words may be turned around: communication of science.
	if (second) return isWord(wanted, word) !== null || (more.length === 0 && isWord(second, word) !== null);
	if (wanted.isUnspaced || word.isUnspaced) return wanted.isUnspaced && word.isUnspaced;
	if (isAbbreviated(wording)) return singular(word) === singular(wanted);
	return (
		isWord(wanted, word) !== null ||
		beginsLike(wanted, word) ||
		isGlued(wanted, word) ||
		(!wording.isWhole && isInCompound(wanted, word))
	);
}

/** Whether a word could be the beginning of the wanted one, written in two. */
export function beginsLike(wanted: ReadWord, word: ReadWord): boolean {
	return wanted.spellings[0].startsWith(word.spellings[0].replace(/e[nrsm]?$/, ''));
}

/** Korean writes particles onto the word. */
export function isGlued(wanted: ReadWord, word: ReadWord): boolean {
	const [stem] = wanted.spellings;
	return stem.length >= 2 && /^\p{Script=Hangul}+$/u.test(stem) && word.spellings[0].startsWith(stem);
}

const compared = new WeakMap<ReadWord, Map<string, boolean>>();

/** Texts repeat their words, and a table's terms meet them again in the next text. */
export function isInCompound(wanted: ReadWord, word: ReadWord): boolean {
	const [stem] = stemsOf(wanted);
	// Most words do not even hold its beginning (compounds.ts looks for no more at first).
	if (stem === undefined || !word.spellings.some((spelling) => spelling.includes(stem.slice(0, 3))))
		return false;
	const known = compared.get(wanted) ?? new Map<string, boolean>();
	if (known.size > 2000) known.clear();
	compared.set(wanted, known);
	const before = known.get(word.raw);
	const found = before ?? holds(wanted, word);
	if (before === undefined && word.raw.length <= 80) known.set(word.raw, found);
	return found;
}

function holds(wanted: ReadWord, word: ReadWord): boolean {
	const stems = stemsOf(wanted);
	const isForm = (last: string) => share(wanted, formsOf(last, { isNoun: true }));
	return word.spellings.some(
		(spelling) => /^[a-z]+$/.test(spelling) && placeInCompound(spelling, stems, isForm)
	);
}

const stemsByWord = new WeakMap<ReadWord, string[]>();

function stemsOf(word: ReadWord): string[] {
	const known = stemsByWord.get(word);
	if (known) return known;
	const rests = word.shown.filter((key) => key.startsWith('>')).map((key) => key.slice(1));
	const stems = [...word.spellings, ...rests.filter((rest) => rest.length >= 4)].filter((stem) =>
		/^[a-z]{3,}$/.test(stem)
	);
	stemsByWord.set(word, stems);
	return stems;
}
