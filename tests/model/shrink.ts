import type { Op } from './ops.ts';

/**
 * A shorter list that still fails, by leaving out parts of it (Zeller and Hildebrandt 2002, without the complements), then
 * the troubles of what is left. Gives the shortest found in so many milliseconds.
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
		for (const trouble of troublesOf(shortest[at])) {
			const now = shortest[at];
			if (!('troubles' in now)) continue;
			const without = shortest.with(at, {
				...now,
				troubles: now.troubles.filter((each) => each !== trouble)
			});
			if (await fails(without)) shortest = without;
		}
	}
	return shortest;
}

function troublesOf(op: Op) {
	return 'troubles' in op ? op.troubles : [];
}
