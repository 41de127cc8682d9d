import {
	insideEnglish,
	isEnglishDoing,
	isEnglishNoun,
	isEnglishOrder,
	isEnglishRest
} from '../grammar/english.ts';
import { isGermanRest } from '../grammar/german.ts';
import { quotable } from '../grammar/insert.ts';
import type { Cue, Frame, Verb } from './cue.ts';
import * as de from './cues-de.ts';
import * as en from './cues-en.ts';
import { languageOf } from './language.ts';
import { isDescribing, isJudging, isPrivate, isSilenced } from './private.ts';

/** One thing that a note plainly says: as whom it was said of, in its own words, without the words that told it. */
export type Specific = {
	readonly frame: Frame;
	readonly text: string;
	readonly before?: string;
	readonly verb?: Verb;
	/** Written behind a German verb or `über`: in the case it needs there again. */
	readonly isObject?: boolean;
	/** It stood alone on its line. */
	readonly isBare?: boolean;
};
/** What a note says, and its first lines as they stand, for the person to choose from where nothing of it could be said. */
export type Reading = { readonly specifics: readonly Specific[]; readonly lines: readonly string[] };

/** More of a note is an essay: what matters stands in its first part, and time stays short. */
const mostRead = 4_000;
/** A sentence that goes on and on says what matters at its start, and cues are quick to find. */
const longestLine = 400;
const mostLines = 3;
const longestBare = 48;
const bareWords = 4;
const languages = [en, de];

/**
 * Takes from a private note what it plainly says was talked about, looked for, worked on or promised; asides, judgements and
 * what may have been said in confidence never. `name`: whom the note is about, as a subject of its sentences.
 */
export function readNote(note: string, name: string): Reading {
	if (isSilenced(note)) return { specifics: [], lines: [] };
	const specifics: Specific[] = [];
	const lines: string[] = [];
	for (const { line, isBare: mayBeBare } of linesOf(note)) {
		const found = readLine(line, name, mayBeBare);
		const last = specifics.at(-1);
		// Lines of a list are one thing.
		if (last?.isBare && found[0]?.isBare && last.text.split(', ').length < 3)
			specifics[specifics.length - 1] = { ...last, text: `${last.text}, ${found[0].text}` };
		else specifics.push(...found);
		if (isOffered(line)) lines.push(quotable(line, 80));
	}
	const whole = specifics.filter(({ text, before, frame }) => before || frame === 'mine' || !isRest(text));
	return { specifics: distinct(whole), lines: lines.slice(0, mostLines) };
}

/** A thing that was said and written down for itself, such as a goal: what it says of them, or null where no cue stands. */
export function readSaying(text: string, name: string): Specific | null {
	const line = unlisted(text.slice(0, longestLine).replace(/\s+/g, ' ').trim());
	return isUnsure(line) || isJudging(line) ? null : cued(line, name);
}

type NoteLine = {
	readonly line: string;
	/** Whether it may be nothing but words for what was talked about. */ readonly isBare: boolean;
};

/** The sentences of a note. A point behind a title or an initial ends none. */
const sentences =
	/(?<=[!?…])\s+|(?<=(?<!(?:^|[^\p{L}])(?:dr|prof|mr|mrs|ms|st|bzw|ca|vs|etc|inkl|nr|usw|\p{L}|\d{1,2}))\.)\s+|\s[–—-]\s/iu;

function linesOf(note: string): NoteLine[] {
	return note
		.slice(0, mostRead)
		.split(/[\n\r;•]+/u)
		.flatMap((row) => {
			const text = unlisted(row.replace(/\s+/g, ' ').trim()).replace(
				/^(\p{L}+(?: \p{L}+){0,2}) [–—-] (?=\p{L})/u,
				(all, label: string) => (frameOf(label) ? `${label}: ` : all)
			);
			return text.split(sentences).map((line, at, all) => ({
				line: line
					.slice(0, longestLine)
					.trim()
					.replace(/[.!]+$/, ''),
				isBare: all.length === 1 || (at === 0 && !/\s[–—-]\s/.test(text) && /,\s|^\p{Ll}+\s/u.test(line))
			}));
		})
		.filter(({ line }) => line !== '');
}

function unlisted(line: string): string {
	return line.replace(/^(?:[-*+–—·>]|\d{1,2}[.)]|\[[ x]?\])\s+/iu, '');
}

function readLine(line: string, name: string, mayBeBare: boolean): Specific[] {
	if (/:\/\/|www\./.test(line) || isUnsure(line)) return [];
	const labelled = readLabel(line);
	if (labelled) return isPrivate(line) ? [] : labelled;
	const pieces = piecesOf(asSentence(line));
	const found: Specific[] = [];
	let open: { specific: Specific; items: string[] } | null = null;
	let isCued = false;
	for (const piece of pieces) {
		const plain = withoutReason(piece);
		const specific = isPrivate(plain) ? null : cued(plain, name);
		if (specific) {
			isCued = true;
			open = specific.frame === 'topic' ? { specific, items: [specific.text] } : null;
			found.push(specific);
		} else if (open && itemsOf(piece).every(isBare)) {
			open.items.push(...itemsOf(piece));
			found[found.length - 1] = { ...open.specific, text: open.items.slice(0, 3).join(', ') };
		} else open = null;
	}
	if (isCued) return found;
	return mayBeBare && pieces.length <= 6 && pieces.every(isBare) && !isOfThem(line, name)
		? [{ frame: 'topic', text: pieces.slice(0, 3).join(', '), isBare: true }]
		: [];
}

function readLabel(line: string): Specific[] | null {
	const [, label, text] = /^([^:]{2,24}):\s+(.+)$/u.exec(line) ?? [];
	if (!label) return null;
	const frame = frameOf(label);
	if (!frame) return null;
	// Behind the first comma there may stand an aside.
	const [first, ...more] = piecesOf(text.trim());
	const until = more.findIndex((piece) => !isBare(piece));
	const kept = frame === 'topic' ? more.slice(0, until < 0 ? 2 : Math.min(until, 2)) : [];
	return [{ frame, text: [first, ...kept].join(', ') }];
}

function frameOf(label: string): Frame | undefined {
	const known = languages
		.map(({ labels }) => labels)
		.find((labels) => Object.hasOwn(labels, label.toLowerCase()));
	return known?.[label.toLowerCase()];
}

/** `works on: bees` as `works on bees`, and no comma before what belongs to it. */
function asSentence(line: string): string {
	return line
		.replace(/^((?:[\p{L}']+ ){0,3}[\p{L}']+):\s+/u, '$1 ')
		.replace(/,(?=\s+(?:dass|that)\s)|(?<=versprochen),/giu, '');
}

function itemsOf(piece: string): string[] {
	return piece.split(/\s+(?:and|und|&)\s+/iu);
}

/** What stands between commas, and behind an `and` that begins another sentence. */
function piecesOf(line: string): string[] {
	return line
		.split(
			/,\s+(?!(?:die|der|das|dem|den|which|who)\s\p{Ll})|\s+(?:and|und|but|aber|&|\+)\s+(?=(?:is|was|wants|needs|has|works|she|he|they|i|we|looking|working|sie|er|ich|wir|sucht|will|braucht|möchte|arbeitet|plant|hat)(?:['’]\p{L}+)?\s)/iu
		)
		.map((piece) => piece.replace(/^(?:and|und|but|aber|also|auch)\s+/iu, '').trim())
		.filter((piece) => piece !== '');
}

function cued(piece: string, name: string): Specific | null {
	for (const { pronoun, ourCues, theirCues, subjects, reports } of languages) {
		const unreported = withPronoun(piece, name, pronoun).replace(reports, '');
		const told = unreported.replace(subjects, '').replace(subjects, '');
		// What I am said to do is no news of theirs.
		const cues: readonly Cue[] = /^(?:i|i'm|i’m|we|we're|my|our|ich|wir|mein|meine|unser|unsere)\s/iu.test(
			unreported
		)
			? ourCues
			: [...ourCues, ...theirCues];
		for (const { pattern, frame, before, verb } of cues) {
			const { x, before: at = before } =
				pattern.exec(ourCues.some((one) => one.pattern === pattern) ? unreported : told)?.groups ?? {};
			const text = trimmed(x);
			if (text !== '') return { frame, text, before: at, verb, isObject: ourCues === de.ourCues };
		}
	}
	return null;
}

/** `Maria is planning` as `she is planning`: the same cues find both. */
function withPronoun(piece: string, name: string, pronoun: string): string {
	const plain = piece.replaceAll('’', "'");
	const own = name
		.split(/\s+/)
		.find((word) => word.length > 1 && plain.toLowerCase().startsWith(`${word.toLowerCase()} `));
	return own ? `${pronoun} ${plain.slice(own.length + 1)}` : plain;
}

function withoutReason(text: string): string {
	return text.replace(/\s+(?:because|but|though|although|since|which|who|weil|aber|obwohl|da)\s.*$/iu, '');
}

/** Up to where the sentence turns to something else: a reason, a bracket, an aside. */
function trimmed(text: string | undefined): string {
	return withoutReason(text ?? '')
		.replace(/\s*[([{].*$/u, '')
		.replace(/^(?:the topic|the subject|das thema|den|dem)\s+(?=["“„])/iu, '')
		.replace(/[\s,.;:!–-]+$/u, '')
		.trim();
}

/** `for the Guardian`: half of a sentence. `an architect` is none, though `an` begins one in German. */
function isRest(text: string): boolean {
	const isEnglishArticle =
		/^an\s(?!ein|ihr|ander|alle)[aeiouh]\p{Ll}/iu.test(text) && languageOf(text) !== 'de';
	return (isGermanRest(text) && !isEnglishArticle) || isEnglishRest(text);
}

/** Words that name a thing and stand for themselves, such as `tidal power`. */
function isBare(piece: string): boolean {
	const words = piece.split(' ');
	if (piece.length > longestBare || words.length > bareWords || piece.length < 3) return false;
	if (!/^[\p{L}\p{N}][\p{L}\p{N} '’&+./-]*$/u.test(piece) || !/\p{L}{2}/u.test(piece)) return false;
	if (
		isDescribing(piece) ||
		meta.test(piece) ||
		memo.test(piece) ||
		isEnglishOrder(words[0]) ||
		isRest(piece) ||
		isDoneBy(piece) ||
		!isEnglishNoun(insideEnglish(piece)) ||
		isEnglishDoing(piece)
	)
		return false;
	const isAlone = words.length === 1;
	const isGerman = languageOf(piece) === 'de';
	// A word that only says how somebody is: it is written small in German, and ends like this in English.
	if (
		isAlone &&
		/^\p{Ll}/u.test(piece) &&
		/(?:y|ant|ent|ive|ous|ful|less|ish|able|ible|ic|ed|er|est|ly|ig|lich|isch|sam|bar|al)$/u.test(piece)
	)
		return false;
	return !(isAlone && /\d/.test(piece)) && !(isGerman && !/\p{Lu}/u.test(piece));
}

/** `Arbeitet beim Hafenamt`, `Runs a podcast`, `Ihr Startup baut Prothesen`: what somebody does, or has. */
export function isDoneBy(piece: string): boolean {
	const isDoing =
		/^\p{L}+t\s(?:beim?|im|in|an|am|für|als|gerade|den|die|das|einen?|eine|auf|mit|zu|nach|sich|gern|viel|über|sehr)(?!\p{L})|^\p{L}+s\s(?:at|the|an?|her|his|my|to|with|from|as|for)(?!\p{L})/iu.test(
			piece
		);
	const isOwn = /^(?:ihre?|seine?|her|his|their|my|meine?)\s/iu.test(piece);
	const isVerb =
		/^\p{Ll}+t\s\p{Lu}/u.test(piece) ||
		/^\p{L}{3,}t\s(?!ohne|neben|zwischen|wegen|gegen|unsere|meine)\p{Ll}{3,}(?:e|en|es)\s\p{Lu}/u.test(
			piece
		) ||
		// `collects old maps`; behind the first word of `sports cars` there may be one too, and then a gap asks.
		/^(?!sports|news|arts|games|systems|sales|savings|goods|robotics|physics)\p{Ll}{3,}[^su\s]s\s(?!and|or|of|in|for|with|on|from|to|at|by|as|und|oder)\p{Ll}/u.test(
			piece
		);
	return isDoing || isOwn || isVerb || (languageOf(piece) === 'de' && /\s\p{Ll}{3,}t(?!\p{L})/u.test(piece));
}

const meta =
	/\b(?:follow(?:ed)?[ -]?up|call|callback|email|e-mail|mail|linkedin|whatsapp|phone|number|card|business card|contact|contacts|met|meet|meeting|booth|stand|stage|hall|bar|lunch|dinner|breakfast|coffee|queue|panel|table|entrance|beekeeper|midwife|hebamme|imker|imkerin|talk|keynote|session|speaker|organi[sz]er|day \d|again|later|soon|tomorrow|today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|todo|note|notes|test|asdf|foo|bla|blah|n\/a|none|nothing|ok|okay|yes|no|thanks|thank you|hello|hi|mr|mrs|dr|ceo|cto|cfo|founder|manager|director|engineer|developer|designer|consultant|student|professor|teacher|nurse|lawyer|recruiter|investor|journalist|mutual|friend|friends|colleague|client|customer|partner|years?|anrufen|rückruf|melden|visitenkarte|kontakt|nummer|getroffen|treffen|theke|eingang|mittagessen|abendessen|frühstück|kaffee|schlange|vortrag|morgen|heute|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|notiz|nichts|keine|ja|nein|danke|hallo|kunde|kundin|kollege|kollegin|freund|gründer|gründerin|geschäftsführer|geschäftsführerin|leiterin|leiter|entwickler|entwicklerin|studentin|jahre?)\b/iu;

/** `Frag nach dem Leuchtturm`, `Ich muss mehr schlafen`: what I am to do, or a sentence about somebody. */
const memo =
	/^(?:ich|wir|er|sie|es|du|man|frage?n?|nachfragen|nachhaken|schreib|schick|schicken|ruf|denk|erinnern?|erinnere|schau|bring|lies|hol|nimm|lad|stell|stelle|vorstellen|einladen|besuch|googeln?|googel|kauf|kaufen|prüf|prüfen|bedanken|gratulieren|merken)(?!\p{L})/iu;

function isUnsure(line: string): boolean {
	return /\?|(?:^|[\s,])(?:not|never|nothing|nobody|no one|no longer|without any|maybe|perhaps|probably|seems|apparently|i think|i guess|nicht|nie|niemals|kein|keine|keinen|nichts|niemand|vielleicht|wahrscheinlich|angeblich|glaube|scheint|wohl)(?:$|[\s,])|n['’]t\b/iu.test(
		line
	);
}

/** Their name, or a sentence that begins with it. */
function isOfThem(line: string, name: string): boolean {
	const known = name.toLowerCase().split(/\s+/);
	return known.includes(line.toLowerCase().split(' ')[0]);
}

function isOffered(line: string): boolean {
	const isShort = line.split(' ').length <= 5;
	return (
		!isPrivate(line) && !(isShort && isDescribing(line)) && !/:\/\//.test(line) && /\p{L}{2}/u.test(line)
	);
}

function distinct(specifics: readonly Specific[]): Specific[] {
	const seen = new Set<string>();
	return specifics.filter(({ text }) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()));
}
