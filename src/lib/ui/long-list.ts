/** Rows of a list that are there, by their places; `end` is the first that is not. */
export type Part = { readonly begin: number; readonly end: number };

/**
 * How high the rows of a list are, in pixels, by their ids: as they were seen, until then as the first one that was. Whoever shows the
 * list keeps it, so that going back finds every row where it was.
 */
export class RowHeights {
	#guess: number;
	readonly #seen = new Map<string, number>();
	#width = 0;
	#timesNew = 0;

	/** `guess` in pixels: what a row has as long as none was seen. */
	constructor(guess: number) {
		this.#guess = guess;
	}

	of(id: string): number {
		return this.#seen.get(id) ?? this.#guess;
	}

	/** Grows whenever a height is other than it was taken to be. */
	get timesNew(): number {
		return this.#timesNew;
	}

	/** Takes a height that was seen in a list of that width. In another width rows have other heights. */
	see(id: string, height: number, width: number): void {
		if (Math.abs(width - this.#width) >= 1) {
			this.#seen.clear();
			this.#width = width;
			this.#guess = height;
			this.#timesNew++;
		}
		if (Math.abs(height - this.of(id)) >= 0.5) this.#timesNew++;
		this.#seen.set(id, height);
	}
}

/** Where each row of these heights begins, and behind them where the last one ends: one more than there are rows. */
export function beginnings(heights: readonly number[]): Float64Array {
	const at = new Float64Array(heights.length + 1);
	for (const [nth, height] of heights.entries()) at[nth + 1] = at[nth] + height;
	return at;
}

/** Which rows are in sight between two distances from the top of the list, in pixels; none where that is above or below it. */
export function partBetween(at: Float64Array, from: number, to: number): Part {
	const rows = at.length - 1;
	const begin = rowAt(at, from);
	if (to <= 0 || from >= at[rows]) return { begin, end: begin };
	return { begin, end: Math.min(rowAt(at, to) + 1, rows) };
}

/**
 * The places of the rows that are there, in order: those of a part, and the one that has the focus with its neighbours, so that the
 * keyboard goes on from there; `focused` is -1 if none has.
 */
export function placesIn({ begin, end }: Part, focused: number, count: number): number[] {
	const places = Array.from({ length: end - begin }, (_, nth) => begin + nth);
	if (focused < 0) return places;
	const kept = [focused - 1, focused, focused + 1].filter((place) => place >= 0 && place < count);
	return [...kept.filter((place) => place < begin), ...places, ...kept.filter((place) => place >= end)];
}

/** The row that covers a distance from the top; the first one above them all, behind the last one below. */
function rowAt(at: Float64Array, distance: number): number {
	let [low, high] = [0, at.length - 1];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (at[middle + 1] > distance) high = middle;
		else low = middle + 1;
	}
	return low;
}
