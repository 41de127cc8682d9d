import { mount } from 'svelte';
import { openApp } from '$lib/app.ts';
import { makeId } from '$lib/core/ids.ts';
import { db } from '$lib/db/db.svelte.ts';
import { saveNote } from '$lib/people/mutations.ts';
import { mutate } from '$lib/sync/mutate.ts';
import StorePage from './StorePage.svelte';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString();

const store = {
	/** How long it took from asking for the database to everything being readable, in milliseconds. */
	openMs: 0,
	/** Puts so many people into the database. */
	fill: (count: number) =>
		db.transact(async (tx) => {
			for (let i = 0; i < count; i++) {
				const id = makeId();
				const gave = { how: 'full' as const, fields: [], at: at(i) };
				tx.put('contacts', {
					id,
					card: { name: `Person ${i}`, headline: 'Engineer', interests: ['tea'] },
					keyIds: [],
					blocked: false
				});
				tx.put('exchanges', {
					...{ id: `${id}/none`, contactId: id, eventId: null, theyGave: gave, iGave: gave, asksMe: false },
					...{
						asksThem: false,
						via: 'scan',
						confirmedAt: at(i),
						meetings: [{ id: makeId(), happenedAt: at(i) }]
					}
				});
			}
		}),
	/** How long the browser needs to read those rows, without us. */
	async rawReadMs() {
		const database = await done(indexedDB.open('hallway'));
		const startedAt = performance.now();
		const tx = database.transaction(['contacts', 'exchanges']);
		await Promise.all([
			done(tx.objectStore('contacts').getAll()),
			done(tx.objectStore('exchanges').getAll())
		]);
		database.close();
		return performance.now() - startedAt;
	},
	/** Writes a note about the person met last. */
	async note(text: string) {
		const latest = db.tables.exchanges.all.reduce((a, b) =>
			a.meetings[0].happenedAt > b.meetings[0].happenedAt ? a : b
		);
		const was = db.tables.notes.get(latest.contactId)?.text;
		return mutate(saveNote, { contactId: latest.contactId, text, was });
	},
	/** The same; gives the milliseconds until it is in the page. */
	async noteOnScreen(text: string) {
		const shown = new Promise<number>((resolve) => {
			const watch = new MutationObserver(() => {
				if (!document.querySelector('#first')?.textContent?.includes(text)) return;
				watch.disconnect();
				resolve(performance.now());
			});
			watch.observe(document.body, { subtree: true, characterData: true, childList: true });
		});
		const startedAt = performance.now();
		await store.note(text);
		return (await shown) - startedAt;
	}
};

function done<Value>(request: IDBRequest<Value>): Promise<Value> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

declare global {
	interface Window {
		store: typeof store;
	}
}

window.store = store;
const askedAt = performance.now();
await openApp();
store.openMs = performance.now() - askedAt;
mount(StorePage, { target: document.body });
