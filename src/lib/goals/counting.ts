import type { Card } from '../card/fields.ts';
import type { GoalRow } from '../db/rows.ts';
import { type Groups, type Met, metWithin } from './met.ts';
import { type Progress, progressAmong } from './progress.ts';
import type { Ask, Because, Matcher, Question } from './questions.ts';
import { slice, sliceMs } from './slices.ts';

/** A goal with how far it is. */
export type Standing = { readonly goal: GoalRow; readonly progress: Progress };

/** More than that are asked for again when these are answered: a list of all would be as long as people times goals. */
const mostOpen = 2000;

/**
 * Counts towards goals without holding up a screen: what cards and words say is found out once, a few at once and the others in
 * slices. Until then a goal is still being counted. When everything is answered it is what `progressOf` gives.
 */
export class Counting {
	#matches: Matcher | null;
	#now: () => number;
	// A card and a row change as a whole: the same one says the same.
	#answers = new Map<string, WeakMap<object, Because | null>>();
	#open: Generator<void, void>[] = [];

	/** Takes what finds a topic in a text, null while it is not there, and a clock (ms). */
	constructor(matches: Matcher | null, now: () => number = () => performance.now()) {
		this.#matches = matches;
		this.#now = now;
	}

	/** Goals as they stand, as far as it is known; what is open after that is for `slice`. The last of the goals come first. */
	standings(goals: readonly GoalRow[], groups: Groups, mine: Card | null): Standing[] {
		const asked = new Set<string>();
		let until: number | null = null;
		this.#open = [];
		const ask: Ask = (question, about) => {
			const matches = this.#matches;
			if (!matches) return undefined;
			asked.add(question.key);
			const known = this.#answers.get(question.key)?.get(about);
			if (known !== undefined) return known;
			if (this.#open.length >= mostOpen) return undefined;
			const finding = this.#find(question, about, matches);
			// Whoever was met just now counts now. Going through what is known takes a time of its own.
			until ??= this.#now() + sliceMs;
			if (this.#open.length === 0 && this.#now() < until) {
				for (let isMore = true; isMore && this.#now() < until;) isMore = !finding.next().done;
				const found = this.#answers.get(question.key)?.get(about);
				if (found !== undefined) return found;
			}
			this.#open.push(finding);
			return undefined;
		};
		const metIn = onceFor(
			({ eventId, madeAt }: GoalRow) => eventId ?? `since ${madeAt}`,
			(goal) => metWithin(goal, groups)
		);
		const standings = [...goals]
			.reverse()
			.map((goal) => ({ goal, progress: progressAmong(metIn(goal), goal, mine, ask) }))
			.reverse();
		for (const key of this.#answers.keys()) if (!asked.has(key)) this.#answers.delete(key);
		return standings;
	}

	/** Whether there is something to find out. */
	get isOpen(): boolean {
		return this.#open.length > 0;
	}

	/** Finds out some of what is open, for as long as nobody feels; gives whether anything is left. */
	slice(): boolean {
		return slice(() => this.next(), this.#now);
	}

	/** Gets on with an answer; gives whether anything is left. */
	next(): boolean {
		if (this.#open[0]?.next().done) this.#open.shift();
		return this.isOpen;
	}

	*#find<About extends object>(
		question: Question<About>,
		about: About,
		matches: Matcher
	): Generator<void, void> {
		const answers = this.#answers.get(question.key) ?? new WeakMap<object, Because | null>();
		this.#answers.set(question.key, answers);
		if (answers.has(about)) return;
		answers.set(about, yield* question.answer(about, matches));
	}
}

/** Goals of one scope share whom they are about. */
function onceFor<Item>(keyOf: (item: Item) => string, work: (item: Item) => Met[]): (item: Item) => Met[] {
	const known = new Map<string, Met[]>();
	return (item) => {
		const key = keyOf(item);
		const result = known.get(key) ?? work(item);
		known.set(key, result);
		return result;
	};
}
