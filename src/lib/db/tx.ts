import type { Lookup, Rows, TableName } from './rows.ts';

/** What a transaction reads from: the database, or the transaction around it. */
export interface Reader {
	get<Name extends TableName>(table: Name, id: string): Promise<Rows[Name] | undefined>;
	all<Name extends TableName>(table: Name): Promise<Rows[Name][]>;
	where<Name extends keyof Lookup>(table: Name, field: Lookup[Name], value: string): Promise<Rows[Name][]>;
}

/** A row to be stored, or to be deleted when `row` is undefined. */
export type Change<Name extends TableName = TableName> = {
	table: Name;
	id: string;
	row: Rows[Name] | undefined;
};

/**
 * Reads through to `reader`, gathers writes, and shows its own writes to later reads. Nothing is stored before the
 * owner takes `changes()`; writes that change nothing are left out. Await nothing but its own methods: IndexedDB
 * closes a transaction that waits for anything else.
 */
export class Tx implements Reader {
	#reader: Reader;
	#read = new Map<string, AnyOf | undefined>();
	#written = new Map<string, Change>();

	constructor(reader: Reader) {
		this.#reader = reader;
	}

	async get<Name extends TableName>(table: Name, id: string): Promise<Rows[Name] | undefined> {
		const key = keyOf(table, id);
		const written = this.#written.get(key);
		if (written) return written.row as Rows[Name] | undefined;
		if (!this.#read.has(key)) this.#read.set(key, await this.#reader.get(table, id));
		return this.#read.get(key) as Rows[Name] | undefined;
	}

	async all<Name extends TableName>(table: Name): Promise<Rows[Name][]> {
		return this.#withOwnWrites(table, await this.#reader.all(table), () => true);
	}

	/** The rows whose field is, or whose list contains, the value. */
	async where<Name extends keyof Lookup>(
		table: Name,
		field: Lookup[Name],
		value: string
	): Promise<Rows[Name][]> {
		const stored = await this.#reader.where(table, field, value);
		return this.#withOwnWrites(table, stored, (row) => isFoundBy(row, field, value));
	}

	put<Name extends TableName>(table: Name, row: Rows[Name]): void {
		this.#written.set(keyOf(table, row.id), { table, id: row.id, row });
	}

	delete(table: TableName, id: string): void {
		this.#written.set(keyOf(table, id), { table, id, row: undefined });
	}

	write(change: Change): void {
		this.#written.set(keyOf(change.table, change.id), change);
	}

	/** What is to be stored. */
	changes(): Change[] {
		return [...this.#written]
			.filter(([key, change]) => !this.#isUnchanged(key, change))
			.map(([, change]) => change);
	}

	#isUnchanged(key: string, change: Change): boolean {
		return this.#read.has(key) && JSON.stringify(this.#read.get(key)) === JSON.stringify(change.row);
	}

	#withOwnWrites<Name extends TableName>(
		table: Name,
		stored: Rows[Name][],
		isWanted: (row: Rows[Name]) => boolean
	) {
		for (const row of stored) this.#read.set(keyOf(table, row.id), row);
		const kept = stored.filter((row) => !this.#written.has(keyOf(table, row.id)));
		const own = [...this.#written.values()]
			.filter((change): change is Change<Name> => change.table === table)
			.flatMap(({ row }) => (row && isWanted(row) ? [row] : []));
		return own.length === 0 ? kept : [...kept, ...own];
	}
}

type AnyOf = Rows[TableName];

/** Whether the row's field is the value, or a list that contains it. */
export function isFoundBy(row: Rows[keyof Lookup], field: string, value: string): boolean {
	const found = Object.entries(row).find(([name]) => name === field)?.[1];
	return Array.isArray(found) ? found.includes(value) : found === value;
}

function keyOf(table: TableName, id: string): string {
	return `${table}/${id}`;
}
