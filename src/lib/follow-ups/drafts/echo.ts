import { isSayable, type Slots } from './template.ts';

const runs = new Map<string, readonly string[]>();

/** Sentences that go well together: one after the other, each without repeating what was said already. */
export class Said {
	readonly #heard = new Set<string>();

	/** Takes note of a wording that stands in the message. */
	hear(template: string): void {
		for (const run of runsOf(template)) this.#heard.add(run);
	}

	/** Of the sayable wordings the one that repeats the least, from the `turn`-th on; it is heard then. */
	choose(ways: readonly string[], slots: Slots, turn: number): string {
		const sayable = ways.filter((way) => isSayable(way, slots));
		let best = sayable[turn % sayable.length];
		let least = this.#echoes(best);
		for (let step = 1; step < sayable.length && least > 0; step++) {
			const way = sayable[(turn + step) % sayable.length];
			const echoes = this.#echoes(way);
			if (echoes < least) [best, least] = [way, echoes];
		}
		this.hear(best);
		return best;
	}

	#echoes(template: string): number {
		return runsOf(template).filter((run) => this.#heard.has(run)).length;
	}
}

/** Every three words in a row, without what is filled in; of each way to address somebody the first. */
function runsOf(template: string): readonly string[] {
	const known = runs.get(template);
	if (known) return known;
	const words =
		template
			.replace(/\[([^|\]]*)\|[^\]]*\]/g, '$1')
			.replace(/\{\w+\}/g, '')
			.toLowerCase()
			.match(/[\p{L}']+/gu) ?? [];
	const made = words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`);
	runs.set(template, made);
	return made;
}
