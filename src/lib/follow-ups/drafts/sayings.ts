import { isEnglishOrder } from './grammar/english.ts';
import { grammars } from './grammar/grammar.ts';
import { fact, quotable } from './grammar/insert.ts';
import { isRambling } from './grammar/small-letters.ts';
import type { DraftInput, DraftPart, From } from './input.ts';
import type { Catalogue, FrameName, Telling } from './phrases/catalogue.ts';
import { isDoneBy } from './reading/bare.ts';
import type { Frame, Verb } from './reading/cue.ts';
import { languageOf } from './reading/language.ts';
import { isDescribing, isJudging, isPrivate, isSilenced } from './reading/private.ts';
import { quotationOf, unquoted } from './quotation.ts';
import { readNote, readSaying } from './reading/reading.ts';
import { sharedSayings } from './shared.ts';
import { phrase } from './template.ts';

/** What they said or what we share, and how to put it; `weight`: the lower the sooner. */
export type Saying = {
	readonly ways: readonly string[];
	readonly x: readonly DraftPart[];
	readonly weight: number;
	readonly from: From;
	/** As a subject of a question: `How are things going with …?` */
	readonly asked: {
		readonly telling: Telling;
		readonly x: readonly DraftPart[];
		/** It was turned to speak to them, and is no quotation any more. */
		readonly isTurned?: boolean;
	} | null;
};

/** In letters: longer words are cut. */
const longest = 70;
const weights: { readonly [Of in Frame]?: number } = {
	topic: 3,
	told: 3,
	works: 3,
	plans: 3,
	seeks: 4,
	needs: 4,
	doing: 4,
	goal: 4,
	challenge: 4,
	struggles: 5,
	interest: 4,
	asked: 5,
	advice: 5
};
const remarkWeights = { topic: 0, goal: 1, challenge: 2, asked: 2.5, personal: 9, place: 99 };
/** Their words stand behind a colon, where no case is needed. */
const behindColon: ReadonlySet<Frame> = new Set(['asked', 'personal', 'advice'] as const);
/** Sentences that say what it is before they quote it. */
const behindItsColon: { readonly [Of in Frame]?: FrameName } = {
	seeks: 'seeks-plain',
	needs: 'needs-plain',
	works: 'works-plain',
	plans: 'plans-plain',
	challenge: 'challenge',
	goal: 'goal',
	interest: 'topic-plain',
	asked: 'asked',
	advice: 'advice'
};
const ofMe = /(?<!\p{L})(?:me|my|we|us|ours?|mir|mich|mein\p{L}*|wir|uns|unser\p{L}*)(?!\p{L})/iu;
/** `Freiwillige, die Osmanisch lesen können`: behind a colon, and of nobody else. */
const relative =
	/^([^,]+)(,\s(?:die|der|das|den|dem|denen|deren)\s(?!.*(?<!\p{L})(?:ich|er|sie|es|wir|ihr|ihm|ihn|ihre\p{L}?|sein\p{L}*|mir|mich|uns)(?!\p{L}))[\p{L} -]+)$/iu;
/** `Leute die Noten lesen`: the comma that a clause has, and a note leaves out. */
const comma =
	/^((?:\p{Ll}+\s)*\p{Lu}[\p{L}-]+)\s((?:die|der|das|den|dem)\s(?:(?!zu\s)[\p{L}-]+\s)*\p{Ll}+(?:t|en))$/u;
/** What has to be quoted reads less like a person. */
const quotedWeight = 4;

type Said = {
	readonly frame: Frame;
	readonly text: string;
	readonly before?: string;
	readonly verb?: Verb;
	readonly isObject?: boolean;
	readonly isBare?: boolean;
};

/** What they told me, from what was written down on purpose and from the note, the best to write about first. */
export function sayingsOf(
	input: DraftInput,
	catalogue: Catalogue
): { sayings: Saying[]; promises: string[]; lines: readonly string[] } {
	const { to } = input;
	const name = to.card.name ?? '';
	const remarks = [...to.remarks]
		.sort((a, b) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : a.id < b.id ? -1 : 1))
		.flatMap(({ id, kind, text }) => {
			if (kind === 'place' || isJudging(text) || isSilenced(text) || (kind === 'personal' && isPrivate(text)))
				return [];
			const read = readSaying(text, name);
			if (kind === 'personal' && (isDescribing(text) || (!read && isDoneBy(text)))) return [];
			const cued = kind === 'personal' && read?.frame !== 'does' && read?.frame !== 'interest' ? null : read;
			const isPlain = !cued || cued.frame === 'mine' || cued.frame === 'theirs';
			const said: Said =
				isPlain || (kind !== 'topic' && cued.frame === 'topic')
					? { frame: kind, text: cued && !isPlain ? cued.text : text }
					: cued;
			return listed(sayingOf(said, `remark ${id}`, remarkWeights[kind], input, catalogue));
		});
	const { specifics, lines } = readNote(to.note, name);
	const noted = specifics
		.filter(({ frame }) => frame !== 'mine' && frame !== 'theirs')
		.flatMap((said) => listed(sayingOf(said, 'note', weights[said.frame] ?? 6, input, catalogue)));
	const all = [...remarks, ...noted, ...sharedSayings(input, catalogue)];
	const sayings = all
		.map((saying, at) => ({ saying, at }))
		.sort((a, b) => a.saying.weight - b.saying.weight || a.at - b.at)
		.map(({ saying }) => saying);
	return {
		sayings: distinct(sayings),
		promises: specifics.filter(({ frame }) => frame === 'mine').map(({ text }) => text),
		lines
	};
}

/** One thing said, in the sentences its kind has, or quoted where it fits none of them; null where even that is unsure. */
function sayingOf(
	said: Said,
	from: From,
	weight: number,
	input: DraftInput,
	catalogue: Catalogue
): Saying | null {
	const { frame, text } = said;
	const { language } = input.choices;
	const grammar = grammars[language];
	const plain = quotable(text.replace(/ \+ /g, grammar.and), longest);
	if (frame === 'interest' && /^(?:her|his|their|ihre?[nmrs]?|seine?[nmrs]?)\s/iu.test(plain)) return null;
	// `will reisen`: one word says too little of what somebody wants.
	if (frame === 'doing' && !plain.includes(' ')) return null;
	if (frame === 'mine' || frame === 'theirs' || plain === '' || /^\S*:\/\/\S*$/.test(plain)) return null;
	const question = quotedQuestion(plain, from, input);
	const fluent = fluentOf(said, plain, input);
	if (fluent) {
		const x = [fact(fluent.words, from)];
		const telling = questionOf(fluent.frame, said, plain, input.choices);
		return {
			ways: catalogue.frames[fluent.frame],
			x,
			weight,
			from,
			asked: telling ? { telling, x } : question
		};
	}
	// What was said of me cannot be read back to them.
	if (frame === 'personal' || frame === 'does' || question === null || ofMe.test(plain)) return null;
	// What a note does not name and no sentence takes is no name of a thing.
	if (said.isBare && languageOf(plain) === language) return null;
	if (said.isObject && isRambling(plain)) return null;
	const ways = question.isTurned ? catalogue.tellings.quoted.map(unquoted) : catalogue.tellings.quoted;
	const saying = { weight: weight + quotedWeight, from, asked: question };
	// “apprentices” says nothing without that they look for them.
	const isSought = frame === 'seeks' || frame === 'needs';
	const named = question.isTurned && !isSought ? undefined : behindItsColon[frame];
	return named
		? {
				...saying,
				ways: catalogue.frames[named],
				x: question.isTurned
					? question.x
					: [phrase(catalogue.quotes[0]), ...question.x, phrase(catalogue.quotes[1])]
			}
		: { ...saying, ways, x: question.x };
}

/** How one asks what has become of it; null where its words have to be quoted. */
function questionOf(
	fluent: FrameName,
	{ frame, before, isObject }: Said,
	plain: string,
	{ language, address }: DraftInput['choices']
): Telling | null {
	const grammar = grammars[language];
	if (fluent === 'doing') return 'return-doing';
	if (fluent === 'seeks' && before === undefined) return 'return-sought';
	if (fluent === 'needs') return 'return-needed';
	if (fluent === 'seeks-plain') return 'return-sought-plain';
	if (fluent === 'needs-plain') return 'return-needed-plain';
	const isPlan = language === 'de' && (fluent === 'goal' || fluent === 'challenge');
	if (isPlan && grammar.doing(plain, address, false) !== null) return 'return-plan';
	if (fluent === 'goal') return 'return-aim';
	if (before !== undefined || frame === 'does' || frame === 'interest') return null;
	return grammar.noun(plain, address, isObject) === null ? null : 'return';
}

/** The words as they continue a sentence, and which; null where they would break it. */
function fluentOf(
	{ frame, before, verb, isObject, isBare }: Said,
	plain: string,
	input: DraftInput
): { frame: FrameName; words: string } | null {
	const { language, address } = input.choices;
	const grammar = grammars[language];
	const written = languageOf(plain) ?? (isObject ? 'de' : null);
	const isForeign =
		(written !== null && written !== language) ||
		(language === 'de' && !/\p{Lu}/u.test(plain) && !(isObject && frame === 'doing' && !ofMe.test(plain)));
	if (isForeign || plain.endsWith('…') || frame === 'mine' || frame === 'theirs') return null;
	const as = (name: FrameName, words: string | null) => (words === null ? null : { frame: name, words });
	if (frame === 'topic') {
		const all = (/,\s/.test(plain) ? inList(plain, input) : null) ?? grammar.noun(plain, address, isObject);
		return as(all && isBare && !isSettledTopic(all, language) ? 'topic-plain' : 'topic', all);
	}
	if (frame === 'doing' || frame === 'goal' || frame === 'challenge') {
		// `export paperwork` is what makes trouble, not what they want to do.
		const isTrouble = frame === 'challenge' && language === 'en' && !isEnglishOrder(plain.split(' ')[0]);
		const doing = isTrouble ? null : as('doing', grammar.doing(plain, address, frame === 'doing'));
		// `Laden eröffnen` lacks an article: behind a colon it may.
		if (doing && language === 'de' && !grammar.isSettled(doing.words))
			return as(frame === 'challenge' ? 'challenge' : 'goal', doing.words);
		return doing ?? as(frame === 'doing' ? 'asked' : frame, grammar.noun(plain, address, true));
	}
	if (before) {
		const governed = grammar.governed(before, plain, address);
		return as(frame, frame === 'does' && governed ? withVerb(governed, verb, input.choices) : governed);
	}
	const isSought = frame === 'seeks' || frame === 'needs';
	const [, whom, who] =
		(language === 'de' && isSought && relative.exec(plain.replace(comma, '$1, $2'))) || [];
	const sought = whom && grammar.noun(whom, address, true);
	if (sought) return as(frame === 'seeks' ? 'seeks-plain' : 'needs-plain', sought + who);
	const noun = grammar.noun(plain, address, isObject || behindColon.has(frame));
	if (noun === null) return null;
	if (frame === 'does') return as('does', withVerb(noun, verb, input.choices));
	if (frame === 'seeks' || frame === 'needs' || frame === 'plans' || frame === 'works') {
		const isBroken = !grammar.isSettled(noun) || (frame === 'works' && language === 'de');
		return as(isBroken ? `${frame}-plain` : frame, noun);
	}
	// These bring a preposition in German, which an English note does not have.
	if (language === 'de' && frame === 'interest') return as(frame, `für ${noun}`);
	return language === 'de' && (frame === 'told' || frame === 'struggles' || frame === 'wondered')
		? null
		: as(frame, noun);
}

/** `documentary on fishing towns` lacks an article that a note leaves out: it stands behind a colon. */
function isSettledTopic(words: string, language: DraftInput['choices']['language']): boolean {
	const inside = {
		en: /\s(?:of|in|for|on|about|with|without|against|between|at|from|by|near|to)\s/,
		de: /\s(?:über|in|im|für|mit|an|am|bei|beim|von|vom|zu|zum|zur|aus|nach|auf|aufs|gegen|ohne|um|unter|vor|zwischen|der|des)\s/
	};
	return words
		.split(/,\s|\s(?:and|und)\s/)
		.every((item) => !inside[language].test(item) || grammars[language].isSettled(item));
}

/** What somebody does, with its verb where that is one of the language. */
function withVerb(noun: string, verb: Verb | undefined, { language, address }: DraftInput['choices']) {
	if (!verb) return noun;
	if ('du' in verb) return language === 'de' ? `${noun} ${verb[address]}` : noun;
	return language === 'en' ? `${verb.doing} ${noun}` : null;
}

function quotedQuestion(plain: string, from: From, input: DraftInput) {
	const words = quotationOf(plain, input);
	return words === null
		? null
		: { telling: 'return-quoted' as const, x: [fact(words, from)], isTurned: words !== plain };
}

/** `tidal power, mills` as `tidal power and mills`. */
function inList(text: string, { choices }: DraftInput): string | null {
	const grammar = grammars[choices.language];
	const items = text.split(/,\s+(?:and\s+|und\s+)?/u).map((item) => grammar.noun(item, choices.address));
	if (items.length > 4 || items.some((item) => item === null)) return null;
	return [items.slice(0, -1).join(', '), items[items.length - 1]].join(grammar.and);
}

function distinct(sayings: readonly Saying[]): Saying[] {
	const seen: string[] = [];
	return sayings.filter(({ x }) => {
		const words = x
			.filter(({ kind }) => kind === 'fact')
			.map(({ text }) => text.toLowerCase())
			.join(' ');
		if (words !== '' && seen.some((other) => other.includes(words) || words.includes(other))) return false;
		if (words !== '') seen.push(words);
		return true;
	});
}

function listed<Item>(item: Item | null): Item[] {
	return item === null ? [] : [item];
}
