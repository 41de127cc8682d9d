import { flushSync } from 'svelte';
import { db } from '$lib/db/db.svelte.ts';
import type { ContactRow, ExchangeRow, GoalRow } from '$lib/db/rows.ts';
import { type Facts, progressOf } from '$lib/goals/progress.ts';
import { counted } from './watch.svelte.ts';

/** Rows as the bench makes them: everybody but the last is there from the beginning. */
export type Town = { facts: Facts; goal: GoalRow; last: { contact: ContactRow; exchange: ExchangeRow } };
/** How long it took until everybody was counted, in milliseconds, and how many count. */
export type Counted = { completeMs: number; done: number };

let town: Town | null = null;

const bench = {
	/** What is on the phone. */
	async load(): Promise<void> {
		const answer: unknown = await (await fetch('/town.json')).json();
		town = answer as Town;
	},
	/** As the app does it. */
	async sliced(): Promise<Counted> {
		const { facts, goal } = loaded();
		const startedAt = performance.now();
		const { contacts, exchanges, profiles, goals: rows } = db.tables;
		contacts.fill(facts.contacts);
		exchanges.fill(facts.exchanges);
		profiles.fill([{ id: 'me', profile: { name: 'me', ...facts.profile }, editedAt: '' }]);
		rows.fill([goal]);
		const done = await counted(goal.eventId);
		return { completeMs: performance.now() - startedAt, done };
	},
	/** Then one more is met: how long until that is counted as well. */
	async oneMore(): Promise<number> {
		const { contact, exchange } = loaded().last;
		const startedAt = performance.now();
		db.tables.contacts.take([{ id: contact.id, row: contact }]);
		db.tables.exchanges.take([{ id: exchange.id, row: exchange }]);
		flushSync();
		await counted(exchange.eventId);
		return performance.now() - startedAt;
	},
	/** The pure function, in one go. */
	async unsliced(): Promise<Counted> {
		const { facts, goal } = loaded();
		const startedAt = performance.now();
		const { anyTopicMatcher } = await import('$lib/goals/topics/match.ts');
		const { done } = progressOf(goal, facts, anyTopicMatcher());
		return { completeMs: performance.now() - startedAt, done };
	}
};

function loaded(): Town {
	if (!town) throw new Error('nobody is there yet');
	return town;
}

declare global {
	interface Window {
		bench: typeof bench;
	}
}

window.bench = bench;
