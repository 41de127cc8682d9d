import { Db } from '../../src/lib/db/db.svelte.ts';
import { tableNames } from '../../src/lib/db/rows.ts';
import { type AllRows, allRows } from '../../src/lib/db/storage.ts';
import type { Tx } from '../../src/lib/db/tx.ts';
import { agree } from './facts.ts';

/**
 * What happens to something a phone does at its `at`-th step, or at the first one after that where it can happen. Between
 * any two steps: `crash` (the process dies; `half`: in the middle of a transaction, `stored`: after one, before anybody
 * hears of it), `tab` (another tab drains the same store), `note` and `scan` (the person goes on). To a request: `cut
 * before` it arrives, `cut after` the server did what it said, `ill` (the server fails), `twice` (the browser sends it
 * again by itself), `late` (given up, but it arrives at some later time).
 */
export type Trouble = { readonly at: number; readonly what: What };
export type What = (typeof betweenSteps)[number] | (typeof onTheWay)[number];
/** A transaction of the phone, or a request: a batch, a question for changes, or one about the account. */
type Where = 'storage' | 'push' | 'pull' | 'account';

export const deaths = ['crash', 'half', 'stored'] as const;
export const betweenSteps = [...deaths, 'tab', 'note', 'scan'] as const;
export const onTheWay = ['cut before', 'cut after', 'ill', 'twice', 'late'] as const;
const ofTransactions: readonly What[] = ['half', 'stored'];
const ofBatches: readonly What[] = ['ill', 'twice', 'late'];

/** The end of a process; what it had not stored is gone. */
export class Crash extends Error {}

/** The troubles of one thing that a phone does, each happening once. */
export class Troubles {
	#step = 0;
	#left: Trouble[];

	constructor(planned: readonly Trouble[]) {
		this.#left = [...planned].sort((a, b) => a.at - b.at);
	}

	/** What happens at this step, if anything. */
	next(where: Where): What | null {
		const step = this.#step++;
		const due = this.#left.find(({ at, what }) => at <= step && canHappen(what, where));
		this.#left = this.#left.filter((each) => each !== due);
		return due?.what ?? null;
	}
}

function canHappen(what: What, where: Where): boolean {
	if (where === 'storage') return betweenSteps.some((each) => each === what);
	if (ofTransactions.includes(what)) return false;
	return where === 'push' || !ofBatches.includes(what);
}

/** A local database that tells of each transaction, before and after it. */
export class WatchedDb extends Db {
	/** Gives whether the process dies in the middle of the transaction, or right after it. */
	onStep: () => Promise<'half' | 'stored' | null> = async () => null;

	override async transact<Value>(work: (tx: Tx) => Promise<Value>) {
		const dies = await this.onStep();
		const done = await super.transact(async (tx) => {
			const value = await work(tx);
			if (dies === 'half') throw new Crash('in the middle of a transaction');
			return value;
		});
		if (dies === 'stored') throw new Crash('after a transaction');
		return done;
	}

	/** What the next process finds: what is stored, which has to be what was on the screen when this one died. */
	async restarted(): Promise<WatchedDb> {
		const read = await super.transact(async (tx) => {
			const rows = allRows(() => []);
			const readTable = async <Name extends keyof AllRows>(name: Name) => {
				rows[name] = (await tx.all(name)) as AllRows[Name];
			};
			for (const name of tableNames) await readTable(name);
			return rows;
		});
		if (!read.ok) throw new Error('nothing can be read');
		const stored = read.value;
		const next = new WatchedDb('model');
		await next.open();
		await next.transact(async (tx) => {
			for (const name of tableNames) for (const row of stored[name]) tx.put(name, row);
		});
		for (const name of tableNames) {
			const [was, is] = [this, next].map(({ tables }) => textOf(tables[name].all));
			agree(was === is, () => `a crash left in ${name}: ${is}\ninstead of: ${was}`);
		}
		return next;
	}
}

function textOf(rows: readonly { id: string }[]): string {
	return JSON.stringify([...rows].sort((a, b) => (a.id < b.id ? -1 : 1)));
}
