import type { OutboxRow } from '../db/rows.ts';
import type { Tx } from '../db/tx.ts';
import type { Answer } from '../remote/wire.ts';
import { aliasKey } from './alias.ts';
import { afterServerUpdateMs, backoffMs } from './queue.ts';

/** How an answer moves a queued mutation on. None of its own: `retry`. */
export function afterAnswer(
	entry: OutboxRow,
	answer: Pick<Answer, 'answer' | 'code'>,
	{ nowMs, random }: { nowMs: number; random: number }
): OutboxRow {
	switch (answer.answer) {
		case 'applied':
		case 'already_applied':
			return { ...entry, progress: { state: 'sent' } };
		case 'held':
			return { ...entry, progress: { state: 'held' } };
		case 'refused':
			if (answer.code === 'unknown_mutation')
				return postponed(entry, answer.code, nowMs + afterServerUpdateMs);
			return { ...entry, progress: { state: 'refused', code: answer.code ?? 'refused' } };
		case 'retry':
			return postponed(entry, answer.code, nowMs + backoffMs(entry.attempts + 1, random));
	}
}

/** Waits on, until a moment in milliseconds since 1970; `code` says why. */
export function postponed(entry: OutboxRow, code: string | null, notBefore: number): OutboxRow {
	return { ...entry, progress: { state: 'waiting', code }, attempts: entry.attempts + 1, notBefore };
}

/** The id the server decided on for a contact, where it is another than the one sent; else null. */
export function aliasIn(entry: OutboxRow, { result }: Answer): { from: string; to: string } | null {
	const [from, to] = [entry.wire.contactId, result?.contactId];
	return typeof from === 'string' && typeof to === 'string' && from !== to ? { from, to } : null;
}

/** Notes the alias, and moves half-typed texts to the real id, behind what was typed there. Rows follow by running what waits again (`rebase`). */
export async function storeAlias(tx: Tx, { from, to }: { from: string; to: string }): Promise<void> {
	tx.put('meta', { id: aliasKey(from), value: to });
	for (const draft of await tx.all('drafts')) {
		if (!draft.id.includes(from)) continue;
		const id = draft.id.replace(from, to);
		const known = await tx.get('drafts', id);
		tx.delete('drafts', draft.id);
		tx.put('drafts', { id, text: known ? `${known.text}\n\n${draft.text}` : draft.text });
	}
}
