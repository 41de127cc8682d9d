import { type IDBPDatabase, type IDBPTransaction, type StoreNames, openDB } from 'idb';
import { type Result, ok, problem } from '../core/result.ts';
import { type Rows, type TableName, tableNames } from './rows.ts';
import { type Schema, schemaVersion, upgrade } from './schema.ts';
import { type AllRows, type Storage, type WriteProblem, allRows } from './storage.ts';
import { type Change, type Reader, Tx } from './tx.ts';

/**
 * Why there is no lasting storage: `refused` (private window, blocked by the person), `newer-version` (another tab
 * runs a newer app: reload), `stuck` (the browser never answered, or an old tab holds on to an older version).
 */
export type OpenProblem = 'refused' | 'newer-version' | 'stuck';

type Outcome<Value> = Promise<Result<{ value: Value; changes: Change[] }, WriteProblem>>;
type ReadWrite = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;

// Some browsers never answer an open request after a crash; the person must not wait for that.
const openTimeoutMs = 4_000;

/** Opens the database; `onReplaced` is called when a newer version in another tab takes over. */
export async function openIdbStorage(
	name: string,
	onReplaced: () => void
): Promise<Result<IdbStorage, OpenProblem>> {
	const storage = new IdbStorage(name, onReplaced);
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), openTimeoutMs)));
	try {
		const first = await Promise.race([storage.connect(), late]);
		return first === 'late' ? problem('stuck') : ok(storage);
	} catch (error) {
		return problem(nameOf(error) === 'VersionError' ? 'newer-version' : 'refused');
	} finally {
		clearTimeout(timer);
	}
}

/** The rows in IndexedDB: every transaction spans all stores, so the browser itself serialises all tabs. */
export class IdbStorage implements Storage {
	#connection: Promise<IDBPDatabase<Schema>> | null = null;
	#name: string;
	#onReplaced: () => void;

	constructor(name: string, onReplaced: () => void) {
		this.#name = name;
		this.#onReplaced = onReplaced;
	}

	/** The open connection, opened anew after the browser dropped it (iOS does so to apps in the background). */
	connect(): Promise<IDBPDatabase<Schema>> {
		this.#connection ??= openDB<Schema>(this.#name, schemaVersion, {
			upgrade: (db, from, _to, tx) => upgrade(db, from, tx),
			blocking: () => {
				this.close();
				this.#onReplaced();
			},
			terminated: () => (this.#connection = null)
		}).catch((error: unknown) => {
			this.#connection = null;
			throw error;
		});
		return this.#connection;
	}

	async load(): Promise<AllRows> {
		const db = await this.connect();
		const tx = db.transaction(tableNames, 'readonly');
		const lists = new Map<TableName, Rows[TableName][]>();
		await Promise.all(
			tableNames.map(async (table) =>
				lists.set(table, table === 'shadows' ? [] : await tx.objectStore(table).getAll())
			)
		);
		return allRows(<Name extends TableName>(table: Name) => lists.get(table) as Rows[Name][]);
	}

	async read(keys: { table: TableName; id: string }[]): Promise<Change[]> {
		const tx = (await this.connect()).transaction(tableNames, 'readonly');
		return Promise.all(
			keys.map(async ({ table, id }) => ({ table, id, row: await tx.objectStore(table).get(id) }))
		);
	}

	/** A dropped connection shows only when it is used: then once more with a fresh one. */
	async transact<Value>(work: (tx: Tx) => Promise<Value>): Outcome<Value> {
		const first = await this.#attempt(work);
		if (first.ok || first.problem === 'storage-full') return first;
		this.close();
		return this.#attempt(work);
	}

	async #attempt<Value>(work: (tx: Tx) => Promise<Value>): Outcome<Value> {
		let stored: ReadWrite;
		try {
			stored = (await this.connect()).transaction(tableNames, 'readwrite');
		} catch (error) {
			return problem(writeProblemOf(error));
		}
		// Whatever happens, a rejected `done` must not become an unhandled rejection.
		const failure = stored.done.then(
			() => null,
			(error: unknown) => error ?? new Error('aborted')
		);
		try {
			const tx = new Tx(readerOf(stored));
			const value = await work(tx);
			const changes = tx.changes();
			for (const { table, id, row } of changes) {
				const request = row ? stored.objectStore(table).put(row) : stored.objectStore(table).delete(id);
				request.catch(() => undefined);
			}
			const why = await failure;
			return why ? problem(writeProblemOf(why)) : ok({ value, changes });
		} catch (error) {
			abort(stored);
			await failure;
			if (isOfBrowser(error)) return problem(writeProblemOf(error));
			throw error;
		}
	}

	close(): void {
		void this.#connection?.then(
			(db) => db.close(),
			() => undefined
		);
		this.#connection = null;
	}
}

function readerOf(tx: ReadWrite): Reader {
	return {
		get: <Name extends TableName>(table: Name, id: string) =>
			tx.objectStore(table).get(id) as Promise<Rows[Name] | undefined>,
		all: <Name extends TableName>(table: Name) => tx.objectStore(table).getAll() as Promise<Rows[Name][]>,
		where: <Name extends TableName>(table: Name, field: string, value: string) =>
			(table === 'contacts'
				? tx.objectStore('contacts').index('keyIds').getAll(value)
				: tx.objectStore('exchanges').index('contactId').getAll(value)) as Promise<Rows[Name][]>
	};
}

function abort(tx: ReadWrite): void {
	try {
		tx.abort();
	} catch {
		// Already over.
	}
}

/** What a transaction dies of without our doing; anything else that is thrown in one is a bug of ours. */
function isOfBrowser(error: unknown): boolean {
	return ['AbortError', 'InvalidStateError', 'QuotaExceededError', 'UnknownError'].includes(nameOf(error));
}

function writeProblemOf(error: unknown): WriteProblem {
	return nameOf(error) === 'QuotaExceededError' ? 'storage-full' : 'storage-failed';
}

function nameOf(error: unknown): string {
	return error instanceof Error || error instanceof DOMException ? error.name : '';
}
