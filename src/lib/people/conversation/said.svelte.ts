import type { Result } from '../../core/result.ts';
import { draftOf, keepDraft } from '../../db/drafts.ts';
import { type Db, db } from '../../db/db.svelte.ts';
import { isPutDown } from '../../exchange/put-down.ts';
import { m } from '../../paraglide/messages.js';
import { type MutateProblem, mutate } from '../../sync/mutate.ts';
import { toasts } from '../../ui/toasts.svelte.ts';
import { type Begun, type Said, draftKeys, isPromise, promiserOf, saidAbout } from './said.ts';
import { savePromise, saveRemark } from './mutations.ts';

/** As many rows of a kind about one person as the server takes (docs/protocol.md). */
const mostAboutOne = 100;

/** Everything put down about a person, live; the earliest first. */
export function saidOf(contactId: string, source: Db = db): Said[] {
	const { remarks, promises } = source.tables;
	return saidAbout(contactId, { remarks: remarks.all, promises: promises.all });
}

/** Whether there is room for one more remark, or promise, about a person. */
export function hasRoom(contactId: string, about: 'remarks' | 'promises', source: Db = db): boolean {
	const rows: readonly { contactId: string }[] = source.tables[about].all;
	return rows.filter((row) => row.contactId === contactId).length < mostAboutOne;
}

/** Whether anything is put down about a person, live. */
export function hasWordsOn(contactId: string, source: Db = db): boolean {
	const { notes, relationships, correspondences, remarks, promises, touches, milestones, marks } =
		source.tables;
	return isPutDown(contactId, {
		notes: notes.all,
		relationships: relationships.all,
		correspondences: correspondences.all,
		remarks: remarks.all,
		promises: promises.all,
		touches: touches.all,
		milestones: milestones.all,
		marks: marks.all
	});
}

type Change = { text?: string; was?: string; dueOn?: string | null; keptAt?: string | null };

/**
 * Stores what was said, or a change of it; what is left out stays as it is. `was` is the text that the person began with; a text
 * left out is that of `stored`.
 */
export function saveSaid(
	begun: Begun,
	stored: Said | undefined,
	change: Change
): Promise<Result<unknown, MutateProblem>> {
	const { id, contactId, kind } = begun;
	// The server may have found another event for it meanwhile.
	const about = { contactId, eventId: stored ? stored.eventId : begun.eventId };
	const text = change.text ?? stored?.text ?? '';
	const was = change.was ?? stored?.text ?? '';
	if (!isPromise(kind)) return mutate(saveRemark, { remarkId: id, ...about, kind, text, was });
	const { dueOn = stored?.dueOn ?? null, keptAt = stored?.keptAt ?? null } = change;
	return mutate(savePromise, { promiseId: id, ...about, by: promiserOf(kind), text, was, dueOn, keptAt });
}

/** Takes it away, with what is half-typed of it; a tap on "undo" brings all of it back. */
export async function removeSaid(said: Said): Promise<void> {
	const keys = draftKeys(said);
	const typed = draftOf(keys.text);
	const done = await saveSaid(said, said, { text: '' });
	if (!done.ok) return toasts.show(m.note_not_saved(), { tone: 'bad' });
	for (const key of [keys.text, keys.was, keys.day]) await keepDraft(key, '');
	const run = () => {
		const { text, dueOn, keptAt } = said;
		void saveSaid(said, said, { text: typed ?? text, was: '', dueOn, keptAt });
	};
	toasts.show(m.said_removed(), { action: { label: m.ui_undo(), run } });
}

/** Ticks a promise, or opens it again; with undo. */
export async function keepPromise(said: Said, keptAt: string | null): Promise<void> {
	const done = await saveSaid(said, said, { keptAt });
	if (!done.ok) return toasts.show(m.note_not_saved(), { tone: 'bad' });
	const words = said.kind === 'i-promised' ? m.promise_kept_mine() : m.promise_kept_theirs();
	const run = () => {
		const stored = saidOf(said.contactId).find(({ id }) => id === said.id);
		if (stored) void saveSaid(said, stored, { keptAt: said.keptAt });
	};
	toasts.show(keptAt ? words : m.promise_open_again(), {
		tone: keptAt ? 'good' : 'plain',
		action: { label: m.ui_undo(), run }
	});
}
