import { type Db, db } from '../db/db.svelte.ts';
import type { GoalKind, GoalRow } from '../db/rows.ts';
import { type Because, type Progress, progressOf } from './progress.ts';
import { remembered } from './remembered.ts';
import type { TopicMatch } from './topics/match.ts';

/** A goal with how far it is. */
export type Standing = { readonly goal: GoalRow; readonly progress: Progress };
/** A goal that somebody counts towards, since when and why; `isReached`: with them the target was met. */
type Counting = Standing & {
	readonly at: string;
	readonly because: Because;
	readonly isReached: boolean;
};

type Matcher = (topic: string, text: string) => TopicMatch | null;

/** Kinds that find words in words. */
const matched: ReadonlySet<GoalKind> = new Set(['match', 'topic', 'field']);

/** My goals with their progress, live. */
class Goals {
	#db: Db;
	// The words of two languages are for those who have a goal that needs them.
	#matcher = $state.raw<Matcher | null>(null);
	#isLoading = false;

	/** All of them, the earliest made first. */
	readonly all: readonly Standing[] = $derived.by(() => {
		const { goals, profiles, contacts, exchanges, notes, remarks, promises } = this.#db.tables;
		const facts = {
			profile: profiles.get('me')?.profile ?? null,
			contacts: contacts.all,
			exchanges: exchanges.all,
			notes: notes.all,
			remarks: remarks.all,
			promises: promises.all
		};
		const matches = this.#matcher ?? (() => null);
		return [...goals.all]
			.sort((one, other) => (one.madeAt < other.madeAt ? -1 : one.madeAt > other.madeAt ? 1 : 0))
			.map((goal) => ({ goal, progress: progressOf(goal, facts, matches) }));
	});

	constructor(source: Db = db) {
		this.#db = source;
	}

	/** Those of an event, or (null) those for any time. */
	of(eventId: string | null): readonly Standing[] {
		this.#loadMatcher();
		return this.all.filter(({ goal }) => goal.eventId === eventId);
	}

	/** What somebody I have just met, or written about, counts for. */
	countingFor(contactId: string): readonly Counting[] {
		this.#loadMatcher();
		return this.all.flatMap(({ goal, progress }) => {
			const at = progress.counted.findIndex((counted) => counted.contactId === contactId);
			if (at < 0) return [];
			return { goal, progress, ...progress.counted[at], isReached: at === progress.target - 1 };
		});
	}

	/** Whether everything is counted: the words of the languages are there, or no goal needs them. */
	get isReady(): boolean {
		this.#loadMatcher();
		return this.#matcher !== null || !this.#needsMatcher;
	}

	/** Where and how a text says a topic; null also while the words of the languages are not there. */
	readonly matchOf: Matcher = (topic, text) => this.#matcher?.(topic, text) ?? null;

	/** Whether the person wants it quiet: no counters, one small step at a time. */
	get isQuiet(): boolean {
		return this.#db.tables.preferences.get('me')?.quiet ?? false;
	}

	get #needsMatcher(): boolean {
		return this.#db.tables.goals.all.some(({ kind }) => matched.has(kind));
	}

	/** Until it is there, what needs it counts nobody; a failed load is tried again with the next look. */
	#loadMatcher(): void {
		if (this.#matcher || this.#isLoading || !this.#needsMatcher) return;
		this.#isLoading = true;
		import('./topics/match.ts')
			.then(({ topicMatcher }) => (this.#matcher = remembered(topicMatcher)))
			.catch(() => undefined)
			.finally(() => (this.#isLoading = false));
	}
}

export const goals = new Goals();
