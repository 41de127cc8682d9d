import type { OutboxRow } from '../db/rows.ts';
import { type Local, inOrder, rebase } from './apply.ts';
import { becomeNobody, keepHere } from './epoch.ts';

/**
 * Cuts the tie to the person this device was, whom the server no longer lets in: what is stored stays on the device, and
 * what was queued is queued anew for whoever signs in next, since nothing is known of it under them.
 */
export function forgetPerson({ db, registry }: Local) {
	return db.transact((tx) =>
		rebase(tx, registry, async () => {
			await keepHere(tx);
			becomeNobody(tx);
			for (const id of ['outboxId', 'deviceKey']) tx.delete('meta', id);
			for (const entry of await tx.all('outbox')) {
				// The old key stays the old person's, unless a server that was put back forgot the one with the other (journal.ts).
				// What was sent is queued as well: its rows never came back from there.
				const isKept = entry.acknowledgedAt !== undefined;
				if (entry.kind === 'add_key' && !isKept) tx.delete('outbox', entry.id);
				else {
					const fresh = { progress: { state: 'waiting', code: null }, wasTried: false, attempts: 0 } as const;
					tx.put('outbox', { ...entry, ...fresh, notBefore: 0 });
				}
			}
			const queue = joinsFirst(inOrder(await tx.all('outbox')));
			queue.forEach((entry, at) => tx.put('outbox', { ...entry, seq: at + 1 }));
		})
	);
}

/** Joining an event comes before what waits that was done there: nobody knows that this guest is in it. */
function joinsFirst(queue: readonly OutboxRow[]): OutboxRow[] {
	const isFirst = ({ kind, writes }: OutboxRow, at: number) =>
		kind === 'join_event' &&
		!queue.slice(0, at).some((earlier) => earlier.writes.some((key) => writes.includes(key)));
	return [...queue.filter(isFirst), ...queue.filter((entry, at) => !isFirst(entry, at))];
}
