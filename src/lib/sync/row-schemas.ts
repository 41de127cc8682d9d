import * as v from 'valibot';
import { type Card, type FieldId, type SharingOf, fields } from '../card/fields.ts';
import {
	type Rows,
	cadences,
	followUpKinds,
	goalKinds,
	milestoneKinds,
	relationshipKinds,
	remarkKinds,
	touchChannels,
	touchKinds
} from '../db/rows.ts';
import { momentSchema, setUp } from '../remote/wire.ts';

// Rows as they are pulled. Limits were the server's business; here only the shape matters, and what we do not know is dropped.

const fieldIds = fields.map(({ id }): FieldId => id);

const cardSchema = v.pipe(
	v.object(
		Object.fromEntries(
			fields.map((field) => [field.id, v.optional('entries' in field ? v.array(v.string()) : v.string())])
		)
	),
	v.transform((card): Card =>
		Object.fromEntries(Object.entries(card).filter(([, value]) => value !== undefined))
	)
);

const sharingSchema = v.pipe(
	v.record(v.string(), v.picklist(['code', 'after', 'private'])),
	v.transform((all): SharingOf =>
		Object.fromEntries(fieldIds.flatMap((id) => (all[id] ? [[id, all[id]]] : [])))
	)
);

/** What something put down about a contact begins with. */
const about = { id: v.string(), contactId: v.string(), eventId: v.nullish(v.string(), null) };

const givingSchema = v.object({
	how: v.picklist(['nothing', 'code', 'full', 'withdrawn']),
	fields: v.pipe(
		v.nullish(v.array(v.string()), []),
		v.transform((names): FieldId[] => fieldIds.filter((id) => names.includes(id)))
	),
	at: v.nullish(momentSchema, null)
});

const inEachLanguage = v.object({ en: v.optional(v.string()), de: v.optional(v.string()) });

const voiceSchema = v.object({
	tone: v.optional(v.picklist(['warm', 'plain', 'formal'])),
	length: v.optional(v.picklist(['short', 'medium', 'long'])),
	language: v.optional(v.picklist(['en', 'de'])),
	address: v.optional(v.picklist(['du', 'Sie'])),
	greetings: v.optional(inEachLanguage),
	signatures: v.optional(inEachLanguage),
	phrases: v.optional(
		v.array(
			v.object({
				language: v.picklist(['en', 'de']),
				slot: v.picklist(['opening', 'give', 'step', 'closing']),
				text: v.string()
			})
		)
	),
	linkedinPaid: v.optional(v.boolean())
});

/**
 * What these schemas can read, as a number: one more with every change to them (tests/sync/unreadable.test.ts). A phone that
 * had to leave something out fetches everything anew when it can read more.
 */
export const rowSchemaVersion = 4;

/** The tables that are pulled. */
export const pulledTables = [
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
	'voices'
] as const;
export type PulledTable = (typeof pulledTables)[number];

export const rowSchemas: { [Table in PulledTable]: v.GenericSchema<unknown, Rows[Table]> } = {
	profiles: v.object({
		id: v.literal('me'),
		profile: v.pipe(
			cardSchema,
			v.transform((card) => ({ ...card, name: card.name ?? '' }))
		),
		editedAt: momentSchema
	}),
	cards: v.object({
		id: v.string(),
		sharing: sharingSchema,
		asksFirst: v.boolean(),
		graph: v.picklist(['name', 'dot', 'none']),
		helped: v.nullish(v.boolean(), false),
		counted: v.nullish(v.boolean(), false)
	}),
	events: v.object({
		id: v.string(),
		name: v.string(),
		place: v.string(),
		startsAt: momentSchema,
		endsAt: v.nullish(momentSchema, null),
		timeZone: v.string(),
		joinCode: v.string(),
		role: v.picklist(['attendee', 'host', 'organizer']),
		joinedAt: momentSchema,
		leftAt: v.nullish(momentSchema, null),
		attendees: v.number(),
		...setUp
	}),
	contacts: v.object({ id: v.string(), card: cardSchema, keyIds: v.array(v.string()), blocked: v.boolean() }),
	exchanges: v.object({
		id: v.string(),
		contactId: v.string(),
		eventId: v.nullish(v.string(), null),
		theyGave: givingSchema,
		iGave: givingSchema,
		asksMe: v.boolean(),
		asksThem: v.boolean(),
		via: v.picklist(['scan', 'badge', 'short-code', 'link']),
		confirmedAt: v.nullish(momentSchema, null),
		meetings: v.array(v.object({ id: v.string(), happenedAt: momentSchema }))
	}),
	notes: v.object({ id: v.string(), text: v.string(), editedAt: momentSchema }),
	goals: v.object({
		id: v.string(),
		eventId: v.nullish(v.string(), null),
		kind: v.picklist(goalKinds),
		target: v.number(),
		text: v.string(),
		tickedAt: v.nullish(momentSchema, null),
		madeAt: momentSchema
	}),
	remarks: v.object({
		...about,
		kind: v.picklist(remarkKinds),
		text: v.string(),
		madeAt: momentSchema,
		editedAt: momentSchema
	}),
	promises: v.object({
		...about,
		by: v.picklist(['me', 'them']),
		text: v.string(),
		dueOn: v.nullish(v.string(), null),
		keptAt: v.nullish(momentSchema, null),
		madeAt: momentSchema,
		editedAt: momentSchema
	}),
	marks: v.object({ ...about, worth: v.boolean(), deepen: v.boolean(), thank: v.boolean() }),
	relationships: v.object({ id: v.string(), kind: v.picklist(relationshipKinds) }),
	reflections: v.object({
		id: v.string(),
		well: v.string(),
		next: v.string(),
		doneAt: v.nullish(momentSchema, null),
		editedAt: momentSchema
	}),
	preferences: v.object({ id: v.literal('me'), quiet: v.boolean() }),
	touches: v.object({
		...about,
		kind: v.picklist(touchKinds),
		happenedAt: momentSchema,
		channel: v.nullish(v.picklist(touchChannels), null),
		settles: v.array(v.string()),
		subject: v.string(),
		text: v.string(),
		madeAt: momentSchema,
		editedAt: momentSchema
	}),
	followUpAnswers: v.object({
		id: v.string(),
		contactId: v.string(),
		kind: v.picklist(followUpKinds),
		cause: v.string(),
		doneAt: v.nullish(momentSchema, null),
		snoozedUntil: v.nullish(momentSchema, null)
	}),
	correspondences: v.object({
		id: v.string(),
		every: v.nullish(v.picklist(cadences), null),
		days: v.nullish(v.number(), null),
		restingSince: v.nullish(momentSchema, null),
		language: v.nullish(v.picklist(['en', 'de']), null),
		address: v.nullish(v.picklist(['du', 'Sie']), null),
		channel: v.nullish(v.picklist(touchChannels), null)
	}),
	milestones: v.object({
		id: v.string(),
		contactId: v.string(),
		kind: v.picklist(milestoneKinds),
		month: v.number(),
		day: v.number(),
		year: v.nullish(v.number(), null),
		text: v.string(),
		editedAt: momentSchema
	}),
	voices: v.object({ id: v.literal('me'), voice: voiceSchema, editedAt: momentSchema })
};

/** Whether a table that the server names is one of these; a newer server may know more. */
export function isPulledTable(name: string): name is PulledTable {
	return pulledTables.some((table) => table === name);
}
