import fc from 'fast-check';
import type { ModelDatabase } from './database.ts';
import { type Op, day } from './ops.ts';
import { play } from './play.ts';
import { shortened } from './shrink.ts';

/** A day after which not all agree: its number, the shortest list that still fails, and in words what is wrong. */
export type Failure = { day: number; ops: readonly Op[]; message: string };

const longestDay = 200;

/** What happens on the day of that number: always the same. */
function dayOf(seed: number): Op[] {
	const [ops] = fc.sample(fc.noBias(day(longestDay)), { seed, numRuns: 1 });
	return ops;
}

/** What a day brought: how many things happened, and what is wrong in the end, shortened for so long; null for nothing. */
type Played = { operations: number; failure: Failure | null };

/** Plays a day. */
export async function tryDay(db: ModelDatabase, seed: number, shortenMs: number): Promise<Played> {
	const ops = dayOf(seed);
	const first = await wrongWith(db, ops);
	if (first === null) return { operations: ops.length, failure: null };
	let message = first;
	const fails = async (fewer: readonly Op[]) => {
		const wrong = await wrongWith(db, fewer);
		// Another mistake may have a shorter story; this one is to be told.
		const isSame = wrong !== null && kindOf(wrong) === kindOf(first);
		if (isSame) message = wrong;
		return isSame;
	};
	const shortest = await shortened(ops, fails, shortenMs);
	return { operations: ops.length, failure: { day: seed, ops: shortest, message } };
}

/** What is wrong after these things happened; null for nothing. */
export async function wrongWith(db: ModelDatabase, ops: readonly Op[]): Promise<string | null> {
	try {
		await play(db, ops);
		return null;
	} catch (error) {
		return error instanceof Error ? (error.stack ?? error.message) : String(error);
	}
}

function kindOf(message: string): string {
	return message.slice(0, 16);
}

/** A failure as it is printed, and kept in seeds.ts once it is understood. */
export function printed({ day, ops, message }: Failure): string {
	return `day ${day}: ${message}\n${JSON.stringify(ops)}`;
}

/** Plays days, beginning with `from`, until so many things happened or so much time went by. Ends with the first failure. */
export async function explore(
	db: ModelDatabase,
	{
		from,
		operations,
		withinMs,
		shortenMs
	}: { from: number; operations: number; withinMs: number; shortenMs: number }
): Promise<Played> {
	const until = Date.now() + withinMs;
	let played: Played = { operations: 0, failure: null };
	for (let seed = from; played.failure === null && played.operations < operations; seed++) {
		if (Date.now() >= until) break;
		const day = await tryDay(db, seed, shortenMs);
		played = { ...day, operations: played.operations + day.operations };
	}
	return played;
}
