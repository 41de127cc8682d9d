import { type Db, db } from '../../db/db.svelte.ts';
import type { Acquaintance } from '../acquaintances.ts';
import { unnoted } from './unnoted.ts';

/** The people of an event, or of none (null), about whom nothing is put down yet, live; the latest met first. */
export function unnotedAt(eventId: string | null, source: Db = db): Acquaintance[] {
	const { contacts, exchanges, notes, remarks, promises, marks, relationships, outbox } = source.tables;
	return unnoted(
		{
			contacts: contacts.all,
			exchanges: exchanges.all,
			notes: notes.all,
			remarks: remarks.all,
			promises: promises.all,
			marks: marks.all,
			relationships: relationships.all,
			outbox: outbox.all
		},
		eventId
	);
}
