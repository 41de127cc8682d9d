import { setTimeout as delay } from 'node:timers/promises';
import { Db } from '../lib/db/db.svelte.ts';
import { type Progress, progressOf } from '../lib/goals/progress.ts';
import { pullAll } from '../lib/sync/pull.ts';
import type { Guest } from './guest.ts';
import { remoteOf, renewable } from './sign-in.ts';
import type { Held, Holdings } from './verdict.ts';

const atOnce = 8;
const tries = 40;
const pauseMs = 3_000;

/** What everybody has, and how far they came with five new people, each from a fresh sign-in into an empty store. */
export async function freshHoldings(
	guests: readonly Guest[],
	origin: string
): Promise<{ holdings: Holdings; fives: Progress[] }> {
	const numberByKey = new Map(guests.map(({ key }, number): [string, number] => [key.id, number]));
	const stores: Db[] = [];
	let next = 0;
	const work = async () => {
		for (let who = next++; who < guests.length; who = next++)
			stores[who] = await freshStore(guests[who], origin);
	};
	await Promise.all(Array.from({ length: atOnce }, work));
	return {
		holdings: stores.map((store, who) => holdingsIn(store, numberByKey, guests[who].eventId)),
		fives: stores.map((store, who) => fiveNewPeople(store, guests[who].eventId))
	};
}

async function freshStore({ keychain, name }: Guest, origin: string): Promise<Db> {
	const local = { db: new Db('fresh'), registry: new Map() };
	// Nobody who never got through, or was never there, has anything.
	if (keychain.size === 0) return local.db;
	const remote = remoteOf({ origin, keychain: renewable(keychain) });
	for (let failures = 0; failures < tries; failures++) {
		const signedIn = await remote.signIn(false);
		const sync = { local, remote, now: Date.now, random: Math.random };
		const problem = signedIn.ok ? await pullAll(sync, () => undefined) : signedIn.problem;
		if (problem === null) return local.db;
		if (problem !== 'offline') throw new Error(`${name} cannot sign in anew: ${problem}`);
		await delay(pauseMs);
	}
	throw new Error(`${name} cannot sign in anew: the server does not answer`);
}

/** “Meet five new people” at an event. */
function fiveNewPeople({ tables }: Db, eventId: string): Progress {
	const goal = {
		id: '',
		eventId,
		kind: 'new-people',
		target: 5,
		text: '',
		tickedAt: null,
		madeAt: ''
	} as const;
	const { contacts, exchanges } = tables;
	const nothing = { notes: [], remarks: [], promises: [] };
	const facts = { profile: null, contacts: contacts.all, exchanges: exchanges.all, ...nothing };
	return progressOf(goal, facts, () => null);
}

function holdingsIn(
	{ tables }: Db,
	numberByKey: ReadonlyMap<string, number>,
	eventId: string
): Holdings[number] {
	const of = new Map<number, Held>();
	let strangers = 0;
	for (const { id, card, keyIds } of tables.contacts.all) {
		const who = keyIds.map((keyId) => numberByKey.get(keyId)).find((number) => number !== undefined);
		if (who === undefined) {
			strangers++;
			continue;
		}
		const exchanges = tables.exchanges.all.filter(({ contactId }) => contactId === id);
		const here = exchanges.filter((exchange) => exchange.eventId === eventId);
		const known = of.get(who);
		of.set(who, {
			contacts: (known?.contacts ?? 0) + 1,
			exchanges: (known?.exchanges ?? 0) + exchanges.length,
			name: card.name ?? null,
			note: tables.notes.get(id)?.text ?? known?.note ?? null,
			isPartial: here.some(({ theyGave }) => theyGave.how !== 'full'),
			meetings: [
				...(known?.meetings ?? []),
				...here.flatMap(({ meetings }) =>
					meetings.map((meeting) => ({ id: meeting.id, atMs: Date.parse(meeting.happenedAt) }))
				)
			]
		});
	}
	return { of, strangers };
}
