import { folded, phrases } from './folded.ts';
import { droppedFlags, eitherName, headerWords } from './header-words.ts';
import { attendeeWords, buyerWords, compounds, fillers, otherWords, questionWords } from './scope-words.ts';

/** What a column can be used for. `familyFirst` is a whole name that begins with the family name. */
export type Field =
	| 'name'
	| 'familyFirst'
	| 'given'
	| 'family'
	| 'email'
	| 'headline'
	| 'organisation'
	| 'ticket'
	| 'id'
	| 'quantity'
	| 'status';

/** `order` and `position` make a ticket's number together. */
export type Said = keyof typeof headerWords;
export type Scope = 'attendee' | 'buyer' | 'other' | 'none';

/** What a header says, whose it is, and how surely (0 is best). */
export type Meaning = { readonly said: Said; readonly scope: Scope; readonly rank: number };

const known = new Map<string, { said: Said; place: number }>();
for (const said of Object.keys(headerWords) as Said[])
	headerWords[said].forEach((phrase, place) => {
		if (!known.has(phrase)) known.set(phrase, { said, place });
	});
const flags = new Set(droppedFlags);
const either = new Set(eitherName);
// `Tickets` counts them, a `Badge` is printed: alone they name nobody.
const namesNobody = new Set(
	phrases('ticket, tickets, guests, badge, holder, billet, entrada, biglietto, bilhete, ingresso')
);
const details = new Set(
	phrases(
		'details, information, info, informations, data, contact, daten, angaben, kontakt, kontaktdaten, coordonnées, datos, información, dati, dados, gegevens, dane, údaje'
	)
);

/** What a header says; null where nothing known. */
export function meaningOf(header: string): Meaning | null {
	const whole = folded(header);
	if (whole === '') return null;
	const scope = scopeOf(whole.split(' '));
	const exact = saidBy(whole);
	if (exact) return { said: exact.said, scope: 'none', rank: exact.place };
	const bare = folded(header.replace(/[([{].*?[)\]}]/g, ' '));
	// Behind a colon stands what it is about: `Attendee name: Given name`.
	const last = folded(header.split(':').at(-1) ?? '');
	const part = folded(header.split(/[/>|–—]|\s-\s/).at(-1) ?? '');
	const found =
		(last === whole ? null : stripped(last, 1_000)) ??
		stripped(bare, 1_000) ??
		stripped(whole, 2_000) ??
		(part === whole ? null : stripped(part, 3_000));
	if (found) return { ...found, scope };
	const asked = questionAbout(whole);
	return asked && { said: asked, scope, rank: 5_000 };
}

/** Whether a column only says something about those who do not come: `Cancelled at`. */
export function isDroppedFlag(header: string): boolean {
	const whole = folded(header);
	const last = folded(header.split(/[:/>|]/).at(-1) ?? '');
	const rest = whole.split(' ').filter((word) => !attendeeWords.has(word) && !buyerWords.has(word));
	return flags.has(whole) || flags.has(last) || flags.has(rest.join(' '));
}

/** Whether it may be half of a name only: `Name` beside `Vorname`. */
export function isEitherName(header: string): boolean {
	const words = folded(header).split(' ');
	const rest = words.filter((word) => !attendeeWords.has(word) && !fillers.has(word));
	return either.has(words.join(' ')) || either.has(rest.join(' '));
}

/** Whose column it is, by the words in its header. */
export function scopeOf(words: readonly string[]): Scope {
	const scopes = words.map(scopeOfWord);
	return (['other', 'buyer', 'attendee'] as const).find((scope) => scopes.includes(scope)) ?? 'none';
}

/** Whether a cell above headers names whose columns stand below it: `Attendee`, `Billing details`. */
export function isGroup(cell: string): boolean {
	const words = folded(cell)
		.split(' ')
		.filter((word) => !details.has(word) && !fillers.has(word));
	const scopes = new Set(words.map(scopeOfWord));
	return scopes.size === 1 && !scopes.has('none');
}

function saidBy(phrase: string): { said: Said; place: number } | null {
	if (flags.has(phrase)) return { said: 'status', place: 900 };
	return known.get(phrase) ?? null;
}

/** What remains without the words for whose it is, and without those that change nothing. */
function stripped(phrase: string, rank: number): { said: Said; rank: number } | null {
	if (phrase === '') return null;
	const direct = saidBy(phrase);
	if (direct) return { said: direct.said, rank: rank + direct.place };
	const words = phrase.split(' ');
	const rest = words.flatMap(withoutScope);
	const bare = rest.filter((word) => !fillers.has(word));
	for (const [step, left] of [rest, bare].entries()) {
		const found = left.length < words.length || rest.join(' ') !== phrase ? saidBy(left.join(' ')) : null;
		if (found) return { said: found.said, rank: rank + found.place + 100 * step };
	}
	const namesOne =
		bare.length === 0 && words.some((word) => attendeeWords.has(word) && !namesNobody.has(word));
	return namesOne ? { said: 'name', rank: rank + 800 } : null;
}

function scopeOfWord(word: string): Scope {
	if (otherWords.has(word)) return 'other';
	if (buyerWords.has(word)) return 'buyer';
	if (attendeeWords.has(word)) return 'attendee';
	return compoundOf(word)?.scope ?? 'none';
}

function withoutScope(word: string): string[] {
	if (otherWords.has(word) || buyerWords.has(word) || attendeeWords.has(word)) return [];
	return [compoundOf(word)?.rest ?? word];
}

function compoundOf(word: string): { rest: string; scope: Scope } | null {
	for (const [start, scope] of compounds) {
		const rest = word.slice(start.length);
		if (word.startsWith(start) && (known.has(rest) || rest === 'kontakt')) return { rest, scope };
	}
	return null;
}

/** What a question asks for, so far as it is about one's work. */
function questionAbout(whole: string): 'headline' | 'organisation' | null {
	const words = whole.split(' ');
	if (words.length < 3 || words.length > 14 || !questionWords.start.includes(words[0])) return null;
	const has = (list: readonly string[]) => list.some((phrase) => ` ${whole} `.includes(` ${phrase} `));
	if (has(questionWords.headline)) return 'headline';
	return has(questionWords.organisation) ? 'organisation' : null;
}
