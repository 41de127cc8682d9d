import { commonGround } from '../../card/common-ground.ts';
import { type Card, wellKnownAims } from '../../card/fields.ts';
import { topicMatcher } from '../../goals/topics/match.ts';
import { grammars } from './grammar/grammar.ts';
import { fact, quotable } from './grammar/insert.ts';
import type { DraftInput, DraftPart, From } from './input.ts';
import type { Catalogue, Telling } from './phrases/catalogue.ts';
import type { Frame } from './reading/cue.ts';
import { languageOf } from './reading/language.ts';
import { isJudging, isPrivate } from './reading/private.ts';
import { quotationOf } from './quotation.ts';
import { readNote, readSaying } from './reading/reading.ts';
import { phrase } from './template.ts';

/** What they said or what we share, and how to put it; `weight`: the lower the sooner. */
export type Saying = {
	readonly ways: readonly string[];
	readonly x: readonly DraftPart[];
	readonly weight: number;
	readonly from: From;
	/** As a subject of a question: `How are things going with …?` */
	readonly asked: { readonly telling: Telling; readonly x: readonly DraftPart[] } | null;
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
/** What has to be quoted reads less like a person. */
const quotedWeight = 4;

type Said = { readonly frame: Frame; readonly text: string; readonly before?: string };

/** What they told me, from what was written down on purpose and from the note, the best to write about first. */
export function sayingsOf(
	input: DraftInput,
	catalogue: Catalogue
): { sayings: Saying[]; promises: string[]; others: readonly string[] } {
	const { to } = input;
	const name = to.card.name ?? '';
	const remarks = [...to.remarks]
		.sort((a, b) => (a.madeAt < b.madeAt ? 1 : a.madeAt > b.madeAt ? -1 : a.id < b.id ? -1 : 1))
		.flatMap(({ id, kind, text }) => {
			if (kind === 'place' || isJudging(text) || (kind === 'personal' && isPrivate(text))) return [];
			const cued = kind === 'personal' ? null : readSaying(text, name);
			const isPlain = !cued || cued.frame === 'mine' || cued.frame === 'theirs';
			const said: Said =
				isPlain || (kind !== 'topic' && cued.frame === 'topic')
					? { frame: kind, text: cued && !isPlain ? cued.text : text }
					: cued;
			return listed(sayingOf(said, `remark ${id}`, remarkWeights[kind], input, catalogue));
		});
	const { specifics, others } = readNote(to.note, name);
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
		others
	};
}

/** One thing said, in the sentences its kind has, or quoted where it fits none of them; null where even that is unsure. */
function sayingOf(
	{ frame, text, before }: Said,
	from: From,
	weight: number,
	input: DraftInput,
	catalogue: Catalogue
): Saying | null {
	if (frame === 'mine' || frame === 'theirs') return null;
	const { language, address } = input.choices;
	const grammar = grammars[language];
	const plain = quotable(text, longest);
	if (plain === '' || /^\S*:\/\/\S*$/.test(plain)) return null;
	const isWhole = !plain.endsWith('…');
	const isForeign =
		![null, language].includes(languageOf(text)) || (language === 'de' && !/\p{Lu}/u.test(plain));
	const listedItems = frame === 'topic' && /,\s/.test(plain) ? inList(plain, input) : null;
	const isDoing = frame === 'doing' || frame === 'goal' || frame === 'challenge';
	const doing =
		isWhole && isDoing && languageOf(text) !== (language === 'en' ? 'de' : 'en')
			? grammar.doing(plain, address)
			: null;
	if (doing) {
		const x = [fact(doing, from)];
		return { ways: catalogue.frames.doing, x, weight, from, asked: { telling: 'return-doing', x } };
	}
	const fluent =
		isForeign || !isWhole
			? null
			: (listedItems ??
				(before
					? grammar.governed(before, plain, address)
					: frame === 'doing'
						? null
						: grammar.noun(plain, address)));
	if (fluent) {
		const x = [fact(fluent, from)];
		const asked = before ? null : { telling: 'return' as const, x };
		const ways =
			language === 'de' && !before && frame === 'told' ? catalogue.frames.topic : catalogue.frames[frame];
		return { ways, x, weight, from, asked: asked ?? quotedQuestion(plain, from, input) };
	}
	if (frame === 'personal') return null;
	const asked = quotedQuestion(plain, from, input);
	return asked && { ways: catalogue.tellings.quoted, x: asked.x, weight: weight + quotedWeight, from, asked };
}

function quotedQuestion(plain: string, from: From, input: DraftInput) {
	const words = quotationOf(plain, input);
	return words === null ? null : { telling: 'return-quoted' as const, x: [fact(words, from)] };
}

/** `tidal power, mills` as `tidal power and mills`. */
function inList(text: string, { choices }: DraftInput): string | null {
	const grammar = grammars[choices.language];
	const items = text.split(/,\s+(?:and\s+|und\s+)?/u).map((item) => grammar.noun(item, choices.address));
	if (items.length > 4 || items.some((item) => item === null)) return null;
	return [items.slice(0, -1).join(', '), items[items.length - 1]].join(grammar.and);
}

function sharedSayings(input: DraftInput, catalogue: Catalogue): Saying[] {
	const { to, me } = input;
	const ways: { readonly [Of in string]: { telling: Telling; weight: number } } = {
		interest: { telling: 'shared', weight: 6 },
		'they-offer': { telling: 'they-offer', weight: 6.5 },
		'both-seek': { telling: 'both', weight: 7 },
		organisation: { telling: 'organisation', weight: 8 }
	};
	const alike = matching(me.card.interests, to.card.interests).map((text) => ({
		kind: 'interest' as const,
		text
	}));
	return [...commonGround(me.card, to.card), ...alike].flatMap(({ kind, text }) => {
		const way = ways[kind];
		const aim = aimOf(text);
		if (!way || quotable(text, longest) === '') return [];
		const telling = kind === 'they-offer' && aim ? 'they-are' : way.telling;
		const x = cardWords(text, input, catalogue);
		return [{ ways: catalogue.tellings[telling], x, weight: way.weight, from: 'card', asked: null }];
	});
}

/** What they look for and I offer. */
export function giftsOf(input: DraftInput, catalogue: Catalogue): DraftPart[][] {
	const { to, me } = input;
	const mine: Card = { offers: me.profile.offers };
	const plain = commonGround(mine, to.card)
		.filter(({ kind }) => kind === 'i-offer')
		.map(({ text }) => text);
	const alike = matching(me.profile.offers, to.card.lookingFor);
	return [...new Set([...plain, ...alike])]
		.filter((text) => quotable(text, longest) !== '')
		.map((text) => cardWords(text, input, catalogue));
}

/** An entry of a card: an aim in words, a thing as it is, anything else in quotation marks. */
function cardWords(
	text: string,
	{ choices }: Pick<DraftInput, 'choices'>,
	{ aims, quotes }: Catalogue
): DraftPart[] {
	const aim = aimOf(text);
	if (aim) return [phrase(aims[aim])];
	const plain = quotable(text, longest);
	const isOfSomebody = somebody.test(plain);
	const isForeign = ![null, choices.language].includes(languageOf(plain));
	const noun =
		isOfSomebody || isForeign || plain.endsWith('…')
			? null
			: grammars[choices.language].noun(plain, choices.address);
	return noun ? [fact(noun, 'card')] : [phrase(quotes[0]), fact(plain, 'card'), phrase(quotes[1])];
}

/** On a card these mean its owner, or somebody else. */
const somebody =
	/(?<!\p{L})(?:i|me|my|we|us|our|you|your|she|he|her|his|their|ich|mir|mich|mein\p{L}*|wir|uns|unser\p{L}*|du|dein\p{L}*|sie|ihr\p{L}*|sein\p{L}*)(?!\p{L})/iu;

function aimOf(text: string): (typeof wellKnownAims)[number] | undefined {
	return wellKnownAims.find((aim) => aim === text.trim().toLowerCase());
}

const matchers = new Map<string, (text: string) => unknown>();
const mostMatchers = 200;

/** Of their texts those that mean one of mine in other words. */
function matching(mine: readonly string[] = [], theirs: readonly string[] = []): string[] {
	return theirs.filter(
		(text) => !aimOf(text) && mine.some((topic) => !aimOf(topic) && matcherOf(topic)(text))
	);
}

// Mine are the same for every person met.
function matcherOf(topic: string): (text: string) => unknown {
	if (matchers.size > mostMatchers) matchers.clear();
	const known = matchers.get(topic) ?? topicMatcher(topic);
	matchers.set(topic, known);
	return known;
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
