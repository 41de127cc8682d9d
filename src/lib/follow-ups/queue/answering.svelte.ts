import { isoTime } from '../../core/clock.ts';
import { db } from '../../db/db.svelte.ts';
import { m } from '../../paraglide/messages.js';
import { saidOf, saveSaid } from '../../people/conversation/said.svelte.ts';
import { session } from '../../session/session.svelte.ts';
import { mutate } from '../../sync/mutate.ts';
import { toasts } from '../../ui/toasts.svelte.ts';
import { answerFollowUp, setCorrespondence } from '../mutations.ts';
import type { FollowUp } from './rules.ts';

type Answer = { readonly doneAt: string | null; readonly snoozedUntil: string | null };
/** Something that was stored, and how to take it back. */
type Step = { readonly done: { readonly ok: boolean }; readonly undo: () => Promise<unknown> };

/** Ticks reasons to write: a promise is kept, anything else was done some other way. With undo. */
export async function tick(reasons: readonly FollowUp[], words: string): Promise<void> {
	const at = isoTime(session.now());
	await tell(
		reasons.map((reason) =>
			reason.kind === 'promise' ? keep(reason, at) : answer(reason, { doneAt: at, snoozedUntil: null })
		),
		words
	);
}

/** Puts reasons off until then. With undo. */
export async function snooze(reasons: readonly FollowUp[], until: Date, words: string): Promise<void> {
	const snoozedUntil = isoTime(until);
	await tell(
		reasons.map((reason) => answer(reason, { doneAt: answerOf(reason).doneAt, snoozedUntil })),
		words
	);
}

/** Nothing asks for this person any more until we hear from each other, or (false) it does again. With undo. */
export async function letRest(contactId: string, rests: boolean, words: string): Promise<void> {
	const before = db.tables.correspondences.get(contactId)?.restingSince ?? null;
	const restingSince = rests ? isoTime(session.now()) : null;
	const undo = () => mutate(setCorrespondence, { contactId, restingSince: before });
	await tell(
		[mutate(setCorrespondence, { contactId, restingSince }).then((done) => ({ done, undo }))],
		words
	);
}

async function answer(reason: FollowUp, next: Answer): Promise<Step> {
	const { contactId, kind, cause } = reason;
	const before = answerOf(reason);
	const say = (said: Answer) => mutate(answerFollowUp, { contactId, kind, cause, ...said });
	return { done: await say(next), undo: () => say(before) };
}

async function keep({ contactId, cause }: FollowUp, keptAt: string): Promise<Step> {
	const stored = () => saidOf(contactId).find(({ id }) => id === cause);
	const save = async (keptAt: string | null) => {
		const said = stored();
		return said ? saveSaid(said, said, { keptAt }) : { ok: true };
	};
	return { done: await save(keptAt), undo: () => save(null) };
}

function answerOf({ contactId, kind, cause }: FollowUp): Answer {
	const row = db.tables.followUpAnswers.get(`${contactId}/${kind}/${cause}`);
	return { doneAt: row?.doneAt ?? null, snoozedUntil: row?.snoozedUntil ?? null };
}

async function tell(storing: readonly Promise<Step>[], words: string): Promise<void> {
	const steps = await Promise.all(storing);
	const run = () => steps.forEach(({ done, undo }) => done.ok && void undo());
	if (!steps.every(({ done }) => done.ok)) {
		run();
		return toasts.show(m.queue_not_saved(), { tone: 'bad' });
	}
	toasts.show(words, { action: { label: m.ui_undo(), run } });
}
