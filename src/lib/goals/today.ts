import type { Card } from '../card/fields.ts';
import type { EventRow, ExchangeRow, MarkRow, ReflectionRow } from '../db/rows.ts';
import type { Acquaintance } from '../people/acquaintances.ts';
import { type Phase, comingEvent, overAt, pastEvents, runningEvent } from './phase.ts';
import { type Preparation, missingFor } from './prepare.ts';
import type { Standing } from './goals.svelte.ts';

/** One thing that somebody can do now. `exchange`: show the code or scan, as always; nothing else is wanted. */
export type Step =
	| { readonly kind: 'exchange' | 'card' }
	| { readonly kind: 'rest'; readonly isReached: boolean }
	| { readonly kind: 'prepare'; readonly event: EventRow; readonly missing: readonly Preparation[] }
	| { readonly kind: 'set-goal' | 'opener' | 'deepen'; readonly event: EventRow }
	| { readonly kind: 'goal'; readonly event: EventRow; readonly standing: Standing }
	| { readonly kind: 'note'; readonly event: EventRow; readonly people: readonly Acquaintance[] }
	| { readonly kind: 'reflect'; readonly event: EventRow; readonly isBegun: boolean }
	| { readonly kind: 'follow-up'; readonly waiting: WaitingPeople }
	| { readonly kind: 'waiting'; readonly count: number };

/** Who is to be written to by tomorrow: the first of them, and how many they are. */
type WaitingPeople = { readonly name: string; readonly count: number };

/** What the home screen is about: the one thing that helps now, and up to two quieter ones. */
export type Today = {
	readonly phase: Phase | 'none';
	/** What the screen is named after. */
	readonly event: EventRow | null;
	readonly step: Step;
	readonly next: readonly Step[];
	/** Quiet mode, during an event: how many steps there are to turn over, this one among them. */
	readonly choices: number;
};

/** Rows as the phone has them. */
export type Situation = {
	readonly events: readonly EventRow[];
	readonly now: Date;
	readonly profile: Card | null;
	/** My goals at an event, or (null) for any time, with their progress. */
	readonly goalsAt: (eventId: string | null) => readonly Standing[];
	/** Whom I met there and have put nothing down about, the latest met first. */
	readonly unnotedAt: (eventId: string) => readonly Acquaintance[];
	readonly exchanges: readonly ExchangeRow[];
	readonly reflections: readonly ReflectionRow[];
	readonly marks: readonly MarkRow[];
	/** Null: nobody is to be written to by tomorrow. */
	readonly waitingPeople: WaitingPeople | null;
	/** Scans that only this phone knows of. */
	readonly waitingScans: number;
	readonly isQuiet: boolean;
	/** In quiet mode: how often somebody asked for something else. */
	readonly turn: number;
};

const minuteMs = 60_000;
/** So long after the last meeting a talk is over, and one has a moment to write. */
const lullMs = 10 * minuteMs;
/** So long what was said is fresh: writing it down comes before looking back. */
const freshMs = 24 * 60 * minuteMs;
const mostNext = 2;

/**
 * What helps now, from facts alone. A running event comes before one that begins within a week, that before one that is just
 * over unless there is a day until then; each kind of step comes once.
 */
export function today(situation: Situation): Today {
	const { events, now } = situation;
	const running = runningEvent(events, now);
	if (running) return during(running, situation);
	const coming = comingEvent(events, now);
	const past = pastEvents(events, now).find((event) => after(event, situation).length > 0);
	const behind = past ? after(past, situation) : [];
	const ahead = coming ? before(coming, situation) : [];
	if (coming && (!past || isSoon(coming, now)))
		return answer('before', coming, [...ahead, ...(past ? behind : followUpStep(situation))], situation);
	if (past) return answer('after', past, [...behind, ...ahead], situation);
	return answer('none', null, followUpStep(situation), situation);
}

function isSoon({ startsAt }: EventRow, now: Date): boolean {
	return Date.parse(startsAt) - now.getTime() <= 24 * 60 * minuteMs;
}

function answer(
	phase: Today['phase'],
	event: EventRow | null,
	steps: readonly Step[],
	situation: Situation
): Today {
	const needsCard = !steps.some(({ kind }) => kind === 'prepare');
	const all: Step[] = [
		...steps,
		...(situation.waitingScans > 0 ? [{ kind: 'waiting' as const, count: situation.waitingScans }] : []),
		...(needsCard ? cardStep(situation) : [])
	];
	// Without an event nothing is wanted but, by whoever was met, a word: else there is the code, as always.
	const isIdle = phase === 'none' && situation.waitingPeople === null;
	const [step, ...rest]: Step[] = isIdle ? [{ kind: 'exchange' }, ...all] : all;
	const most = situation.isQuiet ? 1 : mostNext;
	return { phase, event, step, next: rest.slice(0, most), choices: 1 };
}

function before(event: EventRow, { profile, goalsAt }: Situation): Step[] {
	const goals = goalsFor(event, goalsAt);
	const missing = missingFor({ profile, goals: goals.map(({ goal }) => goal) });
	return [{ kind: 'prepare', event, missing }, ...goalStep(event, goals)];
}

function during(event: EventRow, situation: Situation): Today {
	const { goalsAt, isQuiet, turn } = situation;
	const goals = goalsFor(event, goalsAt);
	const note = isLull(event, situation) ? noteStep(event, situation) : [];
	if (!isQuiet) {
		const next = [...note, ...goalStep(event, goals), ...(goals.length === 0 ? setGoal(event) : [])];
		const all = [...next, ...cardStep(situation), { kind: 'opener' as const, event }];
		return { phase: 'during', event, step: { kind: 'exchange' }, next: all.slice(0, mostNext), choices: 1 };
	}
	const steps = quietSteps(event, goals, note);
	return { phase: 'during', event, step: steps[turn % steps.length], next: [], choices: steps.length };
}

/** One small step at a time: what was reached allows a rest, which is never far away. */
function quietSteps(event: EventRow, goals: readonly Standing[], note: readonly Step[]): Step[] {
	const isReached = goals.some(({ progress }) => progress.reachedAt !== null);
	const rest: Step = { kind: 'rest', isReached };
	const opener: Step = { kind: 'opener', event };
	const open = goals.filter(({ progress }) => progress.reachedAt === null);
	if (isReached) return [rest, ...note, opener, ...goalStep(event, open)];
	return [...note, ...(goals.length === 0 ? setGoal(event) : goalStep(event, open)), opener, rest];
}

/**
 * Nothing when it is all done. What fades first comes first: words of the same day, then looking back; from the next day on, a word
 * to those who were met.
 */
function after(event: EventRow, situation: Situation): Step[] {
	const { reflections, marks, exchanges, now } = situation;
	const reflection = reflections.find(({ id }) => id === event.id);
	const isFresh = now.getTime() - overAt(event).getTime() < freshMs;
	const note = noteStep(event, situation);
	const followUp = followUpStep(situation);
	if (reflection?.doneAt) {
		const hasMet = exchanges.some(({ eventId }) => eventId === event.id);
		const hasChosen = marks.some(({ eventId, deepen }) => eventId === event.id && deepen);
		const deepen: Step[] = hasMet && !hasChosen ? [{ kind: 'deepen', event }] : [];
		// Writing to people is about no event any more, once nothing else is left of this one.
		if (deepen.length + note.length === 0) return [];
		return isFresh ? [...deepen, ...followUp, ...note] : [...followUp, ...deepen, ...note];
	}
	const reflect: Step = { kind: 'reflect', event, isBegun: reflection !== undefined };
	return isFresh ? [...note, reflect, ...followUp] : [...followUp, reflect, ...note];
}

function followUpStep({ waitingPeople }: Situation): Step[] {
	return waitingPeople === null ? [] : [{ kind: 'follow-up', waiting: waitingPeople }];
}

/** Nobody was met within the last minutes. */
function isLull(event: EventRow, { exchanges, now }: Situation): boolean {
	return exchanges
		.filter(({ eventId }) => eventId === event.id)
		.every(({ meetings }) =>
			meetings.every(({ happenedAt }) => now.getTime() - Date.parse(happenedAt) >= lullMs)
		);
}

function noteStep(event: EventRow, { unnotedAt, isQuiet }: Situation): Step[] {
	const people = unnotedAt(event.id);
	if (people.length === 0) return [];
	return [{ kind: 'note', event, people: isQuiet ? people.slice(0, 1) : people }];
}

/** Those of the event; whoever set none there may have some for any time. */
function goalsFor(event: EventRow, goalsAt: Situation['goalsAt']): readonly Standing[] {
	const own = goalsAt(event.id);
	return own.length > 0 ? own : goalsAt(null);
}

/** The first goal that is open, else the last one that was reached. */
function goalStep(event: EventRow, goals: readonly Standing[]): Step[] {
	const standing = goals.find(({ progress }) => progress.reachedAt === null) ?? goals.at(-1);
	return standing ? [{ kind: 'goal', event, standing }] : [];
}

function setGoal(event: EventRow): Step[] {
	return [{ kind: 'set-goal', event }];
}

function cardStep({ profile }: Situation): Step[] {
	return missingFor({ profile, goals: [] }).includes('card') ? [{ kind: 'card' }] : [];
}
