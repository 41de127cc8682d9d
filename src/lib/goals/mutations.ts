import * as v from 'valibot';
import { isBlank } from '../core/text.ts';
import { goalKinds } from '../db/rows.ts';
import { joinedNote } from '../people/joined-note.ts';
import { momentSchema } from '../remote/wire.ts';
import { idSchema, longTextUpTo } from '../sync/input.ts';
import { eventKey } from '../sync/keys.ts';
import { defineMutation } from '../sync/mutation.ts';
import { goalLimits, needsWords, reflectionLimit } from './limits.ts';

const goalKey = (goalId: string) => `goal:${goalId}`;
const eventKeys = (eventId: string | null) => (eventId === null ? [] : [eventKey(eventId)]);

/**
 * Sets a goal or changes it whole; the id is a fresh one, or that of the goal. `madeAt` is for one that was dropped and comes
 * back: the server knows it. Edits wait one behind the other: when it was made is when the first of them was.
 */
export const setGoal = defineMutation({
	kind: 'set_goal',
	input: v.pipe(
		v.object({
			goalId: idSchema,
			eventId: v.nullable(idSchema),
			kind: v.picklist(goalKinds),
			target: v.pipe(v.number('invalid'), v.integer('invalid'), v.minValue(1), v.maxValue(goalLimits.target)),
			text: longTextUpTo(goalLimits.text),
			tickedAt: v.nullable(momentSchema),
			madeAt: v.optional(momentSchema)
		}),
		v.forward(
			v.check(({ kind, text }) => !needsWords(kind) || !isBlank(text), 'missing'),
			['text']
		)
	),
	writes: ({ goalId }) => [goalKey(goalId)],
	reads: ({ eventId }) => eventKeys(eventId),
	wire: ({ madeAt: _, ...goal }) => goal,
	apply: async (tx, { goalId, madeAt, ...goal }, { happenedAt }) => {
		const known = await tx.get('goals', goalId);
		tx.put('goals', { id: goalId, ...goal, madeAt: known?.madeAt ?? madeAt ?? happenedAt });
	}
});

/** Drops a goal; setting it again brings it back. */
export const dropGoal = defineMutation({
	kind: 'drop_goal',
	input: v.object({ goalId: idSchema }),
	writes: ({ goalId }) => [goalKey(goalId)],
	apply: (tx, { goalId }) => tx.delete('goals', goalId)
});

/** How I want the app to be, on every device. */
export const savePreferences = defineMutation({
	kind: 'save_preferences',
	input: v.object({ quiet: v.boolean() }),
	writes: () => ['preferences'],
	replaces: () => true,
	apply: (tx, preferences) => tx.put('preferences', { id: 'me', ...preferences })
});

/** What went well at an event and what to try next; `was` as in `saveNote`. */
export const saveReflection = defineMutation({
	kind: 'save_reflection',
	input: v.object({
		eventId: idSchema,
		well: longTextUpTo(reflectionLimit),
		next: longTextUpTo(reflectionLimit),
		wasWell: v.optional(v.string(), ''),
		wasNext: v.optional(v.string(), ''),
		doneAt: v.nullable(momentSchema)
	}),
	writes: ({ eventId }) => [`reflection:${eventId}`],
	reads: ({ eventId }) => eventKeys(eventId),
	replaces: ({ eventId, wasWell, wasNext }, earlier) =>
		earlier.eventId === eventId && earlier.well === wasWell && earlier.next === wasNext,
	inPlaceOf: (input, { wasWell, wasNext }) => ({ ...input, wasWell, wasNext }),
	apply: async (tx, { eventId, well, next, wasWell, wasNext, doneAt }, { happenedAt }) => {
		const stored = await tx.get('reflections', eventId);
		const isOlder = stored !== undefined && happenedAt < stored.editedAt;
		const joined = (before: string | undefined, was: string, typed: string) =>
			joinedNote({ stored: before ?? '', was, typed, isOlder });
		tx.put('reflections', {
			id: eventId,
			well: joined(stored?.well, wasWell, well),
			next: joined(stored?.next, wasNext, next),
			// Done once stays done: a device that has not heard of it says null.
			doneAt: stored?.doneAt ?? doneAt,
			editedAt: isOlder ? stored.editedAt : happenedAt
		});
	}
});
