import { type Db, db } from '../db/db.svelte.ts';
import type { GoalKind } from '../db/rows.ts';
import { Counting, type Standing } from './counting.ts';
import { compare, meetingsOf, wordsOf } from './met.ts';
import type { Because } from './progress.ts';
import { remembered } from './remembered.ts';
import { inSlices } from './slices.ts';
import type { TopicMatch } from './topics/match.ts';

export type { Standing } from './counting.ts';
/** A goal that somebody counts towards, since when and why; `isReached`: with them the target was met. */
type CountsFor = Standing & {
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
	#counting = $state.raw(new Counting(null));
	#isAnswering = false;
	// Rises when what was open has been answered.
	#round = $state(0);

	// A table that has not changed is not gone through again.
	#meetings = $derived.by(() => {
		const { contacts, exchanges } = this.#db.tables;
		return meetingsOf({ contacts: contacts.all, exchanges: exchanges.all });
	});
	#words = $derived.by(() => {
		const { notes, remarks, promises } = this.#db.tables;
		return wordsOf({ notes: notes.all, remarks: remarks.all, promises: promises.all });
	});

	/** All of them, the earliest made first. */
	readonly all: readonly Standing[] = $derived.by(() => {
		void this.#round;
		const { goals, profiles } = this.#db.tables;
		const inOrder = [...goals.all].sort((one, other) => compare(one.madeAt, other.madeAt));
		const groups = { ...this.#meetings, ...this.#words };
		const standings = this.#counting.standings(inOrder, groups, profiles.get('me')?.profile ?? null);
		void this.#answer();
		return standings;
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
	countingFor(contactId: string): readonly CountsFor[] {
		this.#loadMatcher();
		return this.all.flatMap(({ goal, progress }) => {
			const at = progress.counted.findIndex((counted) => counted.contactId === contactId);
			// What is still being counted is not told from what was there before.
			if (at < 0 || progress.isCounting) return [];
			return { goal, progress, ...progress.counted[at], isReached: at === progress.target - 1 };
		});
	}

	/** Whether everything is counted. */
	get isReady(): boolean {
		this.#loadMatcher();
		return !this.all.some(({ progress }) => progress.isCounting);
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

	/** In slices, so that the browser can draw and answer a finger in between, whatever is counted meanwhile. */
	async #answer(): Promise<void> {
		if (this.#isAnswering || !this.#counting.isOpen) return;
		this.#isAnswering = true;
		try {
			await inSlices(() => this.#counting.next());
		} finally {
			this.#isAnswering = false;
		}
		this.#round++;
	}

	/** Until it is there, what needs it is still being counted; a failed load is tried again with the next look. */
	#loadMatcher(): void {
		if (this.#matcher || this.#isLoading || !this.#needsMatcher) return;
		this.#isLoading = true;
		import('./topics/match.ts')
			.then(async ({ anyTopicMatcher, prepareConcepts, topicMatcher }) => {
				await inSlices(prepareConcepts);
				this.#matcher = remembered(topicMatcher);
				this.#counting = new Counting(anyTopicMatcher());
			})
			.catch(() => undefined)
			.finally(() => (this.#isLoading = false));
	}
}

export const goals = new Goals();
