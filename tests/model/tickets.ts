import { headOf } from '../../src/lib/exchange/exchange.ts';
import type { Ticket } from '../../src/lib/remote/wire.ts';
import { agree } from './facts.ts';
import { countsUntil } from './events.ts';
import type { People } from './people.ts';

const minuteMs = 60_000;

/** Tickets for live codes: docs/protocol.md, "Other calls". */
export class Tickets {
	readonly #known = new Map<string, { code: string; expiresAt: number; isUsed: boolean }>();

	/** A live code was opened in a browser: hears what the server made of it, which has to be what is due. */
	open(people: People, code: string, nowMs: number, opened: Ticket | null): void {
		const { isLive, eventRef, keyId } = headOf(code);
		const owner = people.keys.get(keyId);
		const shownAt = shownAtOf(code);
		const isFresh = isLive && shownAt !== null && Math.abs(shownAt - nowMs) <= 10 * minuteMs;
		const isGood = isFresh && owner !== undefined && !people.forged.has(code);
		agree(isGood === (opened !== null), () => `a ticket was ${opened ? '' : 'not '}given`);
		if (!opened || !owner) return;
		const expiresAt = nowMs + 15 * minuteMs;
		agree(Date.parse(opened.expiresAt) === expiresAt, () => `a ticket is good until ${opened.expiresAt}`);
		const event = people.events.withRef(eventRef);
		const isAt = event && people.events.attendsNow(owner, event.id) && nowMs <= countsUntil(event);
		const due = isAt ? { id: event.id, joinCode: event.joinCode, ...event.details } : null;
		agree(isSame(due, said(opened)), () => `a ticket for ${JSON.stringify(opened.event)}`);
		this.#known.set(opened.ticket, { code, expiresAt, isUsed: false });
	}

	/** Whether a ticket proves that this code was seen in time. */
	isGood(ticket: unknown, code: string, at: number): boolean {
		const known = typeof ticket === 'string' ? this.#known.get(ticket) : undefined;
		return known !== undefined && known.code === code && !known.isUsed && known.expiresAt >= at;
	}

	use(ticket: unknown): void {
		const known = typeof ticket === 'string' ? this.#known.get(ticket) : undefined;
		if (known) known.isUsed = true;
	}
}

/** When a live code was on a screen, in milliseconds since 1970; null for a badge. */
export function shownAtOf(code: string): number | null {
	return headOf(code).isLive ? parseInt(code.slice(32, 40), 16) * 30_000 : null;
}

/** What the ticket says of the event, as far as the model plays it. */
function said({ event }: Ticket): object | null {
	if (!event) return null;
	const { id, joinCode, name, place, startsAt, endsAt, timeZone } = event;
	return { id, joinCode, name, place, startsAt, endsAt, timeZone };
}

function isSame(one: object | null, other: object | null): boolean {
	const text = (of: object | null) => of && JSON.stringify(Object.entries(of).sort());
	return text(one) === text(other);
}
