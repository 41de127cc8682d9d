import { noEventRef } from '../events/event-id.ts';
import { readJoinLink } from '../events/join-link.ts';
import { type Result, ok, problem } from '../core/result.ts';
import { type CodeProblem, type ScannedCode, readCode } from './code/code.ts';
import { oneMeetingMs } from './exchange.ts';

/** What the scanning phone knows about itself. */
export type Scanner = {
	/** Where this app came from: other installations have other people. */
	origin: string;
	/** The ids of my keys: my own code, on this phone or on a printed badge, is none to swap with. */
	ownKeyIds: readonly string[];
	/** The refs of the events I am in. */
	eventRefs: readonly string[];
};

/**
 * A code that can be exchanged. `event`: `mine` I am in it too; `other` somebody showed a code of an event I am not in,
 * so the exchange stands on its own; `none` the code is outside of any event.
 */
export type Scan = { readonly code: ScannedCode; readonly event: 'mine' | 'other' | 'none' };
export type ScanProblem = CodeProblem | 'own-code' | 'other-invitation' | 'role-link';

/**
 * Reads what a camera saw, or why there is nobody to swap cards with behind it. The time is the server's to judge. The
 * poster of an event of ours is for `readJoinLink` to read.
 */
export function readScan(text: string, { origin, ownKeyIds, eventRefs }: Scanner): Result<Scan, ScanProblem> {
	const read = readCode(text, { origin });
	if (!read.ok && text.startsWith(`${origin}/role#`)) return problem('role-link');
	if (!read.ok) return isElsewhere(text, origin) ? problem('other-invitation') : read;
	const { eventRef, keyId } = read.value;
	if (ownKeyIds.includes(keyId)) return problem('own-code');
	const event = eventRef === noEventRef ? 'none' : eventRefs.includes(eventRef) ? 'mine' : 'other';
	return ok({ code: read.value, event });
}

/**
 * What was scanned lately, so that a code that stays in view, or comes by twice, makes one meeting and not a hundred.
 * Forgetting somebody (undo) makes the next scan count again.
 */
export class RecentScans {
	#seen = new Map<string, { contactId: string; at: number }>();

	/** The contact that this key was scanned as within the last ten minutes. */
	contactOf(keyId: string, now: Date): string | null {
		const found = this.#seen.get(keyId);
		return found && now.getTime() - found.at < oneMeetingMs ? found.contactId : null;
	}

	add(keyId: string, contactId: string, now: Date): void {
		this.#seen.set(keyId, { contactId, at: now.getTime() });
	}

	/** The exchange with this contact was undone. */
	forget(contactId: string): void {
		for (const [keyId, seen] of this.#seen) if (seen.contactId === contactId) this.#seen.delete(keyId);
	}
}

function isElsewhere(text: string, origin: string): boolean {
	const invitation = readJoinLink(text, origin);
	return !invitation.ok && invitation.problem === 'other-installation';
}
