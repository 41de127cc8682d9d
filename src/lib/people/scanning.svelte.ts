import { untrack } from 'svelte';
import { makeId } from '../core/ids.ts';
import { db } from '../db/db.svelte.ts';
import { events } from '../events/events.svelte.ts';
import { eventRefOf } from '../events/event-id.ts';
import { readJoinLink } from '../events/join-link.ts';
import { sameMeeting } from '../exchange/exchange.ts';
import { exchangeByShortCode, exchangeCards, newExchange, undoExchange } from '../exchange/mutations.ts';
import { RecentScans, type ScanProblem, readScan } from '../exchange/scan.ts';
import { Arrivals, type Moment } from './moment.ts';
import type { People } from './people.svelte.ts';
import { session } from '../session/session.svelte.ts';
import { type MutateProblem, mutate } from '../sync/mutate.ts';

/** What the last code, or the last tap, came to. */
export type Outcome =
	| { kind: 'moment'; moment: Moment }
	| { kind: 'invitation'; joinCode: string; fragment: string }
	| { kind: 'problem'; problem: ScanProblem }
	| { kind: 'not-stored'; problem: MutateProblem };

const vibrationMs = 40;

// For as long as the app is open: whoever leaves the scanner and comes back has not met the same person anew.
const recent = new RecentScans();

/** One visit to the scan screen: codes come in, exchanges go out, one after the other and without a form. */
export class Scanning {
	outcome = $state.raw<Outcome | null>(null);
	#people: People;
	#arrivals = new Arrivals(db.tables.exchanges.all);
	#turn: Promise<void> = Promise.resolve();

	constructor(people: People) {
		this.#people = people;
	}

	/** Takes a code that came into view, was in a picture or was pasted; one at a time. */
	read(text: string): void {
		this.#turn = this.#turn
			.then(() => this.#read(text))
			.catch((error: unknown) => {
				// A bug: the person hears that nothing was stored, and the next code is read all the same.
				this.outcome = { kind: 'not-stored', problem: 'storage-failed' };
				reportError(error);
			});
	}

	async typeShortCode(shortCode: string, eventId: string | null): Promise<void> {
		const ids = { contactId: makeId(), meetingId: makeId() };
		this.#arrivals.expect(ids.meetingId);
		const done = await mutate(exchangeByShortCode, { ...ids, eventId, shortCode });
		this.#conclude(done, { kind: 'typed', ...ids, event: eventId ? 'mine' : 'none' });
	}

	/** Takes back the exchange on the screen; whether that worked. */
	async undo(meetingId: string): Promise<boolean> {
		const done = await mutate(undoExchange, { meetingId });
		if (!done.ok) return false;
		if (this.outcome?.kind === 'moment') recent.forget(this.outcome.moment.contactId);
		this.outcome = null;
		return true;
	}

	/** Shows somebody who has scanned me meanwhile; not the one I have just scanned myself. */
	welcome(): void {
		const moment = this.#arrivals.next(db.tables.exchanges.all, session.now());
		if (!moment) return;
		untrack(() => {
			const shown = this.outcome?.kind === 'moment' ? this.outcome.moment.contactId : '';
			if (this.#people.realId(shown) !== moment.contactId) this.outcome = { kind: 'moment', moment };
		});
	}

	async #read(text: string): Promise<void> {
		const invitation = readJoinLink(text, location.origin);
		if (invitation.ok) {
			this.outcome = {
				kind: 'invitation',
				joinCode: invitation.value,
				fragment: text.trim().replace(/^[^#]*/, '')
			};
			return;
		}
		const scan = readScan(text, {
			origin: location.origin,
			ownKeyIds: session.key ? [session.key.id] : [],
			eventRefs: events.all.map(({ id }) => eventRefOf(id))
		});
		if (!scan.ok) {
			this.outcome = { kind: 'problem', problem: scan.problem };
			return;
		}
		const { code, event } = scan.value;
		const now = session.now();
		const known = recent.contactOf(code.keyId, now);
		const person = known ? this.#people.get(known) : null;
		// Undone meanwhile, on their page: then this is a meeting like any other.
		const hasMet = person?.exchanges.some(({ meetings }) => sameMeeting(meetings, now.toISOString()));
		if (person && hasMet) {
			const contactId = person.contact.id;
			this.outcome = { kind: 'moment', moment: { kind: 'again', contactId, event } };
			return;
		}
		const exchange = newExchange(code);
		const { contactId, meetingId } = exchange;
		this.#arrivals.expect(meetingId);
		const done = await mutate(exchangeCards, exchange);
		if (done.ok) recent.add(code.keyId, contactId, now);
		this.#conclude(done, { kind: 'scanned', contactId, meetingId, event });
	}

	#conclude(done: { ok: true } | { ok: false; problem: MutateProblem }, moment: Moment): void {
		this.outcome = done.ok ? { kind: 'moment', moment } : { kind: 'not-stored', problem: done.problem };
		if (done.ok) navigator.vibrate?.(vibrationMs);
	}
}
