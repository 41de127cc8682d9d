import * as v from 'valibot';
import { relationshipKinds, remarkKinds } from '../../db/rows.ts';
import { exchangeIdOf } from '../../exchange/exchange.ts';
import { momentSchema } from '../../remote/wire.ts';
import { idSchema, longTextUpTo } from '../../sync/input.ts';
import { contactKey, eventKey } from '../../sync/keys.ts';
import { defineMutation } from '../../sync/mutation.ts';
import { joinedNote } from '../joined-note.ts';
import { promiseLimit, remarkLimit } from './limits.ts';

const about = { contactId: idSchema, eventId: v.nullable(idSchema) };
const aboutKeys = ({ contactId, eventId }: { contactId: string; eventId: string | null }) => [
	contactKey(contactId),
	...(eventId === null ? [] : [eventKey(eventId)])
];

/**
 * Keeps one thing that was said at an event; an empty text takes it away. `was` is the text that the person began with, as in
 * `saveNote`: what they did not see stays.
 */
export const saveRemark = defineMutation({
	kind: 'save_remark',
	input: v.object({
		remarkId: idSchema,
		...about,
		kind: v.picklist(remarkKinds),
		text: longTextUpTo(remarkLimit),
		was: v.optional(v.string(), '')
	}),
	writes: ({ remarkId }) => [`remark:${remarkId}`],
	reads: aboutKeys,
	replaces: ({ remarkId, was }, earlier) => earlier.remarkId === remarkId && earlier.text === was,
	inPlaceOf: (input, { was }) => ({ ...input, was }),
	apply: async (tx, { remarkId, contactId, eventId, kind, text: typed, was }, { happenedAt }) => {
		const stored = await tx.get('remarks', remarkId);
		const isOlder = stored !== undefined && happenedAt < stored.editedAt;
		const text = joinedNote({ stored: stored?.text ?? '', was, typed, isOlder });
		if (text === '') return tx.delete('remarks', remarkId);
		const times = { madeAt: stored?.madeAt ?? happenedAt, editedAt: isOlder ? stored.editedAt : happenedAt };
		tx.put('remarks', { id: remarkId, contactId, eventId, kind, text, ...times });
	}
});

/** Keeps a promise, mine or theirs; an empty text takes it away. `was` as in `saveRemark`. */
export const savePromise = defineMutation({
	kind: 'save_promise',
	input: v.object({
		promiseId: idSchema,
		...about,
		by: v.picklist(['me', 'them']),
		text: longTextUpTo(promiseLimit),
		was: v.optional(v.string(), ''),
		dueOn: v.nullable(v.pipe(v.string(), v.isoDate('invalid'))),
		keptAt: v.nullable(momentSchema)
	}),
	writes: ({ promiseId }) => [`promise:${promiseId}`],
	reads: aboutKeys,
	replaces: ({ promiseId, was }, earlier) => earlier.promiseId === promiseId && earlier.text === was,
	inPlaceOf: (input, { was }) => ({ ...input, was }),
	apply: async (tx, { promiseId, text: typed, was, ...rest }, { happenedAt }) => {
		const stored = await tx.get('promises', promiseId);
		const isOlder = stored !== undefined && happenedAt < stored.editedAt;
		const text = joinedNote({ stored: stored?.text ?? '', was, typed, isOlder });
		if (text === '') return tx.delete('promises', promiseId);
		if (isOlder) return tx.put('promises', { ...stored, text });
		tx.put('promises', {
			id: promiseId,
			...rest,
			text,
			madeAt: stored?.madeAt ?? happenedAt,
			editedAt: happenedAt
		});
	}
});

/** One tap about a person at an event: worth following up, to be deepened, to be thanked. What is left out stays. */
export const markPerson = defineMutation({
	kind: 'mark_person',
	input: v.object({
		...about,
		worth: v.optional(v.boolean()),
		deepen: v.optional(v.boolean()),
		thank: v.optional(v.boolean())
	}),
	writes: ({ contactId, eventId }) => [`mark:${exchangeIdOf(contactId, eventId)}`],
	reads: aboutKeys,
	replaces: ({ contactId, eventId }, earlier) =>
		earlier.contactId === contactId && earlier.eventId === eventId,
	inPlaceOf: (input, earlier) => ({ ...earlier, ...input }),
	apply: async (tx, { contactId, eventId, ...taps }) => {
		const id = exchangeIdOf(contactId, eventId);
		const before = (await tx.get('marks', id)) ?? {
			id,
			contactId,
			eventId,
			worth: false,
			deepen: false,
			thank: false
		};
		tx.put('marks', { ...before, ...taps });
	}
});

/** What a person is to me; null: nothing said. */
export const setRelationship = defineMutation({
	kind: 'set_relationship',
	input: v.object({ contactId: idSchema, kind: v.nullable(v.picklist(relationshipKinds)) }),
	writes: ({ contactId }) => [`relationship:${contactId}`],
	reads: ({ contactId }) => [contactKey(contactId)],
	replaces: ({ contactId }, earlier) => earlier.contactId === contactId,
	apply: (tx, { contactId, kind }) => {
		if (kind === null) tx.delete('relationships', contactId);
		else tx.put('relationships', { id: contactId, kind });
	}
});
