import { type Cuts, noCuts } from './cuts.ts';

/** What all lines together measured; times in milliseconds. `busy`: answers that meant "later" (429 or 5xx). */
export type Traffic = {
	pushMs: number[];
	/** Pushes that wait for their answer right now. */
	underWay: number;
	cutBefore: number;
	cutAfter: number;
	busy: number;
};

export function noTraffic(): Traffic {
	return { pushMs: [], underWay: 0, cutBefore: 0, cutAfter: 0, busy: 0 };
}

/**
 * One phone's network. It can be off, and some of its requests are cut: before the server hears of them, or after it
 * answered, so that the phone does not know what became of them.
 */
export class Line {
	isOn = true;
	#cuts: Cuts;
	#traffic: Traffic;

	constructor(traffic: Traffic, cuts: Cuts) {
		this.#traffic = traffic;
		this.#cuts = cuts;
	}

	/** From now on nothing is cut any more. */
	repair(): void {
		this.#cuts = noCuts;
	}

	/** As `fetch`; fails as that does without a network. */
	readonly fetch: typeof fetch = async (input, init) => {
		if (!this.isOn) throw new TypeError('no network');
		const cut = this.#cuts();
		if (cut === 'before') {
			this.#traffic.cutBefore++;
			throw new TypeError('cut before the server heard');
		}
		const answer = await this.#ask(input, init);
		if (cut === 'after' || !this.isOn) {
			this.#traffic.cutAfter++;
			throw new TypeError('cut after the server answered');
		}
		return answer;
	};

	/** The whole answer, timed. */
	async #ask(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
		const traffic = this.#traffic;
		const isPush = addressOf(input).endsWith('/push_changes');
		const startedAt = performance.now();
		if (isPush) traffic.underWay++;
		try {
			const { ok, status, headers, body } = await whole(await fetch(input, init));
			if (status === 429 || status >= 500) traffic.busy++;
			if (isPush && ok) traffic.pushMs.push(performance.now() - startedAt);
			return new Response(body, { status, headers });
		} finally {
			if (isPush) traffic.underWay--;
		}
	}
}

async function whole(answer: Response) {
	const { ok, status, headers } = answer;
	const bytes = await answer.arrayBuffer();
	return { ok, status, headers, body: bytes.byteLength === 0 ? null : bytes };
}

function addressOf(input: RequestInfo | URL): string {
	return input instanceof Request ? input.url : String(input);
}
