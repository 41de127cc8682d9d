import { ok } from '../../core/result.ts';
import { AttendeeList } from './list.ts';
import type { Questions, Request } from './protocol.ts';
import { readSheet } from './read.ts';

/** Holds one list and answers what is asked about it; the same in a worker and in a test. */
export class Clerk {
	#bytes = new Uint8Array();
	#list: AttendeeList | null = null;

	/** Answers a request; `progress` is told how many rows of a plan are done. */
	answer(
		request: Request,
		progress: (done: number, total: number) => void
	): Questions[Request['kind']]['answer'] {
		if (request.kind === 'open') return this.#open(request.ask);
		const list = this.#list;
		if (!list) throw new Error('no list is open');
		switch (request.kind) {
			case 'plan': {
				const total = list.sheet.rows.length - list.sheet.from;
				const plan = list.plan(request.ask.mapping, new Map(request.ask.meanings));
				for (;;) {
					const step = plan.next();
					if (step.done) return step.value;
					progress(step.value, total);
				}
			}
			case 'page':
				return list.page(request.ask.fate, request.ask.from, request.ask.count);
			case 'chunk':
				return list.chunk(request.ask.from);
			case 'note':
				list.note(request.ask.answers);
				return list.result;
			case 'merge':
				return list.merge(new Map(request.ask.links), request.ask.headers);
		}
	}

	/** Without bytes: the same file, read in another way. */
	#open({ bytes, choice }: Questions['open']['ask']): Questions['open']['answer'] {
		if (bytes.byteLength > 0 || this.#list === null) this.#bytes = new Uint8Array(bytes);
		const sheet = readSheet(this.#bytes, choice);
		if (!sheet.ok) return sheet;
		this.#list = new AttendeeList(sheet.value);
		return ok(this.#list.opened);
	}
}
