import { events } from '$lib/events/events.svelte.ts';
import { m } from '$lib/paraglide/messages.js';
import { People } from '$lib/people/people.svelte.ts';
import type { Names } from '$lib/sync/words.ts';

const people = new People();

/** What the list of waiting things calls people and events. */
export const names: Names = {
	person: (contactId) => people.get(contactId)?.contact.card.name ?? null,
	event: (eventId) => {
		const event = events.get(eventId);
		return event ? event.name || m.people_unnamed_event() : null;
	}
};
