import type { EventRow } from '../db/rows.ts';
import { currentEvent } from '../events/current.ts';

/** For which event my code is shown: where I am now, until I choose another one. Kept while the app is open. */
class EventChoice {
	#chosen = $state.raw<{ id: string | null } | null>(null);

	/** The id of the event, null for none. A chosen event that I have left counts no more. */
	of(attended: readonly EventRow[], now: Date): string | null {
		const chosen = this.#chosen;
		if (chosen && (chosen.id === null || attended.some(({ id }) => id === chosen.id))) return chosen.id;
		return currentEvent(attended, now)?.id ?? null;
	}

	choose(id: string | null): void {
		this.#chosen = { id };
	}
}

export const eventChoice = new EventChoice();
