import type { Card } from '../card/fields.ts';
import type { GoalRow } from '../db/rows.ts';
import { type Groups, type Met, metWithin } from './met.ts';
import { type Progress, progressAmong } from './progress.ts';
import type { Ask, Because, Matcher, Question } from './questions.ts';

/** A goal with how far it is. */
export type Standing = { readonly goal: GoalRow; readonly progress: Progress };

/** So long (ms) nobody feels that a screen is busy, also where a question more takes a slow phone some milliseconds. */
const sliceMs = 8;
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
	#open: (() => void)[] = [];

	/** Takes what finds a topic in a text, null while it is not there, and a clock (ms). */
	constructor(matches: Matcher | null, now: () => number = () => performance.now()) {
		this.#matches = matches;
		this.#now = now;
	}

	/** Goals as they stand, as far as it is known; what is open after that is for `slice`. The last of the goals come first. */
	standings(goals: readonly GoalRow[], groups: Groups, mine: Card | null): Standing[] {
		const asked = new Set<string>();
		const until = this.#now() + sliceMs;
		this.#open = [];
		const ask: Ask = (question, about) => {
			const matches = this.#matches;
			if (!matches) return undefined;
			asked.add(question.key);
			const known = this.#answers.get(question.key)?.get(about);
			if (known !== undefined) return known;
			const find = () => this.#find(question, about, matches);
			if (this.#open.length === 0 && this.#now() < until) return find();
			if (this.#open.length < mostOpen) this.#open.push(find);
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

	/** Finds out some of what is open: at least one answer, and no further ones after `sliceMs`. */
	slice(): void {
		const until = this.#now() + sliceMs;
		do this.#open.shift()?.();
		while (this.isOpen && this.#now() < until);
	}

	#find<About extends object>(question: Question<About>, about: About, matches: Matcher): Because | null {
		const answers = this.#answers.get(question.key) ?? new WeakMap<object, Because | null>();
		this.#answers.set(question.key, answers);
		const known = answers.get(about);
		if (known !== undefined) return known;
		const answer = question.answer(about, matches);
		answers.set(about, answer);
		return answer;
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
