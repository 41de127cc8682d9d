import type { MarkRow, NoteRow, PromiseRow, RelationshipRow, RemarkRow } from '../../db/rows.ts';
import { isMarked } from '../../exchange/put-down.ts';
import { type AcquaintanceRows, type Acquaintance, acquaintances } from '../acquaintances.ts';

type Rows = AcquaintanceRows & {
	readonly notes: readonly NoteRow[];
	readonly remarks: readonly RemarkRow[];
	readonly promises: readonly PromiseRow[];
	readonly marks: readonly MarkRow[];
	readonly relationships: readonly RelationshipRow[];
};

/**
 * The people met at an event, or outside of any (null), about whom nothing has been put down since, the latest met first. Those
 * who took everything back and those who are blocked are left out. What has no event of its own (a note, what somebody is to me)
 * counts as put down: a note if it was last written after they were met there, the rest if they were met nowhere else.
 */
export function unnoted(rows: Rows, eventId: string | null): Acquaintance[] {
	const ids = new Set(
		rows.exchanges
			.filter((exchange) => exchange.eventId === eventId && exchange.theyGave.how !== 'withdrawn')
			.map(({ contactId }) => contactId)
	);
	const isHere = (row: { eventId: string | null }) => row.eventId === eventId;
	const noted = new Set([
		...rows.remarks.filter(isHere).map(({ contactId }) => contactId),
		...rows.promises.filter(isHere).map(({ contactId }) => contactId),
		...rows.marks.filter((mark) => isHere(mark) && isMarked(mark)).map(({ contactId }) => contactId)
	]);
	const writtenAt = new Map(rows.notes.map(({ id, editedAt }) => [id, editedAt]));
	const related = new Set(rows.relationships.map(({ id }) => id));
	const isWanted = ({ id, blocked }: { id: string; blocked: boolean }) =>
		ids.has(id) && !noted.has(id) && !blocked;
	const met = acquaintances({
		...rows,
		contacts: rows.contacts.filter(isWanted),
		exchanges: rows.exchanges.filter(({ contactId }) => ids.has(contactId))
	});
	return met.filter(({ contact, exchanges }) => {
		const there = exchanges
			.filter(isHere)
			.flatMap(({ meetings }) => meetings.map(({ happenedAt }) => happenedAt));
		const isWritten = there.some((at) => at <= (writtenAt.get(contact.id) ?? ''));
		return !isWritten && !(related.has(contact.id) && exchanges.every(isHere));
	});
}

/** Who is next after somebody in the list, who may be gone from it by now: never one of the skipped. Null: nobody. */
export function nextOf(
	ids: readonly string[],
	after: string | null,
	skipped: readonly string[]
): string | null {
	return ids.find((id) => id !== after && !skipped.includes(id)) ?? null;
}

/** Until when one still knows what was said. */
const freshMs = 3 * 24 * 3_600_000;

/** Whether the latest meeting (ISO 8601 UTC) was so lately that the people are worth going through. */
export function isRecent(lastMetAt: string, now: Date): boolean {
	return now.getTime() - Date.parse(lastMetAt) < freshMs;
}
