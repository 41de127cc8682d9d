import type { Page } from '@playwright/test';

/** Runs in the page, before the app: a browser that stores nothing (`open`), is full (`put`), or asks for a newer database. */
export function failingStorage(what: string): void {
	const { open } = IDBFactory.prototype;
	if (what === 'open') {
		IDBFactory.prototype.open = () => {
			throw new DOMException('The operation is insecure.', 'SecurityError');
		};
	} else if (what === 'put') {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('The device is full.', 'QuotaExceededError');
		};
	} else {
		IDBFactory.prototype.open = function (name, version) {
			return open.call(this, name, version && version + 1);
		};
	}
}

/** Makes the phone's database one of a newer version of the app, which this one must not write. */
export function raiseVersion(page: Page, version: number): Promise<void> {
	return page.evaluate(
		(raised) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('hallway', raised);
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					opening.result.close();
					resolve();
				};
			}),
		version
	);
}

/** Writes people into the phone's own database, as a busy conference would leave them. */
export function fillPhone(page: Page, count: number): Promise<void> {
	return page.evaluate(
		(many) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('hallway');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const tx = opening.result.transaction(['contacts', 'exchanges', 'notes', 'events'], 'readwrite');
					const first = ['Ines', 'Bao', 'Chidi', 'Dorothea', 'Émile', 'Fatima', 'Gil', 'Hanna', 'Ottoline'];
					const last = ['Amsel', 'Brask', 'Castellanos-Rodríguez', 'Duc', 'Eberhardt', 'Ferreira', 'Nwosu'];
					const work = [
						'Restores tide mills',
						'Product designer',
						'Nurse',
						'Teaches maths',
						'Founder of Kelp & Co'
					];
					const asked = tx.objectStore('events').getAll();
					asked.onsuccess = () => {
						const eventIds: (string | null)[] = [...asked.result.map(({ id }) => String(id)), null];
						for (let i = 0; i < many; i++) {
							const id = crypto.randomUUID();
							const happenedAt = new Date(Date.now() - i * 3_600_000).toISOString();
							const name = `${first[i % first.length]} ${last[i % last.length]}`;
							const given = { how: 'full', fields: ['name', 'headline'], at: happenedAt };
							tx.objectStore('contacts').put({
								id,
								card: {
									name,
									headline: work[i % work.length],
									organisation: i % 3 ? undefined : 'Estuary Works'
								},
								keyIds: [],
								blocked: i % 50 === 7
							});
							tx.objectStore('exchanges').put({
								id: crypto.randomUUID(),
								contactId: id,
								eventId: eventIds[i % eventIds.length],
								theyGave: given,
								iGave: given,
								asksMe: i % 40 === 3,
								asksThem: false,
								via: 'scan',
								confirmedAt: happenedAt,
								meetings: [{ id: crypto.randomUUID(), happenedAt }]
							});
							if (i % 6 === 0)
								tx.objectStore('notes').put({ id, text: 'owes me a tea', editedAt: happenedAt });
						}
					};
					tx.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			}),
		count
	);
}

/** Leaves what waits on this phone as if the server had refused it. */
export function refuseAll(page: Page): Promise<void> {
	return page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('hallway');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const tx = opening.result.transaction('outbox', 'readwrite');
					const asked = tx.objectStore('outbox').getAll();
					asked.onsuccess = () => {
						asked.result.forEach((row, at) => {
							const code = at % 2 ? 'code_not_genuine' : 'meeting_not_found';
							tx.objectStore('outbox').put({ ...row, progress: { state: 'refused', code } });
						});
					};
					tx.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			})
	);
}
