import type { OutboxRow } from '../db/rows.ts';
import { type Local, appLocal, inOrder, rebase } from './apply.ts';
import { sharesKey } from './queue.ts';

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

/** Gives up a refused mutation: its local effect goes, and so does what was built on it. Gives what went. */
export function dismissRefused(id: string, local: Local = appLocal) {
	return local.db.transact(async (tx) => {
		const entry = await tx.get('outbox', id);
		if (entry?.progress.state !== 'refused') return [];
		const gone = withDependents(entry, inOrder(await tx.all('outbox')));
		await rebase(tx, local.registry, () => gone.forEach((each) => tx.delete('outbox', each.id)));
		return gone;
	});
}

/** What would go with a refused mutation, itself first: to be shown before dismissing it. */
function withDependents(entry: OutboxRow, queue: readonly OutboxRow[]): OutboxRow[] {
	const gone = [entry];
	for (const later of queue) {
		const isUnsent = later.seq > entry.seq && later.progress.state === 'waiting' && !later.wasTried;
		if (isUnsent && gone.some((earlier) => sharesKey(earlier, later))) gone.push(later);
	}
	return gone;
}
