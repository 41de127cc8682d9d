import type { Op } from './ops.ts';

/**
 * A shorter list that still fails, by leaving out parts of it (Zeller and Hildebrandt 2002, without the complements), then
 * the troubles of drains. Gives the shortest found in so many milliseconds.
 */
export async function shortened(
	ops: readonly Op[],
	fails: (ops: readonly Op[]) => Promise<boolean>,
	withinMs: number
): Promise<readonly Op[]> {
	const until = Date.now() + withinMs;
	let shortest = ops;
	for (let size = Math.ceil(ops.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
		for (let at = 0; at < shortest.length && Date.now() < until;) {
			const without = [...shortest.slice(0, at), ...shortest.slice(at + size)];
			if (await fails(without)) shortest = without;
			else at += size;
		}
	}
	for (let at = 0; at < shortest.length && Date.now() < until; at++) {
		const op = shortest[at];
		if (op.do !== 'drain') continue;
		for (const trouble of op.troubles) {
			const now = shortest[at];
			if (now.do !== 'drain') continue;
			const calmer = { ...now, troubles: now.troubles.filter((each) => each !== trouble) };
			const without = shortest.with(at, calmer);
			if (await fails(without)) shortest = without;
		}
	}
	return shortest;
}
