import { isoTime } from '../core/clock.ts';
import { makeId } from '../core/ids.ts';
import type { OutboxRow } from '../db/rows.ts';
import type { Tx } from '../db/tx.ts';
import type { RemoteProblem } from '../remote/problem.ts';
import type { SyncRemote } from '../remote/remote.ts';
import type { Answer, Pushed } from '../remote/wire.ts';
import { afterAnswer, postponed } from './answers.ts';
import { followEvent } from './decided-event.ts';
import { type Local, rebase } from './apply.ts';
import { epochOf } from './epoch.ts';
import { historyOf, noteFirstHistory } from './history.ts';
import { trustOutbox } from './journal.ts';
import { backoffMs, batchLimits, readyBatch, wireOf } from './queue.ts';
import { renameByAnswer, renamedBy } from './renamed.ts';

/** What a drain works with; time (milliseconds since 1970) and chance are given, so that tests need no patience. */
export type Sync = { local: Local; remote: SyncRemote; now: () => number; random: () => number };

export type DrainProblem = RemoteProblem | 'storage';
/** `answered`: how many mutations the server answered for, so that a pull is due. */
export type Drained = { answered: number; problem: DrainProblem | null };

// Isolating one culprit among fifty takes seven failed requests; more means that the server itself is ill.
const mostFailures = 8;

/**
 * Sends what is ready, batch by batch, until nothing is. A batch that fails as a whole is halved until the culprit stands
 * alone. Does nothing in another epoch than `during`.
 */
export async function pushAll(sync: Sync, during: { epoch: unknown }): Promise<Drained> {
	let [limit, failures, answered] = [batchLimits.mutations, 0, 0];
	// How many of the next ones failed together, so that one of them is the culprit; 0: none is suspected.
	let suspects = 0;
	for (;;) {
		const begun = await sync.local.db.transact((tx) => beginBatch(tx, sync.now(), limit));
		if (!begun.ok) return { answered, problem: 'storage' };
		const { outboxId, batch, epoch, number, history } = begun.value;
		if (epoch !== during.epoch) return { answered, problem: null };
		if (batch.length === 0) return { answered, problem: null };

		const sentAt = sync.now();
		const pushed = await sync.remote.push({
			protocol: 1,
			outboxId,
			sentAt: isoTime(new Date(sentAt)),
			number,
			...(history === undefined ? {} : { history }),
			mutations: batch.map(wireOf)
		});
		if (pushed.ok) {
			const taken = await takeAnswers(sync, { batch, epoch, sentAt }, pushed.value);
			if (!taken.ok) return { answered, problem: 'storage' };
			if (!taken.value) return { answered, problem: null };
			answered += batch.length;
			// First comes what it has lost: the pull that follows finds out (pull.ts).
			if (pushed.value.answers.some(({ code }) => code === 'other_history'))
				return { answered, problem: null };
			suspects = Math.max(0, suspects - batch.length);
			limit = suspects > 0 ? Math.ceil(suspects / 2) : batchLimits.mutations;
			continue;
		}
		if (pushed.problem !== 'failed' && pushed.problem !== 'too-big')
			return { answered, problem: pushed.problem };
		if (batch.length > 1) {
			suspects = batch.length;
			limit = Math.ceil(suspects / 2);
		} else {
			suspects = 0;
			await postpone(sync, batch[0], pushed.problem);
			limit = batchLimits.mutations;
		}
		if (++failures >= mostFailures) return { answered, problem: pushed.problem };
	}
}

/** Marks what is about to be sent: from here on its body must not change. */
async function beginBatch(
	tx: Tx,
	nowMs: number,
	limit: number
): Promise<{ outboxId: string; batch: OutboxRow[]; epoch: unknown; number: number; history?: string }> {
	const batch = readyBatch(await tx.all('outbox'), nowMs, limit);
	const stored = (await tx.get('meta', 'outboxId'))?.value;
	const outboxId = typeof stored === 'string' ? stored : makeId();
	const lastNumber = (await tx.get('meta', 'batchNumber'))?.value;
	// Of the time, so that a phone which was itself put back from a backup is ahead of what it had sent before.
	const number = typeof lastNumber === 'number' ? Math.max(lastNumber + 1, nowMs) : nowMs;
	if (batch.length > 0) {
		tx.put('meta', { id: 'outboxId', value: outboxId });
		tx.put('meta', { id: 'batchNumber', value: number });
	}
	for (const entry of batch) if (!entry.wasTried) tx.put('outbox', { ...entry, wasTried: true });
	return { outboxId, batch, epoch: await epochOf(tx), number, history: await historyOf(tx) };
}

/** False: somebody signed in meanwhile. The batch is sent again and answered anew. */
function takeAnswers(
	{ local, now, random }: Sync,
	{ batch, epoch, sentAt }: { batch: OutboxRow[]; epoch: unknown; sentAt: number },
	{ answers, serverNow, history }: Pushed
) {
	const nowMs = now();
	return local.db.transact(async (tx) => {
		if ((await epochOf(tx)) !== epoch) return false;
		await noteClock(tx, serverNow, (sentAt + nowMs) / 2);
		await noteFirstHistory(tx, history);
		if (answers.every(({ code }) => code !== 'other_history')) await trustOutbox(tx);
		const answered: { entry: OutboxRow; answer: Answer }[] = [];
		for (const { id } of batch) {
			const entry = await tx.get('outbox', id);
			if (!entry) continue;
			const answer = answers.find((each) => each.id === id);
			if (answer && (await leftKey(tx, entry, answer))) continue;
			const chance = { nowMs, random: random() };
			tx.put('outbox', afterAnswer(entry, answer ?? { answer: 'retry', code: 'no_answer' }, chance));
			if (answer) await followEvent(tx, entry, answer);
			if (answer && (await renamedBy(tx, entry, answer))) answered.push({ entry, answer });
		}
		if (answered.length === 0) return true;
		await rebase(tx, local.registry, async () => {
			for (const { entry, answer } of answered) await renameByAnswer(tx, entry, answer);
		});
		return true;
	});
}

/**
 * The key from before, which a server that was put back knows as that of the person of before: whoever scans it meets that
 * one, so the next code is made with a new key. Gives whether it was so.
 */
async function leftKey(tx: Tx, { id, acknowledgedAt, input }: OutboxRow, { code }: Answer): Promise<boolean> {
	if (acknowledgedAt === undefined || code !== 'key_taken') return false;
	tx.delete('outbox', id);
	const key = (await tx.get('meta', 'deviceKey'))?.value;
	const isShown = typeof key === 'object' && key !== null && 'id' in key && key.id === input.keyId;
	if (isShown) tx.delete('meta', 'deviceKey');
	return true;
}

function postpone({ local, now, random }: Sync, { id }: OutboxRow, code: string) {
	return local.db.transact(async (tx) => {
		const entry = await tx.get('outbox', id);
		if (entry) tx.put('outbox', postponed(entry, code, now() + backoffMs(entry.attempts + 1, random())));
	});
}

// Below that it is the network's delay, not the clock.
const clockNoiseMs = 1_000;

/** Keeps how far this phone's clock is from the server's. `atMs`: what this phone's clock said meanwhile. */
export async function noteClock(tx: Tx, serverNow: string, atMs: number): Promise<void> {
	const offsetMs = Math.round(Date.parse(serverNow) - atMs);
	const known = (await tx.get('meta', 'clockOffsetMs'))?.value;
	if (typeof known === 'number' && Math.abs(known - offsetMs) < clockNoiseMs) return;
	tx.put('meta', { id: 'clockOffsetMs', value: offsetMs });
}
