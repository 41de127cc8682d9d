import { excerpt } from '../../../goals/openers/excerpt.ts';

/** How to call a person: by the first name, by the whole name, and with a title where there is one. Null: not at all. */
export type Called = {
	readonly given: string | null;
	readonly full: string | null;
	readonly formal: string | null;
};

/** In letters as a reader counts them. A longer one would be maimed by cutting, so it is left out. */
const longestGiven = 30;
const longestFull = 60;

const titles =
	/^(?:(?:prof|dr|ing|mag|rev|dipl|med|rer|nat|phil|jur|iur|vet|dent|oec|pol|theol|habil|techn|agr|pharm|sc|h|c|univ|priv|doz|pd)\.?(?:-[\p{L}]+\.?)*|professor(?:in)?|doctor)$/iu;
const courtesies = /^(?:mr|mrs|ms|mx|sir|dame|herr|frau)\.?$/i;
/** What stands behind a name after a comma and is none. */
const degrees =
	/^(?:ph\.?\s?d|md|m\.?d|mba|msc|bsc|ma|ba|llm|ll\.m|esq|jr|sr|cpa|m\.?a|b\.?a|m\.?sc|b\.?sc|ii|iii)\.?$/i;
/** What a family's name begins with. */
const particles =
	/^(?:von|vom|van|zu|zum|zur|de|del|della|di|da|dos|du|la|le|den|der|ten|ter|al|el|bin|ibn|af|av)$/iu;
/** Names of families that are said before one's own. */
const familyFirst = /^(?:nguyễn|nguyen|trần|phạm|hoàng|huỳnh|võ|đặng|bùi|đỗ|ngô|dương|lê)$/iu;
const unspacedScripts = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Reads a name as somebody typed it. Scripts that put the family first, initials and titles before a single name are kept
 * whole; what is no name (nothing sayable, an address) is left out.
 */
export function calledBy(name: string): Called {
	const line =
		excerpt(withoutAside(name).replace(/\([^()]*\)|"[^"]*"|“[^”]*”|„[^“”]*“/gu, ' '), 200) ||
		excerpt(name, 200);
	if (line === '' || /:\/\/|@\S+\.|\.\w{2,4}\//.test(line)) return { given: null, full: null, formal: null };
	const whole = inOrder(line);
	const words = whole.split(' ');
	const at = words.findIndex((word) => !titles.test(word) && !courtesies.test(word));
	const own = withoutDegrees(at < 0 ? words : words.slice(at));
	const shown = at > 0 ? shownTitles(words.slice(0, at)) : [];
	const full = fitting(own.join(' '), longestFull);
	const hasTitle = at > 0;
	return {
		given: fitting(givenOf(own, hasTitle ? words.slice(0, at) : []), longestGiven),
		full: hasTitle && own.length === 1 ? fitting(whole, longestFull) : full,
		formal: shown.length > 0 ? fitting([...shown, own[own.length - 1]].join(' '), longestFull) : full
	};
}

function givenOf(own: readonly string[], before: readonly string[]): string {
	if (own.length === 1) return [...before, ...own].join(' ');
	if (own.some((word) => unspacedScripts.test(word))) return own.join(' ');
	if (familyFirst.test(own[0]) || particles.test(own[0])) return own.join(' ');
	// `J. R. Smith` has no first name to call them by.
	if (/^(?:\p{L}\.?|(?:\p{L}\.)+)$/u.test(own[0])) return own.join(' ');
	return own[0];
}

/** Of `Prof. Dr. med. Anna Ott` one says the titles, not the subjects. */
function shownTitles(before: readonly string[]): string[] {
	return before.filter(
		(word) => courtesies.test(word) || /^(?:prof|dr|pd)\.?$|^professor|^doctor$/i.test(word)
	);
}

/** `Alex | Acme` is Alex, `Bo – designer` is Bo. */
function withoutAside(name: string): string {
	return name.split(/\s[|/–—•·-]\s/u)[0];
}

/** `Eva Klein M.Sc.` is Eva Klein; `Yo-Yo Ma` stays. */
function withoutDegrees(own: readonly string[]): readonly string[] {
	const last = own[own.length - 1];
	const isDegree =
		degrees.test(last) && (last.includes('.') || (/^\p{Lu}{2}/u.test(last) && /\p{Ll}/u.test(own[0])));
	return own.length > 2 && isDegree ? own.slice(0, -1) : own;
}

/**
 * `Müller, Maria` is Maria Müller; `Ann Lee, PhD` is Ann Lee, and so is `Ann Lee, Acme`: who has a first name before the comma
 * has none behind it.
 */
function inOrder(line: string): string {
	const [first, ...rest] = line.split(',').map((part) => part.trim());
	const behind = rest.filter((part) => part !== '' && !part.split(/\s+/).every((word) => degrees.test(word)));
	const families = first.split(' ').filter((word) => !particles.test(word));
	const isGiven =
		behind.length === 1 && /^\p{L}[\p{L}\p{M} .'’-]*$/u.test(behind[0]) && !/^\p{Lu}{2,}$/u.test(behind[0]);
	return isGiven && families.length === 1 ? `${behind[0]} ${first}` : first || line;
}

function fitting(text: string, most: number): string | null {
	return excerpt(text, most + 1) === text && [...text].length <= 2 * most && excerpt(text, most) === text
		? text
		: null;
}
