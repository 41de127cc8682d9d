import type { OutboxRow } from '../db/rows.ts';
import type { Tx } from '../db/tx.ts';
import type { Answer } from '../remote/wire.ts';
import { withRealIds } from './apply.ts';
import { eventKey } from './keys.ts';

/**
 * The server decided that a scan counts to another event than this phone guessed (docs/protocol.md, "The event"): what
 * waits about the exchange that the phone showed, to confirm or to take it back, follows. Call before the rows change.
 */
export async function followEvent(tx: Tx, scan: OutboxRow, { result }: Answer): Promise<void> {
	if (typeof result?.contactId !== 'string' || typeof scan.wire.meetingId !== 'string') return;
	// An answer that is given again leaves out what is null.
	const decided = result.eventId ?? null;
	const { contactId } = await withRealIds(tx, scan.input);
	for (const entry of await tx.all('outbox')) {
		if (entry.seq < scan.seq || entry.wasTried || entry.wire.meetingId !== undefined) continue;
		const { eventId } = entry.wire;
		const isGuess =
			eventId === null || (typeof eventId === 'string' && scan.reads.includes(eventKey(eventId)));
		if (!isGuess || eventId === decided) continue;
		const isAbout = (await withRealIds(tx, entry.input)).contactId === contactId;
		// An exchange that the server had confirmed before is there under that event.
		const shown = await tx.get('exchanges', `${String(contactId)}/${eventId ?? 'none'}`);
		if (!isAbout || (shown && shown.confirmedAt !== null)) continue;
		tx.put('outbox', {
			...entry,
			input: { ...entry.input, eventId: decided },
			wire: { ...entry.wire, eventId: decided }
		});
	}
}
