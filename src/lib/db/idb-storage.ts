import { type IDBPDatabase, type IDBPTransaction, type StoreNames, openDB } from 'idb';
import { type Result, ok, problem } from '../core/result.ts';
import { type Rows, type TableName, isLoaded, tableNames } from './rows.ts';
import { type Schema, type Upgrade, upgrade } from './schema.ts';
import { type AllRows, type Storage, type WriteProblem, allRows } from './storage.ts';
import { type Change, type Reader, Tx } from './tx.ts';

/**
 * Why there is no lasting storage. `refused`: the browser gives none (private window, blocked by the person). `stuck`: it
 * never answered, or could not open what is there (a full disk keeps Chromium from even reading). The other two leave what is stored as it is: `newer-version` wrote it, or bringing it to this version
 * failed, for lack of room (`upgrade-full`) or by a fault (`upgrade-failed`).
 */
export type OpenProblem = 'refused' | 'stuck' | 'newer-version' | 'upgrade-full' | 'upgrade-failed';

export type Opening = {
	upgrades: readonly Upgrade[];
	/** Another tab holds on to an older version: nothing can be read before it is closed. */
	onBlocked: () => void;
	/** A newer version in another tab has taken over. */
	onReplaced: () => void;
	/** The answer came after it was given up as `stuck`. */
	onLate: (storage: IdbStorage) => void;
};

type Outcome<Value> = Promise<Result<{ value: Value; changes: Change[] }, WriteProblem>>;
type ReadWrite = IDBPTransaction<Schema, StoreNames<Schema>[], 'readwrite'>;

// Some browsers never answer an open request after a crash; the person must not wait for that.
const openTimeoutMs = 4_000;

/** Opens the database and brings it to the version of the last upgrade. */
export async function openIdbStorage(
	name: string,
	opening: Opening
): Promise<Result<IdbStorage, OpenProblem>> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	// An upgrade takes as long as it takes, and so does a person who has to close another tab.
	const giveItTime = () => clearTimeout(timer);
	const storage = new IdbStorage(name, {
		...opening,
		onUpgrade: giveItTime,
		onBlocked: () => {
			giveItTime();
			opening.onBlocked();
		}
	});
	const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), openTimeoutMs)));
	try {
		const connected = storage.connect();
		if ((await Promise.race([connected, late])) !== 'late') return ok(storage);
		void connected.then(
			() => opening.onLate(storage),
			() => undefined
		);
		return problem('stuck');
	} catch (error) {
		return problem(openProblemOf(error));
	} finally {
		clearTimeout(timer);
	}
}

// Not of a browser that will not, but of one that cannot right now.
const stuck = ['AbortError', 'QuotaExceededError', 'UnknownError'];

class UpgradeFailure extends Error {}

function openProblemOf(error: unknown): OpenProblem {
	if (nameOf(error) === 'VersionError') return 'newer-version';
	if (!(error instanceof UpgradeFailure)) return stuck.includes(nameOf(error)) ? 'stuck' : 'refused';
	return nameOf(error.cause) === 'QuotaExceededError' ? 'upgrade-full' : 'upgrade-failed';
}

type Connecting = Omit<Opening, 'onLate'> & { onUpgrade: () => void };

/** The rows in IndexedDB: every transaction spans all stores, so the browser itself serialises all tabs. */
export class IdbStorage implements Storage {
	#connection: Promise<IDBPDatabase<Schema>> | null = null;
	#name: string;
	#connecting: Connecting;

	constructor(name: string, connecting: Connecting) {
		this.#name = name;
		this.#connecting = connecting;
	}

	/** The open connection, opened anew after the browser dropped it (iOS does so to apps in the background). */
	connect(): Promise<IDBPDatabase<Schema>> {
		this.#connection ??= this.#open().catch((error: unknown) => {
			this.#connection = null;
			throw error;
		});
		return this.#connection;
	}

	async #open(): Promise<IDBPDatabase<Schema>> {
		const { upgrades, onUpgrade, onBlocked, onReplaced } = this.#connecting;
		let failure: UpgradeFailure | null = null;
		try {
			return await openDB<Schema>(this.#name, upgrades.length, {
				upgrade: (db, from, _to, tx) => {
					onUpgrade();
					const stored = tx as unknown as Parameters<Upgrade>[1];
					stored.done.catch((error: unknown) => (failure ??= failureAfter(from, stored.error ?? error)));
					upgrade(upgrades, from, db as unknown as Parameters<Upgrade>[0], stored).catch((error: unknown) => {
						// A step that throws would otherwise be stored as far as it came, as if it were done.
						failure ??= failureAfter(from, error);
						abort(stored);
					});
				},
				blocked: onBlocked,
				blocking: () => {
					this.close();
					onReplaced();
				},
				terminated: () => (this.#connection = null)
			});
		} catch (error) {
			throw failure ?? error;
		}
	}

	async load(): Promise<AllRows> {
		const db = await this.connect();
		const tx = db.transaction(tableNames, 'readonly');
		const lists = new Map<TableName, Rows[TableName][]>();
		await Promise.all(
			tableNames.map(async (table) =>
				lists.set(table, isLoaded(table) ? await tx.objectStore(table).getAll() : [])
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

/** Making a new database is no upgrade: there is nothing in it yet that could be read instead. */
function failureAfter(from: number, cause: unknown): UpgradeFailure | null {
	return from > 0 ? new UpgradeFailure('the upgrade was undone', { cause }) : null;
}

function abort(tx: { abort(): void }): void {
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
