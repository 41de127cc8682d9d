/** So long (ms) nobody feels that the page is busy. */
const sliceMs = 8;

/** Lets the page answer what was tapped or typed, and draw; goes on as soon as nothing more urgent waits. */
export function letPageAnswer(): Promise<void> {
	if ('scheduler' in globalThis && 'yield' in globalThis.scheduler) return globalThis.scheduler.yield();
	// A message comes at once: a timer within a timer waits for four milliseconds.
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}

/** Long work in slices: whoever does it asks now and then whether one `isOver`, and then lets the page answer. */
export class Slices {
	#now: () => number;
	#until: number;

	/** Takes a clock (ms); the first slice begins. */
	constructor(now: () => number = () => performance.now()) {
		this.#now = now;
		this.#until = now() + sliceMs;
	}

	get isOver(): boolean {
		return this.#now() >= this.#until;
	}

	/** Begins the next slice. */
	async next(): Promise<void> {
		await letPageAnswer();
		this.#until = this.#now() + sliceMs;
	}
}
