import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import { type Rows, type TableName, tableNames } from './rows.ts';

type Store<Name extends TableName> = { key: string; value: Rows[Name] };

/** The stores and indexes as idb's types want them. */
export interface Schema extends DBSchema {
	meta: Store<'meta'>;
	profiles: Store<'profiles'>;
	cards: Store<'cards'>;
	events: Store<'events'>;
	contacts: Store<'contacts'> & { indexes: { keyIds: string } };
	exchanges: Store<'exchanges'> & { indexes: { contactId: string } };
	notes: Store<'notes'>;
	outbox: Store<'outbox'>;
	drafts: Store<'drafts'>;
	shadows: Store<'shadows'>;
}

type Upgrade = (
	db: IDBPDatabase<Schema>,
	tx: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>
) => void | Promise<void>;

/** One step per version, in order; a step already released is never edited, the next one is appended. */
const upgrades: Upgrade[] = [
	(db, tx) => {
		for (const table of tableNames) db.createObjectStore(table, { keyPath: 'id' });
		tx.objectStore('contacts').createIndex('keyIds', 'keyIds', { multiEntry: true });
		tx.objectStore('exchanges').createIndex('contactId', 'contactId');
	}
];

export const schemaVersion = upgrades.length;

/** Brings a database from the version it has (0: new) to this one. */
export async function upgrade(
	db: IDBPDatabase<Schema>,
	from: number,
	tx: Parameters<Upgrade>[1]
): Promise<void> {
	for (const step of upgrades.slice(from)) await step(db, tx);
}
