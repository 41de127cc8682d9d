import { type CommonGround, commonGround, counterparts, folded } from '../../card/common-ground.ts';
import { type Card, wellKnownAims } from '../../card/fields.ts';
import { excerpt } from './excerpt.ts';
import type { Theme } from './templates.ts';

/** Why a question fits this person, for a line beside it. `give`: they look for what I offer. `anyone`: it is from the deck. */
export type Why = 'they' | 'give' | 'both' | 'shared' | 'card' | 'event' | 'anyone';

/** One thing to ask about: how (`theme`), and in whose words (`what`, as somebody wrote it, cut to a readable length). */
export type Fact = { readonly theme: Theme; readonly why: Why; readonly what: string };

/** Whether a text is about a topic. */
export type Matcher = (topic: string, text: string) => boolean;

/** Whom one talks to and where. My card may be missing, and so may an event or its name. */
export type Talk = {
	readonly theirs: Card;
	readonly mine: Card | null;
	readonly event: { readonly name: string } | null;
};

type Aim = (typeof wellKnownAims)[number];

/** The same words, whatever their case, width and spaces. */
export const isSameText: Matcher = (topic, text) => folded(topic) === folded(text);

/**
 * What there is to ask this person about: first what one has and the other looks for, then what both share, then what
 * their card and the event make one curious about, of each kind one before any kind comes again. Nothing twice.
 */
export function factsOf({ theirs, mine, event }: Talk, matches: Matcher): Fact[] {
	const common = mine ? inCommon(theirs, mine, matches) : [];
	const known = new Set(common.map(keyOf));
	// What is asked about already takes nobody's turn.
	const curious = curiosities(theirs, event).map((list) => list.filter((fact) => !known.has(keyOf(fact))));
	const seen = new Set<string>();
	return [...common, ...inTurn(curious)].filter((fact) => !seen.has(keyOf(fact)) && seen.add(keyOf(fact)));
}

/** An aim has questions of its own, whoever named it; a text is the same in any field. */
function keyOf({ theme, what }: Fact): string {
	return what === '' ? `theme ${theme}` : `text ${folded(what)}`;
}

function inCommon(theirs: Card, mine: Card, matches: Matcher): Fact[] {
	const about = (texts: string[] = [], topics: string[] = []) =>
		texts.filter((text) => !isAim(text) && topics.some((topic) => !isAim(topic) && matches(topic, text)));
	const ground = commonGround(mine, theirs);
	const of = (wanted: CommonGround['kind']) =>
		ground.filter(({ kind }) => kind === wanted).map(({ text }) => text);

	return [
		...[...of('they-offer'), ...about(theirs.offers, mine.lookingFor)].flatMap((text) =>
			fact('they', 'they', text, offeredAs(text))
		),
		...[...of('i-offer'), ...about(theirs.lookingFor, mine.offers)].flatMap((text) =>
			fact('give', 'give', text, soughtAs(text))
		),
		...of('both-seek').flatMap((text) => fact('seek', 'both', text, soughtAs(text))),
		...[...of('interest'), ...about(theirs.interests, mine.interests)].flatMap((text) =>
			fact('shared', 'shared', text)
		),
		...of('organisation').flatMap((text) => fact('same', 'shared', text))
	];
}

function curiosities(theirs: Card, event: Talk['event']): Fact[][] {
	const {
		interests = [],
		lookingFor = [],
		offers = [],
		headline = '',
		organisation = '',
		pitch = ''
	} = theirs;
	return [
		interests.flatMap((text) => fact('interest', 'card', text)),
		fact('headline', 'card', headline),
		lookingFor.flatMap((text) => fact('seek', 'card', text, soughtAs(text))),
		offers.flatMap((text) => fact('offer', 'card', text)),
		fact('event', 'event', event?.name ?? ''),
		excerpt(pitch) === '' ? [] : [{ theme: 'pitch', why: 'card', what: '' }],
		fact('organisation', 'card', organisation)
	];
}

/** None, where there is nothing to quote. */
function fact(theme: Theme, why: Why, text: string, aim?: Aim): Fact[] {
	if (aim) return [{ theme: aim, why, what: '' }];
	const what = excerpt(text);
	return what === '' ? [] : [{ theme, why, what }];
}

/** Who looks for an aim, or could be what I look for because they look for its counterpart, is asked about their side of it. */
function soughtAs(text: string): Aim | undefined {
	return wellKnownAims.find((aim) => aim === folded(text));
}

function offeredAs(text: string): Aim | undefined {
	const aim = soughtAs(text);
	return aim && counterparts[aim];
}

function isAim(text: string): boolean {
	return soughtAs(text) !== undefined;
}

function inTurn<Item>(lists: readonly (readonly Item[])[]): Item[] {
	const longest = Math.max(...lists.map((list) => list.length));
	return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}
