import { grouped } from '../core/grouped.ts';
import type { ContactRow, ExchangeRow, GoalRow, NoteRow, PromiseRow, RemarkRow } from '../db/rows.ts';

/** What is known of the people one met. Rows as the phone has them; nothing else is needed, least of all a network. */
export type Record = {
	readonly contacts: readonly ContactRow[];
	readonly exchanges: readonly ExchangeRow[];
	readonly notes: readonly NoteRow[];
	readonly remarks: readonly RemarkRow[];
	readonly promises: readonly PromiseRow[];
};

/** Somebody met within the scope of a goal. Times are ISO 8601 UTC. */
export type Met = {
	readonly contact: ContactRow;
	/** Their first meeting there. */
	readonly at: string;
	/** Whether they had met before that, somewhere else. */
	readonly isKnown: boolean;
	/** What I wrote and what was said and promised there: what was said first comes first. */
	readonly words: readonly { readonly text: string; readonly at: string }[];
};

/**
 * Whom I met within the scope of a goal: at its event, or, where it has none, since it was made. An exchange that either side
 * withdrew is none, nor is one with somebody blocked.
 */
export function metWithin(scope: Pick<GoalRow, 'eventId' | 'madeAt'>, record: Record): Met[] {
	const exchangesOf = grouped(record.exchanges.filter(stands), ({ contactId }) => contactId);
	const noteOf = new Map(record.notes.map((note) => [note.id, note]));
	const saidOf = grouped([...record.remarks, ...record.promises], ({ contactId }) => contactId);
	const isWithin = (eventId: string | null, at: string) =>
		scope.eventId === null ? at >= scope.madeAt : eventId === scope.eventId;

	return record.contacts.flatMap((contact) => {
		const meetings = (exchangesOf.get(contact.id) ?? []).flatMap(({ eventId, meetings }) =>
			meetings.map(({ happenedAt }) => ({ eventId, at: happenedAt }))
		);
		const inside = meetings.filter(({ eventId, at }) => isWithin(eventId, at)).map(({ at }) => at);
		const outside = meetings.filter(({ eventId, at }) => !isWithin(eventId, at)).map(({ at }) => at);
		const at = earliest(inside);
		if (at === undefined || contact.blocked) return [];
		const said = (saidOf.get(contact.id) ?? []).filter(({ eventId, madeAt }) => isWithin(eventId, madeAt));
		const note = noteOf.get(contact.id);
		const isNoted = note !== undefined && isAbout(note.editedAt, inside, outside);
		const words = [
			...said.map(({ text, madeAt }) => ({ text, at: madeAt })),
			...(isNoted ? [{ text: note.text, at: note.editedAt }] : [])
		];
		return {
			contact,
			at,
			isKnown: outside.some((other) => other < at),
			words: words.sort((one, other) => compare(one.at, other.at))
		};
	});
}

/** The order of two times, or of any two texts. */
export function compare(one: string, other: string): number {
	return one < other ? -1 : one > other ? 1 : 0;
}

function stands({ theyGave, iGave }: ExchangeRow): boolean {
	return theyGave.how !== 'withdrawn' && iGave.how !== 'withdrawn';
}

/** There is one note about a person: it counts to the latest meeting before it was last written. */
function isAbout(editedAt: string, inside: readonly string[], outside: readonly string[]): boolean {
	const latest = inside
		.filter((at) => at <= editedAt)
		.sort(compare)
		.at(-1);
	return latest !== undefined && !outside.some((at) => at > latest && at <= editedAt);
}

function earliest(times: readonly string[]): string | undefined {
	return [...times].sort(compare)[0];
}
