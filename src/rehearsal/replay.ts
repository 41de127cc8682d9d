import { setTimeout as delay } from 'node:timers/promises';
import type { Guest } from './guest.ts';
import type { Act } from './plan.ts';
import type { Deed } from './verdict.ts';

export type ReplayOptions = {
	guests: readonly Guest[];
	acts: readonly Act[];
	/** Seconds of the list per second of the replay. */
	speed: number;
	/** Whether the next thing has to wait, because the server has its hands full. */
	isTooFast: () => boolean;
	/** Ends it early: nothing more is done, everybody goes online. */
	signal: AbortSignal;
	onProgress: (done: number) => void;
};

/**
 * Lets everybody do what the plan says. The list's last second counts as now, so that everything happened lately; a
 * code is as old as it would be had its scan waited for a network in the list's own time. Gives what was done.
 */
export async function replay({
	guests,
	acts,
	speed,
	isTooFast,
	signal,
	onProgress
}: ReplayOptions): Promise<Deed[]> {
	const deeds: Deed[] = [];
	const startedAt = Date.now();
	let waitedMs = 0;
	const [first, last] = [acts[0]?.seconds ?? 0, acts.at(-1)?.seconds ?? 0];
	for (const [done, act] of acts.entries()) {
		const waitsFrom = Date.now();
		while (isTooFast() && !signal.aborted) await pause(5, signal);
		waitedMs += Date.now() - waitsFrom;
		const dueInMs = startedAt + waitedMs + ((act.seconds - first) / speed) * 1000 - Date.now();
		// Even when late, the phones must get their turn.
		if (dueInMs > 0 || done % 20 === 0) await pause(dueInMs, signal);
		if (signal.aborted) break;
		const atMs = Math.round(startedAt - (last - act.seconds) * 1000);
		const deed = await perform(act, guests, atMs);
		if (deed) deeds.push(deed);
		onProgress(done + 1);
	}
	return deeds;
}

async function perform(act: Act, guests: readonly Guest[], atMs: number): Promise<Deed | null> {
	const { who } = act;
	const guest = guests[who];
	switch (act.kind) {
		case 'arrive':
			await guest.arrive(new Date(atMs));
			return null;
		case 'offline':
			guest.syncing.goOffline();
			return null;
		case 'online':
			guest.syncing.goOnline();
			return null;
		case 'scan':
			await guest.scan(guests[act.whom].showCode(act.lateSeconds * 1000), new Date(atMs));
			return { kind: 'scan', who, whom: act.whom, atMs };
		case 'note': {
			const text = `Met ${guests[act.whom].name}, who wants to hear more.`;
			const isWritten = await guest.note(guests[act.whom], text, new Date(atMs));
			return isWritten ? { kind: 'note', who, whom: act.whom, atMs, text } : null;
		}
	}
}

/** Everybody goes online; resolves when nothing waits any more, or when for so long nothing has moved. */
export async function settle(
	guests: readonly Guest[],
	{ patienceMs, onProgress }: { patienceMs: number; onProgress: (waiting: number) => void }
): Promise<void> {
	for (const guest of guests) {
		// What is tried again and again must get through now.
		guest.line.repair();
		guest.syncing.goOnline();
	}
	let [least, movedAt] = [Infinity, Date.now()];
	while (Date.now() - movedAt < patienceMs) {
		const waiting = guests.reduce((sum, { outbox }) => sum + outbox.filter(isOpen).length, 0);
		const isBusy = guests.some(({ syncing }) => syncing.isBusy);
		if (waiting === 0 && !isBusy) return;
		if (waiting < least) [least, movedAt] = [waiting, Date.now()];
		onProgress(waiting);
		await delay(200);
	}
}

function isOpen({ progress }: Guest['outbox'][number]): boolean {
	return progress.state !== 'refused';
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
	// An abort ends the pause; the caller looks at the signal.
	await delay(Math.max(0, ms), undefined, { signal }).catch(() => undefined);
}
