import * as v from 'valibot';
import { draftOf, keepDraft } from '../../db/drafts.ts';
import { touchChannels } from '../../db/rows.ts';

// A message that is being written, kept with every change. The keys hold the contact's id, so that they follow it.

const stateSchema = v.object({
	choices: v.object({
		tone: v.optional(v.picklist(['warm', 'plain', 'formal'])),
		length: v.optional(v.picklist(['short', 'medium', 'long'])),
		step: v.optional(v.picklist(['coffee', 'call', 'none'])),
		shuffle: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)))
	}),
	/** In which language something was typed: it stays that one, whatever the app speaks by now. */
	language: v.optional(v.picklist(['en', 'de'])),
	/** Which reasons the kept text speaks of. */
	settles: v.fallback(v.array(v.string()), []),
	/** When it was handed to another app, and to which: whether it was sent is asked afterwards. */
	opened: v.nullable(v.object({ at: v.string(), channel: v.picklist(touchChannels) }))
});

/** What was chosen for this one message, and how far it has come. */
export type KeptState = v.InferOutput<typeof stateSchema>;

/** `text` null: not edited, the draft is as it is made. */
export type KeptMessage = { text: string | null; subject: string | null; state: KeptState };

/** A message that nobody has touched. */
export const nothingKept: KeptMessage = {
	text: null,
	subject: null,
	state: { choices: {}, settles: [], opened: null }
};

const keysOf = (contactId: string) => ({
	text: `message/${contactId}`,
	subject: `message-subject/${contactId}`,
	state: `message-state/${contactId}`
});

/** What is kept of a message to somebody. */
export function keptMessage(contactId: string): KeptMessage {
	const keys = keysOf(contactId);
	return {
		text: draftOf(keys.text),
		subject: draftOf(keys.subject),
		state: parsed(draftOf(keys.state)) ?? nothingKept.state
	};
}

/** Keeps what is given; a null is forgotten. All of it has begun when this returns: the page may go in the next moment. */
export async function keepMessage(contactId: string, change: Partial<KeptMessage>): Promise<void> {
	const keys = keysOf(contactId);
	await Promise.all([
		change.text !== undefined && keepDraft(keys.text, change.text ?? ''),
		change.subject !== undefined && keepDraft(keys.subject, change.subject ?? ''),
		change.state !== undefined && keepDraft(keys.state, JSON.stringify(change.state))
	]);
}

/** Forgets all of it: it was sent. */
export async function forgetMessage(contactId: string): Promise<void> {
	await Promise.all(Object.values(keysOf(contactId)).map((key) => keepDraft(key, '')));
}

function parsed(text: string | null): KeptState | null {
	if (text === null) return null;
	try {
		const read = v.safeParse(stateSchema, JSON.parse(text));
		return read.success ? read.output : null;
	} catch {
		return null;
	}
}
