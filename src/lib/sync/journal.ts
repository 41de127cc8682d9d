import type { OutboxRow } from '../db/rows.ts';
import type { Tx } from '../db/tx.ts';
import { inOrder } from './apply.ts';

// What the server has acknowledged stays on the phone for a while. Where the server is put back from a backup, what came
// after the backup would be gone: then all of it is sent again, and what the server still has it knows by its id.

/** Longer than the oldest backup that anybody puts back without saying so beforehand; more than a person does in that time. */
const journalLimits = { entries: 5_000, ageMs: 8 * 86_400_000 };
const trimEveryMs = 86_400_000;

/** Keeps an acknowledged mutation, in the place of the one that so many before it left. */
export function keepAcknowledged(tx: Tx, entry: OutboxRow, nowMs: number): void {
	const at = Math.min(entry.acknowledgedAt ?? nowMs, nowMs);
	tx.put('journal', { id: String(entry.seq % journalLimits.entries), at, entry });
}

/** Drops what is too old; looks once a day at most. */
export async function trimJournal(tx: Tx, nowMs: number): Promise<void> {
	const last = (await tx.get('meta', 'journalTrimmedAt'))?.value;
	if (typeof last === 'number' && Math.abs(nowMs - last) < trimEveryMs) return;
	tx.put('meta', { id: 'journalTrimmedAt', value: nowMs });
	for (const { id, at } of await tx.all('journal')) if (isTooOld(at, nowMs)) tx.delete('journal', id);
}

/** Whether it is so long ago that the server is not asked to take it any more. */
export function isTooOld(acknowledgedAt: number, nowMs: number): boolean {
	return nowMs - acknowledgedAt > journalLimits.ageMs;
}

/**
 * The server is not the one that acknowledged these: all wait again in their order, and so does what it held or has sent
 * no rows for yet. Call before the rows of the new history are stored (`rebase` shows their effect on top).
 */
export async function putBack(tx: Tx, nowMs: number): Promise<void> {
	const isAnothers = await isOfFormerPerson(tx);
	const waiting = { progress: { state: 'waiting', code: null }, attempts: 0, notBefore: 0 } as const;
	const queue = await tx.all('outbox');
	const acknowledged: OutboxRow[] = [];
	for (const { id, at, entry } of await tx.all('journal')) {
		tx.delete('journal', id);
		if (!isTooOld(at, nowMs) && !queue.some((each) => each.id === entry.id))
			acknowledged.push({ ...entry, ...waiting, acknowledgedAt: at });
	}
	const queued = queue.map((entry) =>
		entry.progress.state === 'refused' ? entry : { ...entry, ...waiting }
	);
	// What was queued anew for another person has numbers of its own (forget-person.ts), and comes after what was done before.
	const all = isAnothers
		? [...inOrder(acknowledged), ...inOrder(queued)].map((entry, at) => ({ ...entry, seq: at + 1 }))
		: [...acknowledged, ...queued];
	for (const entry of all) tx.put('outbox', entry);
	if (isAnothers) tx.put('meta', { id: 'outboxSeq', value: Math.max(all.length, await lastSeq(tx)) });
	tx.delete('meta', former);
	tx.put('meta', { id: doubtful, value: true });
}

/** Whoever signs in next is somebody else, unless the server turns out to have forgotten this person (`dropFormer`). */
export function leaveToFormer(tx: Tx): void {
	tx.put('meta', { id: former, value: true });
}

/** Whether something lies here that goes to the server again, should it turn out to have forgotten the person of before. */
export async function hasFormer(tx: Pick<Tx, 'get' | 'all'>): Promise<boolean> {
	return (await isOfFormerPerson(tx)) && (await tx.all('journal')).length > 0;
}

/** The store is the one of before and lets somebody else in: what the person of before had done stays theirs. */
export async function dropFormer(tx: Tx): Promise<void> {
	if (!(await isOfFormerPerson(tx))) return;
	tx.delete('meta', former);
	for (const { id } of await tx.all('journal')) tx.delete('journal', id);
}

/** My person became a part of another one, whose card it stays: mine is not sent again. */
export async function forgetCards(tx: Tx): Promise<void> {
	for (const { id, entry } of await tx.all('journal'))
		if (entry.kind === 'save_profile' || entry.kind === 'save_card') tx.delete('journal', id);
}

/** The store that was put back has taken something from this device's outbox: it is this person's there as well. */
export async function trustOutbox(tx: Tx): Promise<void> {
	if (await isOutboxDoubtful(tx)) tx.delete('meta', doubtful);
}

/**
 * The outbox is another person's. Where the store was put back to before that one became a part of this one, all goes into a
 * new outbox: what the former one had sent is not this person's there, nor is the key; the next code is made with a new one. Gives
 * whether it was so.
 */
export async function leaveOutbox(tx: Tx): Promise<boolean> {
	if (!(await isOutboxDoubtful(tx))) return false;
	for (const id of [doubtful, 'outboxId', 'deviceKey']) tx.delete('meta', id);
	return true;
}

const doubtful = 'outboxInDoubt';

async function isOutboxDoubtful(tx: Tx): Promise<boolean> {
	return (await tx.get('meta', doubtful)) !== undefined;
}

const former = 'formerJournal';

async function isOfFormerPerson(tx: Pick<Tx, 'get'>): Promise<boolean> {
	return (await tx.get('meta', former)) !== undefined;
}

async function lastSeq(tx: Tx): Promise<number> {
	const last = (await tx.get('meta', 'outboxSeq'))?.value;
	return typeof last === 'number' ? last : 0;
}
