import { openApp, syncNow } from '$lib/app.ts';
import { saveCard, saveProfile } from '$lib/card/mutations.ts';
import { myCard } from '$lib/card/profile.svelte.ts';
import { settingsByDefault } from '$lib/card/visible.ts';
import { type Result, ok } from '$lib/core/result.ts';
import { db } from '$lib/db/db.svelte.ts';
import { joinEvent } from '$lib/events/mutations.ts';
import type { ScannedCode } from '$lib/exchange/code/code.ts';
import type { GuestCard } from '$lib/exchange/guest.ts';
import { exchangeCards, newExchange, undoExchange } from '$lib/exchange/mutations.ts';
import { installation, openTicket } from '$lib/remote/requests.ts';
import type { Ticket } from '$lib/remote/wire.ts';
import { session } from '$lib/session/session.svelte.ts';
import { type MutateProblem, mutate } from '$lib/sync/mutate.ts';

// Everything on the page behind a code that needs the database or the network: loaded after the card is on the screen.

/** Whom this browser belongs to: the person whose code it is, somebody with a card, or nobody yet. */
export type Visitor = 'owner' | 'person' | 'nobody';

/** Whom the browser that opened this code belongs to. */
export async function visitorOf({ keyId }: ScannedCode): Promise<Visitor> {
	await openApp();
	if (session.key?.id === keyId) return 'owner';
	return myCard.profile ? 'person' : 'nobody';
}

/** Whether this contact is still here: a swap may have been undone since. */
export async function isKnown(contactId: string): Promise<boolean> {
	await openApp();
	return db.tables.contacts.get(contactId) !== undefined;
}

/** A ticket holds the exchange open while somebody types; null where none can be had (no network, too old, a badge). */
export async function ticketFor(code: ScannedCode): Promise<Ticket | null> {
	await openApp();
	if (code.timeStep === null) return null;
	const late = new Promise<null>((resolve) => setTimeout(resolve, ticketPatienceMs, null));
	const opened = await Promise.race([openTicket(code.bytes), late]);
	return opened?.ok ? opened.value : null;
}

// A network that hangs must not hold up whoever has filled in three fields: the code itself is good for ten minutes.
const ticketPatienceMs = 6_000;

/** Who runs this installation. */
export async function hostName(): Promise<string | null> {
	await openApp();
	const asked = await installation();
	return asked.ok ? asked.value.installation.name : null;
}

/** Makes a guest of the visitor and gives their card; the contact is there when it resolves, with or without a network. */
export async function swapBack(
	code: ScannedCode,
	{ profile, sharing }: GuestCard,
	ticket: Ticket | null
): Promise<Result<{ contactId: string }, MutateProblem>> {
	await openApp();
	await session.ensureKey();
	const eventId = await joinThe(ticket);
	const ticked = await mutate(saveCard, { ...settingsByDefault, eventId, sharing });
	if (!ticked.ok) return ticked;
	// Last: whoever has a card is not asked for one again, so an interrupted visit begins anew until then.
	const saved = await mutate(saveProfile, { profile });
	if (!saved.ok) return saved;
	return exchange(code, ticket);
}

/** The same for somebody who has a card. */
export async function exchange(
	code: ScannedCode,
	ticket: Ticket | null
): Promise<Result<{ contactId: string; meetingId: string }, MutateProblem>> {
	await openApp();
	// Somebody who signed in with a card may have shown no code on this device yet.
	await session.ensureKey();
	const made = newExchange(code, ticket?.ticket);
	const done = await mutate(exchangeCards, made);
	if (!done.ok) return done;
	void syncNow();
	return ok({ contactId: made.contactId, meetingId: made.meetingId });
}

/** Takes the exchange back; the meeting's id is the one that `exchange` gave. */
export function undo(meetingId: string) {
	return mutate(undoExchange, { meetingId });
}

async function joinThe(ticket: Ticket | null): Promise<string | null> {
	if (!ticket?.event) return null;
	const { id, joinCode, ...details } = ticket.event;
	const joined = await mutate(joinEvent, { joinCode, details });
	return joined.ok ? id : null;
}
