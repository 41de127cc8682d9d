import { commonGround } from '../../card/common-ground.ts';
import { type Card, wellKnownAims } from '../../card/fields.ts';
import { topicMatcher } from '../../goals/topics/match.ts';
import { grammars } from './grammar/grammar.ts';
import { fact, quotable } from './grammar/insert.ts';
import type { DraftInput, DraftPart } from './input.ts';
import type { Catalogue, Telling } from './phrases/catalogue.ts';
import { languageOf } from './reading/language.ts';
import type { Saying } from './sayings.ts';
import { phrase } from './template.ts';

const longest = 70;

/** What both cards say: interests, what one has and the other looks for, where both belong. */
export function sharedSayings(input: DraftInput, catalogue: Catalogue): Saying[] {
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
	const all = inLanguage([...commonGround(me.card, to.card), ...alike], input);
	return all.flatMap(({ kind, text }) => {
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
	const texts = [...new Set([...plain, ...alike])].map((text) => ({ text }));
	return inLanguage(texts, input)
		.map(({ text }) => text)
		.filter((text) => quotable(text, longest) !== '')
		.map((text) => cardWords(text, input, catalogue));
}

/** What needs no quotation marks in the message's language comes first. */
function inLanguage<Item extends { text: string }>(items: readonly Item[], { choices }: DraftInput): Item[] {
	const isOwn = ({ text }: Item) => aimOf(text) || nounOf(text, choices) !== null;
	return [...items.filter(isOwn), ...items.filter((item) => !isOwn(item))];
}

/** An entry of a card: an aim in words, a thing as it is, anything else in quotation marks. */
function cardWords(
	text: string,
	{ choices }: Pick<DraftInput, 'choices'>,
	{ aims, quotes }: Catalogue
): DraftPart[] {
	const aim = aimOf(text);
	if (aim) return [phrase(aims[aim])];
	const noun = nounOf(text, choices);
	const plain = quotable(text, longest);
	return noun ? [fact(noun, 'card')] : [phrase(quotes[0]), fact(plain, 'card'), phrase(quotes[1])];
}

/** A thing as it stands inside of a sentence; null for what is no plain noun, of somebody, or in another language. */
function nounOf(text: string, { language, address }: DraftInput['choices']): string | null {
	const plain = quotable(text, longest);
	const isForeign = ![null, language].includes(languageOf(plain));
	return somebody.test(plain) || isForeign || plain.endsWith('…')
		? null
		: grammars[language].noun(plain, address);
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
