import { makeId } from '../core/ids.ts';
import type { Db } from '../db/db.svelte.ts';
import { tableNames, type OutboxRow } from '../db/rows.ts';
import { inOrder } from './apply.ts';

/** What the server does not have and would be lost with this device's copy, in order. */
export function unsentOf({ tables }: Db): OutboxRow[] {
	return inOrder(tables.outbox.all).filter(
		({ progress }) => progress.state === 'waiting' || progress.state === 'refused'
	);
}

// What is known of the installation is nobody's; without it nobody could start anew without a network.
const keptMeta = new Set(['config']);

/**
 * Takes everything of the person from this device in one transaction, in every tab: none of them can store anything
 * afterwards before it is loaded anew (db.svelte.ts), so nothing half typed or half fetched comes back.
 */
export function clearDevice(db: Db) {
	return db.transact(async (tx) => {
		for (const table of tableNames) {
			for (const { id } of await tx.all(table)) {
				if (table !== 'meta' || !keptMeta.has(id)) tx.delete(table, id);
			}
		}
		tx.put('meta', { id: 'life', value: makeId() });
	});
}
