import type { OutboxRow } from '../db/rows.ts';
import type { Tx } from '../db/tx.ts';
import type { Answer } from '../remote/wire.ts';
import { withRealIds } from './apply.ts';
import { eventKey } from './keys.ts';

/**
 * The server decided that a scan counts to another event than this phone guessed (docs/protocol.md, "The event"): what
 * waits about the exchange that the phone showed, to confirm it, to take it back or to follow it up, follows. Call before the
 * rows change.
 */
export async function followEvent(tx: Tx, scan: OutboxRow, { result }: Answer): Promise<void> {
	if (typeof result?.contactId !== 'string' || typeof scan.wire.meetingId !== 'string') return;
	// An answer that is given again leaves out what is null.
	const decided = typeof result.eventId === 'string' ? result.eventId : null;
	const { contactId } = await withRealIds(tx, scan.input);
	for (const entry of await tx.all('outbox')) {
		if (entry.seq < scan.seq || entry.wasTried || entry.wire.meetingId !== undefined) continue;
		const eventId = eventNamedBy(entry);
		const isGuess = eventId === null || (eventId !== undefined && scan.reads.includes(eventKey(eventId)));
		if (!isGuess || eventId === decided) continue;
		const isAbout = (await withRealIds(tx, entry.input)).contactId === contactId;
		// An exchange that the server had confirmed before is there under that event.
		const shown = await tx.get('exchanges', `${String(contactId)}/${eventId ?? 'none'}`);
		if (!isAbout || (shown && shown.confirmedAt !== null)) continue;
		const [from, to] = [eventId ?? 'none', decided ?? 'none'];
		tx.put('outbox', {
			...entry,
			input: withEvent(entry.input, { from, to }),
			wire: withEvent(entry.wire, { from, to })
		});
	}
}

/** Follow-ups that come from an exchange have its event for a cause. */
const kindsOfMeeting = ['first', 'thank'];

/** The event that a mutation says it is about; undefined: it says nothing. */
function eventNamedBy({ kind, wire }: OutboxRow): string | null | undefined {
	const { eventId, cause } = wire;
	if (eventId === null || typeof eventId === 'string') return eventId;
	const isOfMeeting = kind === 'answer_follow_up' && kindsOfMeeting.some((each) => each === wire.kind);
	if (!isOfMeeting || typeof cause !== 'string') return undefined;
	return cause === 'none' ? null : cause;
}

type Guess = { from: string; to: string };

function withEvent(said: Record<string, unknown>, { from, to }: Guess): Record<string, unknown> {
	const moved = { ...said };
	if ('eventId' in said) moved.eventId = to === 'none' ? null : to;
	else if (said.cause === from) moved.cause = to;
	if (Array.isArray(said.settles)) {
		const renamed = (key: unknown) =>
			kindsOfMeeting.some((kind) => key === `${kind}/${from}`) ? String(key).replace(from, to) : key;
		moved.settles = said.settles.map(renamed);
	}
	return moved;
}
