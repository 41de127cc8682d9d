import { type Forms, formsOf } from './forms.ts';
import { type Word, wordsOf } from './words.ts';

/** A word with the keys it is compared by. */
export type ReadWord = Word & Forms;

const kept = new Map<string, Forms>();

/** The words of a text with the forms of each. */
export function readWords(text: string): ReadWord[] {
	return wordsOf(text).map((word) => Object.assign(word, formsOfWord(word)));
}

/** Whether the two are the same word or forms of one. */
export function share(one: Forms, other: Forms): boolean {
	for (const key of other.sought) if (one.shown.includes(key)) return true;
	return false;
}

/** Whether the two are spelled the same, but for case and accents. */
export function isSame(one: Word, other: Word): boolean {
	return one.spellings.some((spelling) => other.spellings.includes(spelling));
}

/** The forms of all spellings of a word. Texts repeat their words: the last few thousand are remembered. */
export function formsOfWord({ raw, spellings }: Pick<Word, 'raw' | 'spellings'>): Forms {
	const known = kept.get(raw);
	if (known) return known;
	const hints = { isNoun: /^\p{Lu}\p{Ll}/u.test(raw), hasUmlaut: /[äöü]|[aou]\u0308/iu.test(raw) };
	const all = spellings.map((spelling) => formsOf(spelling, hints));
	const forms = {
		shown: [...new Set(all.flatMap(({ shown }) => shown))],
		sought: [...new Set(all.flatMap(({ sought }) => sought))]
	};
	if (kept.size > 4000) kept.clear();
	if (raw.length <= 80) kept.set(raw, forms);
	return forms;
}
