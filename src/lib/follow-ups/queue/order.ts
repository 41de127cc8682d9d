import { momentOf } from '../../events/when.ts';
import type { FollowUp } from './rules.ts';
import { dayIn } from './snooze.ts';
import { type ContactFacts, compare } from './story.ts';
import { daysLater, rolled } from './yearly.ts';

/** Somebody and every reason to write to them, from `followUpsOf`. */
export type Reasons = { readonly facts: ContactFacts; readonly followUps: readonly FollowUp[] };

/** One person of the list, with everything that one message may be about; what is due first stands first. */
export type Group = {
	readonly contactId: string;
	readonly facts: ContactFacts;
	readonly reasons: readonly FollowUp[];
	/** When the first of them is due (ISO 8601 UTC). */
	readonly due: string;
	readonly isDeepened: boolean;
	readonly isWorth: boolean;
};

/** What is due by tomorrow night, and what has more time. `sleeping`: how many people were put off. */
export type List = {
	readonly now: readonly Group[];
	readonly later: readonly Group[];
	readonly sleeping: number;
};

/** A moment where the reader is: its day, and when the reader's tomorrow ends. */
export type Moment = {
	readonly now: string;
	readonly today: string;
	readonly tomorrow: string;
	readonly endOfToday: string;
	readonly endOfTomorrow: string;
};

/** So many days before a milestone it is worth thinking of. */
const milestoneDays = 3;

/** The moment as clocks in the zone show it. */
export function momentIn(zone: string, now: Date): Moment {
	const today = dayIn(zone, now);
	const tomorrow = daysLater(today, 1);
	const midnight = (day: string) => (momentOf(`${day}T00:00`, zone) ?? now).toISOString();
	return {
		now: now.toISOString(),
		today,
		tomorrow,
		endOfToday: midnight(tomorrow),
		endOfTomorrow: midnight(daysLater(today, 2))
	};
}

/** Where somebody stands at a moment; `group` is null: nowhere. */
type Place = { readonly group: Group | null; readonly isNow: boolean; readonly sleeps: boolean };

/** What a list tells the next one of the same moment. */
export type Earlier = { readonly places: WeakMap<Reasons, Place>; readonly list: List | null };

/**
 * The list: one card for a person. Whom I chose to get to know better comes first, then whom I marked, then whoever has least time
 * left. What is put off is not there until then. Given what was found out `earlier` at the very same moment, whoever has not changed
 * is not looked at again, and their group is the same object.
 */
export function listOf(
	people: Iterable<Reasons>,
	moment: Moment,
	{ places, list }: Earlier = { places: new WeakMap(), list: null }
): List {
	const [now, later]: [Group[], Group[]] = [[], []];
	let sleeping = 0;
	for (const reasons of people) {
		let place = places.get(reasons);
		if (place === undefined) places.set(reasons, (place = placeOf(reasons, moment)));
		if (place.sleeps) sleeping++;
		if (place.group) (place.isNow ? now : later).push(place.group);
	}
	return { now: inOrder(now, list?.now), later: inOrder(later, list?.later), sleeping };
}

function placeOf({ facts, followUps }: Reasons, moment: Moment): Place {
	const open = followUps.filter(({ settledAt }) => settledAt === null);
	const awake = open.filter((row) => !isSnoozed(row, moment));
	const reasons = awake.flatMap((row) => shown(row, facts, moment) ?? []);
	if (reasons.length === 0) return { group: null, isNow: false, sleeps: awake.length < open.length };
	const isNow = reasons.some((row) => isDueBy(row, moment.endOfTomorrow, moment.tomorrow));
	return { group: groupOf(facts, reasons, moment), isNow, sleeps: false };
}

/** By urgency. To sort what is in order but for a few takes no longer than to look at it once. */
function inOrder(groups: readonly Group[], before: readonly Group[] = []): Group[] {
	const left = new Set(groups);
	const kept = before.filter((group) => left.delete(group));
	return [...kept, ...left].sort(byUrgency);
}

/**
 * When it is due (ISO 8601 UTC): a day is over when it ends, by the clocks of the moment, which is right but for the hour of a
 * change of clocks and needs no calendar for each of thousands.
 */
export function dueTimeOf({ dueAt, dueOn }: FollowUp, { today, endOfToday }: Moment): string {
	if (dueAt !== null) return dueAt;
	const isNextDay = endOfToday.slice(0, 10) > today;
	return daysLater(dueOn ?? today, isNextDay ? 1 : 0) + endOfToday.slice(10);
}

function groupOf(facts: ContactFacts, reasons: FollowUp[], moment: Moment): Group {
	const { contact, marks } = facts;
	if (reasons.length > 1)
		reasons.sort((one, other) => compare(dueTimeOf(one, moment), dueTimeOf(other, moment)));
	return {
		contactId: contact.id,
		facts,
		reasons,
		due: dueTimeOf(reasons[0], moment),
		isDeepened: marks.some(({ deepen }) => deepen),
		isWorth: marks.some(({ worth }) => worth)
	};
}

function byUrgency(one: Group, other: Group): number {
	return (
		Number(other.isDeepened) - Number(one.isDeepened) ||
		Number(other.isWorth) - Number(one.isWorth) ||
		compare(one.due, other.due) ||
		compare(one.contactId, other.contactId)
	);
}

function isSnoozed({ snoozedUntil }: FollowUp, { now }: Moment): boolean {
	return snoozedUntil !== null && snoozedUntil > now;
}

/** As it is shown, or null while it is too early to think of it. */
function shown(row: FollowUp, facts: ContactFacts, moment: Moment): FollowUp | null {
	const { now, today, endOfToday } = moment;
	switch (row.kind) {
		case 'first':
		case 'thank':
			return row;
		case 'promise': {
			const isMine = facts.promises.some(({ id, by }) => id === row.cause && by === 'me');
			return isMine || isDueBy(row, endOfToday, today) ? row : null;
		}
		case 'return':
		case 'check-in':
			return isDueBy(row, endOfToday, today) ? row : null;
		case 'nudge':
		case 'rest':
			return row.dueAt !== null && row.dueAt <= now ? row : null;
		case 'milestone': {
			const milestone = facts.milestones.find(({ id }) => id === row.cause);
			if (!milestone || row.dueOn === null) return null;
			const dueOn = rolled(milestone, row.dueOn, today);
			return dueOn <= daysLater(today, milestoneDays) ? { ...row, dueOn } : null;
		}
	}
}

function isDueBy({ dueAt, dueOn }: FollowUp, end: string, day: string): boolean {
	return dueAt !== null ? dueAt < end : dueOn !== null && dueOn <= day;
}
