import type { EventRow, EventSetUp } from '../db/rows.ts';

const hourMs = 3_600_000;
/** An exchange counts to an event until so long after its end (docs/protocol.md). */
export const graceMs = 24 * hourMs;
/** So long before its start people already gather for it. */
const gatheringMs = 12 * hourMs;

/** Whether I am still there: I have not left, and it was not deleted. */
export function isThere({ leftAt, deletedAt }: Pick<EventRow, 'leftAt' | 'deletedAt'>): boolean {
	return leftAt === null && !deletedAt;
}

/** Whether an exchange at this moment counts to the event (docs/protocol.md); else it stands on its own. */
export function countsAt(event: Timed & EventSetUp, moment: Date): boolean {
	const at = moment.getTime();
	const { exchangesFrom, exchangesUntil, deletedAt } = event;
	return (
		at <= endOf(event).getTime() + graceMs &&
		(!exchangesFrom || at >= Date.parse(exchangesFrom)) &&
		(!exchangesUntil || at <= Date.parse(exchangesUntil)) &&
		(!deletedAt || at < Date.parse(deletedAt))
	);
}

type Timed = Pick<EventRow, 'startsAt' | 'endsAt' | 'joinedAt' | 'leftAt' | 'deletedAt'>;
export type EventPhase = 'upcoming' | 'running' | 'just-over' | 'over';

/** When it ends; with no end given, a day after its start, or after joining where even that is not known yet. */
export function endOf({ startsAt, endsAt, joinedAt }: Timed): Date {
	return endsAt ? new Date(endsAt) : new Date(Date.parse(startsAt || joinedAt) + graceMs);
}

/** Where an event stands; `just-over`: an exchange still counts to it. */
export function phaseOf(event: Timed, now: Date): EventPhase {
	const end = endOf(event).getTime();
	if (now.getTime() > end + graceMs) return 'over';
	if (now.getTime() > end) return 'just-over';
	return event.startsAt && now.getTime() < Date.parse(event.startsAt) ? 'upcoming' : 'running';
}

/**
 * The event I am at: one that runs, else one about to start within twelve hours, else one that ended within the last
 * day; among several, the one I joined last. Null: none.
 */
export function currentEvent<Event extends Timed>(events: readonly Event[], now: Date): Event | null {
	const rank: { [Phase in EventPhase]: number } = { running: 3, upcoming: 2, 'just-over': 1, over: 0 };
	const candidates = events
		.filter(isThere)
		.map((event) => ({ event, phase: phaseOf(event, now) }))
		.filter(({ phase }) => phase !== 'over')
		.filter(
			({ event, phase }) => phase !== 'upcoming' || Date.parse(event.startsAt) - now.getTime() <= gatheringMs
		)
		.sort((a, b) => rank[b.phase] - rank[a.phase] || (a.event.joinedAt < b.event.joinedAt ? 1 : -1));
	return candidates[0]?.event ?? null;
}
