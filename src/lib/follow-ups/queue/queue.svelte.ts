import { type Db, db } from '../../db/db.svelte.ts';
import { liveNow } from '../../goals/now.svelte.ts';
import { type Known, byContact, byId, reasonsOf } from './facts.ts';
import { fewLeft } from './few.ts';
import { type FortyEight, countOf, fortyEights } from './forty-eight.ts';
import { type Earlier, type Group, type List, type Moment, listOf, momentIn } from './order.ts';
import type { FollowUp } from './rules.ts';
import type { ContactFacts } from './story.ts';

const minuteMs = 60_000;

/** Whom to write to, and why, live: computed from the local tables, so it is there offline as well. */
class Queue {
	#db: Db;
	readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
	// What was computed for a contact holds until one of its rows changes.
	#known: Known | undefined;
	#earlier: (Earlier & { moment: Moment }) | undefined;

	// A table that has not changed is not gone through again.
	#exchanges = $derived.by(() => byContact(this.#db.tables.exchanges.all));
	#promises = $derived.by(() => byContact(this.#db.tables.promises.all));
	#remarks = $derived.by(() => byContact(this.#db.tables.remarks.all));
	#marks = $derived.by(() => byContact(this.#db.tables.marks.all));
	#relationships = $derived.by(() => byId(this.#db.tables.relationships.all));
	#touches = $derived.by(() => byContact(this.#db.tables.touches.all));
	#answers = $derived.by(() => byContact(this.#db.tables.followUpAnswers.all));
	#correspondences = $derived.by(() => byId(this.#db.tables.correspondences.all));
	#milestones = $derived.by(() => byContact(this.#db.tables.milestones.all));

	#rows: Known = $derived.by(() => {
		const groups = {
			exchanges: this.#exchanges,
			promises: this.#promises,
			remarks: this.#remarks,
			marks: this.#marks,
			relationships: this.#relationships,
			touches: this.#touches,
			answers: this.#answers,
			correspondences: this.#correspondences,
			milestones: this.#milestones
		};
		return (this.#known = reasonsOf(this.#db.tables.contacts.all, groups, this.#known));
	});
	// The same one until somebody has changed.
	#people = $derived(this.#rows.people);

	// Whoever reads the list is not disturbed more often than its clocks move.
	#minute = $derived.by(() => Math.floor(liveNow().getTime() / minuteMs));

	/** Now, for the reader; by the minute. */
	readonly moment: Moment = $derived.by(() => momentIn(this.zone, new Date(this.#minute * minuteMs)));

	/** What is due by tomorrow and what has more time, each in its order; one group for a person. */
	readonly list: List = $derived.by(() => {
		const { moment } = this;
		if (this.#earlier?.moment !== moment) this.#earlier = { moment, places: new WeakMap(), list: null };
		const list = listOf(this.#people.values(), moment, this.#earlier);
		this.#earlier = { ...this.#earlier, list };
		return list;
	});

	/** How many people there are to write to by tomorrow. */
	readonly openCount: number = $derived(this.list.now.length);

	/** How many of the few of today are left: whom I wrote to today, or ticked, counts as one of them. */
	readonly fewLeft: number = $derived.by(() => {
		const { touches, followUpAnswers } = this.#db.tables;
		return fewLeft(touches.all, followUpAnswers.all, this.moment);
	});

	#fortyEights = $derived.by(() => fortyEights(this.#people.values(), this.moment.now));

	constructor(source: Db = db) {
		this.#db = source;
	}

	/** Everybody of the list, those who are due first. */
	get groups(): readonly Group[] {
		return [...this.list.now, ...this.list.later];
	}

	/** Every reason to write to one person, also those that are settled or put off; by key. */
	of(contactId: string): readonly FollowUp[] {
		return this.#people.get(contactId)?.followUps ?? [];
	}

	/** What is known of one person; undefined: there is nobody by that id. */
	factsOf(contactId: string): ContactFacts | undefined {
		return this.#people.get(contactId)?.facts;
	}

	/** How it went with the first messages after an event, or without one (null). */
	fortyEightAt(eventId: string | null): FortyEight {
		return countOf(eventId, this.#fortyEights);
	}
}

export const queue = new Queue();
