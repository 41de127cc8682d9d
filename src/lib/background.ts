// What no first screen waits for: every mutation there is, the server, the sync. Loaded by app.ts once a screen is painted.
import { saveCard, saveProfile } from './card/mutations.ts';
import { type Db, db } from './db/db.svelte.ts';
import type { TakeMutation } from './db/take-in.ts';
import { isThere } from './events/current.ts';
import { events } from './events/events.svelte.ts';
import {
	createEvent,
	deleteEvent,
	editEvent,
	joinEvent,
	leaveEvent,
	setUpEvent
} from './events/mutations.ts';
import { OwnEvents } from './events/own-events.ts';
import {
	confirmExchange,
	exchangeByShortCode,
	exchangeCards,
	undoExchange,
	withdrawExchange
} from './exchange/mutations.ts';
import {
	answerFollowUp,
	dropMilestone,
	dropTouch,
	markSent,
	recordTouch,
	saveMilestone,
	saveVoice,
	setCorrespondence
} from './follow-ups/mutations.ts';
import { dropGoal, savePreferences, saveReflection, setGoal } from './goals/mutations.ts';
import { markPerson, savePromise, saveRemark, setRelationship } from './people/conversation/mutations.ts';
import { blockPerson, saveNote, unblockPerson } from './people/mutations.ts';
import { Remote } from './remote/remote.ts';
import { recoverEvent } from './remote/requests.ts';
import { forgetEarlierSignIns, signInKey } from './remote/sign-in-store.ts';
import { addKey } from './session/device-key.ts';
import { session } from './session/session.svelte.ts';
import { Account } from './sync/account.ts';
import { appLocal, registryOf } from './sync/apply.ts';
import { Engine } from './sync/engine.ts';
import { forgetPerson } from './sync/forget-person.ts';
import { mutate } from './sync/mutate.ts';
import type { Mutation } from './sync/mutation.ts';
import { readyBatch } from './sync/queue.ts';
import { syncState } from './sync/sync.svelte.ts';
import { takeIn as takeInAs } from './sync/take-in.ts';

/** Every mutation there is: what is queued must be applied again after a pull, whichever screen is open. */
export const mutations = [
	addKey,
	saveProfile,
	saveCard,
	createEvent,
	editEvent,
	setUpEvent,
	deleteEvent,
	joinEvent,
	leaveEvent,
	exchangeCards,
	exchangeByShortCode,
	undoExchange,
	confirmExchange,
	withdrawExchange,
	blockPerson,
	unblockPerson,
	saveNote,
	saveRemark,
	savePromise,
	markPerson,
	setRelationship,
	setGoal,
	dropGoal,
	savePreferences,
	saveReflection,
	markSent,
	recordTouch,
	dropTouch,
	answerFollowUp,
	setCorrespondence,
	saveMilestone,
	dropMilestone,
	saveVoice
];

let started: Engine | null = null;
let made: Remote | null = null;
let accountOfDevice: Account | null = null;

for (const [kind, mutation] of registryOf(mutations)) appLocal.registry.set(kind, mutation);

/** Does what a page that is gone had not stored. */
export const takeIn: TakeMutation = (tx, late) => takeInAs(tx, appLocal, late);

/** The server of this installation. */
export function remote(): Remote {
	made ??= new Remote(
		location.origin,
		{
			read: () => db.tables.meta.get('config')?.value,
			write: (config) => void db.transact(async (tx) => tx.put('meta', { id: 'config', value: config }))
		},
		{ storageKey: signInKey(db.tables.meta.get('life')?.value) }
	);
	return made;
}

/** The sync, started at the first call. */
export function engine(): Engine {
	if (!started) {
		const sync = { local: appLocal, remote: remote(), now: Date.now, random: Math.random };
		// Without lasting storage nobody knows which life this is.
		if (db.storage.state === 'lasting') forgetEarlierSignIns(db.tables.meta.get('life')?.value);
		started = new Engine({ sync, state: syncState });
		started.start();
		const own = new OwnEvents(events, recoverEvent);
		const claim = async () => void ((await own.claim()) && (await engine().wake(true)));
		db.onChange((changes) => void (changes.some(({ table }) => table === 'events') && claim()));
		void claim();
	}
	return started;
}

/** The account of this device, for the screens about it. */
export function account(): Account {
	accountOfDevice ??= new Account({ local: appLocal, remote: remote(), send });
	return accountOfDevice;
}

// Another tab may be at it: waited for so often, so long.
const patience = { times: 8, pauseMs: 500 };

/** Sends and fetches now; true if the server was reached. */
async function send(): Promise<boolean> {
	for (let tries = 0; ; tries++) {
		await engine().wake(true);
		const isDue = readyBatch(db.tables.outbox.all, Date.now()).length > 0;
		const isElsewhere = syncState.reach === 'unknown' || (syncState.reach === 'reached' && isDue);
		if (!isElsewhere || tries >= patience.times) return syncState.reach === 'reached';
		await new Promise((resolve) => setTimeout(resolve, patience.pauseMs));
	}
}

/**
 * For `attention` with `signed-out` or `other-person`: goes on as a new guest with the same card at the same events. The
 * people I met stay on this device; the server knows nothing of them under the new guest.
 */
export async function continueAsNewGuest(): Promise<void> {
	// Queued before the tie is cut, when nothing can be sent yet: whoever is interrupted is asked once more.
	if (!(await queueCard(db.tables, (mutation, input) => isKept(mutate(mutation, input))))) return;
	if (!(await forgetPerson(appLocal)).ok) return;
	// What was ended from elsewhere would be found again until its token runs out.
	if (syncState.reach === 'signed-out') await remote().leave();
	await session.ensureKey();
	await engine().wake(true);
}

/** Queues what a new guest has to say first: the card of before, at the events of before, and how one likes it. Gives false where one is not kept. */
export async function queueCard(
	{ profiles, cards, events, preferences, voices }: Db['tables'],
	keep: <Input>(mutation: Mutation<Input>, input: Input) => Promise<boolean>
): Promise<boolean> {
	const profile = profiles.get('me')?.profile;
	if (profile && !(await keep(saveProfile, { profile }))) return false;
	for (const { joinCode } of events.all.filter(isThere))
		if (!(await keep(joinEvent, { joinCode }))) return false;
	for (const { id, ...settings } of cards.all) {
		const eventId = id === 'default' ? null : id;
		if (!(await keep(saveCard, { ...settings, eventId }))) return false;
	}
	const quiet = preferences.get('me')?.quiet;
	if (quiet !== undefined && !(await keep(savePreferences, { quiet }))) return false;
	const voice = voices.get('me')?.voice;
	return !voice || keep(saveVoice, { voice });
}

/** False where this device could not store it. What an older version stored and this one would not take is left out. */
async function isKept(doing: ReturnType<typeof mutate>): Promise<boolean> {
	const done = await doing;
	return done.ok || done.problem === 'invalid-input';
}
