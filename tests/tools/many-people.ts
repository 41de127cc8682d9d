import type { Page } from '@playwright/test';
import type { ContactRow, ExchangeRow } from '../../src/lib/db/rows.ts';

/**
 * Puts so many people into the database of a page of the app, met one a minute and the last of them an hour ago, and opens it
 * anew. No server knows them: nothing is sent.
 */
export async function fillPeople(page: Page, people: number): Promise<void> {
	const now = Date.now();
	const timeOf = (nth: number) => new Date(now - (60 + people - nth) * 60_000).toISOString();
	const contacts = Array.from({ length: people }, (_, nth): ContactRow => ({
		id: idOf(nth),
		card: { name: `Person ${nth}`, headline: `Mends things of kind ${nth % 40}` },
		keyIds: [],
		blocked: false
	}));
	const exchanges = contacts.map(({ id }, nth): ExchangeRow => {
		const gave = { how: 'full' as const, fields: [], at: timeOf(nth) };
		return {
			...{ id: `${id}/none`, contactId: id, eventId: null, theyGave: gave, iGave: gave, asksMe: false },
			...{ asksThem: false, via: 'scan', confirmedAt: timeOf(nth) },
			meetings: [{ id: `m${nth}`, happenedAt: timeOf(nth) }]
		};
	});
	await page.evaluate(
		(rows) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('hallway');
				opening.onerror = () => reject(opening.error ?? new Error('not opened'));
				opening.onsuccess = () => {
					const database = opening.result;
					const tx = database.transaction(['contacts', 'exchanges'], 'readwrite');
					for (const row of rows.contacts) tx.objectStore('contacts').put(row);
					for (const row of rows.exchanges) tx.objectStore('exchanges').put(row);
					tx.onerror = () => reject(tx.error ?? new Error('not stored'));
					tx.oncomplete = () => {
						database.close();
						resolve();
					};
				};
			}),
		{ contacts, exchanges }
	);
	await page.reload();
}

function idOf(nth: number): string {
	return `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
}
