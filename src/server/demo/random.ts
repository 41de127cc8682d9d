/** Numbers that look random and are the same for the same seed: a demo that can be talked about. */
export interface Random {
	/** A number from 0 up to, not including, 1. */
	next(): number;
	/** A whole number from 0 up to, not including, `below`. */
	below(below: number): number;
	bytes(count: number): Uint8Array;
}

/** Mulberry32, by Tommy Ettinger (public domain). Takes any 32-bit seed. Not for secrets of real people. */
export function seededRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
	const below = (limit: number) => Math.floor(next() * limit);
	return { next, below, bytes: (count) => Uint8Array.from({ length: count }, () => below(256)) };
}
