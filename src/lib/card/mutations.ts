import * as v from 'valibot';
import { eventKey } from '../sync/keys.ts';
import { idSchema } from '../sync/input.ts';
import { defineMutation } from '../sync/mutation.ts';
import { profileSchema, sharingSchema } from './schema.ts';

/** Stores my profile whole; everyone who holds my card gets what changed of it. */
export const saveProfile = defineMutation({
	kind: 'save_profile',
	input: v.object({ profile: profileSchema }),
	writes: () => ['profile'],
	replaces: () => true,
	apply: (tx, { profile }, { happenedAt }) => tx.put('profiles', { id: 'me', profile, editedAt: happenedAt })
});

/** Stores what I show at one event, or by default (event id null). */
export const saveCard = defineMutation({
	kind: 'save_card',
	input: v.object({
		eventId: v.nullable(idSchema),
		sharing: sharingSchema,
		asksFirst: v.boolean(),
		graph: v.picklist(['name', 'dot', 'none']),
		// What is left out stays as it is.
		helped: v.optional(v.boolean()),
		counted: v.optional(v.boolean())
	}),
	writes: ({ eventId }) => [`card:${eventId ?? 'default'}`],
	reads: ({ eventId }) => (eventId === null ? [] : [eventKey(eventId)]),
	replaces: ({ eventId }, earlier) => earlier.eventId === eventId,
	apply: async (tx, { eventId, ...settings }) => {
		const id = eventId ?? 'default';
		const before = (await tx.get('cards', id)) ?? (await tx.get('cards', 'default'));
		const { helped = false, counted = false } = { ...before, ...settings };
		tx.put('cards', { id, ...settings, helped, counted });
	}
});
