import { drain } from '../lib/sync/drain.ts';
import { NudgeLine } from '../lib/sync/nudge-line.ts';
import type { DrainProblem, Sync } from '../lib/sync/push.ts';
import { backoffMs, nextDueInMs } from '../lib/sync/queue.ts';
import type { Line } from './line.ts';

const pollMs = 30_000;

/** When a phone drains: as the app's engine, without a browser around it. */
export class Syncing {
	/** What kept the last drain from finishing. */
	problem: DrainProblem | null = null;
	#sync: Sync;
	#line: Line;
	#nudges: NudgeLine;
	#running: Promise<void> | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isWantedAgain = false;
	#wantsPull = true;
	#failures = 0;
	#isOver = false;

	constructor(sync: Sync, line: Line) {
		this.#sync = sync;
		this.#line = line;
		this.#nudges = new NudgeLine(sync, () => void this.wake(true));
	}

	get isBusy(): boolean {
		return this.#running !== null;
	}

	/** The network is back. */
	goOnline(): void {
		this.#line.isOn = true;
		this.#failures = 0;
		void this.wake(true);
	}

	goOffline(): void {
		this.#line.isOn = false;
		this.#nudges.close();
		clearTimeout(this.#timer);
	}

	stop(): void {
		this.#isOver = true;
		this.goOffline();
	}

	/** Drains now, or once more after the drain that runs. Without a network nothing happens before it is back. */
	wake(wantsPull: boolean): Promise<void> {
		this.#wantsPull ||= wantsPull;
		if (!this.#line.isOn || this.#isOver) return Promise.resolve();
		this.#isWantedAgain = true;
		this.#running ??= this.#run().finally(() => {
			this.#running = null;
			// Wished for after the last look.
			if (this.#isWantedAgain && this.#failures === 0) void this.wake(false);
		});
		return this.#running;
	}

	async #run(): Promise<void> {
		clearTimeout(this.#timer);
		while (this.#isWantedAgain && this.#line.isOn) {
			this.#isWantedAgain = false;
			const wantsPull = this.#wantsPull;
			this.#wantsPull = false;
			this.problem = await drain(this.#sync, { wantsPull, onProgress: () => undefined });
			this.#failures = this.problem ? this.#failures + 1 : 0;
			if (this.problem) {
				this.#wantsPull = true;
				break;
			}
		}
		this.#schedule();
	}

	#schedule(): void {
		clearTimeout(this.#timer);
		if (!this.#line.isOn || this.#isOver) return;
		if (this.#failures > 0) {
			return this.#wakeIn(Math.min(pollMs, backoffMs(this.#failures + 1, this.#sync.random())));
		}
		const { outbox, meta } = this.#sync.local.db.tables;
		if (meta.get('userId') !== undefined) this.#nudges.open();
		const dueInMs = nextDueInMs(outbox.all, this.#sync.now()) ?? Infinity;
		if (!this.#nudges.isOpen && pollMs <= dueInMs) this.#wantsPull = true;
		this.#wakeIn(Math.min(dueInMs, pollMs));
	}

	#wakeIn(delayMs: number): void {
		this.#timer = setTimeout(() => void this.wake(false), delayMs);
	}
}
