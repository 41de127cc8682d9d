import { problem } from '../core/result.ts';
import type { Remote } from './remote.ts';

// Requests that are online by nature, for screens. The sync is not among them: screens never wait for it.

let current: Remote | null = null;

/** Called once by app.ts. */
export function sendRequestsTo(remote: Remote): void {
	current = remote;
}

/** What anybody may know of the event with this join code (lower case); null: there is none. */
export async function lookUpEvent(joinCode: string) {
	return current ? current.lookUpEvent(joinCode) : problem('offline');
}

/** Trades a live code (hex) for a ticket of 15 minutes; null: not genuine, not live, or too old. */
export async function openTicket(code: string) {
	return current ? current.openTicket(code) : problem('offline');
}

/** Makes me an organizer of the event with this recovery secret (hex); null: no event has it. Pull afterwards. */
export async function recoverEvent(secret: string) {
	if (!current) return problem('offline');
	const guest = await current.signIn(true);
	return guest.ok ? current.recoverEvent(secret) : guest;
}

/** Who runs this installation and what it can do; the last answer when there is no network. */
export async function installation() {
	return current ? current.config() : problem('offline');
}
