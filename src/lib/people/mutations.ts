import * as v from 'valibot';
import { codePoints } from '../core/text.ts';
import { idSchema } from '../sync/input.ts';
import { contactKey } from '../sync/keys.ts';
import { defineMutation } from '../sync/mutation.ts';
import { joinedNote } from './joined-note.ts';

/** Code points (docs/protocol.md). */
export const noteLimit = 10_000;

/**
 * Changes the note about a contact from `was`, the text that the person began with, to `text`; an empty one deletes it.
 * What another device, or another note about the same person, has brought meanwhile stays.
 */
export const saveNote = defineMutation({
	kind: 'save_note',
	input: v.object({
		contactId: idSchema,
		text: v.pipe(
			v.string(),
			v.check((text) => codePoints(text) <= noteLimit, 'too-long')
		),
		was: v.optional(v.string(), '')
	}),
	writes: ({ contactId }) => [contactKey(contactId)],
	replaces: ({ contactId, was }, earlier) => earlier.contactId === contactId && earlier.text === was,
	inPlaceOf: (input, { was }) => ({ ...input, was }),
	apply: async (tx, { contactId, text: typed, was }, { happenedAt }) => {
		const { text: stored, editedAt } = (await tx.get('notes', contactId)) ?? { text: '', editedAt: '' };
		const text = joinedNote({ stored, was, typed, isOlder: happenedAt < editedAt });
		const latest = happenedAt < editedAt ? editedAt : happenedAt;
		if (text === '') tx.delete('notes', contactId);
		else tx.put('notes', { id: contactId, text, editedAt: latest });
	}
});

/** Withdraws all I gave this person; nothing passes between us until unblocked. They are not told. */
export const blockPerson = defineMutation({
	kind: 'block_person',
	input: v.object({ contactId: idSchema }),
	writes: ({ contactId }) => [contactKey(contactId)],
	apply: async (tx, { contactId }, { happenedAt }) => {
		const contact = await tx.get('contacts', contactId);
		if (!contact) return;
		tx.put('contacts', { ...contact, blocked: true });
		for (const exchange of await tx.where('exchanges', 'contactId', contactId)) {
			tx.put('exchanges', {
				...exchange,
				asksMe: false,
				iGave: { how: 'withdrawn', fields: [], at: happenedAt }
			});
		}
	}
});

/** Lets things pass again from now on; what was withdrawn stays withdrawn. */
export const unblockPerson = defineMutation({
	kind: 'unblock_person',
	input: v.object({ contactId: idSchema }),
	writes: ({ contactId }) => [contactKey(contactId)],
	apply: async (tx, { contactId }) => {
		const contact = await tx.get('contacts', contactId);
		if (contact) tx.put('contacts', { ...contact, blocked: false });
	}
});
