import { fields } from '$lib/card/fields.ts';
import { saveProfile } from '$lib/card/mutations.ts';
import { myCard } from '$lib/card/profile.svelte.ts';
import { problem } from '$lib/core/result.ts';
import { Writing } from '$lib/people/writing.svelte.ts';
import { mutate } from '$lib/sync/mutate.ts';

/** One field of my card, written here: kept with every letter, stored at every pause. Made while its component is. */
export function fieldOf(field: 'headline' | 'pitch'): Writing {
	return new Writing({
		keys: () => ({ text: `prepare/${field}`, was: `prepare-was/${field}` }),
		saved: () => myCard.profile?.[field] ?? '',
		limit: limitOf(field),
		save: async (text) => {
			const { profile } = myCard;
			return profile ? mutate(saveProfile, { profile: { ...profile, [field]: text } }) : problem('nameless');
		}
	});
}

/** Code points. */
export function limitOf(field: 'headline' | 'pitch'): number {
	return fields.find(({ id }) => id === field)?.limit ?? 0;
}
