import { aliasKey, isAliasKey, realId } from '../db/alias.ts';
import { type Db, db } from '../db/db.svelte.ts';
import type { OutboxRow } from '../db/rows.ts';
import { Tx } from '../db/tx.ts';
import type { Mutation } from './mutation.ts';

/** A mutation of whatever input. */
export type AnyMutation = Mutation<never>;

/** All mutations by kind. One of a kind unknown here (queued by a newer version) is sent, but shows no effect. */
export type Registry = ReadonlyMap<string, AnyMutation>;

/** A database and the mutations that may be queued in it. */
export type Local = { readonly db: Db; readonly registry: Map<string, AnyMutation> };

/** That of the app; background.ts gathers the mutations into it. */
export const appLocal: Local = { db, registry: new Map() };

/** The mutations by kind. */
export function registryOf(mutations: readonly AnyMutation[]): Map<string, AnyMutation> {
	return new Map(mutations.map((mutation) => [mutation.kind, mutation]));
}

class ApplyTx extends Tx {
	keep(id: string, value: unknown): void {
		this.put('meta', { id, value });
	}

	alias(from: string, to: string): void {
		if (from !== to) this.put('meta', { id: aliasKey(from), value: to });
	}
}

/** Shows the effect of a queued mutation, keeping beside every row it changes the one the server last gave. */
export async function applyOnTop(
	tx: Tx,
	mutation: AnyMutation,
	entry: Pick<OutboxRow, 'id' | 'input' | 'happenedAt'>
): Promise<void> {
	const inner = new ApplyTx(tx);
	const input = await withRealIds(tx, entry.input);
	await mutation.apply(inner, input, { mutationId: entry.id, happenedAt: entry.happenedAt });
	for (const { table, id, row } of inner.changes()) {
		if (table === 'outbox' || table === 'drafts' || table === 'shadows' || table === 'journal') continue;
		if (table === 'meta' && !isAliasKey(id)) {
			tx.write({ table, id, row });
			continue;
		}
		const shadowId = `${table}/${id}`;
		if (!(await tx.get('shadows', shadowId))) {
			tx.put('shadows', { id: shadowId, table, rowId: id, row: (await tx.get(table, id)) ?? null });
		}
		tx.write({ table, id, row });
	}
}

/**
 * Takes back the effects of everything queued, makes the change (rows from the server, entries gone), and applies what
 * is still queued again, in order: so a pull never overwrites an edit that waits, and a dropped one leaves no trace.
 */
export async function rebase(tx: Tx, registry: Registry, change: () => Promise<void> | void): Promise<void> {
	for (const shadow of await tx.all('shadows')) {
		tx.write({ table: shadow.table, id: shadow.rowId, row: shadow.row ?? undefined });
		tx.delete('shadows', shadow.id);
	}
	await change();
	for (const entry of inOrder(await tx.all('outbox'))) {
		const mutation = registry.get(entry.kind);
		if (mutation) await applyOnTop(tx, mutation, entry);
	}
}

/** The queue in the order of entry. */
export function inOrder(entries: readonly OutboxRow[]): OutboxRow[] {
	return [...entries].sort((a, b) => a.seq - b.seq);
}

/** The place behind everything queued so far on this device. */
export async function nextSeq(tx: Tx): Promise<number> {
	const last = (await tx.get('meta', 'outboxSeq'))?.value;
	const seq = typeof last === 'number' ? last + 1 : 1;
	tx.put('meta', { id: 'outboxSeq', value: seq });
	return seq;
}

/** The input with ids that have become aliases replaced by the ids they stand for. */
export async function withRealIds<Input extends object>(tx: Pick<Tx, 'get'>, input: Input): Promise<Input> {
	const real = Object.fromEntries(Object.entries(input)) as Record<string, unknown>;
	for (const name of ['contactId', 'meetingId']) {
		const id = real[name];
		if (typeof id === 'string') real[name] = await realId(tx, id);
	}
	return real as Input;
}
