import * as v from 'valibot';
import { aliasKey, isAliasKey } from '../db/alias.ts';
import type { OutboxRow } from '../db/rows.ts';
import type { Tx } from '../db/tx.ts';
import type { Answer, Pulled } from '../remote/wire.ts';
import { makeAnew } from './epoch.ts';
import { onlyHereOf } from './only-here.ts';
import { pulledTables } from './row-schemas.ts';

type Renamed = Pulled['renamed'][number];

/**
 * A contact has another id by now: what is here of it takes that one, and half-typed texts move behind what was typed there.
 * What waits follows when it is run again: call while nothing of it is shown (`rebase`).
 */
export async function rename(tx: Tx, { from, to }: Renamed): Promise<void> {
	// The server that was put back has turned the two around, or knows both: everything is fetched, so that none is missing here.
	if ((await tx.get('meta', aliasKey(to)))?.value === from) makeAnew(tx);
	tx.put('meta', { id: aliasKey(from), value: to });
	tx.delete('meta', aliasKey(to));
	for (const draft of await tx.all('drafts')) {
		if (!draft.id.includes(from)) continue;
		const id = draft.id.replace(from, to);
		const known = await tx.get('drafts', id);
		tx.delete('drafts', draft.id);
		tx.put('drafts', { id, text: known ? `${known.text}\n\n${draft.text}` : draft.text });
	}
	for (const entry of await tx.all('outbox')) {
		// Refused under the former id by a server that was put back, it left no trace there.
		if (entry.progress.state !== 'waiting' || entry.progress.code !== 'restored') continue;
		if (entry.wire.contactId !== from) continue;
		tx.put('outbox', { ...entry, wire: { ...entry.wire, contactId: to } });
	}
	await moveOnlyHere(tx, { from, to });
	await moveRows(tx, { from, to });
}

/**
 * Follows the ids that a pull says have changed, because two accounts became one, mine or somebody else's, or because a
 * server that was put back chose others. Ids that this device never had do not matter.
 */
export async function followRenamed(tx: Tx, renamed: readonly Renamed[]): Promise<void> {
	if (renamed.length === 0) return;
	const [queue, drafts] = [await tx.all('outbox'), await tx.all('drafts')];
	const named = new Set([
		...(await tx.all('contacts')).map(({ id }) => id),
		...queue.map(({ input }) => input.contactId)
	]);
	for (const { from, to } of renamed) {
		if (named.has(from) || drafts.some(({ id }) => id.includes(from))) await rename(tx, { from, to });
	}
}

/** Contacts that the server gives stand for themselves, also those that stood for others before it was put back. */
export async function forgetAliases(tx: Tx, contacts: readonly unknown[]): Promise<void> {
	if (contacts.length === 0) return;
	const aliases = new Set((await tx.all('meta')).map(({ id }) => id).filter(isAliasKey));
	if (aliases.size === 0) return;
	for (const contact of contacts) {
		const key = v.is(v.object({ id: v.string() }), contact) ? aliasKey(contact.id) : '';
		if (aliases.has(key)) tx.delete('meta', key);
	}
}

/** What an answer says about ids, if it is news: the server decided on another one than was sent, or no longer does. */
export async function renamedBy(tx: Tx, entry: OutboxRow, answer: Answer): Promise<Renamed | null> {
	const [sent, real] = [entry.wire.contactId, answer.result?.contactId];
	if (typeof sent !== 'string' || typeof real !== 'string') return null;
	if (sent !== real) return { from: sent, to: real };
	if (entry.acknowledgedAt === undefined) return null;
	const before = (await tx.get('meta', aliasKey(sent)))?.value;
	return typeof before === 'string' && before !== sent ? { from: before, to: sent } : null;
}

/**
 * Follows what an answer says about ids; call while nothing of what waits is shown (`rebase`). Where the contact came from the
 * server under the former id two accounts have become one, and the pull tells in its order what became of each row: what was
 * taken back before that is told under the former id.
 */
export async function renameByAnswer(tx: Tx, entry: OutboxRow, answer: Answer): Promise<void> {
	const renamed = await renamedBy(tx, entry, answer);
	if (!renamed) return;
	const isToldByPull =
		entry.acknowledgedAt === undefined && (await tx.get('contacts', renamed.from)) !== undefined;
	if (!isToldByPull) await rename(tx, renamed);
}

/** What is only here is only here under the other id, but for rows that stand there already: those are the server's. */
async function moveOnlyHere(tx: Tx, { from, to }: Renamed): Promise<void> {
	const kept = onlyHereOf((await tx.get('meta', 'onlyHere'))?.value);
	const keys = [...kept].filter((key) => key.split('/')[1] === from);
	if (keys.length === 0) return;
	for (const key of keys) {
		kept.delete(key);
		const [name, ...id] = key.replace(from, to).split('/');
		const table = pulledTables.find((each) => each === name);
		if (table && !(await tx.get(table, id.join('/')))) kept.add([name, ...id].join('/'));
	}
	tx.put('meta', { id: 'onlyHere', value: [...kept] });
}

/** The rows stay on the screen until those of the other id come. */
async function moveRows(tx: Tx, { from, to }: Renamed): Promise<void> {
	const contact = await tx.get('contacts', from);
	if (contact && !(await tx.get('contacts', to))) tx.put('contacts', { ...contact, id: to });
	if (contact) tx.delete('contacts', from);
	for (const exchange of await tx.where('exchanges', 'contactId', from)) {
		tx.delete('exchanges', exchange.id);
		const id = `${to}/${exchange.eventId ?? 'none'}`;
		if (!(await tx.get('exchanges', id))) tx.put('exchanges', { ...exchange, id, contactId: to });
	}
	const note = await tx.get('notes', from);
	if (note && !(await tx.get('notes', to))) tx.put('notes', { ...note, id: to });
	if (note) tx.delete('notes', from);
	await moveWords(tx, { from, to });
}

/** What was said, promised, marked and chosen. */
async function moveWords(tx: Tx, { from, to }: Renamed): Promise<void> {
	for (const remark of await tx.all('remarks'))
		if (remark.contactId === from) tx.put('remarks', { ...remark, contactId: to });
	for (const promise of await tx.all('promises'))
		if (promise.contactId === from) tx.put('promises', { ...promise, contactId: to });
	for (const mark of await tx.all('marks')) {
		if (mark.contactId !== from) continue;
		tx.delete('marks', mark.id);
		const id = `${to}/${mark.eventId ?? 'none'}`;
		if (!(await tx.get('marks', id))) tx.put('marks', { ...mark, id, contactId: to });
	}
	const relationship = await tx.get('relationships', from);
	if (relationship && !(await tx.get('relationships', to)))
		tx.put('relationships', { ...relationship, id: to });
	if (relationship) tx.delete('relationships', from);
	await moveTouches(tx, { from, to });
}

/** What there was between us since, and how we write. */
async function moveTouches(tx: Tx, { from, to }: Renamed): Promise<void> {
	for (const touch of await tx.all('touches'))
		if (touch.contactId === from) tx.put('touches', { ...touch, contactId: to });
	for (const milestone of await tx.all('milestones'))
		if (milestone.contactId === from) tx.put('milestones', { ...milestone, contactId: to });
	for (const answer of await tx.all('followUpAnswers')) {
		if (answer.contactId !== from) continue;
		tx.delete('followUpAnswers', answer.id);
		const id = `${to}/${answer.kind}/${answer.cause}`;
		if (!(await tx.get('followUpAnswers', id))) tx.put('followUpAnswers', { ...answer, id, contactId: to });
	}
	const correspondence = await tx.get('correspondences', from);
	if (correspondence && !(await tx.get('correspondences', to)))
		tx.put('correspondences', { ...correspondence, id: to });
	if (correspondence) tx.delete('correspondences', from);
}
