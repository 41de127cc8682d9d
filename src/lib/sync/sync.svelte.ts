import { type Db, db } from '../db/db.svelte.ts';
import type { OutboxRow } from '../db/rows.ts';
import { inOrder } from './apply.ts';

/** How the server can be reached, as last seen. `offline` also covers a server that does not answer. */
export type Reach = 'unknown' | 'reached' | 'offline' | 'needs-update' | 'signed-out' | 'other-person';

/**
 * One quiet sentence for the person. `safe`: the server has everything. `waiting`: it is on its way. `offline`: it is
 * kept here until there is a network. `attention`: something was refused or needs a decision. `needs-update`: this
 * version of the app is too old to sync; reload.
 */
export type SyncStatus =
	| { state: 'safe' }
	| { state: 'waiting' | 'offline'; count: number }
	| { state: 'attention'; problem: 'refused' | 'signed-out' | 'other-person'; count: number }
	| { state: 'needs-update'; count: number };

/** One thing that is not yet with the server, and why. */
export type Pending = Pick<OutboxRow, 'id' | 'kind' | 'input' | 'happenedAt' | 'progress' | 'attempts'>;

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

	get status(): SyncStatus {
		// What is held is with the server: it waits for somebody else, not for us.
		const count = this.pending.filter(({ progress }) => progress.state !== 'held').length;
		if (this.reach === 'needs-update') return { state: 'needs-update', count };
		if (this.reach === 'signed-out' || this.reach === 'other-person') {
			return { state: 'attention', problem: this.reach, count };
		}
		const refused = this.refused.length;
		if (refused > 0) return { state: 'attention', problem: 'refused', count: refused };
		if (this.reach === 'offline') return { state: 'offline', count };
		return count > 0 ? { state: 'waiting', count } : { state: 'safe' };
	}
}

export const syncState = new SyncState();
