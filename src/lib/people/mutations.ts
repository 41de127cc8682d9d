import * as v from 'valibot';
import { codePoints } from '../core/text.ts';
import { idSchema } from '../sync/input.ts';
import { contactKey } from '../sync/keys.ts';
import { defineMutation } from '../sync/mutation.ts';

/** Code points (docs/protocol.md). */
export const noteLimit = 10_000;

/** Stores the note about a contact whole; an empty one deletes it. */
export const saveNote = defineMutation({
	kind: 'save_note',
	input: v.object({
		contactId: idSchema,
		text: v.pipe(
			v.string(),
			v.check((text) => codePoints(text) <= noteLimit, 'too-long')
		)
	}),
	writes: ({ contactId }) => [contactKey(contactId)],
	replaces: ({ contactId }, earlier) => earlier.contactId === contactId,
	apply: (tx, { contactId, text }, { happenedAt }) => {
		if (text === '') tx.delete('notes', contactId);
		else tx.put('notes', { id: contactId, text, editedAt: happenedAt });
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
