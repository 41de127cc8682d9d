import type { TouchRow } from '../../db/rows.ts';
import { excerpt } from '../../goals/openers/excerpt.ts';
import { type Day, dayOf } from './grammar/day.ts';
import { grammars } from './grammar/grammar.ts';
import { fact, quotable } from './grammar/insert.ts';
import { agoInWords } from './grammar/when.ts';
import type { DraftInput, DraftPart, Hint, Suggestion } from './input.ts';
import type { Catalogue, Opening } from './phrases/catalogue.ts';
import { milestoneOf } from './occasion.ts';
import { type Word, wordOf } from './promises.ts';
import { isJudging, isPrivate } from './reading/private.ts';
import { languageOf } from './reading/language.ts';
import { quotationOf, unquoted } from './quotation.ts';
import { type Saying, sayingsOf } from './sayings.ts';
import { giftsOf } from './shared.ts';
import { type Slots, phrase } from './template.ts';

/** A sentence that may be said. `keep`: the higher, the longer it stays when room is short; `paragraph` 1 or 2. */
export type Line = {
	readonly ways: readonly string[];
	readonly slots: Slots;
	readonly keep: number;
	readonly paragraph: 1 | 2;
	/** The reason it answers. */
	readonly settles: string | null;
	readonly isGift?: true;
};

export type Plan = {
	readonly opening: Opening;
	readonly at: { readonly event: readonly DraftPart[]; readonly when: readonly DraftPart[] };
	readonly lines: readonly Line[];
	readonly blank: Hint | null;
	readonly suggestions: readonly Suggestion[];
	readonly settles: readonly string[];
};

type Reason = DraftInput['reasons'][number];

const order = ['first', 'milestone', 'thank', 'promise', 'return', 'nudge', 'check-in', 'rest'];
const mostSpecifics = { short: 1, medium: 1, long: 3 } as const;
const mostSuggestions = 5;

/** What a message says, before it is put into words. */
export function planOf(input: DraftInput, catalogue: Catalogue): Plan {
	const { reasons, choices, timeZone } = input;
	const today = dayOf(input.now, timeZone) ?? dayOf('1970-01-01T00:00:00Z', 'UTC')!;
	const { sayings, promises, lines: noted } = sayingsOf(input, catalogue);
	const main = [...reasons].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0];
	const opening = openingOf(main, input);
	const has = (kind: Reason['kind']) => reasons.filter((reason) => reason.kind === kind);

	const returned = has('return').flatMap((reason) => returnLine(reason, sayings, catalogue));
	const words = wordsOf(input, promises, today);
	const told = sayings.filter(({ from }) => !returned.some(({ from: other }) => other === from));
	const gifts = choices.length === 'short' && words.length > 0 ? [] : giftsOf(input, catalogue);
	const isCurious = opening === 'check-in' || opening === 'mentee';
	const specifics = told
		.slice(0, mostSpecifics[choices.length])
		.map((saying, at) => specificLine(saying, at, isCurious, catalogue));
	const occasion = milestoneOf(main, input, today);
	const isBrief = occasion !== null || opening === 'nudge' || opening === 'reminder';
	const lines: Line[] = [
		...(occasion?.lines(catalogue) ?? []),
		...returned.map(({ line }) => line),
		...helpedLines(input, opening, catalogue),
		...(opening !== 'thank' && has('thank').length > 0 ? [line(catalogue.tellings.thanks, {}, 85, 1)] : []),
		...(opening === 'nudge' ? [line(catalogue.tellings.wrote, {}, 70, 1)] : []),
		...words.map((word) => wordLine(word, opening, catalogue)),
		...(isBrief || opening === 'promise' ? [] : specifics),
		...(isBrief
			? []
			: gifts
					.slice(0, 1)
					.map((x) => ({ ...line(catalogue.tellings.give, { x }, 60, 2), isGift: true as const }))),
		...(choices.length === 'long' && opening === 'first' ? placeLines(input, catalogue) : [])
	];
	const isSpecific = lines.some(({ keep, ways }) => keep >= 20 && ways !== catalogue.tellings.thanks);
	const blank = blankOf(opening, isSpecific);
	return {
		opening,
		at: occasion ? { event: [], when: phrases(catalogue.days[occasion.when]) } : atOf(input, today),
		lines,
		blank,
		suggestions: blank === null || blank === 'progress' ? [] : suggestionsOf(input, noted),
		settles: [
			...new Set([
				...settledByOpening(opening, main, reasons),
				// What cannot be said is a gap, and whoever fills it speaks of it.
				...(main?.kind === 'promise' ? [keyOf(main)] : []),
				...lines.flatMap(({ settles }) => settles ?? [])
			])
		].filter((key) => reasons.some(({ kind, cause }) => `${kind}/${cause}` === key))
	};
}

function line(
	ways: readonly string[],
	slots: Slots,
	keep: number,
	paragraph: 1 | 2,
	settles: string | null = null
): Line {
	return { ways, slots, keep, paragraph, settles };
}

function openingOf(main: Reason | undefined, input: DraftInput): Opening {
	const { to, met } = input;
	if (!main || main.kind === 'first') return met ? 'first' : 'unmet';
	if (main.kind === 'promise')
		return to.promises.find(({ id }) => id === main.cause)?.by === 'them' ? 'reminder' : 'promise';
	if (main.kind === 'milestone') {
		const kind = to.milestones?.find(({ id }) => id === main.cause)?.kind;
		return kind === undefined
			? 'check-in'
			: kind === 'work-anniversary'
				? 'anniversary'
				: kind === 'own'
					? 'day'
					: kind;
	}
	if (main.kind === 'check-in' || main.kind === 'rest')
		return to.relationship === 'mentor' ? 'update' : to.relationship === 'mentee' ? 'mentee' : 'check-in';
	return main.kind;
}

function settledByOpening(opening: Opening, main: Reason | undefined, reasons: readonly Reason[]): string[] {
	const also = ['first', 'thank', 'check-in', 'nudge', 'rest'];
	// A message is a hello whatever else it says.
	const spoken = reasons.filter(({ kind }) => kind === main?.kind || also.includes(kind));
	return spoken
		.filter(({ kind }) => kind !== 'promise' && kind !== 'return' && kind !== 'milestone')
		.map(keyOf)
		.concat(main?.kind === 'milestone' && opening !== 'check-in' ? [keyOf(main)] : []);
}

function keyOf({ kind, cause }: Reason): string {
	return `${kind}/${cause}`;
}

function returnLine(
	reason: Reason,
	sayings: readonly Saying[],
	{ tellings }: Catalogue
): { from: string; line: Line }[] {
	const from = `remark ${reason.cause}`;
	const asked = sayings.find((saying) => saying.from === from)?.asked;
	return asked
		? [{ from, line: line(waysToAsk(asked, tellings), { x: asked.x }, 90, 1, keyOf(reason)) }]
		: [];
}

function waysToAsk(
	{ telling, isTurned }: NonNullable<Saying['asked']>,
	tellings: Catalogue['tellings']
): readonly string[] {
	return isTurned ? tellings[telling].map(unquoted) : tellings[telling];
}

/** My open promises, those the message is for first, and theirs only where it is for them. */
function wordsOf(input: DraftInput, noted: readonly string[], today: Day): Word[] {
	const asked = (id: string) => input.reasons.some(({ kind, cause }) => kind === 'promise' && cause === id);
	const open = input.to.promises.filter(
		({ id, by, keptAt }) => asked(id) || (by === 'me' && keptAt === null)
	);
	const known = [...open].sort(
		(a, b) => Number(asked(b.id)) - Number(asked(a.id)) || (a.madeAt < b.madeAt ? -1 : 1)
	);
	const fromNote = input.to.promises.some(({ by }) => by === 'me')
		? []
		: noted.map((text) => ({ id: '', by: 'me' as const, text, dueOn: null, keptAt: null }));
	return [...known, ...fromNote]
		.map((promise) => wordOf(promise, asked(promise.id), today, input))
		.filter((word) => word !== null)
		.slice(0, 2);
}

function wordLine({ telling, slots, key }: Word, opening: Opening, { tellings }: Catalogue): Line {
	const isMain = opening === 'promise' || opening === 'reminder';
	return line(tellings[telling], slots, isMain ? 90 : 75, isMain ? 1 : 2, key);
}

function specificLine(saying: Saying, at: number, isCurious: boolean, { tellings }: Catalogue): Line {
	const { ways, x, asked } = saying;
	const keep = at === 0 ? 80 : 30 - at;
	return isCurious && asked
		? line(waysToAsk(asked, tellings), { x: asked.x }, keep, 1)
		: line(ways, { x }, keep, 1);
}

function helpedLines({ to, choices }: DraftInput, opening: Opening, { tellings }: Catalogue): Line[] {
	if (opening !== 'thank' && opening !== 'update') return [];
	const helped = latest(to.touches.filter(({ kind, text }) => kind === 'helped-me' && text.trim() !== ''));
	if (!helped || isJudging(helped.text)) return [];
	const plain = quotable(helped.text, 70);
	const from = `touch ${helped.id}`;
	const grammar = grammars[choices.language];
	const isForeign = ![null, choices.language].includes(languageOf(plain));
	if (plain === '') return [];
	const isPlain = !isForeign && !plain.endsWith('…');
	const did = isPlain ? grammar.did(plain, choices.address) : null;
	const noun = did || !isPlain ? null : grammar.noun(plain, choices.address, true);
	const turned = did ?? noun ?? quotationOf(plain, { choices });
	if (turned === null) return [];
	return [
		line(tellings[did ? 'helped-did' : noun ? 'helped' : 'helped-words'], { x: [fact(turned, from)] }, 88, 1)
	];
}

/** Where we stood, as written with its preposition: `by the window`. */
function placeLines({ to, choices }: DraftInput, { tellings }: Catalogue): Line[] {
	const place = to.remarks.find(({ kind }) => kind === 'place');
	const text = quotable(place?.text ?? '', 50);
	const starts = {
		en: /^(?:at|by|in|on|near|next to|outside|behind|beside|between|under|over|in front of|opposite|around|upstairs|downstairs)\s/i,
		de: /^(?:am|beim|bei|im|in|an|auf|neben|vor|hinter|unter|zwischen|gegenüber|draußen|oben|unten)\s/i
	}[choices.language];
	if (!place || !starts.test(text) || isPrivate(text) || /[.!?;:]/.test(text)) return [];
	return [
		line(tellings.place, { x: [fact(text[0].toLowerCase() + text.slice(1), `remark ${place.id}`)] }, 15, 1)
	];
}

function blankOf(opening: Opening, isSpecific: boolean): Hint | null {
	if (opening === 'update') return 'progress';
	if (isSpecific) return null;
	if (opening === 'first' || opening === 'return') return 'said';
	if (opening === 'thank') return 'deed';
	return opening === 'unmet' || opening === 'check-in' || opening === 'promise' || opening === 'reminder'
		? 'why'
		: null;
}

/** At the event and when, as far as both are known. A nudge says when I wrote. */
function atOf(input: DraftInput, today: Day): Plan['at'] {
	const { met, choices, timeZone, to } = input;
	const name = excerpt(met?.eventName ?? '', 60).replace(/["“”„«»]/g, "'");
	const event = name === '' ? [] : grammars[choices.language].at(name);
	const isNudge =
		input.reasons.some(({ kind }) => kind === 'nudge') && !input.reasons.some(({ kind }) => kind === 'first');
	const wrote = isNudge ? latest(to.touches.filter(({ kind }) => kind === 'wrote')) : undefined;
	const day = dayOf((isNudge ? wrote?.happenedAt : met?.at) ?? '', timeZone);
	const words = day && agoInWords(day, today, choices.language, name);
	const from = isNudge ? `touch ${wrote?.id ?? ''}` : 'met';
	return { event, when: words ? [phrase(' '), fact(words, from)] : [] };
}

function phrases(text: string): DraftPart[] {
	return text === '' ? [] : [phrase(text)];
}

function latest(touches: readonly TouchRow[]): TouchRow | undefined {
	return touches.reduce<TouchRow | undefined>(
		(a, b) => (a && a.happenedAt >= b.happenedAt ? a : b),
		undefined
	);
}

/** What may fill a gap, in the words of the record: what was written down and may be said to them, and what their card says. */
function suggestionsOf({ to }: DraftInput, noted: readonly string[]): Suggestion[] {
	const { headline, lookingFor = [], interests = [], offers = [] } = to.card;
	const all: Suggestion[] = [
		...to.remarks
			.filter(({ kind, text }) => kind !== 'place' && !isPrivate(text))
			.map(({ id, text }) => ({ text: quotable(text, 80), from: `remark ${id}` })),
		...noted.map((text) => ({ text, from: 'note' })),
		...[...lookingFor, ...interests, ...offers, headline ?? ''].map((text) => ({
			text: quotable(text, 80),
			from: 'card'
		}))
	];
	return all
		.filter(({ text }, at) => text !== '' && all.findIndex((other) => other.text === text) === at)
		.slice(0, mostSuggestions);
}
