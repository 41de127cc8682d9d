import { utf8 } from '../core/bytes.ts';
import type { OutboxRow } from '../db/rows.ts';
import { inOrder } from './apply.ts';
import { isKnownWhileHeld } from './keys.ts';

/** What one push may hold (docs/protocol.md), a little less in bytes since the envelope counts too. */
export const batchLimits = { mutations: 50, bytes: 196 * 1024 };

const shortestDelayMs = 1_000;
const longestDelayMs = 5 * 60_000;
/** A server older than this app does not know a mutation: it is sent again after its update, not given up. */
export const afterServerUpdateMs = 10 * 60_000;
const longestWaitMs = Math.max(longestDelayMs, afterServerUpdateMs);

/** Whether the later one must wait for the answer to the earlier one. */
export function sharesKey(earlier: OutboxRow, later: OutboxRow): boolean {
	const isWritten = (key: string) => earlier.writes.includes(key);
	return (
		later.writes.some((key) => isWritten(key) || earlier.reads.includes(key)) || later.reads.some(isWritten)
	);
}

/**
 * What can be sent now, in order and at most `limit`: nothing that must wait for the answer to an earlier one, be
 * that one waiting, held or refused, and nothing whose time to be tried again has not come.
 */
export function readyBatch(
	queue: readonly OutboxRow[],
	nowMs: number,
	limit = batchLimits.mutations,
	mostBytes = batchLimits.bytes
): OutboxRow[] {
	const batch: OutboxRow[] = [];
	const [written, read] = [new Set<string>(), new Set<string>()];
	let bytes = 0;
	for (const entry of inOrder(queue)) {
		if (entry.progress.state === 'sent') continue;
		const isFree =
			!entry.writes.some((key) => written.has(key) || read.has(key)) &&
			!entry.reads.some((key) => written.has(key));
		const isDue = entry.progress.state === 'waiting' && waitMs(entry, nowMs) === 0;
		if (isFree && isDue && batch.length < limit) {
			const size = utf8(JSON.stringify(wireOf(entry))).length;
			if (batch.length > 0 && bytes + size > mostBytes) return batch;
			batch.push(entry);
			bytes += size;
		}
		const isHeld = entry.progress.state === 'held';
		for (const key of entry.writes) if (!isHeld || !isKnownWhileHeld(key)) written.add(key);
		if (!isHeld) for (const key of entry.reads) read.add(key);
	}
	return batch;
}

/** The ids of what waits only because something before it has no answer yet. */
export function waitingBehind(queue: readonly OutboxRow[]): ReadonlySet<string> {
	const due = queue.map((entry) => ({ ...entry, notBefore: 0 }));
	const free = new Set(readyBatch(due, 0, Infinity, Infinity).map(({ id }) => id));
	const waiting = queue.filter(({ progress }) => progress.state === 'waiting');
	return new Set(waiting.filter(({ id }) => !free.has(id)).map(({ id }) => id));
}

/** A queued mutation as it goes over the wire. */
export function wireOf({ id, kind, happenedAt, wire }: OutboxRow) {
	return { id, kind, happenedAt, input: wire };
}

/** How many milliseconds until something waiting becomes due; null if nothing will by itself. */
export function nextDueInMs(queue: readonly OutboxRow[], nowMs: number): number | null {
	const waits = queue
		.filter(({ progress }) => progress.state === 'waiting')
		.map((entry) => waitMs(entry, nowMs));
	return waits.length > 0 ? Math.min(...waits) : null;
}

/** What is to wait longer than anything ever does was put off by a clock that has been set back since: it is due. */
function waitMs({ notBefore }: OutboxRow, nowMs: number): number {
	const left = Math.max(0, notBefore - nowMs);
	return left > longestWaitMs ? 0 : left;
}

/** How long to wait after so many failures: doubling up to five minutes, half of it by chance (`random` in [0, 1)). */
export function backoffMs(failures: number, random: number): number {
	const full = Math.min(longestDelayMs, shortestDelayMs * 2 ** Math.min(failures - 1, 20));
	return full / 2 + (random * full) / 2;
}
