import * as v from 'valibot';
import { type FieldId, fields } from '../card/fields.ts';

// What the server answers (docs/protocol.md), parsed at the edge. Fields we do not know are dropped: it may be newer.

/** A moment as any of our back ends writes it; Postgres itself leaves out the T and the minutes of the offset. */
export const momentSchema = v.pipe(
	v.string(),
	v.transform((text) => new Date(text.replace(/^(\d{4}-\d\d-\d\d) /, '$1T').replace(/([+-]\d\d)$/, '$1:00'))),
	v.check((moment) => !Number.isNaN(moment.getTime())),
	v.transform((moment) => moment.toISOString())
);

const answerSchema = v.object({
	id: v.string(),
	answer: v.picklist(['applied', 'already_applied', 'held', 'retry', 'refused']),
	code: v.nullish(v.string(), null),
	result: v.nullish(v.record(v.string(), v.unknown()), null)
});

export const pushedSchema = v.object({
	serverNow: momentSchema,
	history: v.optional(v.string()),
	answers: v.array(answerSchema)
});

export const pulledSchema = v.object({
	serverNow: momentSchema,
	personId: v.string(),
	email: v.nullish(v.string(), null),
	cursor: v.record(v.string(), v.unknown()),
	more: v.boolean(),
	rows: v.record(v.string(), v.array(v.unknown())),
	renamed: v.nullish(v.array(v.object({ from: v.string(), to: v.string() })), []),
	deleted: v.array(v.object({ table: v.string(), id: v.string() })),
	answers: v.array(answerSchema)
});

const fieldIds = fields.map(({ id }): FieldId => id);

/** What an organizer may say of an event besides where and when; an older server knows nothing of it. */
export const setUp = {
	language: v.fallback(v.nullish(v.picklist(['en', 'de']), null), null),
	topics: v.nullish(v.array(v.string()), []),
	asksFor: v.pipe(
		v.nullish(v.array(v.string()), []),
		v.transform((names) => fieldIds.filter((id) => names.includes(id)))
	),
	joinsFrom: v.nullish(momentSchema, null),
	joinsUntil: v.nullish(momentSchema, null),
	exchangesFrom: v.nullish(momentSchema, null),
	exchangesUntil: v.nullish(momentSchema, null),
	dataEndsAt: v.nullish(momentSchema, null),
	deletedAt: v.nullish(momentSchema, null)
};

const previewEntries = {
	id: v.string(),
	name: v.string(),
	place: v.string(),
	startsAt: momentSchema,
	endsAt: v.nullable(momentSchema),
	timeZone: v.string(),
	...setUp
};
export const previewSchema = v.nullable(v.object(previewEntries));

export const ticketSchema = v.nullable(
	v.object({
		ticket: v.string(),
		expiresAt: momentSchema,
		event: v.nullable(v.object({ ...previewEntries, joinCode: v.string() }))
	})
);

export const recoveredSchema = v.nullable(v.object({ eventId: v.string() }));

export const configSchema = v.object({
	protocol: v.number(),
	backend: v.object({ url: v.string(), key: v.string() }),
	installation: v.object({ name: v.string(), contact: v.nullish(v.string(), '') }),
	mail: v.boolean(),
	// An older server knows nothing of it.
	rewriting: v.nullish(v.boolean(), false),
	demo: v.boolean(),
	// A newer server may nudge in a way of its own; without it the app still works.
	nudges: v.fallback(v.picklist(['sse', 'none']), 'none')
});

export type Answer = v.InferOutput<typeof answerSchema>;
export type Pushed = v.InferOutput<typeof pushedSchema>;
export type Pulled = v.InferOutput<typeof pulledSchema>;
export type EventPreview = NonNullable<v.InferOutput<typeof previewSchema>>;
export type Ticket = NonNullable<v.InferOutput<typeof ticketSchema>>;
export type Config = v.InferOutput<typeof configSchema>;

export type WireMutation = { id: string; kind: string; happenedAt: string; input: Record<string, unknown> };
/** `number` rises with every batch of an outbox; `history` is that of the last cursor. */
export type Batch = {
	protocol: 1;
	outboxId: string;
	sentAt: string;
	number?: number;
	history?: string;
	mutations: WireMutation[];
};
export type Cursor = Record<string, unknown>;
