import * as v from 'valibot';
import type { Rows } from '../db/rows.ts';
import type { Tx } from '../db/tx.ts';
import type { Cursor, Pulled } from '../remote/wire.ts';
import { afterAnswer, aliasIn, storeAlias } from './answers.ts';
import { rebase } from './apply.ts';
import { type DrainProblem, type Sync, noteClock } from './push.ts';
import { type PulledTable, isPulledTable, pulledTables, rowSchemas } from './row-schemas.ts';

/**
 * Fetches page by page what changed. Each page is stored with its cursor in one transaction, and what is still queued
 * is applied again on top. `onProgress` gets the number of rows so far as soon as there is more than one page.
 */
export async function pullAll(sync: Sync, onProgress: (rows: number) => void): Promise<DrainProblem | null> {
	const { local, remote, now } = sync;
	// Their rows are in what this pull gives, if not earlier: it begins after they were applied.
	const settled = new Set<string>();
	let count = 0;
	for (let page = 0; ; page++) {
		const begun = await local.db.transact(async (tx) => ({
			cursor: await cursorOf(tx),
			sent: (await tx.all('outbox')).filter(({ progress }) => progress.state === 'sent')
		}));
		if (!begun.ok) return 'storage';
		if (page === 0) for (const { id } of begun.value.sent) settled.add(id);

		const askedAt = now();
		const pulled = await remote.pull(begun.value.cursor);
		if (!pulled.ok) return pulled.problem;
		const stored = await local.db.transact(async (tx) => {
			// Another tab was faster: its page is at least as new, and going back would undo it.
			if (!isSame(await cursorOf(tx), begun.value.cursor)) return 'overtaken';
			// Somebody else signed in meanwhile, in another tab: their rows are none of this database's.
			const me = (await tx.get('meta', 'personId'))?.value;
			if (me !== undefined && me !== pulled.value.personId) return 'other-person';
			await noteClock(tx, pulled.value.serverNow, (askedAt + now()) / 2);
			await takePage(tx, sync, pulled.value, settled);
			return 'stored';
		});
		if (!stored.ok) return 'storage';
		if (stored.value === 'other-person') return stored.value;
		if (stored.value === 'overtaken') return null;
		count += Object.values(pulled.value.rows).reduce((sum, rows) => sum + rows.length, 0);
		if (!pulled.value.more) return null;
		onProgress(count);
	}
}

async function takePage(
	tx: Tx,
	{ local, now, random }: Sync,
	page: Pulled,
	settled: Set<string>
): Promise<void> {
	tx.put('meta', { id: 'cursor', value: page.cursor });
	tx.put('meta', { id: 'personId', value: page.personId });
	const isEmpty =
		page.deleted.length + page.answers.length === 0 &&
		Object.values(page.rows).every((rows) => rows.length === 0);
	if (isEmpty && settled.size === 0) return;

	await rebase(tx, local.registry, async () => {
		// In this order: a row may have come back under the id it was deleted with.
		for (const { table, id } of page.deleted) if (isPulledTable(table)) tx.delete(table, id);
		for (const table of pulledTables) putRows(tx, table, page.rows[table] ?? []);
		for (const answer of page.answers) {
			const entry = await tx.get('outbox', answer.id);
			if (!entry) continue;
			const alias = aliasIn(entry, answer);
			if (alias) await storeAlias(tx, alias);
			tx.put('outbox', afterAnswer(entry, answer, { nowMs: now(), random: random() }));
			if (answer.answer === 'applied' || answer.answer === 'already_applied') settled.add(answer.id);
		}
		if (!page.more) for (const id of settled) await retire(tx, id);
	});
}

/** A row that this version cannot read is left as it was. */
function putRows<Table extends PulledTable>(tx: Tx, table: Table, rows: unknown[]): void {
	const schema: v.GenericSchema<unknown, Rows[Table]> = rowSchemas[table];
	for (const row of rows) {
		const parsed = v.safeParse(schema, row);
		if (parsed.success) tx.put<Table>(table, parsed.output);
	}
}

async function retire(tx: Tx, id: string): Promise<void> {
	const entry = await tx.get('outbox', id);
	if (entry?.progress.state === 'sent') tx.delete('outbox', id);
}

async function cursorOf(tx: Tx): Promise<Cursor> {
	const stored = v.safeParse(v.record(v.string(), v.unknown()), (await tx.get('meta', 'cursor'))?.value);
	return stored.success ? stored.output : {};
}

function isSame(one: Cursor, other: Cursor): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
