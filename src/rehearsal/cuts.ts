import type { Random } from '../server/demo/random.ts';

type Cut = 'before' | 'after';

/** Says of each request whether it is cut: before the server hears of it, or after it answered. */
export type Cuts = () => Cut | null;

const blockSize = 16;

/** Of every sixteen requests of all phones one, by turns before and after; which of the sixteen is chance. */
export function cutsBy(random: Random): Cuts {
	let [asked, chosen] = [0, 0];
	return () => {
		const at = asked % blockSize;
		if (at === 0) chosen = random.below(blockSize);
		const block = Math.floor(asked++ / blockSize);
		if (at !== chosen) return null;
		return block % 2 === 0 ? 'after' : 'before';
	};
}

export const noCuts: Cuts = () => null;
