import type { CardSettings, Profile } from '../card/fields.ts';
import type {
	ContactRow,
	CorrespondenceRow,
	EventRow,
	ExchangeRow,
	FollowUpAnswerRow,
	GoalRow,
	MarkRow,
	MilestoneRow,
	OutboxRow,
	PromiseRow,
	ReflectionRow,
	RelationshipRow,
	RemarkRow,
	Rows,
	TouchRow,
	Voice
} from '../db/rows.ts';
import type { KeptNote } from '../sync/give-up.ts';

/**
 * Everything a person has in Hallway, as one JSON document in UTF-8. Rows are as docs/protocol.md ("Pull") has them, times are
 * ISO 8601 UTC, ids are only good for finding what belongs together. A reader leaves out keys it does not know; `version`
 * grows when a key changes its meaning. Left out: keys, sign-ins and the recovery secrets of events, since such files are
 * passed on.
 */
export type PersonalRecord = {
	format: 'hallway-record';
	version: 1;
	/** When it was made, and by which release of the app. */
	exportedAt: string;
	app: string;
	profile: Profile | null;
	/** What is shown at which event; `default` for all others. */
	cards: ({ id: string } & CardSettings)[];
	events: EventRow[];
	contacts: ContactRow[];
	exchanges: ExchangeRow[];
	/** `id` is the contact's. */
	notes: { id: string; text: string; editedAt: string }[];
	goals: GoalRow[];
	remarks: RemarkRow[];
	promises: PromiseRow[];
	marks: MarkRow[];
	/** What people are to me; `id` is the contact's. */
	relationships: RelationshipRow[];
	/** What I made of an event; `id` is the event's. */
	reflections: ReflectionRow[];
	/** What there was between us since: messages, replies, help. */
	touches: TouchRow[];
	/** What I said to follow-ups. */
	followUpAnswers: FollowUpAnswerRow[];
	/** How I write with people; `id` is the contact's. */
	correspondences: CorrespondenceRow[];
	milestones: MilestoneRow[];
	/** How I write; null: nothing said. */
	voice: Voice | null;
	/** How I want the app to be; null: nothing said. */
	preferences: { quiet: boolean } | null;
	/** What the server does not have yet or has refused, in the order in which it was done; its effect is in the rows above. */
	waiting: Pick<OutboxRow, 'id' | 'kind' | 'input' | 'happenedAt' | 'progress'>[];
	/** Notes whose person is not here any more. */
	keptNotes: KeptNote[];
	/** Texts begun and not finished, by where they were typed (`note/CONTACT`). */
	halfTyped: { id: string; text: string }[];
	/** Rows (`contacts/ID`) that no server knows. */
	onlyHere: string[];
	/** Rows of another version of the app, by store, as they are. */
	unreadable: Record<string, unknown[]>;
};

type Stored = { [Name in keyof Rows]: readonly Rows[Name][] } & Pick<
	PersonalRecord,
	'keptNotes' | 'onlyHere'
>;
type Making = { now: Date; app: string; unreadable: Readonly<Record<string, unknown[]>> };

// What only the device that made it may know (docs/protocol.md, "key" and "recovery").
const secrets = new Set(['secret', 'recoverySecret', 'recoveryHash']);
// Rows under an edit that waits, and facts of this device, are of use to nobody else; a sign-in may stand in the latter.
const ofThisDevice = new Set(['meta', 'shadows', 'journal']);

/** The record of what is stored on this device. */
export function recordOf(stored: Stored, { now, app, unreadable }: Making): PersonalRecord {
	const { profiles, outbox, drafts, keptNotes, onlyHere } = stored;
	const [preference] = stored.preferences;
	const waiting = outbox.filter(({ progress }) => progress.state !== 'sent').sort((a, b) => a.seq - b.seq);
	return {
		format: 'hallway-record',
		version: 1,
		exportedAt: now.toISOString(),
		app,
		profile: profiles[0]?.profile ?? null,
		cards: [...stored.cards],
		events: [...stored.events],
		contacts: [...stored.contacts],
		exchanges: [...stored.exchanges],
		notes: [...stored.notes],
		goals: [...stored.goals],
		remarks: [...stored.remarks],
		promises: [...stored.promises],
		marks: [...stored.marks],
		relationships: [...stored.relationships],
		reflections: [...stored.reflections],
		touches: [...stored.touches],
		followUpAnswers: [...stored.followUpAnswers],
		correspondences: [...stored.correspondences],
		milestones: [...stored.milestones],
		voice: stored.voices[0]?.voice ?? null,
		preferences: preference ? { quiet: preference.quiet } : null,
		waiting: waiting.map(({ id, kind, input, happenedAt, progress }) => ({
			id,
			kind,
			input,
			happenedAt,
			progress
		})),
		keptNotes: [...keptNotes],
		halfTyped: drafts.map(({ id, text }) => ({ id, text })),
		onlyHere: [...onlyHere],
		unreadable: Object.fromEntries(Object.entries(unreadable).filter(([store]) => !ofThisDevice.has(store)))
	};
}

/** The document as a text. */
export function writeRecord(record: PersonalRecord): string {
	return JSON.stringify(record, (name, value: unknown) => (secrets.has(name) ? undefined : value), '\t');
}

/** `hallway-2026-11-22.json` */
export function recordFileName(now: Date, extension: 'json' | 'vcf'): string {
	return `hallway-${now.toISOString().slice(0, 10)}.${extension}`;
}
