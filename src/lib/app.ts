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
import { addKey } from './session/device-key.ts';
import { appLocal, registryOf } from './sync/apply.ts';

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

/** Opens the local database; screens may read and write from then on, with or without a network. */
export async function openApp(): Promise<void> {
	for (const [kind, mutation] of registryOf(mutations)) appLocal.registry.set(kind, mutation);
	await db.open();
}
