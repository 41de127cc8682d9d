import { saveProfile } from '$lib/card/mutations.ts';
import { myCard } from '$lib/card/profile.svelte.ts';
import { keepDraft } from '$lib/db/drafts.ts';
import { joinEvent } from '$lib/events/mutations.ts';
import type { EventDetails } from '$lib/events/when.ts';
import { session } from '$lib/session/session.svelte.ts';
import { mutate } from '$lib/sync/mutate.ts';

// What the join screen needs only once the name is there: loaded while it is typed.

/** Joins under this name, with or without a network, by a personal link if it has one; false when this phone could not store it. */
export async function join(
	joinCode: string,
	name: string,
	{ details, invitation }: { details?: EventDetails; invitation?: string } = {}
): Promise<boolean> {
	await session.ensureKey();
	const profile = { ...myCard.profile, name };
	if (name !== myCard.profile?.name && !(await mutate(saveProfile, { profile })).ok) return false;
	if (!(await mutate(joinEvent, { joinCode, details, invitation })).ok) return false;
	await keepDraft('join-name', '');
	return true;
}
