import type { Result } from '../core/result.ts';
import type { Events } from './events.svelte.ts';

/**
 * The events that were created on this device are organized by whoever uses it: somebody who goes on as a new guest has
 * joined them like anybody, and claims the role back with the secrets that are kept here.
 */
export class OwnEvents {
	#events: Events;
	#recover: (secret: string) => Promise<Result<unknown, string>>;
	#asked = new Set<string>();

	/** `recover` makes me an organizer of the event with this recovery secret (hex). */
	constructor(events: Events, recover: (secret: string) => Promise<Result<unknown, string>>) {
		this.#events = events;
		this.#recover = recover;
	}

	/** Claims what the server says I only attend, each once unless it could not be asked. Gives whether any was claimed. */
	async claim(): Promise<boolean> {
		let isAnyClaimed = false;
		for (const { id, role } of this.#events.all) {
			const secret = this.#events.recoverySecretOf(id);
			if (role === 'organizer' || secret === null || this.#asked.has(id)) continue;
			this.#asked.add(id);
			const claimed = await this.#recover(secret);
			if (!claimed.ok) this.#asked.delete(id);
			isAnyClaimed ||= claimed.ok;
		}
		return isAnyClaimed;
	}
}
