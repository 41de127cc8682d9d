import { makeId } from '../../core/ids.ts';
import { db } from '../../db/db.svelte.ts';
import type { MilestoneRow, TouchKind, TouchRow } from '../../db/rows.ts';
import { m } from '../../paraglide/messages.js';
import { type MutateProblem, mutate } from '../../sync/mutate.ts';
import { toasts } from '../../ui/toasts.svelte.ts';
import { dropMilestone, dropTouch, markSent, recordTouch, saveMilestone } from '../mutations.ts';

/** What one puts down by a tap; that I wrote comes from writing. */
export type Recorded = Exclude<TouchKind, 'wrote'>;

/** As many touches about one person as the server takes (docs/protocol.md). */
const mostAboutOne = 2_000;

/** Whether there is room for one more thing between us. */
export function hasRoom(contactId: string): boolean {
	return db.tables.touches.all.filter((touch) => touch.contactId === contactId).length < mostAboutOne;
}

/** Puts down that something happened, now; with undo. */
export async function record(contactId: string, kind: Recorded, what: string): Promise<void> {
	const touchId = makeId();
	const done = await mutate(recordTouch, { touchId, contactId, eventId: null, kind, text: '' });
	tell(done, m.between_recorded({ what }), () => mutate(dropTouch, { touchId }));
}

/** Takes something away that was put down by hand, or a message that was marked as sent; with undo. */
export async function takeAway(touchId: string, what: string): Promise<void> {
	const touch = db.tables.touches.get(touchId);
	if (!touch) return;
	tell(await mutate(dropTouch, { touchId }), m.between_removed({ what }), () => bringBack(touch));
}

/** Takes a milestone away; with undo. */
export async function removeMilestone(
	{ id: milestoneId, ...row }: MilestoneRow,
	name: string
): Promise<void> {
	const { editedAt: _, ...milestone } = row;
	const bringBack = () => mutate(saveMilestone, { milestoneId, ...milestone });
	tell(await mutate(dropMilestone, { milestoneId }), m.milestone_removed({ name }), bringBack);
}

function bringBack({
	id: touchId,
	contactId,
	eventId,
	kind,
	happenedAt,
	channel,
	settles,
	subject,
	text
}: TouchRow) {
	const touch = { touchId, contactId, eventId, happenedAt, text };
	if (kind !== 'wrote') return mutate(recordTouch, { ...touch, kind, channel });
	return mutate(markSent, { ...touch, channel: channel ?? 'other', settles, subject });
}

type Done = { readonly ok: true } | { readonly ok: false; readonly problem: MutateProblem };

function tell(done: Done, words: string, undo: () => Promise<unknown>): void {
	if (!done.ok) return toasts.show(m.queue_not_saved(), { tone: 'bad' });
	toasts.show(words, { action: { label: m.ui_undo(), run: () => void undo() } });
}
