import { utf8 } from '../core/bytes.ts';
import type { OutboxRow } from '../db/rows.ts';
import { inOrder } from './apply.ts';
import { isKnownWhileHeld } from './keys.ts';

/** What one push may hold (docs/protocol.md), a little less in bytes since the envelope counts too. */
export const batchLimits = { mutations: 50, bytes: 196 * 1024 };

const shortestDelayMs = 1_000;
const longestDelayMs = 5 * 60_000;

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
	limit = batchLimits.mutations
): OutboxRow[] {
	const batch: OutboxRow[] = [];
	const [written, read] = [new Set<string>(), new Set<string>()];
	let bytes = 0;
	for (const entry of inOrder(queue)) {
		if (entry.progress.state === 'sent') continue;
		const isFree =
			!entry.writes.some((key) => written.has(key) || read.has(key)) &&
			!entry.reads.some((key) => written.has(key));
		const isDue = entry.progress.state === 'waiting' && entry.notBefore <= nowMs;
		if (isFree && isDue && batch.length < limit) {
			const size = utf8(JSON.stringify(wireOf(entry))).length;
			if (batch.length > 0 && bytes + size > batchLimits.bytes) return batch;
			batch.push(entry);
			bytes += size;
		}
		const isHeld = entry.progress.state === 'held';
		for (const key of entry.writes) if (!isHeld || !isKnownWhileHeld(key)) written.add(key);
		if (!isHeld) for (const key of entry.reads) read.add(key);
	}
	return batch;
}

/** A queued mutation as it goes over the wire. */
export function wireOf({ id, kind, happenedAt, wire }: OutboxRow) {
	return { id, kind, happenedAt, input: wire };
}

/** When something waiting becomes due, in milliseconds since 1970; null if nothing will by itself. */
export function nextDue(queue: readonly OutboxRow[]): number | null {
	const times = queue
		.filter(({ progress }) => progress.state === 'waiting')
		.map(({ notBefore }) => notBefore);
	return times.length > 0 ? Math.min(...times) : null;
}

/** How long to wait after so many failures: doubling up to five minutes, half of it by chance (`random` in [0, 1)). */
export function backoffMs(failures: number, random: number): number {
	const full = Math.min(longestDelayMs, shortestDelayMs * 2 ** Math.min(failures - 1, 20));
	return full / 2 + (random * full) / 2;
}
