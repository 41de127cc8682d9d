import type { Db } from '../db/db.svelte.ts';
import type { Tx } from '../db/tx.ts';
import { makeId } from '../core/ids.ts';

/** Runs the work while no other tab runs any under the same lock; gives null, without running it, if one does. */
export type Lock = <Value>(work: () => Promise<Value>) => Promise<Value | null>;

/** The lock of the drain: a Web Lock, or over plain http, where there are none, a lease in the database. */
export function drainLock(db: Db): Lock {
	// The types claim that it is always there; over plain http it is not.
	const locks: LockManager | undefined = navigator.locks;
	return locks ? webLock(locks) : lease(db);
}

function webLock(locks: LockManager): Lock {
	return (work) => locks.request('hallway-sync', { ifAvailable: true }, (lock) => (lock ? work() : null));
}

// A tab that was closed or reloaded in the middle of a drain gives its turn up only by time: short, and renewed while
// the drain goes on. A tab in the background may be late with that, which costs no more than an overlap.
const leaseMs = 6_000;
const renewalMs = 2_000;

/**
 * A lease that runs out, in `meta`. Two tabs may still overlap when one sleeps past the end of its lease: pushing is
 * idempotent and a page that was overtaken is not stored, so that costs requests, not data.
 */
export function lease(db: Db, now: () => number = Date.now): Lock {
	const holder = makeId();
	return async (work) => {
		const taken = await db.transact(async (tx) => {
			const known = readLease((await tx.get('meta', 'lease'))?.value);
			const leftMs = known && known.holder !== holder ? known.until - now() : 0;
			// More than a whole lease is left only where the clock was set back since: that holder may be long gone.
			if (leftMs > 0 && leftMs <= leaseMs) return false;
			tx.put('meta', { id: 'lease', value: { holder, until: now() + leaseMs } });
			return true;
		});
		if (!taken.ok || !taken.value) return null;
		const renew = async (tx: Tx) => {
			if (readLease((await tx.get('meta', 'lease'))?.value)?.holder !== holder) return;
			tx.put('meta', { id: 'lease', value: { holder, until: now() + leaseMs } });
		};
		const renewal = setInterval(() => void db.transact(renew), renewalMs);
		try {
			return await work();
		} finally {
			clearInterval(renewal);
			await db.transact(async (tx) => {
				if (readLease((await tx.get('meta', 'lease'))?.value)?.holder === holder) tx.delete('meta', 'lease');
			});
		}
	};
}

function readLease(value: unknown): { holder: string; until: number } | null {
	if (typeof value !== 'object' || value === null || !('holder' in value) || !('until' in value)) return null;
	const { holder, until } = value;
	return typeof holder === 'string' && typeof until === 'number' ? { holder, until } : null;
}
