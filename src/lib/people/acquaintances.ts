import { grouped } from '../core/grouped.ts';
import type { ContactRow, EventRow, ExchangeRow, NoteRow, OutboxRow } from '../db/rows.ts';
import { type Standing, concernsStanding, mostUrgent, standingOf } from '../exchange/standing.ts';

/** Somebody I met: my record of them, every exchange with them (latest first) and my note. Times are ISO 8601 UTC. */
export type Acquaintance = {
	readonly contact: ContactRow;
	readonly exchanges: readonly ExchangeRow[];
	readonly note: string;
	readonly lastMetAt: string;
	readonly standing: Standing | null;
};

/** What `acquaintances` are made of. */
export type AcquaintanceRows = {
	contacts: readonly ContactRow[];
	exchanges: readonly ExchangeRow[];
	notes: readonly NoteRow[];
	outbox: readonly OutboxRow[];
};

/** Everybody I met, the latest meeting first. */
export function acquaintances({ contacts, exchanges, notes, outbox }: AcquaintanceRows): Acquaintance[] {
	const byContact = grouped(exchanges, ({ contactId }) => contactId);
	const noteOf = new Map(notes.map(({ id, text }) => [id, text]));
	const queue = outbox.filter(concernsStanding);
	return contacts
		.map((contact) =>
			acquaintanceOf(contact, byContact.get(contact.id) ?? [], noteOf.get(contact.id) ?? '', queue)
		)
		.sort((a, b) => (a.lastMetAt < b.lastMetAt ? 1 : a.lastMetAt > b.lastMetAt ? -1 : 0));
}

/** One of them. */
export function acquaintanceOf(
	contact: ContactRow,
	exchanges: readonly ExchangeRow[],
	note: string,
	queue: readonly OutboxRow[]
): Acquaintance {
	const latestFirst =
		exchanges.length < 2 ? exchanges : [...exchanges].sort((a, b) => lastMet(b).localeCompare(lastMet(a)));
	return {
		contact,
		exchanges: latestFirst,
		note,
		lastMetAt: latestFirst[0] ? lastMet(latestFirst[0]) : '',
		standing: mostUrgent(latestFirst.map((exchange) => standingOf(exchange, queue)))
	};
}

/** Where else than in cards and notes words are found; `said`: what was put down about each contact, by their id. */
type Context = { readonly events: readonly EventRow[]; readonly said?: ReadonlyMap<string, string> };

/**
 * Who matches every word typed, in their card, my note, what was said or promised, or the event's name; everybody for an empty
 * query.
 */
export function matching(
	people: readonly Acquaintance[],
	query: string,
	{ events, said }: Context
): readonly Acquaintance[] {
	const words = folded(query).split(/\s+/).filter(Boolean);
	if (words.length === 0) return people;
	const eventNames = new Map(events.map(({ id, name }) => [id, folded(name)]));
	return people.filter((person) => {
		const text = `${searchable(person)}\n${folded(said?.get(person.contact.id) ?? '')}`;
		return words.every(
			(word) =>
				text.includes(word) ||
				person.exchanges.some(({ eventId }) => eventId && eventNames.get(eventId)?.includes(word))
		);
	});
}

/** People met at one event, or outside of any (`event` undefined). */
export type Section = { readonly event: EventRow | undefined; readonly people: readonly Acquaintance[] };

/** The people under the event of their latest meeting, the event with the latest meeting first. */
export function byEvent(people: readonly Acquaintance[], events: readonly EventRow[]): Section[] {
	const eventOf = new Map(events.map((event) => [event.id, event]));
	const sections = grouped(people, ({ exchanges }) => eventOf.get(exchanges[0]?.eventId ?? ''));
	return [...sections].map(([event, met]) => ({ event, people: met }));
}

function lastMet({ meetings }: ExchangeRow): string {
	return meetings.reduce((latest, { happenedAt }) => (happenedAt > latest ? happenedAt : latest), '');
}

// A row is never changed in place, so its folded text can be kept for as long as it is.
const foldedCards = new WeakMap<ContactRow, string>();

function searchable({ contact, note }: Acquaintance): string {
	let text = foldedCards.get(contact);
	if (text === undefined) {
		text = folded(Object.values(contact.card).flat().join('\n'));
		foldedCards.set(contact, text);
	}
	return note ? `${text}\n${folded(note)}` : text;
}

/** Letters without case, width and accents: who types `muller` means Müller. */
function folded(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll('ß', 'ss')
		.replaceAll('ø', 'o')
		.replaceAll('ł', 'l');
}
