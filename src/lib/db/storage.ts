import { type Result, ok } from '../core/result.ts';
import { type Rows, type TableName, tableNames } from './rows.ts';
import { type Change, type Reader, Tx, isFoundBy } from './tx.ts';

/** `storage-full`: the device has no room. `storage-failed`: the browser refused for another reason. */
export type WriteProblem = 'storage-full' | 'storage-failed';

export type AllRows = { [Name in TableName]: Rows[Name][] };

/** Where rows are kept. A transaction sees no other one's half-done work and is stored whole or not at all. */
export interface Storage {
	load(): Promise<AllRows>;
	/** Rows by key, for what another tab changed. */
	read(keys: { table: TableName; id: string }[]): Promise<Change[]>;
	/** Runs the work; gives what it gave and what was stored. What the work throws is thrown on, nothing stored. */
	transact<Value>(
		work: (tx: Tx) => Promise<Value>
	): Promise<Result<{ value: Value; changes: Change[] }, WriteProblem>>;
	close(): void;
}

/** Keeps rows only as long as the tab is open: for browsers that give us no database. */
export class MemoryStorage implements Storage {
	#rows = new Map<TableName, Map<string, Rows[TableName]>>(tableNames.map((name) => [name, new Map()]));
	#turn: Promise<unknown> = Promise.resolve();

	async load(): Promise<AllRows> {
		return allRows((table) => this.#all(table));
	}

	async read(keys: { table: TableName; id: string }[]): Promise<Change[]> {
		return keys.map(({ table, id }) => ({ table, id, row: this.#rows.get(table)?.get(id) }));
	}

	transact<Value>(work: (tx: Tx) => Promise<Value>) {
		const done = this.#turn.then(async () => {
			const tx = new Tx(this.#reader);
			const value = await work(tx);
			const changes = tx.changes();
			for (const { table, id, row } of changes) {
				if (row) this.#rows.get(table)?.set(id, row);
				else this.#rows.get(table)?.delete(id);
			}
			return ok({ value, changes });
		});
		this.#turn = done.catch(() => undefined);
		return done;
	}

	close(): void {}

	#reader: Reader = {
		get: async <Name extends TableName>(table: Name, id: string) =>
			this.#rows.get(table)?.get(id) as Rows[Name] | undefined,
		all: async (table) => this.#all(table),
		where: async (table, field, value) => this.#all(table).filter((row) => isFoundBy(row, field, value))
	};

	#all<Name extends TableName>(table: Name): Rows[Name][] {
		return [...(this.#rows.get(table)?.values() ?? [])] as Rows[Name][];
	}
}

/** The rows of every table. */
export function allRows(rowsOf: <Name extends TableName>(table: Name) => Rows[Name][]): AllRows {
	return Object.fromEntries(tableNames.map((table) => [table, rowsOf(table)])) as AllRows;
}
