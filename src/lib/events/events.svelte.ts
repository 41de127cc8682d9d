import { type Db, db } from '../db/db.svelte.ts';
import type { EventRow } from '../db/rows.ts';
import { currentEvent, endOf, isThere } from './current.ts';

/** The events on this phone, live. */
export class Events {
	#db: Db;

	constructor(source: Db = db) {
		this.#db = source;
	}

	/** Those I attend or organize and have not left, and that were not deleted, the latest first. */
	get all(): EventRow[] {
		return this.#db.tables.events.all.filter(isThere).sort((a, b) => endOf(b).getTime() - endOf(a).getTime());
	}

	/** Also one that I left or that was deleted. */
	get(id: string): EventRow | undefined {
		return this.#db.tables.events.get(id);
	}

	/** The event I am at, or null. */
	current(now: Date): EventRow | null {
		return currentEvent(this.all, now);
	}

	/** The recovery secret (hex) of an event created on this device, for the organizer to keep. */
	recoverySecretOf(eventId: string): string | null {
		const secret = this.#db.tables.meta.get(`recovery/${eventId}`)?.value;
		return typeof secret === 'string' ? secret : null;
	}
}

export const events = new Events();
