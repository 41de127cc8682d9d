import type { Sync } from './push.ts';
import { backoffMs } from './queue.ts';

const steadyMs = 30_000;

/** The stream of nudges of this tab, taken up again with growing pauses whenever it breaks. */
export class NudgeLine {
	#sync: Pick<Sync, 'remote' | 'random' | 'now'>;
	#onNudge: () => void;
	#stop: AbortController | null = null;
	#isOpen = false;

	constructor(sync: Pick<Sync, 'remote' | 'random' | 'now'>, onNudge: () => void) {
		this.#sync = sync;
		this.#onNudge = onNudge;
	}

	/** Whether nudges arrive now: then nobody needs to poll. */
	get isOpen(): boolean {
		return this.#isOpen;
	}

	/** Opens it unless it is. */
	open(): void {
		if (this.#stop) return;
		this.#stop = new AbortController();
		void this.#keep(this.#stop.signal);
	}

	close(): void {
		this.#stop?.abort();
		this.#stop = null;
		this.#isOpen = false;
	}

	async #keep(signal: AbortSignal): Promise<void> {
		let failures = 0;
		while (!signal.aborted) {
			let openedAt = Infinity;
			const onOpen = () => {
				openedAt = this.#sync.now();
				this.#isOpen = true;
				// What happened before the line stood was not nudged.
				this.#onNudge();
			};
			const end = await this.#sync.remote.nudges(this.#onNudge, onOpen, signal);
			if (signal.aborted) return;
			this.#isOpen = false;
			if (end === 'none') return;
			// A line that breaks as soon as it stands must not make us pull every second.
			if (this.#sync.now() - openedAt > steadyMs) failures = 0;
			await pause(backoffMs(++failures, this.#sync.random()), signal);
		}
	}
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, delayMs);
		signal.addEventListener('abort', () => {
			clearTimeout(timer);
			resolve();
		});
	});
}
