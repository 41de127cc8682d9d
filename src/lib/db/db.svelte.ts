import { type Result, ok, problem } from '../core/result.ts';
import { type IdbStorage, type OpenProblem, openIdbStorage } from './idb-storage.ts';
import { Late, latePlaces } from './late.ts';
import { type TableName, isInMemory, tableNames } from './rows.ts';
import { type Upgrade, releasedUpgrades } from './schema.ts';
import { type AllRows, MemoryStorage, type Storage, type WriteProblem } from './storage.ts';
import { type Tables, fillEach, takeInto, tablesInMemory } from './tables.ts';
import type { TakeMutation } from './take-in.ts';
import type { Change, Tx } from './tx.ts';

/** Why what is stored can be read and exported, and nothing added to it. `unreadable`: part of it is damaged. */
export type ReadOnlyProblem = Exclude<OpenProblem, 'refused' | 'stuck'> | 'unreadable';

/**
 * Where what a person types goes. `blocked`: an old tab must be closed before anything can be read. `memory`: gone when
 * the tab closes, and the screen must say so. `read-only`: what is stored stays as it is, nothing more can be stored.
 * `replaced`: a newer version of the app runs in another tab and this one can store nothing more; reload. `full`: the last
 * write found no room and was not made; `unwritable`: the browser did not make it for another reason. `left`: the person
 * signed out, here or in another tab; this tab stores nothing more until it is loaded anew.
 */
export type StorageState =
	| { state: 'opening' }
	| { state: 'blocked' }
	| { state: 'lasting' }
	| { state: 'memory'; problem: 'refused' | 'stuck' }
	| { state: 'read-only'; problem: ReadOnlyProblem }
	| { state: 'full' }
	| { state: 'unwritable' }
	| { state: 'replaced' }
	| { state: 'left' };

// More than the scan and the note that are to fit afterwards.
const probeSize = 64 * 1024;

/** The local database: an in-memory copy to read from without waiting, transactions to write with. */
export class Db {
	readonly tables: Tables = tablesInMemory();
	#state = $state.raw<StorageState>({ state: 'opening' });
	#storage: Storage | null = null;
	#channel: BroadcastChannel | null = null;
	#listeners: ((changes: readonly Change[]) => void)[] = [];
	#name: string;
	#upgrades: readonly Upgrade[];
	#opened: Promise<void> | null = null;
	#isReady: Promise<void> | null = null;
	#life: unknown;
	/** Called when this tab finds that its person signed out in another one. */
	onLeft: () => void = () => {};
	/** Rows that this version cannot show, by store, as they are: for the export. */
	unreadable: Readonly<Record<string, unknown[]>> = {};
	/** What this tab may have to leave behind; none where nothing lasts. */
	late: Late | null = null;
	/** Loads what takes in a mutation that a tab has left behind; until there is one, they wait. */
	mutations: () => Promise<TakeMutation> = () => Promise.reject();

	constructor(name: string, upgrades = releasedUpgrades) {
		this.#name = name;
		this.#upgrades = upgrades;
	}

	get storage(): StorageState {
		return this.#state;
	}

	/**
	 * Opens the database once and fills the tables; falls back to memory when the browser gives none. Resolves when there
	 * is something to show, which may be that an old tab must be closed first (`blocked`).
	 */
	open(): Promise<void> {
		this.#opened ??= new Promise((resolve, reject) => {
			this.#isReady = this.#open(resolve);
			this.#isReady.then(resolve, reject);
		});
		return this.#opened;
	}

	/** Opens it, and waits also for an old tab to be closed. */
	async ready(): Promise<void> {
		await this.open();
		await this.#isReady;
	}

	/** Whether anything can be stored, if only until the tab closes. */
	get takesWrites(): boolean {
		return !['blocked', 'read-only', 'replaced', 'left'].includes(this.#state.state);
	}

	/** Runs the work in one transaction; memory and other tabs follow after it is stored. */
	async transact<Value>(work: (tx: Tx) => Promise<Value>): Promise<Result<Value, WriteProblem>> {
		await this.ready();
		if (!this.#storage) throw new Error('the database is closed');
		const done = await this.#storage.transact(async (tx) =>
			(await tx.get('meta', 'life'))?.value === this.#life ? { value: await work(tx) } : null
		);
		if (!done.ok) {
			this.#noteRoom(done.problem);
			return done;
		}
		const { value: worked, changes } = done.value;
		if (!worked) {
			this.#leave();
			return problem('storage-failed');
		}
		// What writes nothing proves nothing.
		if (changes.length > 0) this.#noteRoom(null);
		const shown = changes.filter(({ table }) => isInMemory(table));
		this.#take(shown);
		this.#tellOthers(shown);
		return ok(worked.value);
	}

	/** Calls back after every change, whichever tab made it; gives a function that ends that. */
	onChange(listener: (changes: readonly Change[]) => void): () => void {
		this.#listeners = [...this.#listeners, listener];
		return () => {
			this.#listeners = this.#listeners.filter((each) => each !== listener);
		};
	}

	/**
	 * What other tabs had not stored when they went. The first time before any screen asks for it: the page that was here
	 * before is one of them.
	 */
	async takeInLate(): Promise<void> {
		const home = { name: this.#name, life: this.#life };
		// Without `late` it is the memory that things would go into.
		if (!this.#storage || !this.late || !this.takesWrites || latePlaces(home).length === 0) return;
		// Where the part that can is not to be had, they wait for the next time.
		const takeIn = await import('./take-in.ts').catch(() => null);
		const changes = (await takeIn?.takeInLate(this.#storage, home, this)) ?? [];
		this.#take(changes);
		this.#tellOthers(changes);
	}

	close(): void {
		this.#channel?.close();
		this.#storage?.close();
		this.#storage = null;
	}

	/** Finds out by a real write whether there is room, before anybody relies on it. */
	async probe(): Promise<void> {
		const write = (value: string | undefined) =>
			this.#storage?.transact(async (tx) => {
				if (value === undefined) tx.delete('meta', 'probe');
				else tx.put('meta', { id: 'probe', value });
			});
		const written = await write('.'.repeat(probeSize));
		this.#noteRoom(!written || written.ok ? null : written.problem);
		if (written?.ok) await write(undefined);
	}

	#noteRoom(found: WriteProblem | null): void {
		const { state } = this.#state;
		if (state !== 'lasting' && state !== 'full' && state !== 'unwritable') return;
		const next = found === null ? 'lasting' : found === 'storage-full' ? 'full' : 'unwritable';
		if (next !== state) this.#state = { state: next };
	}

	async #open(showNow: () => void): Promise<void> {
		const opened = await openIdbStorage(this.#name, {
			upgrades: this.#upgrades,
			onReplaced: () => (this.#state = { state: 'replaced' }),
			onBlocked: () => {
				this.#state = { state: 'blocked' };
				showNow();
			},
			onLate: (storage) => void this.#takeLate(storage)
		});
		if (opened.ok) {
			try {
				return await this.#begin(opened.value);
			} catch {
				opened.value.close();
				return this.#readOnly('unreadable');
			}
		}
		if (opened.problem !== 'refused' && opened.problem !== 'stuck') return this.#readOnly(opened.problem);
		this.#storage = new MemoryStorage();
		this.#state = { state: 'memory', problem: opened.problem };
	}

	/** `isWanted` is asked once more when everything has been read: then nothing can come in between. */
	async #begin(storage: IdbStorage, isWanted = () => true): Promise<void> {
		// Listening before loading: nothing another tab stores in between is missed.
		this.#listenToOthers(storage);
		const rows = await storage.load();
		if (!isWanted()) return storage.close();
		this.#fill(rows);
		this.#storage = storage;
		this.#life = this.tables.meta.get('life')?.value;
		const { drafts, meta } = this.tables;
		this.late = new Late({
			name: this.#name,
			life: this.#life,
			storedOf: (key) => drafts.get(key)?.text ?? null,
			isSameLife: () => this.takesWrites && meta.get('life')?.value === this.#life
		});
		await this.takeInLate();
		if (typeof window !== 'undefined') {
			this.late.follow(window);
			window.addEventListener('storage', () => void this.takeInLate());
		}
		this.#state = { state: 'lasting' };
		void this.probe();
	}

	/** The browser answered after all: as if it had at once, as long as nothing was done or looked up meanwhile. */
	async #takeLate(storage: IdbStorage): Promise<void> {
		const isUntouched = () => tableNames.every((table) => this.tables[table].size === 0);
		await this.#begin(storage, isUntouched).catch(() => storage.close());
	}

	async #readOnly(problem: ReadOnlyProblem): Promise<void> {
		const { readOnlyStorage, salvage } = await import('./salvage.ts');
		const salvaged = await salvage(this.#name);
		this.#storage = readOnlyStorage(salvaged);
		this.unreadable = salvaged.unreadable;
		this.#fill(salvaged.rows);
		this.#state = { state: 'read-only', problem };
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
	#listenToOthers(storage: IdbStorage): void {
		if (typeof BroadcastChannel === 'undefined') return;
		this.#channel = new BroadcastChannel(this.#name);
		this.#channel.onmessage = async ({ data }: MessageEvent<{ table: TableName; id: string }[]>) => {
			if (data.some(({ table, id }) => table === 'meta' && id === 'life')) return this.#leave();
			const changes = await storage.read(data).catch(() => []);
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
