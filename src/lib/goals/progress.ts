import type { Card } from '../card/fields.ts';
import type { GoalRow } from '../db/rows.ts';
import { type Met, type Record, compare, meetingsOf, metWithin, wordsOf } from './met.ts';
import {
	type Ask,
	type Because,
	type Matcher,
	answerTo,
	cardQuestion,
	matchQuestion,
	wordsQuestion
} from './questions.ts';

export type { Because } from './questions.ts';

/** What progress is computed from; `profile` is mine. */
export type Facts = Record & { readonly profile: Card | null };

/** Somebody who counts towards a goal, since when (ISO 8601 UTC). */
type Counted = { readonly contactId: string; readonly at: string; readonly because: Because };

/**
 * `counted` stands in the order in which it happened; `reachedAt` is when the target was met, null until then. While it is
 * still being counted (`isCounting`) there may be more of them, and nothing is said about the target.
 */
export type Progress = {
	readonly counted: readonly Counted[];
	readonly done: number;
	readonly target: number;
	readonly reachedAt: string | null;
	readonly isCounting: boolean;
};

/**
 * How far a goal is, from facts alone: the same rows give the same answer on every device. What counts for which kind:
 * docs/protocol.md, "Goals"; whom and since when: `metWithin`. For thousands of people it takes seconds: `Counting`.
 */
export function progressOf(goal: GoalRow, facts: Facts, matches: Matcher): Progress {
	const met = metWithin(goal, { ...meetingsOf(facts), ...wordsOf(facts) });
	return progressAmong(met, goal, facts.profile, (question, about) => answerTo(question, about, matches));
}

/** The same among those who were met within the goal's scope, as far as the answers are known. */
export function progressAmong(among: readonly Met[], goal: GoalRow, mine: Card | null, ask: Ask): Progress {
	const { target } = goal;
	if (goal.kind === 'own') {
		const done = goal.tickedAt === null ? 0 : 1;
		return { counted: [], done, target: 1, reachedAt: goal.tickedAt, isCounting: false };
	}
	const countedOf = rules(goal, mine, ask);
	const counted: Counted[] = [];
	let isCounting = false;
	for (const met of among) {
		const found = countedOf(met);
		if (found === undefined) isCounting = true;
		else if (found) {
			const { because, since = met.at } = found;
			counted.push({ contactId: met.contact.id, at: since > met.at ? since : met.at, because });
		}
	}
	counted.sort((one, other) => compare(one.at, other.at) || compare(one.contactId, other.contactId));
	const reachedAt = isCounting ? null : (counted[target - 1]?.at ?? null);
	return { counted, done: counted.length, target, reachedAt, isCounting };
}

/** Why somebody counts, and since when if that was after the meeting; undefined: that is not known yet. */
type Found = { readonly because: Because; readonly since?: string } | null | undefined;

function rules({ kind, text }: GoalRow, mine: Card | null, ask: Ask): (met: Met) => Found {
	switch (kind) {
		case 'new-people':
			return ({ isKnown }) => (isKnown ? null : { because: { why: 'met' } });
		case 'again':
			return ({ isKnown }) => (isKnown ? { because: { why: 'met-again' } } : null);
		case 'match': {
			if (!mine) return () => null;
			const question = matchQuestion(mine);
			return ({ contact }) => asFound(ask(question, contact.card));
		}
		case 'field': {
			const question = cardQuestion(kind, text);
			return ({ contact }) => asFound(ask(question, contact.card));
		}
		case 'topic': {
			const [onCard, inWords] = [cardQuestion(kind, text), wordsQuestion(text)];
			return ({ contact, words }) => {
				const card = ask(onCard, contact.card);
				if (card !== null) return asFound(card);
				for (const { row, at } of words) {
					const said = ask(inWords, row);
					// The first that says it counts: what is not known yet may be before it.
					if (said !== null) return said && { because: said, since: at };
				}
				return null;
			};
		}
		case 'noted':
			return ({ words: [first] }) => (first ? { because: { why: 'noted' }, since: first.at } : null);
		case 'own':
			return () => null;
	}
}

function asFound(because: Because | null | undefined): Found {
	return because && { because };
}
