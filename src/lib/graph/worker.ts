import { guardSinks } from '../device/trusted-types.ts';
import type { GraphAnswer, GraphRequest, Ties } from './graph.worker.ts';
import type { Net } from './graph.ts';
import type { ToPlace } from './layout/place.ts';
import type { Figures } from './metrics.ts';
import { linksOf } from './picture/scene.ts';

type Waiting = {
	resolve: (answer: GraphAnswer) => void;
	reject: (error: Error) => void;
	onProgress?: (share: number) => void;
};
type Asked = GraphRequest extends infer Each
	? Each extends { id: number }
		? Omit<Each, 'id'>
		: never
	: never;

/**
 * A worker that counts and places, so that the page always answers. What is asked for comes one after the other;
 * `stop` gives all of it up (the promises then never settle). Rejects when the worker cannot run.
 */
export class Thinking {
	#worker: Worker | null = null;
	#waiting = new Map<number, Waiting>();
	#lastId = 0;

	async figures(net: Pick<Net, 'people' | 'links'>): Promise<Figures> {
		const answer = await this.#ask({ kind: 'figures', ties: tiesOf(net) });
		if (answer.kind !== 'figures') throw new Error(answer.kind);
		return answer.figures;
	}

	async betweenness(net: Pick<Net, 'people' | 'links'>): Promise<Float64Array> {
		const answer = await this.#ask({ kind: 'betweenness', ties: tiesOf(net) });
		if (answer.kind !== 'betweenness') throw new Error(answer.kind);
		return answer.values;
	}

	async place(toPlace: ToPlace, onProgress?: (share: number) => void): Promise<Float32Array> {
		const answer = await this.#ask({ kind: 'place', toPlace }, onProgress);
		if (answer.kind !== 'place') throw new Error(answer.kind);
		return answer.positions;
	}

	stop(): void {
		this.#worker?.terminate();
		this.#worker = null;
		this.#waiting.clear();
	}

	#ask(asked: Asked, onProgress?: (share: number) => void): Promise<GraphAnswer> {
		return new Promise((resolve, reject) => {
			const id = ++this.#lastId;
			this.#waiting.set(id, { resolve, reject, onProgress });
			this.#started().postMessage({ ...asked, id });
		});
	}

	#started(): Worker {
		if (this.#worker) return this.#worker;
		guardSinks();
		const worker = new Worker(new URL('./graph.worker.ts', import.meta.url), { type: 'module' });
		worker.addEventListener('message', ({ data }: MessageEvent<GraphAnswer>) => this.#hear(data));
		worker.addEventListener('error', () => {
			const waiting = [...this.#waiting.values()];
			this.stop();
			for (const { reject } of waiting) reject(new Error('the worker stopped'));
		});
		this.#worker = worker;
		return worker;
	}

	#hear(answer: GraphAnswer): void {
		const waiting = this.#waiting.get(answer.id);
		if (answer.kind === 'progress') return waiting?.onProgress?.(answer.share);
		this.#waiting.delete(answer.id);
		if (answer.kind === 'failed') waiting?.reject(new Error(answer.problem));
		else waiting?.resolve(answer);
	}
}

/** Nobody's name has to go there, and numbers in one block are copied at once. */
function tiesOf(net: Pick<Net, 'people' | 'links'>): Ties {
	return { people: net.people.length, pairs: linksOf(net) };
}
