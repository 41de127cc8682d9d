import type { ExchangeRow, FollowUpKind, TouchRow } from '../../db/rows.ts';
import { rhythmOf } from '../relationship/cadence.ts';
import {
	type ContactFacts,
	type Story,
	answerTo,
	compare,
	dayOfTime,
	firstMeeting,
	isNudge,
	keyOf,
	latest,
	messagesFor,
	storyOf
} from './story.ts';
import { daysLater, onceAYear, timeLater } from './yearly.ts';

export type { ContactFacts } from './story.ts';

/**
 * A reason to write to somebody. `key` is KIND/CAUSE, unique for a contact; either `dueAt` (ISO 8601 UTC) or `dueOn` (a day such as
 * 2026-11-30) is set. A settled one is there as long as its cause is: for looking back, and for taking the settling back.
 */
export type FollowUp = {
	readonly key: string;
	readonly kind: FollowUpKind;
	readonly cause: string;
	readonly contactId: string;
	readonly eventId: string | null;
	readonly dueAt: string | null;
	readonly dueOn: string | null;
	readonly snoozedUntil: string | null;
	readonly settledAt: string | null;
	readonly settledBy: 'sent' | 'done' | 'kept' | null;
};

// Days of 24 hours.
/** The promise of the whole: within so long a first message goes out. */
const firstDays = 2;
const returnDays = 30;
const nudgeDays = 7;
const restDays = 14;
/** So long after one was answered a milestone is not asked for again. */
const answeredDays = 31;

/**
 * The reasons to write to one person, by key, from facts alone: the same rows give the same on every device, and
 * `hallway.follow_ups` in Postgres gives the same too (docs/protocol.md, "Follow-ups"). Nothing for somebody blocked.
 */
export function followUpsOf(facts: ContactFacts): FollowUp[] {
	if (facts.contact.blocked) return [];
	const story = storyOf(facts);
	const due: Due[] = [
		...firsts(story),
		...promises(story),
		...thanks(story),
		...returns(story),
		...checkIns(story),
		...milestones(story),
		...silences(story)
	];
	return due
		.map((each) => ({ row: followUp(each, story), isSilent: story.isResting && each.rests }))
		.filter(({ row, isSilent }) => !isSilent || row.settledAt !== null)
		.map(({ row }) => row)
		.sort((one, other) => compare(one.key, other.key));
}

/** A settling of its own: by a message or by a promise kept. That somebody ticked it (`done`) goes without saying. */
type Settling = { readonly at: string; readonly by: 'sent' | 'done' | 'kept' };

type Due = {
	readonly kind: FollowUpKind;
	readonly cause: string;
	readonly eventId: string | null;
	readonly due: { readonly at: string } | { readonly on: string };
	readonly settling?: Settling;
	/** Answering it moves its day, it never ends. */
	readonly isEndless?: boolean;
	/** While a correspondence rests it is not there, unless it is settled. */
	readonly rests: boolean;
};

function followUp({ kind, cause, eventId, due, settling, isEndless }: Due, story: Story): FollowUp {
	const key = keyOf(kind, cause);
	const answer = answerTo(key, story);
	const doneAt = isEndless ? null : (answer?.doneAt ?? null);
	const isDone = doneAt !== null && (settling === undefined || doneAt < settling.at);
	return {
		key,
		kind,
		cause,
		contactId: story.contact.id,
		eventId,
		dueAt: 'at' in due ? due.at : null,
		dueOn: 'on' in due ? due.on : null,
		snoozedUntil: answer?.snoozedUntil ?? null,
		settledAt: isDone ? doneAt : (settling?.at ?? null),
		settledBy: isDone ? 'done' : (settling?.by ?? null)
	};
}

function firsts({ exchanges, wrote }: Story): Due[] {
	return exchanges.flatMap(({ eventId, theyGave, iGave, meetings }) => {
		const metAt = firstMeeting(meetings);
		if (metAt === null || theyGave.how === 'withdrawn' || iGave.how === 'withdrawn') return [];
		const message = wrote.find(({ happenedAt }) => happenedAt >= metAt);
		return {
			kind: 'first',
			cause: eventId ?? 'none',
			eventId,
			due: { at: timeLater(metAt, firstDays) },
			settling: sentBy(message),
			rests: true
		};
	});
}

function promises({ promises }: Story): Due[] {
	return promises.flatMap(({ id, eventId, by, text, dueOn, keptAt, madeAt }) => {
		if (text === '' || (by === 'them' && dueOn === null)) return [];
		// Theirs has until its day is over.
		const on = dueOn !== null && by === 'them' ? daysLater(dueOn, 1) : dueOn;
		return {
			kind: 'promise',
			cause: id,
			eventId,
			due: on === null ? { at: timeLater(madeAt, firstDays) } : { on },
			settling: keptAt === null ? undefined : { at: keptAt, by: 'kept' },
			rests: by === 'them'
		};
	});
}

function thanks(story: Story): Due[] {
	return story.marks.flatMap(({ eventId, thank }) => {
		const there = story.exchanges.filter((exchange) => exchange.eventId === eventId);
		const meetings = (exchanges: readonly ExchangeRow[]) => exchanges.flatMap(({ meetings }) => meetings);
		const metAt = firstMeeting(meetings(there)) ?? firstMeeting(meetings(story.exchanges));
		if (!thank || metAt === null) return [];
		const cause = eventId ?? 'none';
		const settling = sentBy(messagesFor(keyOf('thank', cause), story).at(0));
		return { kind: 'thank', cause, eventId, due: { at: timeLater(metAt, firstDays) }, settling, rests: true };
	});
}

function returns(story: Story): Due[] {
	return story.remarks.flatMap(({ id: cause, eventId, kind, text, madeAt }) => {
		if ((kind !== 'challenge' && kind !== 'goal') || text === '') return [];
		const settling = sentBy(messagesFor(keyOf('return', cause), story).at(0));
		return {
			kind: 'return',
			cause,
			eventId,
			due: { at: timeLater(madeAt, returnDays) },
			settling,
			rests: true
		};
	});
}

function checkIns(story: Story): Due[] {
	const { days } = rhythmOf(story);
	const doneAt = answerTo(keyOf('check-in', 'none'), story)?.doneAt ?? null;
	const since = latest([story.heardAt, story.lastWrote?.happenedAt ?? null, doneAt]);
	if (days === null || since === null) return [];
	const due = { at: timeLater(since, days) };
	return [{ kind: 'check-in', cause: 'none', eventId: null, due, isEndless: true, rests: true }];
}

function milestones(story: Story): Due[] {
	return story.milestones.map((milestone) => {
		const key = keyOf('milestone', milestone.id);
		const sentAt = messagesFor(key, story).at(-1)?.happenedAt ?? null;
		const settledAt = latest([sentAt, answerTo(key, story)?.doneAt ?? null]);
		const editedOn = dayOfTime(milestone.editedAt);
		const from = settledAt && daysLater(dayOfTime(settledAt), answeredDays);
		const on = onceAYear(milestone, from !== null && from > editedOn ? from : editedOn);
		return {
			kind: 'milestone',
			cause: milestone.id,
			eventId: null,
			due: { on },
			isEndless: true,
			rests: false
		};
	});
}

/** One gentle nudge at most, then the proposal to let it rest. */
function silences({ heardAt, lastWrote, wrote }: Story): Due[] {
	if (!lastWrote || (heardAt !== null && heardAt >= lastWrote.happenedAt)) return [];
	const hasNudged = wrote.some((touch) => isNudge(touch) && (heardAt === null || touch.happenedAt > heardAt));
	const kind = hasNudged ? 'rest' : 'nudge';
	const due = { at: timeLater(lastWrote.happenedAt, hasNudged ? restDays : nudgeDays) };
	return [{ kind, cause: lastWrote.id, eventId: lastWrote.eventId, due, rests: true }];
}

function sentBy(touch: TouchRow | undefined): Settling | undefined {
	return touch && { at: touch.happenedAt, by: 'sent' };
}
