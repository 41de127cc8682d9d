import { eventIdOf, eventRefOf } from '../../src/lib/events/event-id.ts';
import type { Occasion, Person } from './facts.ts';

const hourMs = 3_600_000;

/** What an organizer says of an event; times as ISO texts. */
export type Details = {
	name: string;
	place: string;
	startsAt: string;
	endsAt: string | null;
	timeZone: string;
};

export type Event = { readonly id: string; readonly joinCode: string; details: Details };

/** The events, by join code, and who attends them (`Person.attends`). */
export class Events {
	readonly #all = new Map<string, Event>();

	/** Made once: who sends it again with another account finds it as it is. */
	add(joinCode: string, details: Details): Event {
		const known = this.#all.get(joinCode);
		if (known) return known;
		const event = { id: eventIdOf(joinCode), joinCode, details };
		this.#all.set(joinCode, event);
		return event;
	}

	idOf(joinCode: string): string | undefined {
		return this.#all.get(joinCode)?.id;
	}

	withId(id: string): Event | undefined {
		return [...this.#all.values()].find((event) => event.id === id);
	}

	withRef(ref: string): Event | undefined {
		return [...this.#all.values()].find(({ id }) => eventRefOf(id) === ref);
	}

	attend(person: Person, eventId: string, role: 'attendee' | 'organizer'): void {
		const known = person.attends.get(eventId);
		if (known) {
			known.leftAt = null;
			if (role === 'organizer') known.role = role;
		} else person.attends.set(eventId, { role, leftAt: null });
	}

	attendsNow(person: Person, eventId: string): boolean {
		return person.attends.get(eventId)?.leftAt === null;
	}

	/** The event that an exchange counts to, or what a scan has to wait for. */
	common(
		{ me, believedAt }: Occasion,
		other: Person,
		{ eventRef, nowMs }: { eventRef: string; nowMs: number }
	): { eventId: string | null; waitsFor?: string } {
		const wasThere = (leftAt: number | null) => leftAt === null || leftAt > believedAt;
		const event = this.withRef(eventRef);
		const mine = event && me.attends.get(event.id);
		if (!event || !mine || !wasThere(mine.leftAt) || believedAt > countsUntil(event))
			return { eventId: null };
		const theirs = other.attends.get(event.id);
		const mayJoin = nowMs <= countsUntil(event) + 48 * hourMs;
		if (!theirs) return { eventId: null, ...(mayJoin && { waitsFor: `join:${event.id}:${other.id}` }) };
		return { eventId: wasThere(theirs.leftAt) ? event.id : null };
	}
}

/** Until when exchanges count to it: a day after its end; without one it ends a day after its start. */
export function countsUntil({ details: { startsAt, endsAt } }: Event): number {
	const end = endsAt === null ? Date.parse(startsAt) + 24 * hourMs : Date.parse(endsAt);
	return end + 24 * hourMs;
}
