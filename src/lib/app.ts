import { db } from './db/db.svelte.ts';
import { sendRequestsTo } from './remote/requests.ts';

type Background = typeof import('./background.ts');

let opened: Promise<void> | null = null;
let loaded: Promise<Background> | null = null;
let painted: Promise<void> | null = null;

/**
 * Opens the local database; from then on screens read and write, with or without a network. The sync starts by
 * itself once the first screen is painted. Calling it again changes nothing.
 */
export function openApp(): Promise<void> {
	opened ??= open();
	return opened;
}

/** Sends and fetches now; resolves when that is done or has failed (see `syncState`). */
export async function syncNow(): Promise<void> {
	await openApp();
	if (!db.takesWrites) return;
	await (await background()).engine().wake(true);
}

/** Resolves when every mutation is known here, so that the queue can be run again; rejects where that cannot be loaded. */
export async function loadMutations(): Promise<void> {
	await openApp();
	await background();
}

/** Goes on as a new guest, see background.ts. */
export async function continueAsNewGuest(): Promise<void> {
	await openApp();
	await (await background()).continueAsNewGuest();
}

async function open(): Promise<void> {
	sendRequestsTo(async () => {
		await firstPaint();
		return (await background()).remote();
	});
	// Whatever this tab still shows or was about to store is nobody's any more.
	db.onLeft = () => location.replace('/');
	db.mutations = async () => (await background()).takeIn;
	await db.open();
	void firstPaint()
		.then(() => db.ready())
		.then(() => (db.takesWrites ? background() : null))
		.then(async (loaded) => {
			// What could not be loaded at once may be here by now.
			await db.takeInLate();
			loaded?.engine();
		})
		.catch(() => {});
}

function background(): Promise<Background> {
	loaded ??= import('./background.ts');
	// A chunk that did not arrive is asked for again with the next reason to sync.
	loaded.catch(() => (loaded = null));
	return loaded;
}

/**
 * Resolves when the root layout has drawn its first screen (the mark `drawn`): what that screen does not need waits for it.
 * After two seconds in any case, for pages without that layout.
 */
function firstPaint(): Promise<void> {
	painted ??= new Promise((resolve) => {
		const observer = new PerformanceObserver((marks) => {
			if (marks.getEntriesByName('drawn').length > 0) resolve();
		});
		observer.observe({ type: 'mark', buffered: true });
		setTimeout(resolve, 2_000);
	});
	return painted;
}
