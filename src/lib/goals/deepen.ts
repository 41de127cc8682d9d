import type { MarkRow } from '../db/rows.ts';
import { isMarked } from '../exchange/put-down.ts';
import type { Acquaintance } from '../people/acquaintances.ts';

/** Quality over quantity: so many people of one event can be got to know better (practices: two or three). */
export const mostToDeepen = 3;

/** Somebody met at an event, and what was tapped about them there. */
export type Candidate = {
	readonly person: Acquaintance;
	readonly thank: boolean;
	readonly deepen: boolean;
};

/**
 * Whom I met at an event, but for those I blocked, the latest met first; those whom `first` names stand before all others. It is
 * asked once for each visit of a screen, so that nobody moves under the finger.
 */
export function candidatesAt(
	eventId: string,
	people: readonly Acquaintance[],
	marks: readonly MarkRow[],
	first: ReadonlySet<string>
): Candidate[] {
	const markOf = new Map(
		marks.filter((mark) => mark.eventId === eventId).map((mark) => [mark.contactId, mark])
	);
	const met = people
		.filter(({ contact, exchanges }) => !contact.blocked && exchanges.some((row) => row.eventId === eventId))
		.map((person) => {
			const mark = markOf.get(person.contact.id);
			return { person, thank: mark?.thank ?? false, deepen: mark?.deepen ?? false };
		});
	const isFirst = ({ person }: Candidate) => first.has(person.contact.id);
	return [...met.filter(isFirst), ...met.filter((candidate) => !isFirst(candidate))];
}

/** The people about whom something was tapped at an event: who they are likely to be. */
export function markedAt(eventId: string, marks: readonly MarkRow[]): Set<string> {
	const marked = marks.filter((mark) => mark.eventId === eventId && isMarked(mark));
	return new Set(marked.map(({ contactId }) => contactId));
}

/** Choosing somebody more: there is room, or one of those chosen has to be let go first. */
export function mayChoose(chosen: readonly unknown[]): boolean {
	return chosen.length < mostToDeepen;
}
