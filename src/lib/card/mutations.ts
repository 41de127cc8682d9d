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
		graph: v.picklist(['name', 'dot', 'none'])
	}),
	writes: ({ eventId }) => [`card:${eventId ?? 'default'}`],
	reads: ({ eventId }) => (eventId === null ? [] : [eventKey(eventId)]),
	replaces: ({ eventId }, earlier) => earlier.eventId === eventId,
	apply: (tx, { eventId, ...settings }) => tx.put('cards', { id: eventId ?? 'default', ...settings })
});
