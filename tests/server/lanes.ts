import { setTimeout as delay } from 'node:timers/promises';
import { type Mutation, isThere, type Pusher } from './pusher.ts';
import type { Server } from './process.ts';

/** Two phones that meet once. */
export interface Meeting {
	readonly by: Pusher;
	readonly mutations: readonly Mutation[];
}

/** Every pair of phones once, in an order that lets neighbours meet late. */
export function* meetingsOf(phones: readonly Pusher[]): Generator<Meeting> {
	for (let distance = 1; distance < phones.length; distance += 1) {
		for (let i = 0; i + distance < phones.length; i += 1) {
			yield { by: phones[i], mutations: phones[i].meets(phones[i + distance], `note ${i}/${distance}`) };
		}
	}
}

/** Phones that push at the same time, through whatever happens to the server. */
export interface Lanes {
	/** The ids of what a phone was told the server has. */
	readonly acknowledged: ReadonlySet<string>;
	/** How many meetings are begun, how many of them lost an answer, and how many of those had been applied all the same. */
	readonly figures: { readonly begun: number; readonly cut: number; readonly appliedThough: number };
	/** Begins nothing new and resolves when all that was begun has its answer. */
	finish(): Promise<void>;
	/** Sends nothing any more, answered or not. */
	abandon(): Promise<void>;
}

/**
 * Pushes meetings in `width` lanes at once. `current` gives the server as it is now; a push that comes to nothing is sent
 * again, the same body under the same ids, until it is answered.
 */
export function openLanes(meetings: Iterator<Meeting>, width: number, current: () => Server): Lanes {
	const acknowledged = new Set<string>();
	const figures = { begun: 0, cut: 0, appliedThough: 0 };
	let isOver = false;
	let isAbandoned = false;

	async function deliver({ by, mutations }: Meeting): Promise<void> {
		for (let tries = 0; !isAbandoned; tries += 1) {
			const answers = await by.push(current(), mutations).catch(() => null);
			if (answers === null) {
				if (tries === 0) figures.cut += 1;
				await delay(50);
				continue;
			}
			for (const answer of answers) if (isThere(answer)) acknowledged.add(answer.id);
			if (tries > 0 && answers.some(({ answer }) => answer === 'already_applied')) figures.appliedThough += 1;
			if (answers.every(isThere)) return;
			// "busy": it met another push.
			if (!answers.every((answer) => isThere(answer) || answer.answer === 'retry')) {
				throw new Error(`unexpected answers: ${JSON.stringify(answers)}`);
			}
			await delay(20);
		}
	}

	async function lane(): Promise<void> {
		while (!isOver) {
			const next = meetings.next();
			if (next.done) return;
			figures.begun += 1;
			await deliver(next.value);
		}
	}

	const lanes = Promise.all(Array.from({ length: width }, lane));
	return {
		acknowledged,
		figures,
		async finish() {
			isOver = true;
			await lanes;
		},
		async abandon() {
			isOver = isAbandoned = true;
			await lanes;
		}
	};
}
