import { type Result, ok, problem } from '../core/result.ts';
import { type OpenProblem, openIdbStorage } from './idb-storage.ts';
import { type TableName, tableNames } from './rows.ts';
import { type AllRows, MemoryStorage, type Storage, type WriteProblem } from './storage.ts';
import { Table } from './table.ts';
import type { Change, Tx } from './tx.ts';

/**
 * Where what a person types goes. `memory`: gone when the tab closes, and the screen must say so. `replaced`: a newer
 * version of the app runs in another tab and this one can store nothing more; reload. `full`: the last write found
 * no room and was not made. `left`: the person signed out, here or in another tab; this tab stores nothing more until
 * it is loaded anew.
 */
export type StorageState =
	| { state: 'opening' }
	| { state: 'lasting' }
	| { state: 'memory'; problem: OpenProblem }
	| { state: 'full' }
	| { state: 'replaced' }
	| { state: 'left' };

type Tables = { readonly [Name in TableName]: Table<Name> };

/** The local database: an in-memory copy to read from without waiting, transactions to write with. */
export class Db {
	readonly tables: Tables = tablesInMemory();
	#state = $state.raw<StorageState>({ state: 'opening' });
	#storage: Storage | null = null;
	#channel: BroadcastChannel | null = null;
	#listeners: ((changes: readonly Change[]) => void)[] = [];
	#name: string;
	#opened: Promise<void> | null = null;
	#life: unknown;
	/** Called when this tab finds that its person signed out in another one. */
	onLeft: () => void = () => {};

	constructor(name: string) {
		this.#name = name;
	}

	get storage(): StorageState {
		return this.#state;
	}

	/** Opens the database once and fills the tables; falls back to memory when the browser gives none. */
	open(): Promise<void> {
		this.#opened ??= this.#open();
		return this.#opened;
	}

	/** Runs the work in one transaction; memory and other tabs follow after it is stored. */
	async transact<Value>(work: (tx: Tx) => Promise<Value>): Promise<Result<Value, WriteProblem>> {
		await this.open();
		if (!this.#storage) throw new Error('the database is closed');
		const done = await this.#storage.transact(async (tx) =>
			(await tx.get('meta', 'life'))?.value === this.#life ? { value: await work(tx) } : null
		);
		if (!done.ok) {
			if (done.problem === 'storage-full') this.#state = { state: 'full' };
			return done;
		}
		const { value: worked, changes } = done.value;
		if (!worked) {
			this.#leave();
			return problem('storage-failed');
		}
		if (this.#state.state === 'full') this.#state = { state: 'lasting' };
		this.#take(changes);
		this.#tellOthers(changes);
		return ok(worked.value);
	}

	/** Calls back after every change, whichever tab made it; gives a function that ends that. */
	onChange(listener: (changes: readonly Change[]) => void): () => void {
		this.#listeners = [...this.#listeners, listener];
		return () => {
			this.#listeners = this.#listeners.filter((each) => each !== listener);
		};
	}

	close(): void {
		this.#channel?.close();
		this.#storage?.close();
		this.#storage = null;
	}

	async #open(): Promise<void> {
		const opened = await openIdbStorage(this.#name, () => (this.#state = { state: 'replaced' }));
		const storage = opened.ok ? opened.value : new MemoryStorage();
		this.#storage = storage;
		// Listening before loading: nothing another tab stores in between is missed.
		if (opened.ok) this.#listenToOthers();
		this.#fill(await storage.load());
		this.#life = this.tables.meta.get('life')?.value;
		this.#state = opened.ok ? { state: 'lasting' } : { state: 'memory', problem: opened.problem };
	}

	#fill(rows: AllRows): void {
		fillEach(this.tables, rows);
	}

	#take(changes: readonly Change[]): void {
		if (changes.length === 0) return;
		for (const table of tableNames) takeInto(this.tables, table, changes);
		for (const listener of this.#listeners) listener(changes);
	}

	#tellOthers(changes: readonly Change[]): void {
		if (changes.length > 0) this.#channel?.postMessage(changes.map(({ table, id }) => ({ table, id })));
	}

	/** Only keys are told, rows are read again: messages of two tabs may cross, the database is always right. */
	#listenToOthers(): void {
		if (typeof BroadcastChannel === 'undefined') return;
		this.#channel = new BroadcastChannel(this.#name);
		this.#channel.onmessage = async ({ data }: MessageEvent<{ table: TableName; id: string }[]>) => {
			if (data.some(({ table, id }) => table === 'meta' && id === 'life')) return this.#leave();
			const changes = await this.#storage?.read(data).catch(() => []);
			if (changes) this.#take(changes);
		};
	}

	/** What is still on its way to this tab, or was half typed in it, belongs to nobody any more. */
	#leave(): void {
		if (this.#state.state === 'left') return;
		this.#state = { state: 'left' };
		this.onLeft();
	}
}

/** The one database of the app. */
export const db = new Db('hallway');

function tablesInMemory(): Tables {
	return {
		meta: new Table<'meta'>(),
		profiles: new Table<'profiles'>(),
		cards: new Table<'cards'>(),
		events: new Table<'events'>(),
		contacts: new Table<'contacts'>(),
		exchanges: new Table<'exchanges'>(),
		notes: new Table<'notes'>(),
		outbox: new Table<'outbox'>(),
		drafts: new Table<'drafts'>(),
		shadows: new Table<'shadows'>()
	};
}

function fillEach(tables: Tables, rows: AllRows): void {
	const fill = <Name extends TableName>(name: Name) => tables[name].fill(rows[name]);
	for (const name of tableNames) fill(name);
}

function takeInto<Name extends TableName>(tables: Tables, name: Name, changes: readonly Change[]): void {
	const own = changes.filter((change): change is Change<Name> => change.table === name);
	if (own.length > 0) tables[name].take(own);
}
