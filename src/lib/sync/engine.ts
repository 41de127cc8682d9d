import type { Change } from '../db/tx.ts';
import { type Lock, drainLock } from './lock.ts';
import { drain } from './drain.ts';
import { NudgeLine } from './nudge-line.ts';
import type { DrainProblem, Sync } from './push.ts';
import { backoffMs, nextDueInMs } from './queue.ts';
import type { Reach, SyncState } from './sync.svelte.ts';

/** Without nudges nobody asks more often than this. */
const pollMs = 30_000;
/** With nudges, in case one was lost. */
const slowPollMs = 5 * 60_000;
/** Another tab drains: look again when it should be done. */
const otherTabMs = 2_000;

type Options = { sync: Sync; state: SyncState; lock?: Lock };

/** Keeps phone and server together while the tab is open: drains when something is queued, nudged, back online, or due. */
export class Engine {
	#sync: Sync;
	#state: SyncState;
	#lock: Lock;
	#line: NudgeLine;
	#stops: (() => void)[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running: Promise<void> | null = null;
	#isWantedAgain = false;
	#wantsPull = true;
	#failures = 0;

	constructor({ sync, state, lock }: Options) {
		this.#sync = sync;
		this.#state = state;
		this.#lock = lock ?? drainLock(sync.local.db);
		this.#line = new NudgeLine(sync, () => void this.wake(true));
	}

	/** Begins to listen and drains for the first time; `stop` ends it. */
	start(): void {
		const wakeUp = () => {
			// What failed without a network says nothing about the one that is there now: a try that comes a moment too early
			// is soon made again.
			this.#failures = 0;
			if (document.visibilityState === 'visible') void this.wake(true);
			this.#tendLine();
		};
		const lose = () => {
			// Nobody knows any more: whether the server is there without a network (on this very device) turns out at once.
			if (this.#state.reach === 'reached') this.#state.reach = 'unknown';
			wakeUp();
		};
		document.addEventListener('visibilitychange', wakeUp);
		window.addEventListener('online', wakeUp);
		window.addEventListener('offline', lose);
		this.#stops = [
			this.#sync.local.db.onChange((changes) => this.#onChange(changes)),
			() => document.removeEventListener('visibilitychange', wakeUp),
			() => window.removeEventListener('online', wakeUp),
			() => window.removeEventListener('offline', lose)
		];
		wakeUp();
	}

	stop(): void {
		for (const stop of this.#stops) stop();
		this.#stops = [];
		this.#line.close();
		clearTimeout(this.#timer);
	}

	/** Drains now, or once more after the drain that runs; resolves when nothing is left to do at once. */
	wake(wantsPull: boolean): Promise<void> {
		this.#wantsPull ||= wantsPull;
		this.#isWantedAgain = true;
		this.#running ??= this.#run();
		return this.#running;
	}

	async #run(): Promise<void> {
		clearTimeout(this.#timer);
		let last: 'done' | 'failed' | 'other-tab' = 'done';
		try {
			while (this.#isWantedAgain && last === 'done') last = await this.#drainOnce();
		} finally {
			// In one go with the question above, so that no wake is lost in between; and also after a drain that threw.
			this.#running = null;
			this.#tendLine();
			if (last === 'other-tab') this.#wakeIn(otherTabMs);
			else this.#schedule();
		}
	}

	async #drainOnce(): Promise<'done' | 'failed' | 'other-tab'> {
		const wantsPull = this.#wantsPull;
		this.#isWantedAgain = this.#wantsPull = false;
		let done: { problem: DrainProblem | null } | null;
		try {
			done = await this.#lock(async () => ({ problem: await this.#drain(wantsPull) }));
		} catch (error) {
			// A bug; yet the next drain may well get through, and nothing else would ever begin it.
			this.#failures++;
			this.#wantsPull ||= wantsPull;
			throw error;
		}
		if (!done || done.problem) this.#wantsPull ||= wantsPull;
		if (!done) return 'other-tab';
		this.#state.fetched = null;
		this.#state.reach = reachAfter(done.problem);
		this.#failures = done.problem ? this.#failures + 1 : 0;
		return done.problem ? 'failed' : 'done';
	}

	#drain(wantsPull: boolean): Promise<DrainProblem | null> {
		return drain(this.#sync, { wantsPull, onProgress: (rows) => (this.#state.fetched = rows) });
	}

	/** Something new is queued, in whichever tab. */
	#onChange(changes: readonly Change[]): void {
		// Nudges go to whoever signed in when the line was opened.
		if (changes.some(({ table, id }) => table === 'meta' && id === 'epoch')) {
			this.#line.close();
			this.#tendLine();
		}
		// What another tab has queued may be on its way from there by now: whether it gets through is for this one to say as well.
		const isOthers = this.#running === null;
		const isNew = changes.some(
			({ table, row }) =>
				table === 'outbox' && row && 'wasTried' in row && isWaiting(row) && (isOthers || !row.wasTried)
		);
		if (isNew) void this.wake(false);
	}

	#schedule(): void {
		if (this.#stops.length === 0 || this.#state.reach === 'needs-update') return;
		if (this.#failures > 0) {
			return this.#wakeIn(Math.min(pollMs, backoffMs(this.#failures + 1, this.#sync.random())));
		}
		const { tables } = this.#sync.local.db;
		const dueInMs = nextDueInMs(tables.outbox.all, this.#sync.now()) ?? Infinity;
		const mayPoll = document.visibilityState === 'visible' && this.#hasUser;
		const pollInMs = !mayPoll ? Infinity : this.#line.isOpen ? slowPollMs : pollMs;
		if (pollInMs <= dueInMs) this.#wantsPull = true;
		if (Math.min(dueInMs, pollInMs) < Infinity) this.#wakeIn(Math.min(dueInMs, pollInMs));
	}

	get #hasUser(): boolean {
		return this.#sync.local.db.tables.meta.get('userId') !== undefined;
	}

	#wakeIn(delayMs: number): void {
		clearTimeout(this.#timer);
		if (this.#stops.length > 0) this.#timer = setTimeout(() => void this.wake(false), delayMs);
	}

	#tendLine(): void {
		const isWanted = document.visibilityState === 'visible' && this.#state.reach === 'reached';
		if (isWanted && this.#hasUser && this.#stops.length > 0) this.#line.open();
		else if (document.visibilityState !== 'visible') this.#line.close();
	}
}

function isWaiting({ progress }: { progress: { state: string } }): boolean {
	return progress.state === 'waiting';
}

function reachAfter(problem: DrainProblem | null): Reach {
	switch (problem) {
		case null:
		case 'storage':
			return 'reached';
		case 'needs-update':
		case 'signed-out':
		case 'other-person':
			return problem;
		default:
			return 'offline';
	}
}
