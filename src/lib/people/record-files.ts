import { type Db, db } from '../db/db.svelte.ts';
import { allRows } from '../db/storage.ts';
import { keptNotes } from '../sync/give-up.ts';
import { onlyHereOf } from '../sync/only-here.ts';
import { acquaintances } from './acquaintances.ts';
import { metInWords, vCardText } from './address-book.ts';
import { recordFileName, recordOf, writeRecord } from './record.ts';
import { nameOf } from './words.ts';

// Made from what is in memory, so that it works without a network and whatever has become of the storage.

/** Everything, as JSON (record.ts). Takes the time and the release of the app. */
export function recordFile({ now, app }: { now: Date; app: string }, source: Db = db): File {
	const { meta } = source.tables;
	const stored = {
		...allRows((table) => [...source.tables[table].all]),
		keptNotes: keptNotes(meta.all),
		onlyHere: [...onlyHereOf(meta.get('onlyHere')?.value)]
	};
	const text = writeRecord(recordOf(stored, { now, app, unreadable: source.unreadable }));
	return new File([text], recordFileName(now, 'json'), { type: 'application/json' });
}

type Wanted = { now: Date; locale: string; zone: string; withNotes: boolean };

/** Everybody I met as one vCard file, the latest met first; my own notes only where they are wanted. */
export function peopleFile({ now, locale, zone, withNotes }: Wanted, source: Db = db): File {
	const { contacts, exchanges, notes, events } = source.tables;
	const people = acquaintances({
		contacts: contacts.all,
		exchanges: exchanges.all,
		notes: notes.all,
		outbox: []
	});
	const cards = people.map((person) => {
		const met = metInWords(person, (id) => events.get(id), { locale, zone });
		// An address book takes nobody without a name.
		const card = { ...person.contact.card, name: nameOf(person) };
		return vCardText(card, met, now, withNotes ? person.note : '');
	});
	return new File(cards, recordFileName(now, 'vcf'), { type: 'text/vcard' });
}
