import { saveCard, saveProfile } from './card/mutations.ts';
import { db } from './db/db.svelte.ts';
import { createEvent, editEvent, joinEvent, leaveEvent } from './events/mutations.ts';
import {
	confirmExchange,
	exchangeByShortCode,
	exchangeCards,
	undoExchange,
	withdrawExchange
} from './exchange/mutations.ts';
import { blockPerson, saveNote, unblockPerson } from './people/mutations.ts';
import { Remote } from './remote/remote.ts';
import { sendRequestsTo } from './remote/requests.ts';
import { addKey } from './session/device-key.ts';
import { session } from './session/session.svelte.ts';
import { appLocal, registryOf } from './sync/apply.ts';
import type { Engine } from './sync/engine.ts';
import { forgetPerson } from './sync/forget-person.ts';
import { mutate } from './sync/mutate.ts';
import { syncState } from './sync/sync.svelte.ts';

/** Every mutation there is: what is queued must be applied again after a pull, whichever screen is open. */
export const mutations = [
	addKey,
	saveProfile,
	saveCard,
	createEvent,
	editEvent,
	joinEvent,
	leaveEvent,
	exchangeCards,
	exchangeByShortCode,
	undoExchange,
	confirmExchange,
	withdrawExchange,
	blockPerson,
	unblockPerson,
	saveNote
];

let opened: Promise<void> | null = null;
let engine: Promise<Engine> | null = null;
let made: Remote | null = null;

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
	await (await startSync()).wake(true);
}

/**
 * For `attention` with `signed-out` or `other-person`: goes on as a new guest with the same card at the same events. The
 * people I met stay on this device; the server knows nothing of them under the new guest.
 */
export async function continueAsNewGuest(): Promise<void> {
	const { profiles, cards, events } = db.tables;
	const mine = { profile: profiles.get('me')?.profile, cards: cards.all, events: events.all };
	await forgetPerson(appLocal);
	await session.ensureKey();
	if (mine.profile) await mutate(saveProfile, { profile: mine.profile });
	for (const { joinCode, leftAt } of mine.events) if (!leftAt) await mutate(joinEvent, { joinCode });
	for (const { id, ...settings } of mine.cards) {
		await mutate(saveCard, { ...settings, eventId: id === 'default' ? null : id });
	}
	await syncNow();
}

async function open(): Promise<void> {
	for (const [kind, mutation] of registryOf(mutations)) appLocal.registry.set(kind, mutation);
	await db.open();
	sendRequestsTo(remote());
	afterFirstPaint(() => void startSync());
}

function startSync(): Promise<Engine> {
	engine ??= import('./sync/engine.ts').then(({ Engine }) => {
		const sync = { local: appLocal, remote: remote(), now: Date.now, random: Math.random };
		const started = new Engine({ sync, state: syncState });
		started.start();
		return started;
	});
	// A chunk that did not arrive is asked for again with the next reason to sync.
	engine.catch(() => (engine = null));
	return engine;
}

function remote(): Remote {
	made ??= new Remote(location.origin, {
		read: () => db.tables.meta.get('config')?.value,
		write: (config) => void db.transact(async (tx) => tx.put('meta', { id: 'config', value: config }))
	});
	return made;
}

/** What the first paint does not need waits for it; a tab opened in the background paints nothing for now. */
function afterFirstPaint(work: () => void): void {
	if (document.visibilityState === 'visible') requestAnimationFrame(() => setTimeout(work, 0));
	else setTimeout(work, 1_000);
}
