import type { Word } from './words.ts';
import { english, german, isStopWord } from './stop-words.ts';

export type Language = 'en' | 'de';

/** Same letters, another word in the other language (Gift is poison): equal only where the languages may be the same. */
const falseFriends = new Set(
	`gift chef handy art kind bad rat rent rente brand fast hell see not tag die was wall wand stern arm bald herd hut boot hose menu after spend
provision sensible pension gymnasium beamer smoking fabric fabrik mode most rock roman sage tod toll wild list taste tier ton hang fang gang
made brief dick gut rang sin stadium mist hang lack lager nun ring bet hall mutter rind spuk steal wart wunder`.split(
		/\s+/
	)
);
/** Names of programming languages that are a letter or a common word. */
const names = new Map([
	['go', 'Go'],
	['r', 'R'],
	['c', 'C']
]);
const units = new Set('hr ml pm am ms kg mg cm mm km mb gb tb st k m h g l s min std'.split(' '));
const codes = /^(?:develop|engineer|program|entwickl|backend|code|lang|package|paket|shiny|compiler)/;
const beforeName = new Set('in with mit and und or oder using love learn lerne into from'.split(' '));
const afterName = new Set('and und or oder for fur'.split(' '));

/** Whether a folded word can be another than it looks: grammar in small letters, a unit after a number, a false friend. */
export function isDoubtful(spelling: string): boolean {
	return isStopWord(spelling) || units.has(spelling) || falseFriends.has(spelling);
}

/** Whether a word that could be grammar is meant as a name or abbreviation there: IT in capitals, R in a list. */
export function isMeant(words: readonly Word[], at: number): boolean {
	const { raw, spellings } = words[at];
	if (names.has(spellings[0])) return isNamed(words, at);
	return /^\p{Lu}[\p{Lu}\p{N}&]+s?$/u.test(raw) && !isShouted(words);
}

/** A topic's word, and its language where that is known. */
type Wanted = { readonly word: Word; readonly language: Language | null };

/** Whether the text's word at that place can be meant where its letters are the topic's. */
export function mayBe(
	wanted: Wanted,
	words: readonly Word[],
	at: number,
	textLanguage: Language | null
): boolean {
	const word = words[at];
	const [spelling] = word.spellings;
	if (names.has(spelling)) return isNamed(words, at);
	if (units.has(spelling) && at > 0 && /^\p{N}+$/u.test(words[at - 1].raw) && /^\s?$/.test(word.gap))
		return false;
	if (isStopWord(spelling)) return isMeant(words, at);
	if (isInitialism(wanted.word.raw)) return wanted.word.raw.length > 2 || !/^\p{Lu}\p{Ll}$/u.test(word.raw);
	if (!falseFriends.has(spelling) && !falseFriends.has(wanted.word.spellings[0])) return true;
	return isSameLanguage(wanted, words, at, textLanguage);
}

/** Whether a topic is typed as an abbreviation, which then has no other forms. */
export function isInitialism(raw: string): boolean {
	return /^\p{Lu}{2,4}$/u.test(raw);
}

/** The language that the small words of a text tell; null if they tell none or both. */
export function languageOf(words: readonly Word[]): Language | null {
	let [en, de] = [0, 0];
	for (const { spellings } of words) {
		if (english.has(spellings[0])) en++;
		if (german.has(spellings[0]) || spellings.length > 1) de++;
	}
	if (en === de) return null;
	return en > de ? 'en' : 'de';
}

function isSameLanguage(
	wanted: Wanted,
	words: readonly Word[],
	at: number,
	textLanguage: Language | null
): boolean {
	const { raw } = words[at];
	// German writes nouns with a capital; a small letter is English unless the text says otherwise.
	const asked = wanted.language ?? (/^\p{Ll}/u.test(wanted.word.raw) ? 'en' : null);
	const found = textLanguage ?? (/^\p{Ll}/u.test(raw) ? 'en' : null);
	if (asked !== null && found !== null) return asked === found;
	if (asked === null) return found !== 'en' || wanted.word.raw === raw;
	// A first word has its capital from its place.
	return asked === 'de' || (at === 0 && words.length > 1);
}

function isShouted(words: readonly Word[]): boolean {
	return words.length >= 3 && words.every(({ raw }) => !/\p{Ll}/u.test(raw));
}

function isNamed(words: readonly Word[], at: number): boolean {
	const { raw, spellings, gap } = words[at];
	if (raw !== names.get(spellings[0])) return false;
	const [before, after] = [words[at - 1], words[at + 1]];
	if (after && codes.test(after.spellings[0]) && /^[\s-]$/.test(after.gap)) return true;
	const isInitial = raw.length === 1 && after !== undefined && /^\./.test(after.gap);
	const opens = before === undefined || /[,;/|&+(•·]/.test(gap) || beforeName.has(before.spellings[0]);
	const closes =
		after === undefined || /^\s*[,;/|&+)•·.\n]/.test(after.gap) || afterName.has(after.spellings[0]);
	return opens && closes && !isInitial;
}
