import * as v from 'valibot';
import type { Result } from '../../core/result.ts';
import { type GraphProblem, type WallPicture, wallPictureSchema } from '../../remote/graph.ts';

export type WallSource = {
	eventId: string;
	ask: (eventId: string) => Promise<Result<WallPicture, GraphProblem>>;
	/** How long to wait between two answers. */
	everyMs: number;
	/** Where the last answer outlives a reload of the page. */
	kept: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
};

/** Without an answer a picture lasts an hour: consent may have ended, and nobody here would know. */
const lastsMs = 3_600_000;
/** Several screens do not ask all at once. */
const jitterMs = 5_000;
const startsMs = 60_000;
const soonMs = 2_000;

const keptSchema = v.object({ cameAt: v.number(), picture: wallPictureSchema });

/**
 * What the screen in the room knows. It holds one answer, the last; `problem` says why there is no newer one. It never ends
 * by itself: who becomes an organizer again, or comes back into the network, finds it going on.
 */
export class Wall {
	picture: WallPicture | null = $state.raw(null);
	/** When that came, in milliseconds; 0: never. */
	cameAt = $state(0);
	problem: GraphProblem | null = $state.raw(null);
	/** Until the first answer, for a minute at most: an event that was made just now may not have reached the server yet. */
	isStarting = $state(true);
	/** Somebody else's event, by what the server says: taken for a fact once it stays so. */
	hasEnded = $derived(
		!this.isStarting && (this.problem === 'not-organizer' || this.problem === 'signed-out')
	);
	#source: WallSource;

	constructor(source: WallSource) {
		this.#source = source;
		this.#takeKept();
	}

	/** Asks again and again until the signal is aborted; at once when there is a network again. */
	async run(signal: AbortSignal): Promise<void> {
		const began = Date.now();
		while (!signal.aborted) {
			await this.#ask(signal);
			if (this.problem === null || Date.now() - began > startsMs) this.isStarting = false;
			const everyMs = this.isStarting ? Math.min(this.#source.everyMs, soonMs) : this.#source.everyMs;
			await pause(everyMs + Math.random() * Math.min(jitterMs, everyMs / 4), signal);
		}
	}

	async #ask(signal: AbortSignal): Promise<void> {
		const answer = await this.#source.ask(this.#source.eventId);
		if (signal.aborted) return;
		this.problem = answer.ok ? null : answer.problem;
		if (answer.ok) {
			this.picture = answer.value;
			this.cameAt = Date.now();
			this.#keep();
		} else if (this.#mustForget(answer.problem)) {
			this.picture = null;
			this.#source.kept.removeItem(this.#key);
		}
	}

	#mustForget(problem: GraphProblem): boolean {
		return problem === 'not-organizer' || problem === 'signed-out' || Date.now() - this.cameAt > lastsMs;
	}

	get #key(): string {
		return `hallway-wall-${this.#source.eventId}`;
	}

	#keep(): void {
		try {
			this.#source.kept.setItem(this.#key, JSON.stringify({ cameAt: this.cameAt, picture: this.picture }));
		} catch {
			// A large event, or a browser that keeps nothing: a reload begins with an empty wall.
			this.#source.kept.removeItem(this.#key);
		}
	}

	#takeKept(): void {
		try {
			const kept = v.parse(keptSchema, JSON.parse(this.#source.kept.getItem(this.#key) ?? 'null'));
			if (Date.now() - kept.cameAt > lastsMs) return;
			[this.picture, this.cameAt] = [kept.picture, kept.cameAt];
		} catch {
			this.#source.kept.removeItem(this.#key);
		}
	}
}

/** Waits, but not past the end, nor when the network comes back. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', done);
			removeEventListener('online', done);
			resolve();
		};
		const timer = setTimeout(done, ms);
		signal.addEventListener('abort', done);
		addEventListener('online', done);
	});
}
