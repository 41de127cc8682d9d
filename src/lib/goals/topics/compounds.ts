import { compoundParts, lightHeads, opaqueCompounds, vagueParts } from './parts.ts';
import { fold } from './words.ts';

const listed = (text: string) => fold(text).trim().split(/\s+/);

const light = new Set(listed(lightHeads));
const vague = new Set(listed(vagueParts));
const opaque = listed(opaqueCompounds);
const opaqueWords = new Set(opaque);
const parts = new Set(listed(compoundParts));

const links = ['', 's', 'es', 'n', 'en', 'er', 'e'];
const endings =
	/^(?:|e|en|n|er|ern|es|s|in|innen|ers|erin|erinnen|ung|ungen|ler|lerin|t|isch\w{0,2}|lich\w{0,2})$/;
/** Longer words are not taken apart: nobody writes them, and the time stays linear. */
const longest = 48;

/** Makes more words known as parts of compounds, such as those of the concepts. */
export function addParts(words: Iterable<string>): void {
	for (const word of words) if (/^[a-z]{4,}$/.test(word)) parts.add(word);
}

/** Whether a folded word is a part that compounds are made of. */
export function isPart(word: string): boolean {
	return parts.has(word);
}

/** Where a compound holds a word: offsets in the folded compound. */
export type Place = { readonly from: number; readonly to: number };

/**
 * Where a folded text word holds a topic's word as one of its parts, the others being known words; null if nowhere.
 * `stems`: the topic's word without endings. `isForm`: whether the last part is a form of it (`Forschung` in
 * `Klimaforscherin`).
 */
export function placeInCompound(
	compound: string,
	stems: readonly string[],
	isForm: (lastPart: string) => boolean
): Place | null {
	if (compound.length > longest || compound.length < 6 || opaqueWords.has(compound)) return null;
	const start = stems[0].slice(0, 3);
	// Three letters turn up by chance: no link but s beside them, and no other form.
	const isShort = stems[0].length === 3;
	for (let from = compound.indexOf(start); from !== -1; from = compound.indexOf(start, from + 1)) {
		const last = compound.slice(from);
		// A long word is no accident, whatever stands before: Onlinemarketing.
		if (from >= 4 && stems[0].length >= 8 && isForm(last) && !particles.test(compound.slice(0, from)))
			return isInOpaque(compound, from, compound.length) ? null : { from, to: compound.length };
		if (from > 0 && !areParts(compound.slice(0, from), isShort ? isClosed : isLinked)) continue;
		if (
			from > 0 &&
			(isShort ? last === stems[0] : isForm(last)) &&
			!isInOpaque(compound, from, compound.length)
		)
			return { from, to: compound.length };
		for (const stem of stems) {
			const to = from + stem.length;
			if (to === compound.length || !last.startsWith(stem)) continue;
			const rest = compound.slice(to);
			const isFollowed =
				isRest(rest, isShort ? links.slice(0, 2) : links) ||
				(stem.length >= 6 && isNounLike(rest)) ||
				(stem.length >= 7 && isWordLike(rest));
			if (isFollowed && !isInOpaque(compound, from, to)) return { from, to };
		}
	}
	return null;
}

/** The known words a compound is made of, without links and endings; null if it is none. */
export function partsOf(compound: string): string[] | null {
	if (
		compound.length > longest ||
		compound.length < 6 ||
		opaqueWords.has(compound) ||
		!/^[a-z]+$/.test(compound)
	)
		return null;
	const found = longestParts(compound, new Map()) ?? beginningOf(compound);
	return found && found.length > 1 ? found : null;
}

/** What a topic asks for besides a general word at the end: Klima of Klimaforschung; null if that would say too little. */
export function coreOf(foundParts: readonly string[]): string | null {
	const [core, head] = foundParts;
	return foundParts.length === 2 && light.has(head) && !vague.has(core) && core.length >= 4 ? core : null;
}

function isRest(rest: string, allowed: readonly string[]): boolean {
	return allowed.some((link) => rest.startsWith(link) && areParts(rest.slice(link.length), isEnded));
}

const isLinked = (rest: string) => links.includes(rest);
// Durchführung is no kind of Führung.
const particles =
	/^(?:uber|ueber|unter|durch|hinter|wider|wieder|zuruck|weiter|zusammen|entgegen|heraus|herein|hinaus|voraus|gegen|nieder|fehl|inter|trans|micro|multi|ware|vorbei)$/;
const suffixes =
	/^(?:lich|isch|los|haft|bar|sam|schaft|keit|heit|ler|ner|ling|tum|nis|chen|lein|ness|less|ship|ment|tion|sion|ring|ting|ning|ding)/;
const nounLike = /.{3}(?:ung|ungen|heit|keit|keiten|schaft|tion|tionen|ing|ismus|tat|ment|ik|erin)$/;

/** Whether what follows a still longer one is no mere suffix: (fahrrad)kurier. */
function isWordLike(rest: string): boolean {
	return rest.length >= 5 && /^[^aeiou]/.test(rest) && !suffixes.test(rest);
}

/** Whether what follows a long first part is likely a noun, though none that is known here: (lebensmittel)verschwendung. */
function isNounLike(rest: string): boolean {
	return rest.length >= 7 && /^[^aeiou]/.test(rest) && nounLike.test(rest) && !suffixes.test(rest);
}

const isClosed = (rest: string) => rest === '' || rest === 's';
const isEnded = (rest: string) => endings.test(rest);

/** Whether a text is known parts, one or more, with links between, and a last piece of which `isEnd` approves. */
function areParts(text: string, isEnd: (rest: string) => boolean): boolean {
	const reachable = new Array<boolean>(text.length + 1).fill(false);
	reachable[0] = true;
	for (let from = 0; from < text.length; from++) {
		if (!reachable[from]) continue;
		for (let to = from + 3; to <= text.length && to - from <= 20; to++) {
			if (!parts.has(text.slice(from, to))) continue;
			if (isEnd(text.slice(to))) return true;
			for (const link of links) if (text.startsWith(link, to)) reachable[to + link.length] = true;
		}
	}
	return false;
}

/** A known first part and an unknown noun: bürger + beteiligung. */
function beginningOf(compound: string): string[] | null {
	for (let to = 20; to >= 4; to--) {
		const part = compound.slice(0, to);
		const link =
			parts.has(part) &&
			links.find((some) => compound.startsWith(some, to) && isNounLike(compound.slice(to + some.length)));
		if (typeof link === 'string') return [part, compound.slice(to + link.length)];
	}
	return null;
}

/** Prefers long parts: `datenschutz` + `recht` before `daten` + `schutz` + `recht`. */
function longestParts(text: string, known: Map<string, string[] | null>): string[] | null {
	const before = known.get(text);
	if (before !== undefined) return before;
	known.set(text, null);
	for (let to = Math.min(text.length, 20); to >= 3; to--) {
		const part = text.slice(0, to);
		if (!parts.has(part) || (known.size === 1 && to === text.length)) continue;
		const rest = text.slice(to);
		if (endings.test(rest) && known.size > 1) return remember(known, text, [part + rest]);
		for (const link of links) {
			if (!rest.startsWith(link) || rest.length - link.length < 3) continue;
			const others = longestParts(rest.slice(link.length), known);
			if (others) return remember(known, text, [part, ...others]);
		}
	}
	return null;
}

function remember(known: Map<string, string[] | null>, text: string, found: string[]): string[] {
	known.set(text, found);
	return found;
}

function isInOpaque(compound: string, from: number, to: number): boolean {
	return opaque.some((word) => {
		const at = compound.indexOf(word);
		return at !== -1 && at <= from && to <= at + word.length && to - from < word.length;
	});
}
