import type { PromiseRow, RemarkRow } from '../../db/rows.ts';

/** What a conversation leaves: remarks by their kind, and promises by who made them. */
export const saidKinds = [
	'challenge',
	'goal',
	'topic',
	'personal',
	'i-promised',
	'asked',
	'they-promised',
	'place'
] as const;
export type SaidKind = (typeof saidKinds)[number];

/** One of them, about a person at an event. `dueOn` is a day such as 2026-11-30; times are ISO 8601 UTC. */
export type Said = {
	readonly id: string;
	readonly kind: SaidKind;
	readonly contactId: string;
	readonly eventId: string | null;
	readonly text: string;
	readonly madeAt: string;
	readonly dueOn: string | null;
	readonly keptAt: string | null;
};

type Rows = { readonly remarks: readonly RemarkRow[]; readonly promises: readonly PromiseRow[] };

/** Everything put down about one person, what was said first comes first. */
export function saidAbout(contactId: string, { remarks, promises }: Rows): Said[] {
	const isAbout = (row: { contactId: string }) => row.contactId === contactId;
	return [
		...remarks.filter(isAbout).map((row) => ({ ...row, dueOn: null, keptAt: null })),
		...promises.filter(isAbout).map((row) => ({ ...row, kind: promiseKindOf(row.by) }))
	].sort((one, other) => (one.madeAt < other.madeAt ? -1 : one.madeAt > other.madeAt ? 1 : 0));
}

/** All words about each person in one text, to search in. */
export function wordsByContact({ remarks, promises }: Rows): Map<string, string> {
	const words = new Map<string, string>();
	for (const { contactId, text } of [...remarks, ...promises]) {
		const before = words.get(contactId);
		words.set(contactId, before === undefined ? text : `${before}\n${text}`);
	}
	return words;
}

/** Whether it is a promise, of either side. */
export function isPromise(kind: SaidKind): kind is 'i-promised' | 'they-promised' {
	return kind === 'i-promised' || kind === 'they-promised';
}

/** Who a promise of that kind binds. */
export function promiserOf(kind: 'i-promised' | 'they-promised'): 'me' | 'them' {
	return kind === 'i-promised' ? 'me' : 'them';
}

function promiseKindOf(by: 'me' | 'them'): 'i-promised' | 'they-promised' {
	return by === 'me' ? 'i-promised' : 'they-promised';
}

/** What is being written: all that has to be known of it before it has a row. */
export type Begun = Pick<Said, 'id' | 'kind' | 'contactId' | 'eventId'>;

const begun = /^said\/([^/]+)\/([^/]+)\/([^/]+)\/([^/]+)$/;

/** The keys of its drafts: the text, what that began with, and the day of a promise. */
export function draftKeys({ id, kind, contactId, eventId }: Begun): {
	text: string;
	was: string;
	day: string;
} {
	const rest = `${contactId}/${eventId ?? 'none'}/${kind}/${id}`;
	return { text: `said/${rest}`, was: `said-was/${rest}`, day: `said-day/${rest}` };
}

/** What is half-typed about a person, among the keys of all drafts. */
export function begunAbout(contactId: string, keys: readonly string[]): Begun[] {
	return keys.flatMap((key) => {
		const [, about, event, name, id] = begun.exec(key) ?? [];
		const kind = saidKinds.find((one) => one === name);
		if (about !== contactId || !kind) return [];
		return { id, kind, contactId, eventId: event === 'none' ? null : event };
	});
}

/** Where I talked with somebody; `isEmpty`: nothing is put down about it. */
export type Talk = { readonly eventId: string | null; readonly isEmpty: boolean };

/** The events, or none (null), at which I met a person or put something down about them: the latest met first. */
export function talksOf(exchanges: readonly { eventId: string | null }[], said: readonly Said[]): Talk[] {
	const eventIds = new Set([...exchanges, ...said].map(({ eventId }) => eventId));
	return [...eventIds].map((eventId) => ({
		eventId,
		isEmpty: !said.some((one) => one.eventId === eventId)
	}));
}
