import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb';
import type { Rows, TableName } from './rows.ts';

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
	goals: Store<'goals'>;
	remarks: Store<'remarks'>;
	promises: Store<'promises'>;
	marks: Store<'marks'>;
	relationships: Store<'relationships'>;
	reflections: Store<'reflections'>;
	preferences: Store<'preferences'>;
	touches: Store<'touches'>;
	followUpAnswers: Store<'followUpAnswers'>;
	correspondences: Store<'correspondences'>;
	milestones: Store<'milestones'>;
	voices: Store<'voices'>;
	outbox: Store<'outbox'>;
	drafts: Store<'drafts'>;
	shadows: Store<'shadows'>;
	journal: Store<'journal'>;
}

/** One step from a version to the next. What it finds are rows of that time, so today's types say nothing about them. */
export type Upgrade = (
	db: IDBPDatabase<unknown>,
	tx: IDBPTransaction<unknown, string[], 'versionchange'>
) => void | Promise<void>;

const firstTables = [
	'meta',
	'profiles',
	'cards',
	'events',
	'contacts',
	'exchanges',
	'notes',
	'outbox',
	'drafts',
	'shadows'
];

const secondTables = [
	'journal',
	'goals',
	'remarks',
	'promises',
	'marks',
	'relationships',
	'reflections',
	'preferences'
];

const thirdTables = ['touches', 'followUpAnswers', 'correspondences', 'milestones', 'voices'];

/**
 * One step per version, in order. A step already released is never edited, the next one is appended, together with what the
 * version before it stored (tests/fixtures/local-vN.json). A step awaits nothing but the database.
 */
export const releasedUpgrades: readonly Upgrade[] = [
	(db, tx) => {
		for (const table of firstTables) db.createObjectStore(table, { keyPath: 'id' });
		tx.objectStore('contacts').createIndex('keyIds', 'keyIds', { multiEntry: true });
		tx.objectStore('exchanges').createIndex('contactId', 'contactId');
	},
	(db) => {
		for (const table of secondTables) db.createObjectStore(table, { keyPath: 'id' });
	},
	(db) => {
		for (const table of thirdTables) db.createObjectStore(table, { keyPath: 'id' });
	},
	// Events and cards say more; where they do not yet, this phone does not know it.
	() => undefined
];

/** Brings a database from the version it has (0: new) to that of the last step. */
export async function upgrade(
	steps: readonly Upgrade[],
	from: number,
	...[db, tx]: Parameters<Upgrade>
): Promise<void> {
	for (const step of steps.slice(from)) await step(db, tx);
}
