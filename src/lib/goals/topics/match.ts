import { type Language, languageOf, mayBe } from './doubt.ts';
import { beginsLike, isAbbreviated, isGlued, isInCompound, isLikelyAmong, likelyAt } from './likely.ts';
import { type ReadWord, formsOfWord, readWords, share } from './read.ts';
import { recent } from '../remembered.ts';
import { singular } from './concept-index.ts';
import { isStopWord } from './stop-words.ts';
import { type How, type Query, type Unit, type Wording, isWord, queriesOf, reasons } from './topic.ts';
import { isMisspelling } from './typo.ts';
import { placeInRun } from './unspaced.ts';

export { prepareConcepts } from './concept-index.ts';
export type { How } from './topic.ts';

/** A piece of the text, in UTF-16 units as `String.slice` counts. */
export type Span = { readonly start: number; readonly end: number };
/** Why and where a text matches a topic; `text.slice(where.start, where.end)` are the words to show. */
export type TopicMatch = { readonly how: How; readonly where: Span };

type Text = {
	readonly words: readonly ReadWord[];
	readonly language: Language | null;
	/** For each word, the number of its piece of the text between commas and full stops. */
	readonly pieces: readonly number[];
};
/** Where a unit was found: from one word of the text to another. */
type Hit = Span & { readonly from: number; readonly to: number; readonly how: How };

/**
 * Why and where a text (a headline, interest, offer, note) is about a topic as somebody typed it, or null. Takes any text
 * in any script; needs no network and no model; its time is linear in the text's length. Rather misses than tells a reason
 * that a person would laugh at. For one topic and many texts, `topicMatcher`.
 */
export function matchTopic(topic: string, text: string): TopicMatch | null {
	return topicMatcher(topic)(text);
}

/** Looks for one topic in many texts. */
export type TopicMatcher = {
	(text: string): TopicMatch | null;
	/** False where none of the texts matches, found out in one look at all of them; else they are to be looked at. */
	readonly couldBeIn: (texts: readonly string[]) => boolean;
};

/** The same for one topic and many texts: what is known of the topic is found out once. */
export function topicMatcher(topic: string): TopicMatcher {
	const wanted = topic.trim();
	const queries = wanted.length <= longestTopic ? queriesOf(wanted) : [];
	const matches = (content: string) => {
		const text = textOf(content);
		const possible = queries.filter((query) => couldHold(text.words, query));
		const found = (mayErr: boolean) => best(possible.map((query) => match(query, text, mayErr)));
		return found(false) ?? verbatim(wanted, content, queries) ?? found(true);
	};
	// What is looked for letter by letter is not looked for in words.
	const couldBeIn = (texts: readonly string[]) =>
		queries.length === 0 || queries.some((query) => couldHold(wordsIn(texts), query));
	return Object.assign(matches, { couldBeIn });
}

/** The same for any topic, many times: what is known of the last topics stays. */
export function anyTopicMatcher(): {
	(topic: string, text: string): TopicMatch | null;
	readonly couldBeIn: (topic: string, texts: readonly string[]) => boolean;
} {
	const matcherOf = recent(topicMatcher);
	return Object.assign((topic: string, text: string) => matcherOf(topic)(text), {
		couldBeIn: (topic: string, texts: readonly string[]) => matcherOf(topic).couldBeIn(texts)
	});
}

let lately: readonly { readonly texts: readonly string[]; readonly words: readonly ReadWord[] }[] = [];

/** The words of some texts, which are asked for several times in a row: those of a card, and mine. */
function wordsIn(texts: readonly string[]): readonly ReadWord[] {
	const known = lately.find((one) => one.texts === texts);
	if (known) return known.words;
	const words = texts.flatMap((text) => textOf(text).words);
	lately = [{ texts, words }, ...lately.slice(0, 3)];
	return words;
}

/** Almost no text does: this spares looking closely, twice. */
function couldHold(words: readonly ReadWord[], { units, instead }: Query): boolean {
	return (
		units.every(({ wordings }) => isLikelyAmong(wordings, words)) ||
		instead.some((other) => couldHold(words, other))
	);
}

/** In UTF-16 units; what is longer only matches word for word. */
const longestTopic = 300;

const texts = new Map<string, Text>();

/** One text is read for many topics, one after the other: the last few hundred are remembered. */
function textOf(content: string): Text {
	const known = texts.get(content);
	if (known) return known;
	const text = readText(content);
	if (texts.size >= 500) texts.clear();
	if (content.length <= 1000) texts.set(content, text);
	return text;
}

function readText(content: string): Text {
	const words = readWords(content);
	let piece = 0;
	const pieces = words.map(({ gap, spellings }) => {
		if (gap === ' ') return piece;
		const isComma = /^\s*,\s*$/.test(gap);
		if (isComma ? !goesOn.has(spellings[0]) : /[.!?;:,\n|•…]/.test(gap)) piece++;
		return piece;
	});
	return { words, language: languageOf(words), pieces };
}

const turning = new Set('of for in von fur fuer der des'.split(' '));
/** A comma before these does not begin another subject. */
const goesOn = new Set(
	'mostly especially mainly particularly including vor besonders insbesondere meist hauptsachlich'.split(' ')
);

/** A topic of signs only, or of very many words, as it was typed. */
function verbatim(topic: string, content: string, queries: readonly Query[]): TopicMatch | null {
	if (queries.length > 0 || !/[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(topic)) return null;
	const start = content.indexOf(topic);
	return start === -1 ? null : { how: 'same', where: { start, end: start + topic.length } };
}

function match(query: Query, text: Text, mayErr: boolean): TopicMatch | null {
	const hits = query.units.map((unit) => hitsOf(unit, text, mayErr));
	const found = hits.some((some) => some.length === 0)
		? null
		: hits.length === 1
			? plainest(hits[0])
			: nearest(hits, text);
	if (found) return { how: found.how, where: { start: found.start, end: found.end } };
	return best(query.instead.map((other) => match(other, text, mayErr)));
}

function best(matches: readonly (TopicMatch | null)[]): TopicMatch | null {
	return matches
		.filter((found) => found !== null)
		.reduce<TopicMatch | null>((a, b) => (a && rank(a) <= rank(b) ? a : b), null);
}

function rank({ how }: { how: How }): number {
	return reasons.indexOf(how);
}

function plainest(hits: readonly Hit[]): Hit {
	return hits.reduce((a, b) => (rank(a) <= rank(b) ? a : b));
}

/** All units within a few words of one piece of the text: the narrowest such place. */
function nearest(hits: readonly (readonly Hit[])[], text: Text): Hit | null {
	const { pieces } = text;
	const all = hits
		.flatMap((some, unit) => some.map((hit) => ({ ...hit, unit })))
		.sort((a, b) => a.from - b.from);
	const last: (Hit | undefined)[] = hits.map(() => undefined);
	let narrowest: Hit | null = null;
	for (const { unit, ...hit } of all) {
		last[unit] = hit;
		const chosen = last.filter((one) => one !== undefined);
		if (chosen.length < hits.length) continue;
		const [from, to] = [Math.min(...chosen.map((one) => one.from)), Math.max(...chosen.map((one) => one.to))];
		if (pieces[from] !== pieces[to] || to - from >= 2 * hits.length + 3) continue;
		if (!isInOrder(chosen) && isAside(from, to, text)) continue;
		if (narrowest && narrowest.to - narrowest.from <= to - from) continue;
		narrowest = { from, to, ...spanOf(chosen), how: together(chosen, to - from) };
	}
	return narrowest;
}

function spanOf(hits: readonly Hit[]): Span {
	return { start: Math.min(...hits.map(({ start }) => start)), end: Math.max(...hits.map(({ end }) => end)) };
}

function together(chosen: readonly Hit[], distance: number): How {
	const how = reasons[Math.max(...chosen.map(rank))];
	const isAsTyped = isInOrder(chosen) && distance < chosen.length;
	return isAsTyped || rank({ how }) > rank({ how: 'order' }) ? how : 'order';
}

function isInOrder(hits: readonly Hit[]): boolean {
	return hits.every((hit, i) => i === 0 || hits[i - 1].from <= hit.from);
}

/** `political science and sports fan` is not about sports science: an `and` parts them unless they stand alone. */
function isAside(from: number, to: number, { words, pieces }: Text): boolean {
	const isParted = words
		.slice(from + 1, to)
		.some(({ spellings: [word] }) => word === 'and' || word === 'und');
	const goesOnAt = (at: number) => pieces[at] === pieces[from] && !isStopWord(words[at].spellings[0]);
	return isParted && [from - 1, to + 1].some(goesOnAt);
}

function hitsOf({ wordings }: Unit, text: Text, mayErr: boolean): Hit[] {
	const hits: Hit[] = [];
	for (let at = 0; at < text.words.length; at++) {
		const likely = likelyAt(wordings, text.words[at], mayErr);
		if (likely.length === 0) continue;
		const found = likely.map((wording) => hitAt(wording, text, at, mayErr)).filter((hit) => hit !== null);
		if (found.length > 0) hits.push(plainest(found));
	}
	return hits;
}

function hitAt(wording: Wording, text: Text, at: number, mayErr: boolean): Hit | null {
	const { words } = wording;
	if (words.length === 1) return singleAt(wording, text, at, mayErr);
	const last = at + words.length - 1;
	// Only a listing of three and more may have commas inside: environmental, social and governance.
	if (words.length < 3 && text.pieces[last] !== text.pieces[at]) return null;
	const found = words.map((wanted, i) => text.words[at + i] && isWord(wanted, text.words[at + i]));
	if (found.every(Boolean)) return hit(wording, text, at, last, found.includes('form') ? 'form' : 'same');
	return turnedAt(wording, text, at);
}

/** `communication of science` for science communication, `building communities` for community building. */
function turnedAt(wording: Wording, { words, pieces, ...text }: Text, at: number): Hit | null {
	const [first, second, ...more] = wording.words;
	if (more.length > 0 || !isWord(second, words[at])) return null;
	const isDoing = [second, words[at]].every(({ spellings }) => spellings[0].endsWith('ing'));
	const isLinked = at + 1 < words.length && turning.has(words[at + 1].spellings[0]);
	for (let to = at + 1; to <= at + (isLinked ? 3 : isDoing ? 1 : 0) && to < words.length; to++) {
		if (pieces[to] !== pieces[at]) return null;
		if (isWord(first, words[to])) return hit(wording, { words, pieces, ...text }, at, to, 'order');
	}
	return null;
}

function singleAt(wording: Wording, text: Text, at: number, mayErr: boolean): Hit | null {
	const [wanted] = wording.words;
	const word = text.words[at];
	if (wanted.isUnspaced || word.isUnspaced) {
		const place = placeInRun(wanted, word);
		return place && { ...place, from: at, to: at, how: wording.how };
	}
	const isShort = isAbbreviated(wording);
	const isSpelled = isShort ? singular(word) === singular(wanted) : false;
	const found = isShort ? (isSpelled ? 'same' : null) : isWord(wanted, word);
	if (found)
		return mayBe({ word: wanted, language: wording.language }, text.words, at, text.language)
			? hit(wording, text, at, at, found)
			: null;
	if (isShort) return null;
	const next = text.words[at + 1];
	if (next && isOneWith(wanted, word, next)) return hit(wording, text, at, at + 1, 'joined');
	if (isGlued(wanted, word)) return hit(wording, text, at, at, 'form');
	if (!wording.isWhole && isInCompound(wanted, word)) return hit(wording, text, at, at, 'part');
	return mayErr && wording.how === 'same' && isMisspelling(wanted, word)
		? hit(wording, text, at, at, 'typo')
		: null;
}

function hit(wording: Wording, { words }: Text, from: number, to: number, how: How): Hit {
	const reason = reasons.indexOf(how) > reasons.indexOf(wording.how) ? how : wording.how;
	return { from, to, start: words[from].start, end: words[to].end, how: reason };
}

/** `start-up`, `start up` for startup. */
function isOneWith(wanted: ReadWord, word: ReadWord, next: ReadWord): boolean {
	const [one, other] = [word.spellings[0], next.spellings[0]];
	if (!beginsLike(wanted, word) || !/^[\s-]$/.test(next.gap) || one.length + other.length < 6) return false;
	if (isStopWord(one) || next.isUnspaced) return false;
	// Palliative Pflege for Palliativpflege.
	return [one, one.replace(/e[nrsm]?$/, '')].some((first) =>
		share(wanted, formsOfWord({ raw: first + other, spellings: [first + other] }))
	);
}
