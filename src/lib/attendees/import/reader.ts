import { guardSinks } from '../../device/trusted-types.ts';
import type { Question, Questions, Reply, Request } from './protocol.ts';

/** The worker was stopped, or could not be started: ask anew with the file. */
export class ReaderStopped extends Error {}

type Waiting = { resolve: (answer: Questions[Question]['answer']) => void; reject: (error: Error) => void };

/** Reads a list in a worker, so that the page answers input whatever the file is. `close` stops it in the middle of anything. */
export class ListReader {
	readonly #worker: Worker;
	readonly #waiting = new Map<number, Waiting>();
	readonly #onProgress: (done: number, total: number) => void;
	#lastId = 0;

	constructor(onProgress: (done: number, total: number) => void) {
		guardSinks();
		this.#onProgress = onProgress;
		this.#worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
		this.#worker.addEventListener('error', () => this.close());
		this.#worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => this.#take(data));
	}

	/** Asks the worker; rejects with ReaderStopped once it was closed. */
	ask<Kind extends Question>(kind: Kind, ask: Questions[Kind]['ask']): Promise<Questions[Kind]['answer']> {
		const id = ++this.#lastId;
		return new Promise((resolve, reject) => {
			this.#waiting.set(id, { resolve: (answer) => resolve(answer as Questions[Kind]['answer']), reject });
			const request = { id, kind, ask } as Request;
			this.#worker.postMessage(request, request.kind === 'open' ? [request.ask.bytes] : []);
		});
	}

	close(): void {
		this.#worker.terminate();
		for (const { reject } of this.#waiting.values()) reject(new ReaderStopped());
		this.#waiting.clear();
	}

	#take(reply: Reply): void {
		if (reply.kind === 'progress') return this.#onProgress(reply.done, reply.total);
		const waiting = this.#waiting.get(reply.id);
		this.#waiting.delete(reply.id);
		if (reply.kind === 'answer') waiting?.resolve(reply.answer);
		else waiting?.reject(new Error(reply.reason));
	}
}
