import { Db } from '../../src/lib/db/db.svelte.ts';
import type { Tx } from '../../src/lib/db/tx.ts';

/**
 * What happens to a drain at its `at`-th step, or at the first one after that where it can happen. Between any two steps:
 * `crash` (the process dies; `half`: in the middle of a transaction), `tab` (another tab drains the same store), `note` and
 * `scan` (the person goes on). To a request: `cut before` it arrives, `cut after` the server did what it said, `ill` (the
 * server fails), `twice` (the browser sends it again by itself), `late` (given up, but it arrives at some later time).
 */
export type Trouble = { readonly at: number; readonly what: What };
export type What = (typeof betweenSteps)[number] | (typeof onTheWay)[number];

export const betweenSteps = ['crash', 'half', 'tab', 'note', 'scan'] as const;
export const onTheWay = ['cut before', 'cut after', 'ill', 'twice', 'late'] as const;
const ofBatches: readonly What[] = ['ill', 'twice', 'late'];

/** The end of a process; what it had not stored is gone. */
export class Crash extends Error {}

/** The troubles of one drain, each happening once. */
export class Troubles {
	#step = 0;
	#left: Trouble[];

	constructor(planned: readonly Trouble[]) {
		this.#left = [...planned].sort((a, b) => a.at - b.at);
	}

	/** What happens at this step, if anything. */
	next(where: 'storage' | 'push' | 'pull'): What | null {
		const step = this.#step++;
		const due = this.#left.find(({ at, what }) => at <= step && canHappen(what, where));
		this.#left = this.#left.filter((each) => each !== due);
		return due?.what ?? null;
	}
}

function canHappen(what: What, where: 'storage' | 'push' | 'pull'): boolean {
	if (where === 'storage') return betweenSteps.some((each) => each === what);
	if (what === 'half') return false;
	return where === 'push' || !ofBatches.includes(what);
}

/** A local database that tells of each transaction, before and after it. */
export class WatchedDb extends Db {
	/** Gives whether the process dies in the middle of the transaction. */
	onStep: () => Promise<'half' | null> = async () => null;

	override async transact<Value>(work: (tx: Tx) => Promise<Value>) {
		const dies = await this.onStep();
		return super.transact(async (tx) => {
			const done = await work(tx);
			if (dies) throw new Crash('in the middle of a transaction');
			return done;
		});
	}
}
