import { type Local, appLocal } from './apply.ts';
import { type Dependents, dependentsOf, giveUp } from './give-up.ts';

/** Sends a refused mutation again, as it is: for refusals whose cause has gone. */
export function retryRefused(id: string, local: Local = appLocal) {
	return local.db.transact(async (tx) => {
		const entry = await tx.get('outbox', id);
		if (entry?.progress.state !== 'refused') return;
		tx.put('outbox', {
			...entry,
			progress: { state: 'waiting', code: null },
			// A refused mutation left no trace on the server.
			wasTried: false,
			attempts: 0,
			notBefore: 0
		});
	});
}

/** What giving a refused mutation up takes along: to be shown before. */
export function builtOn(id: string, { db }: Local = appLocal): Dependents {
	const entry = db.tables.outbox.get(id);
	return entry ? dependentsOf([entry], db.tables.outbox.all) : { gone: [], notes: [] };
}

/**
 * Gives up a refused mutation: its local effect goes, and so does what was built on it, except for notes (give-up.ts).
 * Gives what is not queued any more: nothing where the mutations are not known yet (background.ts), since the queue could
 * not be run again.
 */
export function dismissRefused(id: string, local: Local = appLocal) {
	return local.db.transact(async (tx) => {
		if (local.registry.size === 0) return [];
		const entry = await tx.get('outbox', id);
		return entry?.progress.state === 'refused' ? giveUp(tx, local.registry, [entry]) : [];
	});
}

/** Forgets a note that outlived its scan. */
export function forgetKeptNote(id: string, { db }: Local = appLocal) {
	return db.transact(async (tx) => tx.delete('meta', id));
}
