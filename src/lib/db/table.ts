import type { Rows, TableName } from './rows.ts';
import { Version } from './version.svelte.ts';

/** The rows of one store in memory: reading in a component or `$derived` follows every later change, in any tab. */
export class Table<Name extends TableName> {
	#rows = new Map<string, Rows[Name]>();
	#list: readonly Rows[Name][] | null = null;
	#version = new Version();

	/** The row of that id, now. */
	get(id: string): Rows[Name] | undefined {
		this.#version.follow();
		return this.#rows.get(id);
	}

	/** All rows, in no particular order; the same array until something changes. */
	get all(): readonly Rows[Name][] {
		this.#version.follow();
		return (this.#list ??= [...this.#rows.values()]);
	}

	get size(): number {
		this.#version.follow();
		return this.#rows.size;
	}

	/** Only for the database: replaces everything. */
	fill(rows: readonly Rows[Name][]): void {
		this.#rows = new Map(rows.map((row) => [row.id, row]));
		this.#changed();
	}

	/** Only for the database: rows stored or, where undefined, deleted. */
	take(changes: readonly { id: string; row: Rows[Name] | undefined }[]): void {
		for (const { id, row } of changes) {
			if (row) this.#rows.set(id, row);
			else this.#rows.delete(id);
		}
		this.#changed();
	}

	#changed(): void {
		this.#list = null;
		this.#version.bump();
	}
}
