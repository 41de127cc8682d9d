/** The items in an order that only the seed decides: the same on every device and after every reload. */
export function seededOrder<Item>(items: readonly Item[], seed: string): Item[] {
	const order = [...items];
	const next = randomFrom(numberOf(seed));
	// Fisher and Yates.
	for (let last = order.length - 1; last > 0; last--) {
		const other = Math.floor(next() * (last + 1));
		[order[last], order[other]] = [order[other], order[last]];
	}
	return order;
}

/** A 32-bit number that stands for a text (FNV-1a over its UTF-16 units). */
export function numberOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	return hash >>> 0;
}

/** A turn as stored or given, made a whole number from 0: what was stored may be anything. */
export function wholeTurn(turn: number): number {
	return Number.isSafeInteger(turn) && turn > 0 ? turn : 0;
}

/** Numbers from 0 to 1 (mulberry32). */
function randomFrom(start: number): () => number {
	let state = start;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
