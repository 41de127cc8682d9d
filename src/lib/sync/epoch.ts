import * as v from 'valibot';
import { makeId } from '../core/ids.ts';
import type { Tx } from '../db/tx.ts';
import { leaveToFormer } from './journal.ts';
import { onlyHereOf } from './only-here.ts';

// Who signed in here (`userId`) and whom that stands for (`personId`) are two things (docs/decisions/0004): several
// sign-ins may stand for one person, and a person may be merged into another.

/** What was asked for in an earlier epoch, under another sign-in or before a merge, is not stored in this one. */
export async function epochOf(tx: Pick<Tx, 'get'>): Promise<unknown> {
	return (await tx.get('meta', 'epoch'))?.value;
}

function beginEpoch(tx: Tx): string {
	const epoch = makeId();
	tx.put('meta', { id: 'epoch', value: epoch });
	return epoch;
}

/** Who is signed in on this device; `joinedUserId` also stands for its person and may have taken over already. */
export type Known = { userId?: string; joinedUserId?: string; personId?: string };

/** Who this device is, as far as it knows. */
export async function knownOf(tx: Pick<Tx, 'get'>): Promise<Known> {
	const text = async (id: string) => {
		const value = (await tx.get('meta', id))?.value;
		return typeof value === 'string' ? value : undefined;
	};
	const personId = await text('personId');
	// Before accounts a person and its only user had one id.
	const userId = (await text('userId')) ?? personId;
	return { userId, joinedUserId: await text('joinedUserId'), personId };
}

/** From now on this user is the one who signed in here. */
export function becomeUser(tx: Tx, userId: string): void {
	tx.put('meta', { id: 'userId', value: userId });
	tx.delete('meta', 'joinedUserId');
	beginEpoch(tx);
}

/** Nobody is signed in here any more. What the store is that was known stays: it tells whether it forgot this person. */
export function becomeNobody(tx: Tx): void {
	for (const id of ['userId', 'joinedUserId', 'personId', 'email', 'cursor', 'anew']) tx.delete('meta', id);
	leaveToFormer(tx);
	beginEpoch(tx);
}

/**
 * My person was merged into this one: everything is fetched anew. The rows stay on the screen until the new ones are
 * complete (`anew`); what waits, keys and half-typed texts are not touched. Gives the epoch that begins with it.
 */
export function becomePerson(tx: Tx, personId: string): string {
	tx.put('meta', { id: 'personId', value: personId });
	makeAnew(tx);
	return beginEpoch(tx);
}

/** The next pull fetches everything; rows stay on the screen until the new ones are complete. */
export function makeAnew(tx: Tx): void {
	tx.put('meta', { id: 'anew', value: true });
	tx.delete('meta', 'cursor');
}

/** Whether what is on the screen is still that of the person before a merge. */
export async function isMadeAnew(tx: Pick<Tx, 'get'>): Promise<boolean> {
	return (await tx.get('meta', 'anew'))?.value === true;
}

const keptTables = [
	'contacts',
	'exchanges',
	'notes',
	'goals',
	'remarks',
	'promises',
	'marks',
	'relationships',
	'reflections',
	'touches',
	'followUpAnswers',
	'correspondences',
	'milestones',
	'preferences',
	'voices'
] as const;

/** Whom I met, what I wrote and how I like it stays on this device, although no server knows of it any more. */
export async function keepHere(tx: Tx): Promise<void> {
	const kept = await onlyHere(tx);
	for (const table of keptTables) {
		for (const { id } of await tx.all(table)) kept.add(`${table}/${id}`);
	}
	tx.put('meta', { id: 'onlyHere', value: [...kept] });
	// What was taken away here and waits to be taken away there does not come back unless the server still has it.
	for (const shadow of await tx.all('shadows')) {
		const table = keptTables.find((each) => each === shadow.table);
		if (table && !(await tx.get(table, shadow.rowId))) tx.put('shadows', { ...shadow, row: null });
	}
}

/** The rows (`TABLE/ID`) that a copy made anew does not bring and must not drop. */
export async function onlyHere(tx: Pick<Tx, 'get'>): Promise<Set<string>> {
	return onlyHereOf((await tx.get('meta', 'onlyHere'))?.value);
}

/** The server has these rows after all: somebody was met again. */
export async function nowThere(tx: Tx, rows: Readonly<Record<string, unknown[]>>): Promise<void> {
	const kept = await onlyHere(tx);
	if (kept.size === 0) return;
	const there = new Set(
		Object.entries(rows).flatMap(([table, list]) => list.map((row) => `${table}/${idOf(row)}`))
	);
	const left = [...kept].filter((key) => !there.has(key));
	if (left.length < kept.size) tx.put('meta', { id: 'onlyHere', value: left });
}

function idOf(row: unknown): string {
	return v.is(v.object({ id: v.string() }), row) ? row.id : '';
}
