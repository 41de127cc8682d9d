import { isEnglishDoing } from '../grammar/english.ts';
import { quotable } from '../grammar/insert.ts';
import { withCapitals } from '../grammar/small-letters.ts';
import { isBare, isRest } from './bare.ts';
import type { Cue, Frame, Verb } from './cue.ts';
import * as de from './cues-de.ts';
import * as en from './cues-en.ts';
import { languageOf } from './language.ts';
import { isDelicate, isDescribing, isJudging, isPrivate, isSilenced } from './private.ts';
import { frameOf, linesOf, longestLine, unlisted } from './lines.ts';
import { isInSmallLetters, unclipped } from './spelling.ts';

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

const mostLines = 3;
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
	const isGerman = languageOf(note) === 'de';
	const whole = specifics.filter(
		({ text, before, frame, isObject }) =>
			// `nach Wien ziehen` begins like half a sentence, and is none.
			before ||
			frame === 'mine' ||
			(frame === 'doing' && isObject && /^(?!.*\b(?:mir|mich|uns)\b).*\s\p{Ll}+n$/u.test(text)) ||
			!isRest(text)
	);
	// `Dach undicht` is a sentence in short: a thing ends with a noun, which has a capital.
	const named = isGerman
		? whole.filter(({ isBare, text }) => !isBare || !/^\p{Lu}.*\s\p{Ll}+(?:,|$)/u.test(text))
		: whole;
	const spelled = isInSmallLetters(note) ? named.map(capitalized) : named;
	return { specifics: distinct(spelled), lines: lines.slice(0, mostLines) };
}

function capitalized(specific: Specific): Specific {
	const { isObject, text, frame } = specific;
	return isObject ? { ...specific, text: withCapitals(text, frame === 'doing') ?? text } : specific;
}

/** A thing that was said and written down for itself, such as a goal: what it says of them, or null where no cue stands. */
export function readSaying(text: string, name: string): Specific | null {
	const line = unlisted(text.slice(0, longestLine).replace(/\s+/g, ' ').trim());
	return isUnsure(line) || isJudging(line) ? null : cued(line, name);
}

function readLine(line: string, name: string, mayBeBare: boolean): Specific[] {
	if (/:\/\/|www\./.test(line)) return [];
	const { known, isAsking } = withoutQuestion(line);
	if (known === '' || isUnsure(known)) return [];
	const labelled = isAsking ? null : readLabel(line);
	if (labelled) return isPrivate(line) ? [] : labelled.filter(mayBeSaid);
	const pieces = piecesOf(asSentence(known));
	const found: Specific[] = [];
	let open: { specific: Specific; items: string[] } | null = null;
	let isCued = false;
	for (const piece of pieces) {
		const plain = withoutReason(piece);
		const specific = isPrivate(plain) ? null : cued(plain, name);
		if (specific) isCued = true;
		if (specific && mayBeSaid(specific)) {
			open = specific.frame === 'topic' ? { specific, items: [specific.text] } : null;
			found.push(specific);
		} else if (open && itemsOf(piece).every(isBare)) {
			open.items.push(...itemsOf(piece));
			found[found.length - 1] = { ...open.specific, text: open.items.slice(0, 3).join(', ') };
		} else open = null;
	}
	if (isCued) return found;
	// `Tip: …`: what is told by a word that no cue knows is no topic.
	const isLabelled = /^[\p{L} ]{2,24}:\s/u.test(line);
	const things = pieces.filter((piece, at) => at === 0 || !whereMet.test(piece));
	return mayBeBare &&
		!isLabelled &&
		!isAsking &&
		pieces.length <= 6 &&
		things.every(isBare) &&
		!isNamed(things) &&
		!isOfThem(line, name)
		? [{ frame: 'topic', text: things.slice(0, 3).join(', '), isBare: true }]
		: [];
}

/** What somebody wants or needs may be theirs to bring up where the same words name an honest topic: `music therapy`. */
function mayBeSaid({ frame, text }: Specific): boolean {
	return !wishes.has(frame) || !isDelicate(text);
}

const wishes: ReadonlySet<Frame> = new Set([
	'doing',
	'needs',
	'seeks',
	'struggles',
	'challenge',
	'goal',
	'asked'
] as const);

/** `sheep farm, Tipperary`: a name behind what is no name is a place or a firm, and all of it is who somebody is. */
function isNamed([first = '', ...more]: readonly string[]): boolean {
	return (
		/^(?:\p{Ll}|\S+ \p{Ll})[^\p{Lu}]*$/u.test(first) && more.some((thing) => /^\p{Lu}\p{Ll}+$/u.test(thing))
	);
}

const whereMet = /^(?:(?:we |haben uns )?met|ran into|kennengelernt|getroffen)(?!\p{L})/iu;

/** A line up to what it asks at its end (`…, coffee next week?`); nothing where all of it may be the question. */
function withoutQuestion(line: string): { known: string; isAsking: boolean } {
	if (!line.includes('?')) return { known: line, isAsking: false };
	const [, known = '', asked = ''] = /^([^?]*),\s+([^?,]*)\?+$/u.exec(line) ?? [];
	const isWhole =
		/^(?:(?:is|are|was|does|do|did|has|have|will|would|can|could|should|ist|hat|kann|könnte|will|wollte|soll|sollte|sucht|braucht)\s(?:she|he|they|it|there|i|we|sie|er|es|ich|wir)|what|who|why|when|where|how|if|whether|was|wer|wie|wo|warum|wann|ob)\s/iu.test(
			known
		);
	if (isWhole) return { known: '', isAsking: true };
	// `…, needs a violin, or a viola?`: what is doubted stands right before it.
	const isDoubt = /^(?:or|and|oder|und|also)\s/iu.test(asked);
	return { known: isDoubt ? known.split(/,\s+/).slice(0, -1).join(', ') : known, isAsking: true };
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
	const spelled = unclipped(piece);
	for (const { pronoun, ourCues, theirCues, subjects, reports } of languages) {
		const unreported = withPronoun(spelled, name, pronoun).replace(reports, '');
		const told = unreported.replace(subjects, '').replace(subjects, '');
		// What I am said to do is no news of theirs.
		const cues: readonly Cue[] = /^(?:i|i'm|i’m|we|we're|my|our|ich|wir|mein|meine|unser|unsere)\s/iu.test(
			unreported
		)
			? ourCues
			: [...ourCues, ...theirCues];
		for (const { pattern, frame, before, verbOf } of cues) {
			const {
				x,
				verb,
				before: at = before
			} = pattern.exec(ourCues.some((one) => one.pattern === pattern) ? unreported : told)?.groups ?? {};
			const text = trimmed(x);
			if (text === '') continue;
			return {
				frame,
				text,
				before: at,
				verb: verbOf?.(verb.toLowerCase()),
				isObject: ourCues === de.ourCues
			};
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
	return (
		text
			.replace(/\s+(?:because|but|though|although|since|which|weil|aber|obwohl|da|b\/c|bc)\s.*$/iu, '')
			// The WHO is nobody's reason, and `somebody who knows bees` is one thing.
			.replace(/(?<!(?:^|\s)(?:some|any)(?:body|one)|(?:^|\s)people|\p{L}[^s]s)\s+who\s.*$/u, '')
	);
}

/** Up to where the sentence turns to something else: a reason, a bracket, an aside. */
function trimmed(text: string | undefined): string {
	const kept = withoutReason(text ?? '')
		.replace(/\s*[([{].*$/u, '')
		.replace(/^(?:the topic|the subject|das thema|den|dem)\s+(?=["“„])/iu, '')
		.replace(/[\s,.;:!–-]+$/u, '')
		.trim();
	return torn.test(kept) ? '' : withoutPurpose(kept);
}

/** What goes on too long stops before what it is for: `moving to Vienna in the spring to do a masters …`. */
function withoutPurpose(text: string): string {
	const purpose = text.length > 60 ? text.lastIndexOf(' to ') : -1;
	return purpose > 20 && isEnglishDoing(text.slice(purpose + 4)) ? text.slice(0, purpose) : text;
}

/** Half of a thing: `send her the`. */
const torn =
	/(?:^|\s)(?:the|an?|of|to|for|with|and|or|der|die|das|den|dem|eine?|einen|einem|einer|zu|für|mit|und|oder|von|über)$/iu;

/** Whether a line doubts or denies what it says. */
export function isUnsure(line: string): boolean {
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
		!isPrivate(line) &&
		!isDelicate(line) &&
		!(isShort && isDescribing(line)) &&
		!/:\/\//.test(line) &&
		/\p{L}{2}/u.test(line)
	);
}

function distinct(specifics: readonly Specific[]): Specific[] {
	const seen = new Set<string>();
	return specifics.filter(({ text }) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()));
}
