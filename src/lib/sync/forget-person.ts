import { type Local, rebase } from './apply.ts';
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
				// The old key stays the old person's. What was sent is queued as well: its rows never came back from there.
				if (entry.kind === 'add_key') tx.delete('outbox', entry.id);
				else {
					const fresh = { progress: { state: 'waiting', code: null }, wasTried: false, attempts: 0 } as const;
					tx.put('outbox', { ...entry, ...fresh, notBefore: 0 });
				}
			}
		})
	);
}
