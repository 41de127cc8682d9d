import type { Tone } from './input.ts';
import type { Grid } from './phrases/catalogue.ts';

/**
 * The n-th of all pairs of a head and a tail: each pair comes once before any comes again, and neighbours share neither.
 * So the people of one event get different first sentences as long as there are pairs enough.
 */
export function pairAt({ heads, tails }: Grid, tone: Tone, n: number): { head: string; tail: string } {
	const [some, others] = [heads[tone], tails[tone]];
	const at = wrapped(n, some.length * others.length);
	const nth = at % some.length;
	const round = Math.floor(at / some.length);
	return { head: some[nth], tail: others[(round + nth) % others.length] };
}

/** Which of all wordings it is for somebody of this rank when another one was asked for so many times. */
export function turnOf({
	rank,
	crowd,
	choices
}: {
	rank: number;
	crowd: number;
	choices: { shuffle: number };
}): number {
	return (
		wrapped(rank, Number.MAX_SAFE_INTEGER) +
		wrapped(choices.shuffle, 1_000_000) * Math.max(1, wrapped(crowd, 1_000_000))
	);
}

/** One of several, another one for the next person and after a shuffle. */
export function oneOf<Item>(items: readonly Item[], turn: number): Item {
	return items[wrapped(turn, items.length)];
}

function wrapped(n: number, size: number): number {
	const rest = Number.isFinite(n) ? Math.trunc(n) % size : 0;
	return rest < 0 ? rest + size : rest;
}
