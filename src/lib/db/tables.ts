import { type TableName, tableNames } from './rows.ts';
import type { AllRows } from './storage.ts';
import { Table } from './table.ts';
import type { Change } from './tx.ts';

/** The rows of every store in memory. */
export type Tables = { readonly [Name in TableName]: Table<Name> };

/** All of them, empty. */
export function tablesInMemory(): Tables {
	return {
		meta: new Table<'meta'>(),
		profiles: new Table<'profiles'>(),
		cards: new Table<'cards'>(),
		events: new Table<'events'>(),
		contacts: new Table<'contacts'>(),
		exchanges: new Table<'exchanges'>(),
		notes: new Table<'notes'>(),
		goals: new Table<'goals'>(),
		remarks: new Table<'remarks'>(),
		promises: new Table<'promises'>(),
		marks: new Table<'marks'>(),
		relationships: new Table<'relationships'>(),
		reflections: new Table<'reflections'>(),
		preferences: new Table<'preferences'>(),
		touches: new Table<'touches'>(),
		followUpAnswers: new Table<'followUpAnswers'>(),
		correspondences: new Table<'correspondences'>(),
		milestones: new Table<'milestones'>(),
		voices: new Table<'voices'>(),
		outbox: new Table<'outbox'>(),
		drafts: new Table<'drafts'>(),
		shadows: new Table<'shadows'>(),
		journal: new Table<'journal'>()
	};
}

/** Replaces everything by what was read. */
export function fillEach(tables: Tables, rows: AllRows): void {
	const fill = <Name extends TableName>(name: Name) => tables[name].fill(rows[name]);
	for (const name of tableNames) fill(name);
}

/** What of these changes is this table's. */
export function takeInto<Name extends TableName>(
	tables: Tables,
	name: Name,
	changes: readonly Change[]
): void {
	const own = changes.filter((change): change is Change<Name> => change.table === name);
	if (own.length > 0) tables[name].take(own);
}
