import * as v from 'valibot';
import type { Rows, TableName } from './rows.ts';

// Just enough for a screen to show a row of another version without stumbling over it.
const id = v.string();
const giving = v.object({ how: v.string(), fields: v.array(v.string()) });
const card = v.record(v.string(), v.union([v.string(), v.array(v.string())]));
const about = { id, contactId: v.string(), eventId: v.nullable(v.string()) };
const queued = {
	id,
	seq: v.number(),
	kind: v.string(),
	input: v.record(v.string(), v.unknown()),
	happenedAt: v.string(),
	writes: v.array(v.string()),
	reads: v.array(v.string()),
	progress: v.object({ state: v.picklist(['waiting', 'held', 'sent', 'refused']) })
};

const shapes: { [Name in TableName]: v.GenericSchema } = {
	meta: v.object({ id }),
	profiles: v.object({ id: v.literal('me'), profile: v.intersect([card, v.object({ name: v.string() })]) }),
	cards: v.object({
		id,
		sharing: v.record(v.string(), v.string()),
		asksFirst: v.boolean(),
		graph: v.string()
	}),
	events: v.object({
		id,
		name: v.string(),
		place: v.string(),
		startsAt: v.string(),
		endsAt: v.nullable(v.string()),
		timeZone: v.string(),
		joinCode: v.string(),
		role: v.string(),
		leftAt: v.nullable(v.string())
	}),
	contacts: v.object({ id, card, keyIds: v.array(v.string()), blocked: v.boolean() }),
	exchanges: v.object({
		id,
		contactId: v.string(),
		eventId: v.nullable(v.string()),
		theyGave: giving,
		iGave: giving,
		via: v.string(),
		confirmedAt: v.nullable(v.string()),
		meetings: v.array(v.object({ id, happenedAt: v.string() }))
	}),
	notes: v.object({ id, text: v.string() }),
	goals: v.object({
		id,
		eventId: v.nullable(v.string()),
		kind: v.string(),
		target: v.number(),
		text: v.string(),
		tickedAt: v.nullable(v.string()),
		madeAt: v.string()
	}),
	remarks: v.object({ ...about, kind: v.string(), text: v.string(), madeAt: v.string() }),
	promises: v.object({ ...about, by: v.string(), text: v.string(), dueOn: v.nullable(v.string()) }),
	marks: v.object({ ...about, worth: v.boolean(), deepen: v.boolean(), thank: v.boolean() }),
	relationships: v.object({ id, kind: v.string() }),
	reflections: v.object({ id, well: v.string(), next: v.string() }),
	preferences: v.object({ id: v.literal('me'), quiet: v.boolean() }),
	touches: v.object({
		...about,
		kind: v.string(),
		happenedAt: v.string(),
		channel: v.nullable(v.string()),
		settles: v.array(v.string()),
		subject: v.string(),
		text: v.string()
	}),
	followUpAnswers: v.object({
		id,
		contactId: v.string(),
		kind: v.string(),
		cause: v.string(),
		doneAt: v.nullable(v.string()),
		snoozedUntil: v.nullable(v.string())
	}),
	correspondences: v.object({
		id,
		every: v.nullable(v.string()),
		days: v.nullable(v.number()),
		restingSince: v.nullable(v.string())
	}),
	milestones: v.object({
		id,
		contactId: v.string(),
		kind: v.string(),
		month: v.number(),
		day: v.number(),
		year: v.nullable(v.number()),
		text: v.string(),
		editedAt: v.string()
	}),
	voices: v.object({ id: v.literal('me'), voice: v.record(v.string(), v.unknown()) }),
	outbox: v.object(queued),
	drafts: v.object({ id, text: v.string() }),
	// What the server last gave under an edit that waits, and what it has acknowledged: nobody reads them but the sync.
	shadows: v.never(),
	journal: v.never()
};

/** Whether a screen of this version can show a row, whichever version stored it. */
export function isReadable<Name extends TableName>(table: Name, row: unknown): row is Rows[Name] {
	return v.is(shapes[table], row);
}
