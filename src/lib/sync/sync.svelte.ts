import { type Db, db } from '../db/db.svelte.ts';
import type { OutboxRow } from '../db/rows.ts';
import { online } from '../device/online.svelte.ts';
import { inOrder } from './apply.ts';
import { type KeptNote, keptNotes } from './give-up.ts';
import { peopleOnlyHere } from './only-here.ts';
import { waitingBehind } from './queue.ts';

/** How the server can be reached, as last seen. `offline` also covers a server that does not answer. */
export type Reach = 'unknown' | 'reached' | 'offline' | 'needs-update' | 'signed-out' | 'other-person';

/**
 * One quiet sentence for the person. `safe`: the server has everything. `only-here`: it has, but for people of somebody
 * this device was before. `waiting`: it is on its way. `offline`: it is kept here until there is a network. `attention`:
 * something was refused, needs a decision, or can not be stored. `needs-update`: this version of the app is too old to
 * sync; reload.
 */
export type SyncStatus =
	| { state: 'safe' }
	| { state: 'only-here'; count: number }
	| { state: 'waiting' | 'offline'; count: number }
	| { state: 'attention'; problem: 'refused' | 'signed-out' | 'other-person' | 'read-only'; count: number }
	| { state: 'needs-update'; count: number };

/** One thing that is not yet with the server, and why. */
export type Pending = Pick<
	OutboxRow,
	'id' | 'kind' | 'input' | 'happenedAt' | 'progress' | 'attempts' | 'notBefore'
>;

/** What the screens may know of the sync, live. */
export class SyncState {
	#db: Db;
	reach = $state<Reach>('unknown');
	/** Rows fetched so far in a first or long pull; null when none runs. */
	fetched = $state<number | null>(null);

	constructor(source: Db = db) {
		this.#db = source;
	}

	/** What waits, is held or was refused, in order. */
	get pending(): Pending[] {
		return inOrder(this.#db.tables.outbox.all).filter(({ progress }) => progress.state !== 'sent');
	}

	get refused(): Pending[] {
		return this.pending.filter(({ progress }) => progress.state === 'refused');
	}

	/** Ids of people who are on this device and whom no server knows. */
	get onlyHere(): string[] {
		const { meta, contacts } = this.#db.tables;
		return peopleOnlyHere(meta.get('onlyHere')?.value, contacts);
	}

	/** What waits for the answer to something before it, and is not sent until then. */
	get behind(): ReadonlySet<string> {
		return waitingBehind(this.#db.tables.outbox.all);
	}

	/** Notes whose person is not here any more (give-up.ts). */
	get keptNotes(): KeptNote[] {
		return keptNotes(this.#db.tables.meta.all);
	}

	/** How far the server's clock is ahead of this phone's, in milliseconds, as far as that is known. */
	get clockOffsetMs(): number {
		const stored = this.#db.tables.meta.get('clockOffsetMs')?.value;
		return typeof stored === 'number' ? stored : 0;
	}

	get status(): SyncStatus {
		// What is held is with the server: it waits for somebody else, not for us.
		const count = this.pending.filter(({ progress }) => progress.state !== 'held').length;
		if (this.#db.storage.state === 'read-only') return { state: 'attention', problem: 'read-only', count };
		if (this.reach === 'needs-update') return { state: 'needs-update', count };
		if (this.reach === 'signed-out' || this.reach === 'other-person') {
			return { state: 'attention', problem: this.reach, count };
		}
		const refused = this.refused.length;
		if (refused > 0) return { state: 'attention', problem: 'refused', count: refused };
		// Nobody has asked the server yet, and there is no network to ask it through: nothing is on its way.
		const isCutOff = this.reach === 'unknown' && !online.isOnline;
		if (this.reach === 'offline' || isCutOff) return { state: 'offline', count };
		if (count > 0) return { state: 'waiting', count };
		const onlyHere = this.onlyHere.length;
		return onlyHere > 0 ? { state: 'only-here', count: onlyHere } : { state: 'safe' };
	}
}

export const syncState = new SyncState();
