import { db } from '$lib/db/db.svelte.ts';
import { reflectionLimit } from '$lib/goals/limits.ts';
import { saveReflection } from '$lib/goals/mutations.ts';
import { Writing } from '$lib/people/writing.svelte.ts';
import { mutate } from '$lib/sync/mutate.ts';

/** One half of a reflection while it is written; the other half stays as it is, whoever writes it. Made while its component is. */
export function halfOf(half: 'well' | 'next', eventId: () => string): Writing {
	const stored = () => db.tables.reflections.get(eventId());
	return new Writing({
		keys: () => ({ text: `reflection-${half}/${eventId()}`, was: `reflection-${half}-was/${eventId()}` }),
		saved: () => stored()?.[half] ?? '',
		limit: reflectionLimit,
		save: (text, was) => {
			const { well = '', next = '', doneAt = null } = stored() ?? {};
			const both = { well, next, wasWell: well, wasNext: next, doneAt, eventId: eventId() };
			return mutate(
				saveReflection,
				half === 'well' ? { ...both, well: text, wasWell: was } : { ...both, next: text, wasNext: was }
			);
		}
	});
}
