import { type Result, problem } from '../core/result.ts';
import { type RemoteProblem, remoteProblemOf } from './problem.ts';
import type { Remote } from './remote.ts';
import type { Call } from './request.ts';
import type { Rewriting } from './rewriting.ts';

// Requests that are online by nature, for screens. The sync is not among them: screens never wait for it.

let connect: (() => Promise<Remote>) | null = null;

/** Called once by app.ts; the server's side of the app is loaded with the first request. */
export function sendRequestsTo(remote: () => Promise<Remote>): void {
	connect = remote;
}

/** What anybody may know of the event with this join code (lower case); null: there is none. */
export async function lookUpEvent(joinCode: string) {
	return (await reached())?.lookUpEvent(joinCode) ?? problem('offline');
}

/** Trades a live code (hex) for a ticket of 15 minutes; null: not genuine, not live, or too old. */
export async function openTicket(code: string) {
	return (await reached())?.openTicket(code) ?? problem('offline');
}

/** Makes me an organizer of the event with this recovery secret (hex); null: no event has it. Pull afterwards. */
export async function recoverEvent(secret: string) {
	const remote = await reached();
	if (!remote) return problem('offline');
	const guest = await remote.signIn(true);
	return guest.ok ? remote.recoverEvent(secret) : guest;
}

/** Who runs this installation and what it can do; the last answer when there is no network. */
export async function installation() {
	return (await reached())?.config() ?? problem('offline');
}

/** A draft in other words, if this installation has a model for it. */
export async function rewrite(draft: Rewriting) {
	const remote = await reached();
	if (!remote) return problem('offline');
	const guest = await remote.signIn(true);
	return guest.ok ? remote.rewrite(draft) : guest;
}

/** The server's side of the app, for the files beside this one; null when the code for it cannot be fetched. */
export async function reached(): Promise<Remote | null> {
	return connect ? connect().catch(() => null) : null;
}

/**
 * One call of a database function by somebody signed in, for the files beside this one. `problems`: what its own codes mean,
 * before those of any request. `isNew`: who has no session becomes a guest.
 */
export async function askSignedIn<Value, Problem extends string>(
	call: Call<Value>,
	problems: Readonly<Record<string, Problem>>,
	isNew = false
): Promise<Result<Value, Problem | RemoteProblem>> {
	const remote = await reached();
	if (!remote) return problem('offline');
	const signedIn = await remote.signIn(isNew);
	if (!signedIn.ok) return signedIn;
	return remote.ask(call, (status, code) => problems[code] ?? remoteProblemOf(status, code));
}
