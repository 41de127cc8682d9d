import type { Card, CardSettings, FieldId, Profile } from '../card/fields.ts';
import type {
	CorrespondenceRow,
	FollowUpAnswerRow,
	MilestoneRow,
	TouchRow,
	VoiceRow
} from './follow-up-rows.ts';

export * from './follow-up-rows.ts';

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
	role: EventRole;
	joinedAt: string;
	leftAt: string | null;
	attendees: number;
} & EventSetUp;

type EventRole = 'attendee' | 'host' | 'organizer';

/** What an organizer may say of an event besides where and when; missing: this phone does not know it yet. */
export type EventSetUp = {
	language?: 'en' | 'de' | null;
	topics?: string[];
	/** The fields of a profile that a card asks for here. */
	asksFor?: FieldId[];
	joinsFrom?: string | null;
	joinsUntil?: string | null;
	/** Outside of this time an exchange stands on its own. */
	exchangesFrom?: string | null;
	exchangesUntil?: string | null;
	/** When what the organizers hold is removed. */
	dataEndsAt?: string | null;
	deletedAt?: string | null;
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

export const goalKinds = ['new-people', 'match', 'topic', 'field', 'again', 'noted', 'own'] as const;
export type GoalKind = (typeof goalKinds)[number];

/** What I want from an event (null: at any time, since `madeAt`). `text` says what, where the kind needs words. */
export type GoalRow = {
	id: string;
	eventId: string | null;
	kind: GoalKind;
	target: number;
	text: string;
	tickedAt: string | null;
	madeAt: string;
};

export const remarkKinds = ['challenge', 'goal', 'topic', 'personal', 'place', 'asked'] as const;
type RemarkKind = (typeof remarkKinds)[number];

/** One thing that was said, where we stood, or what they asked for. */
export type RemarkRow = {
	id: string;
	contactId: string;
	eventId: string | null;
	kind: RemarkKind;
	text: string;
	madeAt: string;
	editedAt: string;
};

/** What one of us said they would do; `dueOn` is a day such as 2026-11-30. */
export type PromiseRow = {
	id: string;
	contactId: string;
	eventId: string | null;
	by: 'me' | 'them';
	text: string;
	dueOn: string | null;
	keptAt: string | null;
	madeAt: string;
	editedAt: string;
};

/** One tap each about a person at an event; the id is that of the exchange. */
export type MarkRow = {
	id: string;
	contactId: string;
	eventId: string | null;
	worth: boolean;
	deepen: boolean;
	thank: boolean;
};

export const relationshipKinds = [
	'colleague',
	'mentor',
	'mentee',
	'client',
	'supplier',
	'partner',
	'friend',
	'investor',
	'candidate',
	'employer'
] as const;
export type RelationshipKind = (typeof relationshipKinds)[number];

/** What a contact is to me; the id is the contact's. No row: nothing said. */
export type RelationshipRow = { id: string; kind: RelationshipKind };

/** Two minutes after an event; the id is the event's. `doneAt` null: not finished yet. */
export type ReflectionRow = {
	id: string;
	well: string;
	next: string;
	doneAt: string | null;
	editedAt: string;
};

/** How I want the app to be, on every device: one row, `me`. */
type PreferencesRow = { id: 'me'; quiet: boolean };

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
	/** When the server first said that it has it, if it is sent again because the server was put back (src/lib/sync/journal.ts). */
	acknowledgedAt?: number;
};

/** A mutation that the server has acknowledged, and when, in milliseconds since 1970 on this device. The id is its place. */
type JournalRow = { id: string; at: number; entry: OutboxRow };

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
	goals: GoalRow;
	remarks: RemarkRow;
	promises: PromiseRow;
	marks: MarkRow;
	relationships: RelationshipRow;
	reflections: ReflectionRow;
	preferences: PreferencesRow;
	touches: TouchRow;
	followUpAnswers: FollowUpAnswerRow;
	correspondences: CorrespondenceRow;
	milestones: MilestoneRow;
	voices: VoiceRow;
	outbox: OutboxRow;
	drafts: DraftRow;
	shadows: ShadowRow;
	journal: JournalRow;
}

export type TableName = keyof Rows;

/** Tables whose rows the server gives back. */
export type SharedTable = Exclude<TableName, 'meta' | 'outbox' | 'drafts' | 'shadows' | 'journal'>;

export const tableNames = [
	'meta',
	'profiles',
	'cards',
	'events',
	'contacts',
	'exchanges',
	'notes',
	'goals',
	'remarks',
	'promises',
	'marks',
	'relationships',
	'reflections',
	'preferences',
	'touches',
	'followUpAnswers',
	'correspondences',
	'milestones',
	'voices',
	'outbox',
	'drafts',
	'shadows',
	'journal'
] as const satisfies readonly TableName[];

/** Whether a table is kept in memory too; what no screen shows is read when it is needed. */
export function isInMemory(table: TableName): boolean {
	return table !== 'journal';
}

/** Whether a tab that opens reads a table at once. */
export function isLoaded(table: TableName): boolean {
	return table !== 'shadows' && isInMemory(table);
}

/** Fields one can look rows up by; the database has an index for each. */
export type Lookup = { contacts: 'keyIds'; exchanges: 'contactId' };
