import type { ContactRow } from '../../../src/lib/db/rows.ts';
import { type Upgrade, releasedUpgrades } from '../../../src/lib/db/schema.ts';

// Upgrades that a later version might bring: an index, and every contact and note written anew. None of them is released.

/** What the step writes into every contact and note. */
export const mark = 'rewritten';

const rewrite =
	(after: (rows: number) => Promise<void> | void): Upgrade =>
	async (_db, tx) => {
		const contacts = tx.objectStore('contacts');
		contacts.createIndex('byName', 'mark');
		let rows = 0;
		for (const store of [contacts, tx.objectStore('notes')]) {
			for (let at = await store.openCursor(); at; at = await at.continue()) {
				await at.update({ ...(at.value as ContactRow), mark });
				await after(++rows);
			}
		}
	};

/** Keeps a transaction alive without writing: reads until the time is over. */
const readFor = async (ms: number, read: () => Promise<unknown>) => {
	for (const end = performance.now() + ms; performance.now() < end;) await read();
};

export const laterSteps: Record<string, readonly Upgrade[]> = {
	released: releasedUpgrades,
	rewriting: [...releasedUpgrades, rewrite(() => undefined)],
	/** Takes longer than a browser is given to answer at all. */
	slow: [
		...releasedUpgrades,
		async (db, tx) => {
			await rewrite(() => undefined)(db, tx);
			await readFor(6_000, () => tx.objectStore('contacts').count());
		}
	],
	/** A fault after some of it is done. */
	faulty: [
		...releasedUpgrades,
		rewrite((rows) => {
			if (rows === 2) throw new Error('a fault in the upgrade');
		})
	],
	/** No room after some of it is done. */
	full: [
		...releasedUpgrades,
		rewrite((rows) => {
			if (rows === 2) throw new DOMException('The device is full.', 'QuotaExceededError');
		})
	]
};
