import { commonGround } from '../card/common-ground.ts';
import type { Card, FieldId } from '../card/fields.ts';
import type { GoalRow } from '../db/rows.ts';
import { type Met, type Record, compare, metWithin } from './met.ts';

/** Finds a topic in a text, null where it is not. What it gives says how, for a screen to explain. */
export type Matcher = (topic: string, text: string) => object | null;

/** What progress is computed from; `profile` is mine. */
export type Facts = Record & { readonly profile: Card | null };

/** Why somebody counts. `text` is what was found, as it stands on their card or in my words; `mine` is what it answers. */
export type Because =
	| { readonly why: 'met' | 'met-again' | 'noted' }
	| { readonly why: 'they-offer' | 'they-seek'; readonly text: string; readonly mine: string }
	| { readonly why: 'card'; readonly field: FieldId; readonly text: string }
	| { readonly why: 'said'; readonly text: string };

/** Somebody who counts towards a goal, since when (ISO 8601 UTC). */
type Counted = { readonly contactId: string; readonly at: string; readonly because: Because };

/** `counted` stands in the order in which it happened; `reachedAt` is when the target was met, null until then. */
export type Progress = {
	readonly counted: readonly Counted[];
	readonly done: number;
	readonly target: number;
	readonly reachedAt: string | null;
};

/**
 * How far a goal is, from facts alone: the same rows give the same answer on every device. What counts for which kind:
 * docs/protocol.md, "Goals"; whom and since when: `metWithin`.
 */
export function progressOf(goal: GoalRow, facts: Facts, matches: Matcher): Progress {
	if (goal.kind === 'own') {
		return { counted: [], done: goal.tickedAt === null ? 0 : 1, target: 1, reachedAt: goal.tickedAt };
	}
	const counted = metWithin(goal, facts)
		.flatMap((met) => countedOf(goal, met, facts.profile, matches) ?? [])
		.sort((one, other) => compare(one.at, other.at) || compare(one.contactId, other.contactId));
	const reachedAt = counted[goal.target - 1]?.at ?? null;
	return { counted, done: counted.length, target: goal.target, reachedAt };
}

function countedOf({ kind, text }: GoalRow, met: Met, mine: Card | null, matches: Matcher): Counted | null {
	const { contact, at, isKnown, words } = met;
	const counts = (because: Because | null, since = at) =>
		because && { contactId: contact.id, at: since > at ? since : at, because };
	switch (kind) {
		case 'new-people':
			return isKnown ? null : counts({ why: 'met' });
		case 'again':
			return isKnown ? counts({ why: 'met-again' }) : null;
		case 'match':
			return counts(mine && kept(matches, contact.card, mine, () => answer(mine, contact.card, matches)));
		case 'field':
			return counts(cardSays(text, contact.card, roleFields, matches));
		case 'topic': {
			const card = cardSays(text, contact.card, topicFields, matches);
			const said = words.find((word) => matches(text, word.text) !== null);
			return card ? counts(card) : said ? counts({ why: 'said', text: said.text }, said.at) : null;
		}
		case 'noted':
			return words[0] ? counts({ why: 'noted' }, words[0].at) : null;
		case 'own':
			return null;
	}
}

const roleFields: readonly FieldId[] = ['headline', 'organisation', 'pitch', 'offers', 'interests'];
const topicFields: readonly FieldId[] = [
	'interests',
	'headline',
	'offers',
	'lookingFor',
	'pitch',
	'organisation'
];

function cardSays(topic: string, card: Card, among: readonly FieldId[], matches: Matcher): Because | null {
	return kept(matches, card, `${topicFields === among ? 'topic' : 'field'}/${topic}`, () => {
		for (const field of among) {
			const text = [card[field] ?? []].flat().find((entry) => matches(topic, entry) !== null);
			if (text !== undefined) return { why: 'card', field, text };
		}
		return null;
	});
}

type Answers = Map<string | Card, Because | null>;
const answersOf = new WeakMap<Matcher, WeakMap<Card, Answers>>();

/** What a card says to a question, worked out once: a row changes as a whole, so the same card says the same. */
function kept(
	matches: Matcher,
	card: Card,
	asked: string | Card,
	work: () => Because | null
): Because | null {
	const byCard = answersOf.get(matches) ?? new WeakMap<Card, Answers>();
	answersOf.set(matches, byCard);
	const answers: Answers = byCard.get(card) ?? new Map();
	const known = answers.get(asked);
	if (known !== undefined) return known;
	const found = work();
	// Few are asked at a time; goals and my own card change.
	if (answers.size >= 20) answers.clear();
	byCard.set(card, answers.set(asked, found));
	return found;
}

/** They offer what I look for, or look for what I offer: as their card says it, or in other words. */
function answer(mine: Card, theirs: Card, matches: Matcher): Because | null {
	const [same] = commonGround(mine, theirs).filter(
		({ kind }) => kind !== 'interest' && kind !== 'organisation'
	);
	if (same) {
		const why = same.kind === 'i-offer' ? 'they-seek' : 'they-offer';
		return { why, text: same.text, mine: same.text };
	}
	const offer = pair(mine.lookingFor, theirs.offers, matches);
	if (offer) return { why: 'they-offer', ...offer };
	const wish = pair(mine.offers, theirs.lookingFor, matches);
	return wish && { why: 'they-seek', ...wish };
}

function pair(mine: readonly string[] = [], theirs: readonly string[] = [], matches: Matcher) {
	for (const own of mine) {
		const text = theirs.find((entry) => matches(own, entry) ?? matches(entry, own));
		if (text !== undefined) return { text, mine: own };
	}
	return null;
}
