import * as v from 'valibot';
import type { Rows } from '../db/rows.ts';
import type { Tx } from '../db/tx.ts';
import type { Cursor, Pulled } from '../remote/wire.ts';
import { afterAnswer } from './answers.ts';
import { rebase } from './apply.ts';
import { followEvent } from './decided-event.ts';
import {
	becomePerson,
	epochOf,
	isMadeAnew,
	keepHere,
	knownOf,
	makeAnew,
	nowThere,
	onlyHere
} from './epoch.ts';
import { isPutBack, noteHistory } from './history.ts';
import { dropFormer, forgetCards, keepAcknowledged, putBack, trimJournal } from './journal.ts';
import { type DrainProblem, type Sync, noteClock } from './push.ts';
import { followRenamed, forgetAliases, renameByAnswer } from './renamed.ts';
import {
	type PulledTable,
	isPulledTable,
	pulledTables,
	rowSchemaVersion,
	rowSchemas
} from './row-schemas.ts';

/**
 * Fetches page by page what changed. Each page is stored with its cursor in one transaction, and what is still queued
 * is applied again on top. `onProgress` gets the number of rows so far as soon as there is more than one page.
 * Somebody who was merged into another person is fetched anew from the beginning. A store that was put back gets again what
 * it may have lost (journal.ts). Does nothing in another epoch than `during`.
 */
export async function pullAll(
	sync: Sync,
	onProgress: (rows: number) => void,
	during?: { epoch: unknown }
): Promise<DrainProblem | null> {
	const { local, remote, now } = sync;
	// Their rows are in what this pull gives, if not earlier: it begins after they were applied.
	const settled = new Set<string>();
	// Of a copy made anew: what has come so far. It is not kept, so an interrupted one begins again.
	let fetched: Set<string> | null = null;
	let count = 0;
	for (let page = 0; ; page++) {
		const begun = await local.db.transact(async (tx) => {
			await fetchWhatWasSkipped(tx);
			const isAnew = await isMadeAnew(tx);
			if (isAnew && !fetched) tx.delete('meta', 'cursor');
			const sent = (await tx.all('outbox')).filter(({ progress }) => progress.state === 'sent');
			return { ...(await knownOf(tx)), epoch: await epochOf(tx), cursor: await cursorOf(tx), isAnew, sent };
		});
		if (!begun.ok) return 'storage';
		if (page === 0) for (const { id } of begun.value.sent) settled.add(id);
		const { epoch, cursor, userId, personId, isAnew } = begun.value;
		if (during && epoch !== during.epoch) return null;
		fetched = isAnew ? (fetched ?? new Set()) : null;

		const askedAt = now();
		const pulled = await remote.pull(cursor);
		if (!pulled.ok) return pulled.problem;
		const isMerged = personId !== undefined && personId !== pulled.value.personId;
		if (isMerged) {
			// Or somebody else signed in meanwhile, in another tab: their rows are none of this database's.
			const who = await remote.signIn(false);
			if (!who.ok || who.value.userId !== userId) return who.ok ? 'other-person' : who.problem;
		}
		const stored = await local.db.transact(async (tx) => {
			// Another tab was faster: its page is at least as new, and going back would undo it.
			if ((await epochOf(tx)) !== epoch || !isSame(await cursorOf(tx), cursor)) return 'overtaken';
			await noteClock(tx, pulled.value.serverNow, (askedAt + now()) / 2);
			const isOlder = await isPutBack(tx, isMerged ? {} : cursor, pulled.value);
			// Nothing that is here is known to be there as well, before it has come.
			if (isOlder) await keepHere(tx);
			if (isMerged) {
				if (!isOlder) await forgetCards(tx);
				during = { epoch: becomePerson(tx, pulled.value.personId) };
				return 'stored';
			}
			await (isOlder ? putBack(tx, now()) : dropFormer(tx));
			await noteHistory(tx, pulled.value);
			await takePage(tx, sync, pulled.value, { settled, fetched, isOlder });
			return 'stored';
		});
		if (!stored.ok) return 'storage';
		if (stored.value === 'overtaken') return null;
		if (isMerged) {
			fetched = null;
			count = 0;
			continue;
		}
		count += Object.values(pulled.value.rows).reduce((sum, rows) => sum + rows.length, 0);
		if (!pulled.value.more) return null;
		onProgress(count);
	}
}

async function takePage(
	tx: Tx,
	{ local, now, random }: Sync,
	page: Pulled,
	{ settled, fetched, isOlder }: { settled: Set<string>; fetched: Set<string> | null; isOlder: boolean }
): Promise<void> {
	tx.put('meta', { id: 'cursor', value: page.cursor });
	for (const [id, value] of [
		['personId', page.personId],
		['email', page.email]
	] as const) {
		if ((await tx.get('meta', id))?.value !== value) tx.put('meta', { id, value });
	}
	const isEmpty =
		page.deleted.length + page.answers.length + page.renamed.length === 0 &&
		Object.values(page.rows).every((rows) => rows.length === 0);
	if (isEmpty && settled.size === 0 && !fetched && !isOlder) return;

	for (const answer of page.answers) {
		const scan = await tx.get('outbox', answer.id);
		if (scan) await followEvent(tx, scan, answer);
	}
	await rebase(tx, local.registry, async () => {
		// What I show is what the server shows of me: all that it still has comes again.
		if (isOlder) for (const { id } of await tx.all('cards')) tx.delete('cards', id);
		// What went before two contacts became one goes under its former id, which renamed rows do not have any more.
		deleteRows(
			tx,
			page.deleted.filter(({ table }) => table !== 'contacts')
		);
		await followRenamed(tx, page.renamed);
		// What stayed here while the server had lost it goes by the id that the server calls it, also where it goes away.
		for (const answer of page.answers) {
			const entry = await tx.get('outbox', answer.id);
			if (entry) await renameByAnswer(tx, entry, answer);
		}
		// In this order: a row may have come back under the id it was deleted with.
		deleteRows(tx, page.deleted);
		let isWhole = Object.keys(page.rows).every(isPulledTable);
		for (const table of pulledTables)
			isWhole = putRows(tx, table, page.rows[table] ?? [], fetched) && isWhole;
		if (!isWhole) tx.put('meta', { id: 'skipped', value: rowSchemaVersion });
		await nowThere(tx, page.rows);
		await forgetAliases(tx, page.rows.contacts ?? []);
		if (fetched && !page.more) await dropOthers(tx, fetched);
		for (const answer of page.answers) {
			const entry = await tx.get('outbox', answer.id);
			if (!entry) continue;
			tx.put('outbox', afterAnswer(entry, answer, { nowMs: now(), random: random() }));
			if (answer.answer === 'applied' || answer.answer === 'already_applied') settled.add(answer.id);
		}
		if (!page.more) for (const id of settled) await retire(tx, id, now());
	});
	if (settled.size > 0) await trimJournal(tx, now());
}

function deleteRows(tx: Tx, deleted: Pulled['deleted']): void {
	for (const { table, id } of deleted) if (isPulledTable(table)) tx.delete(table, id);
}

/** A version that reads more than the one that skipped something fetches everything anew; until then nothing goes away. */
async function fetchWhatWasSkipped(tx: Tx): Promise<void> {
	const skipped = await tx.get('meta', 'skipped');
	if (!skipped || skipped.value === rowSchemaVersion) return;
	tx.delete('meta', 'skipped');
	makeAnew(tx);
}

/** A row that this version cannot read is left as it was; then it gives false. */
function putRows<Table extends PulledTable>(
	tx: Tx,
	table: Table,
	rows: unknown[],
	fetched: Set<string> | null
): boolean {
	const schema: v.GenericSchema<unknown, Rows[Table]> = rowSchemas[table];
	let isWhole = true;
	for (const row of rows) {
		if (fetched && v.is(v.object({ id: v.string() }), row)) fetched.add(`${table}/${row.id}`);
		const parsed = v.safeParse(schema, row);
		if (parsed.success) tx.put<Table>(table, parsed.output);
		else isWhole = false;
	}
	return isWhole;
}

/** A copy made anew is complete: what it did not bring was the person's who I was before. */
async function dropOthers(tx: Tx, fetched: Set<string>): Promise<void> {
	const kept = await onlyHere(tx);
	for (const table of pulledTables) {
		for (const { id } of await tx.all(table)) {
			const row = `${table}/${id}`;
			if (!fetched.has(row) && !kept.has(row)) tx.delete(table, id);
		}
	}
	tx.delete('meta', 'anew');
}

async function retire(tx: Tx, id: string, nowMs: number): Promise<void> {
	const entry = await tx.get('outbox', id);
	if (entry?.progress.state !== 'sent') return;
	tx.delete('outbox', id);
	keepAcknowledged(tx, entry, nowMs);
}

async function cursorOf(tx: Tx): Promise<Cursor> {
	const stored = v.safeParse(v.record(v.string(), v.unknown()), (await tx.get('meta', 'cursor'))?.value);
	return stored.success ? stored.output : {};
}

function isSame(one: Cursor, other: Cursor): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
