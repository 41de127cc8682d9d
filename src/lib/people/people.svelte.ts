import { type Db, db } from '../db/db.svelte.ts';
import { aliasKey } from '../db/alias.ts';
import {
	type Acquaintance,
	type Section,
	acquaintanceOf,
	acquaintances,
	byEvent,
	matching
} from './acquaintances.ts';
import { wordsByContact } from './conversation/said.ts';

/** Everyone I met, live; one per screen, since it holds what is typed into the search. */
export class People {
	query = $state('');
	#db: Db;

	/** Everyone, the latest met first. */
	readonly all: readonly Acquaintance[] = $derived.by(() => {
		const { contacts, exchanges, notes, outbox } = this.#db.tables;
		return acquaintances({
			contacts: contacts.all,
			exchanges: exchanges.all,
			notes: notes.all,
			outbox: outbox.all
		});
	});

	/** Those that match the query. */
	readonly matching: readonly Acquaintance[] = $derived.by(() => {
		if (!this.query) return this.all;
		const { events, remarks, promises } = this.#db.tables;
		const said = wordsByContact({ remarks: remarks.all, promises: promises.all });
		return matching(this.all, this.query, { events: events.all, said });
	});

	/** The same under the event of their latest meeting. */
	readonly sections: readonly Section[] = $derived.by(() =>
		byEvent(this.matching, this.#db.tables.events.all)
	);

	constructor(source: Db = db) {
		this.#db = source;
	}

	/** One person, also by an id that has become an alias since the scan. */
	get(contactId: string): Acquaintance | null {
		const { contacts, exchanges, notes, outbox } = this.#db.tables;
		const contact = contacts.get(this.realId(contactId));
		if (!contact) return null;
		const own = exchanges.all.filter((exchange) => exchange.contactId === contact.id);
		return acquaintanceOf(contact, own, notes.get(contact.id)?.text ?? '', outbox.all);
	}

	/** The id a contact goes by now: the server, or an earlier scan, may have known the person under another one. */
	realId(contactId: string): string {
		const alias = this.#db.tables.meta.get(aliasKey(contactId))?.value;
		return typeof alias === 'string' && alias !== contactId ? this.realId(alias) : contactId;
	}
}
