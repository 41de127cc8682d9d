import type { Card, CardSettings, FieldId, Profile } from '../card/fields.ts';

// The rows of the local database, in the shape of the wire (docs/protocol.md, "Pull"). Times are ISO 8601 UTC texts.

/** My profile: one row, `me`. */
type ProfileRow = { id: 'me'; profile: Profile; editedAt: string };

/** My card settings for one event, or `default`. */
type CardRow = { id: string } & CardSettings;

/** Joined without a network, the phone does not know more yet: then `name`, `place`, `startsAt` and `timeZone` are empty. */
export type EventRow = {
	id: string;
	name: string;
	place: string;
	startsAt: string;
	/** Null: nobody said when it ends. */
	endsAt: string | null;
	timeZone: string;
	joinCode: string;
	role: 'attendee' | 'organizer';
	joinedAt: string;
	leftAt: string | null;
	attendees: number;
};

/** My private record of another person. */
export type ContactRow = { id: string; card: Card; keyIds: string[]; blocked: boolean };

/** What one side gave: how much, which fields, since when. */
export type Giving = { how: 'nothing' | 'code' | 'full' | 'withdrawn'; fields: FieldId[]; at: string | null };

export type Meeting = { id: string; happenedAt: string };

/** The fact that two people swapped cards at one event, or at none; `confirmedAt` null until the server agreed. */
export type ExchangeRow = {
	id: string;
	contactId: string;
	eventId: string | null;
	theyGave: Giving;
	iGave: Giving;
	asksMe: boolean;
	asksThem: boolean;
	via: 'scan' | 'badge' | 'short-code' | 'link';
	confirmedAt: string | null;
	meetings: Meeting[];
};

/** A note about a contact; the id is the contact's. */
export type NoteRow = { id: string; text: string; editedAt: string };

/** Half-typed text by a key of the screen's choice; put contact ids into it, so that it follows them. */
type DraftRow = { id: string; text: string };

/** Everything there is one of, by name. Each reader parses what it finds. */
type MetaRow = { id: string; value: unknown };

/** How far a queued mutation has come. `sent`: the server has it, its rows are not here yet. */
type OutboxState =
	| { state: 'waiting'; code: string | null }
	| { state: 'held' }
	| { state: 'sent' }
	| { state: 'refused'; code: string };

export type OutboxRow = {
	id: string;
	/** Order of entry, one counter per device. */
	seq: number;
	kind: string;
	/** What the local apply needs, for running it again. */
	input: Record<string, unknown>;
	/** What the server gets; never changed once sent, since the server remembers its hash. */
	wire: Record<string, unknown>;
	happenedAt: string;
	/** What it changes and what it builds on: it waits behind an unfinished earlier one (src/lib/sync/queue.ts). */
	writes: string[];
	reads: string[];
	progress: OutboxState;
	/** Whether it may have reached the server. */
	wasTried: boolean;
	attempts: number;
	/** Milliseconds since 1970 on this device; not sent before. */
	notBefore: number;
};

/** The row as the server last gave it, kept while a mutation that waits shows another one; null: it had none. */
type ShadowRow = {
	id: string;
	table: SharedTable | 'meta';
	rowId: string;
	row: Rows[SharedTable] | MetaRow | null;
};

export interface Rows {
	meta: MetaRow;
	profiles: ProfileRow;
	cards: CardRow;
	events: EventRow;
	contacts: ContactRow;
	exchanges: ExchangeRow;
	notes: NoteRow;
	outbox: OutboxRow;
	drafts: DraftRow;
	shadows: ShadowRow;
}

export type TableName = keyof Rows;

/** Tables whose rows the server gives back. */
export type SharedTable = Exclude<TableName, 'meta' | 'outbox' | 'drafts' | 'shadows'>;

export const tableNames = [
	'meta',
	'profiles',
	'cards',
	'events',
	'contacts',
	'exchanges',
	'notes',
	'outbox',
	'drafts',
	'shadows'
] as const satisfies readonly TableName[];

/** Fields one can look rows up by; the database has an index for each. */
export type Lookup = { contacts: 'keyIds'; exchanges: 'contactId' };
