import * as v from 'valibot';
import { isHalfTyped } from '../db/drafts.ts';
import type { OutboxRow } from '../db/rows.ts';
import type { Tx } from '../db/tx.ts';
import { type Registry, applyOnTop, inOrder, nextSeq, rebase, withRealIds } from './apply.ts';
import { contactKey, isKnownWhileHeld } from './keys.ts';

const noteSchema = v.object({ contactId: v.string(), text: v.pipe(v.string(), v.nonEmpty()) });
/** What holds words that somebody typed about a person. */
const noteKinds = new Set(['save_note', 'save_remark', 'save_promise', 'mark_sent', 'record_touch']);

/** What giving a mutation up takes along, in order: what makes no sense without it, and notes of all kinds, whose text is kept. */
export type Dependents = { gone: OutboxRow[]; notes: OutboxRow[] };

/** What was built on these and has not been sent. */
export function dependentsOf(givenUp: readonly OutboxRow[], queue: readonly OutboxRow[]): Dependents {
	const gone: OutboxRow[] = [];
	const notes: OutboxRow[] = [];
	for (const later of inOrder(queue)) {
		const isOpen = later.progress.state === 'waiting' && !later.wasTried && !givenUp.includes(later);
		if (!isOpen || ![...givenUp, ...gone].some((earlier) => makesNoSenseWithout(earlier, later))) continue;
		(isNote(later) ? notes : gone).push(later);
	}
	return { gone, notes };
}

/**
 * Takes mutations that left no trace on the server out of the queue, with what was built on them. A typed note never goes
 * away: it moves to the same person, if another scan or the server still knows them, or is kept by itself (`keptNotes`).
 * Gives what is not queued any more.
 */
export async function giveUp(
	tx: Tx,
	registry: Registry,
	givenUp: readonly OutboxRow[]
): Promise<OutboxRow[]> {
	const queue = await tx.all('outbox');
	const { gone, notes } = dependentsOf(givenUp, queue);
	const typed = await Promise.all(notes.map((entry) => withNames(tx, entry, queue)));
	const drafts = await draftsAbout(tx, [...givenUp, ...gone]);
	await rebase(tx, registry, () => {
		for (const { id } of [...givenUp, ...gone, ...notes]) tx.delete('outbox', id);
	});
	const left = [...givenUp, ...gone];
	for (const { entry, name, ids } of typed) {
		const home = await knownAs(tx, ids);
		if (home !== null) {
			await requeue(tx, registry, withContact(entry, home));
			continue;
		}
		keep(tx, { id: entry.id, name, text: String(entry.input.text), at: entry.happenedAt });
		left.push(entry);
	}
	for (const { id, contactId, name, text } of drafts) {
		if ((await knownAs(tx, [contactId])) !== null) continue;
		tx.delete('drafts', id);
		if (isHalfTyped(id) && !typed.some(({ entry }) => entry.input.text === text))
			keep(tx, { id, name, text, at: givenUp[0].happenedAt });
	}
	return left;
}

const keptSchema = v.object({ name: v.string(), text: v.string(), at: v.string() });
const keptPrefix = 'kept-note/';

/** A note whose person is not here any more; `at` says when it was written (ISO 8601 UTC). */
export type KeptNote = v.InferOutput<typeof keptSchema> & { id: string };

/** The notes that outlived the scan they were about. */
export function keptNotes(meta: readonly { id: string; value: unknown }[]): KeptNote[] {
	return meta.flatMap(({ id, value }) => {
		const kept = id.startsWith(keptPrefix) ? v.safeParse(keptSchema, value) : null;
		return kept?.success ? [{ id, ...kept.output }] : [];
	});
}

function keep(tx: Tx, { id, ...note }: KeptNote): void {
	tx.put('meta', { id: `${keptPrefix}${id}`, value: note });
}

/** Whoever one has met is met, whatever becomes of the event that the scan names. */
function makesNoSenseWithout(earlier: OutboxRow, later: OutboxRow): boolean {
	const isWritten = (key: string) => earlier.writes.includes(key);
	return (
		later.writes.some(isWritten) || (later.reads.some(isWritten) && !later.writes.some(isKnownWhileHeld))
	);
}

function isNote({ kind, input }: OutboxRow): boolean {
	return noteKinds.has(kind) && v.is(noteSchema, input);
}

/** With what the person is called, and every id under which a scan that stays may bring them. */
async function withNames(tx: Tx, entry: OutboxRow, queue: readonly OutboxRow[]) {
	const { contactId } = await withRealIds(tx, v.parse(noteSchema, entry.input));
	const ids = [contactId];
	for (const { input } of queue) {
		if (typeof input.contactId !== 'string') continue;
		const real = await withRealIds(tx, { contactId: input.contactId });
		if (real.contactId === contactId) ids.push(input.contactId);
	}
	const name = (await tx.get('contacts', contactId))?.card.name ?? '';
	return { entry, name, ids: [...new Set(ids)] };
}

async function draftsAbout(tx: Tx, entries: readonly OutboxRow[]) {
	const drafts = await tx.all('drafts');
	const found = [];
	const ids = new Set(entries.map(({ input }) => input.contactId).filter((id) => typeof id === 'string'));
	for (const contactId of ids) {
		const isAbout = ({ id }: { id: string }) => id.split('/').includes(contactId);
		const name = (await tx.get('contacts', contactId))?.card.name ?? '';
		found.push(...drafts.filter(isAbout).map((draft) => ({ ...draft, contactId, name })));
	}
	return found;
}

async function knownAs(tx: Tx, ids: readonly string[]): Promise<string | null> {
	for (const id of ids) {
		const { contactId } = await withRealIds(tx, { contactId: id });
		if (await tx.get('contacts', contactId)) return contactId;
	}
	return null;
}

function withContact(entry: OutboxRow, contactId: string): OutboxRow {
	const before = contactKey(String(entry.input.contactId));
	const moved = (key: string) => (key === before ? contactKey(contactId) : key);
	return {
		...entry,
		input: { ...entry.input, contactId },
		wire: { ...entry.wire, contactId },
		writes: entry.writes.map(moved),
		reads: entry.reads.map(moved)
	};
}

async function requeue(tx: Tx, registry: Registry, entry: OutboxRow): Promise<void> {
	// Behind the scan that brings the person now.
	const queued = { ...entry, seq: await nextSeq(tx) };
	tx.put('outbox', queued);
	const mutation = registry.get(queued.kind);
	if (mutation) await applyOnTop(tx, mutation, queued);
}
