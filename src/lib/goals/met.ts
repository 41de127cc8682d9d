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

/** The same rows by the contact they are about, from `meetingsOf` and `wordsOf`. */
export type Groups = Meetings & Words;
type Meetings = {
	readonly contactOf: ReadonlyMap<string, ContactRow>;
	/** Exchanges that stand. */
	readonly exchangesOf: ReadonlyMap<string, readonly ExchangeRow[]>;
	readonly exchangesAt: ReadonlyMap<string | null, readonly ExchangeRow[]>;
};
type Words = {
	readonly noteOf: ReadonlyMap<string, NoteRow>;
	readonly saidOf: ReadonlyMap<string, readonly (RemarkRow | PromiseRow)[]>;
};

/** Where words stand: a row changes as a whole, so the same row says the same. */
export type Said = NoteRow | RemarkRow | PromiseRow;

/** Somebody met within the scope of a goal. Times are ISO 8601 UTC. */
export type Met = {
	readonly contact: ContactRow;
	/** Their first meeting there. */
	readonly at: string;
	/** Whether they had met before that, somewhere else. */
	readonly isKnown: boolean;
	/** What I wrote and what was said and promised there: what was said first comes first. */
	readonly words: readonly { readonly row: Said; readonly at: string }[];
};

/** Who was met, and where. An exchange that either side withdrew is none, nor is one with somebody blocked. */
export function meetingsOf({ contacts, exchanges }: Pick<Record, 'contacts' | 'exchanges'>): Meetings {
	const contactOf = new Map(contacts.filter(({ blocked }) => !blocked).map((row) => [row.id, row]));
	const standing = exchanges.filter((exchange) => stands(exchange) && contactOf.has(exchange.contactId));
	return {
		contactOf,
		exchangesOf: grouped(standing, ({ contactId }) => contactId),
		exchangesAt: grouped(standing, ({ eventId }) => eventId)
	};
}

/** What was written about whom. */
export function wordsOf({ notes, remarks, promises }: Pick<Record, 'notes' | 'remarks' | 'promises'>): Words {
	return {
		noteOf: new Map(notes.map((note) => [note.id, note])),
		saidOf: grouped([...remarks, ...promises], ({ contactId }) => contactId)
	};
}

/** Whom I met within the scope of a goal: at its event, or, where it has none, since it was made. */
export function metWithin(scope: Pick<GoalRow, 'eventId' | 'madeAt'>, groups: Groups): Met[] {
	const { eventId, madeAt } = scope;
	if (eventId === null) return metAmong(groups.exchangesOf.keys(), (_, at) => at >= madeAt, groups);
	const there = groups.exchangesAt.get(eventId) ?? [];
	return metAmong(new Set(there.map(({ contactId }) => contactId)), (event) => event === eventId, groups);
}

type IsWithin = (eventId: string | null, at: string) => boolean;

function metAmong(ids: Iterable<string>, isWithin: IsWithin, groups: Groups): Met[] {
	const all: Met[] = [];
	for (const id of ids) {
		const contact = groups.contactOf.get(id);
		const [inside, outside]: [string[], string[]] = [[], []];
		for (const { eventId, meetings } of groups.exchangesOf.get(id) ?? [])
			for (const { happenedAt: at } of meetings) (isWithin(eventId, at) ? inside : outside).push(at);
		if (!contact || inside.length === 0) continue;
		const at = earliest(inside);
		const words = wordsWithin(id, { isWithin, inside, outside }, groups);
		all.push({ contact, at, isKnown: outside.some((other) => other < at), words });
	}
	return all;
}

type Scope = {
	readonly isWithin: IsWithin;
	readonly inside: readonly string[];
	readonly outside: readonly string[];
};

function wordsWithin(id: string, { isWithin, inside, outside }: Scope, groups: Groups): Met['words'] {
	const note = groups.noteOf.get(id);
	const said: readonly (RemarkRow | PromiseRow)[] = groups.saidOf.get(id) ?? [];
	const words: { row: Said; at: string }[] = said
		.filter(({ eventId, madeAt }) => isWithin(eventId, madeAt))
		.map((row) => ({ row, at: row.madeAt }));
	if (note && isAbout(note.editedAt, inside, outside)) words.push({ row: note, at: note.editedAt });
	return words.length > 1 ? words.sort((one, other) => compare(one.at, other.at)) : words;
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
	const before = inside.filter((at) => at <= editedAt);
	if (before.length === 0) return false;
	const latest = before.reduce((one, other) => (one > other ? one : other));
	return !outside.some((at) => at > latest && at <= editedAt);
}

function earliest(times: readonly string[]): string {
	return times.reduce((one, other) => (one < other ? one : other));
}
