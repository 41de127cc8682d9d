import { commonGround } from '../card/common-ground.ts';
import type { Card, FieldId } from '../card/fields.ts';
import type { Said } from './met.ts';

/** Finds a topic in a text, null where it is not. What it gives says how, for a screen to explain. */
export type Matcher = {
	(topic: string, text: string): object | null;
	/** False where none of the texts has it: then nobody need look at each of them. */
	readonly couldBeIn?: (topic: string, texts: readonly string[]) => boolean;
};

/** Why somebody counts. `text` is what was found, as it stands on their card or in my words; `mine` is what it answers. */
export type Because =
	| { readonly why: 'met' | 'met-again' | 'noted' }
	| { readonly why: 'they-offer' | 'they-seek'; readonly text: string; readonly mine: string }
	| { readonly why: 'card'; readonly field: FieldId; readonly text: string }
	| { readonly why: 'said'; readonly text: string };

/** An answer on its way: on a phone that has just started a single card may take a tenth of a second. */
type Answering = Generator<void, Because | null>;

/** What a goal asks of every card, or of every row of words. Questions of the same `key` have the same answers. */
export type Question<About> = {
	readonly key: string;
	readonly answer: (about: About, matches: Matcher) => Answering;
};

/** The answer, in one go. */
export function answerTo<About>(question: Question<About>, about: About, matches: Matcher): Because | null {
	const answering = question.answer(about, matches);
	for (;;) {
		const { done, value } = answering.next();
		if (done) return value;
	}
}

/** Answers a question, or gives undefined where the answer is not known yet. */
export type Ask = <About extends Card | Said>(
	question: Question<About>,
	about: About
) => Because | null | undefined;

/** Do they offer what I look for, or look for what I offer: as their card says it, or in other words? */
export function matchQuestion({ offers, lookingFor }: Card): Question<Card> {
	const mine: Card = { offers, lookingFor };
	return {
		key: JSON.stringify(['match', offers, lookingFor]),
		*answer(theirs, matches) {
			const [same] = commonGround(mine, theirs);
			if (same) {
				const why = same.kind === 'i-offer' ? 'they-seek' : 'they-offer';
				return { why, text: same.text, mine: same.text };
			}
			const offer = yield* pair(mine.lookingFor, theirs.offers, matches);
			if (offer) return { why: 'they-offer', ...offer };
			const wish = yield* pair(mine.offers, theirs.lookingFor, matches);
			return wish && { why: 'they-seek', ...wish };
		}
	};
}

function* pair(mine: readonly string[] = [], theirs: readonly string[] = [], matches: Matcher) {
	const wanted = yield* possible(mine, theirs, matches);
	const wanting = yield* possible(theirs, mine, matches);
	if (wanted.size + wanting.size === 0) return null;
	for (const own of mine)
		for (const text of theirs) {
			if (!wanted.has(own) && !wanting.has(text)) continue;
			yield;
			if (wanted.has(own) && matches(own, text)) return { text, mine: own };
			if (wanting.has(text) && matches(text, own)) return { text, mine: own };
		}
	return null;
}

/** Those of the topics that could be in some of the texts. */
function* possible(topics: readonly string[], texts: readonly string[], matches: Matcher) {
	const { couldBeIn = () => true } = matches;
	const found = new Set<string>();
	for (const topic of topics) {
		yield;
		if (texts.length > 0 && couldBeIn(topic, texts)) found.add(topic);
	}
	return found;
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

/** Does their card say it: as what they do (`field`), or anywhere (`topic`)? */
export function cardQuestion(kind: 'field' | 'topic', topic: string): Question<Card> {
	const among = kind === 'field' ? roleFields : topicFields;
	return {
		key: JSON.stringify([kind, topic]),
		*answer(card, matches) {
			const all = among.flatMap((field) => card[field] ?? []);
			if (matches.couldBeIn?.(topic, all) === false) return null;
			for (const field of among) {
				yield;
				const text = [card[field] ?? []].flat().find((entry) => matches(topic, entry) !== null);
				if (text !== undefined) return { why: 'card', field, text };
			}
			return null;
		}
	};
}

/** Do these words say it? */
export function wordsQuestion(topic: string): Question<Said> {
	return {
		key: JSON.stringify(['said', topic]),
		*answer({ text }, matches) {
			yield;
			return matches(topic, text) ? { why: 'said', text } : null;
		}
	};
}
