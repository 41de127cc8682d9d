import { type IDBPDatabase, openDB } from 'idb';
import { problem } from '../core/result.ts';
import { isReadable } from './readable.ts';
import { type Rows, type TableName, tableNames } from './rows.ts';
import { type AllRows, type Storage, allRows } from './storage.ts';

/** What is in a database that this version of the app cannot work with: what it can show, and the rest as it is. */
export type Salvaged = { rows: AllRows; unreadable: Record<string, unknown[]> };

/**
 * Reads whatever a database holds, whichever version wrote it, and changes nothing in it. Store by store and row by row,
 * so that what is broken costs nothing else.
 */
export async function salvage(name: string): Promise<Salvaged> {
	const rows = new Map<TableName, Rows[TableName][]>(tableNames.map((table) => [table, []]));
	const unreadable: Salvaged['unreadable'] = {};
	const put = (store: string, row: unknown) => {
		const table = tableNames.find((each) => each === store);
		if (table && isReadable(table, row)) rows.get(table)?.push(row);
		else (unreadable[store] ??= []).push(row);
	};
	const db = await openAsItIs(name);
	for (const store of db?.objectStoreNames ?? []) {
		for (const row of await rowsOf(db as IDBPDatabase<unknown>, store)) put(store, row);
	}
	db?.close();
	return {
		rows: allRows(<Name extends TableName>(table: Name) => rows.get(table) as Rows[Name][]),
		unreadable
	};
}

/** A storage that takes nothing, so that what is stored stays as it is. */
export function readOnlyStorage({ rows }: Salvaged): Storage {
	return {
		load: async () => rows,
		read: async () => [],
		transact: async () => problem('storage-failed'),
		close: () => undefined
	};
}

/** In the version it has; null where there is none, and none is made then. */
async function openAsItIs(name: string): Promise<IDBPDatabase<unknown> | null> {
	try {
		return await openDB(name, undefined, {
			upgrade: (_db, _from, _to, tx) => {
				tx.done.catch(() => undefined);
				tx.abort();
			}
		});
	} catch {
		return null;
	}
}

async function rowsOf(db: IDBPDatabase<unknown>, store: string): Promise<unknown[]> {
	try {
		return await db.getAll(store);
	} catch {
		const keys = await db.getAllKeys(store).catch(() => []);
		const rows = await Promise.all(keys.map((key) => db.get(store, key).catch(() => undefined)));
		return rows.filter((row) => row !== undefined);
	}
}
