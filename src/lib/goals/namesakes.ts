import type { Candidate } from './deepen.ts';

/** What tells a person from another one of the same name: as little as it takes. */
export type Label = {
	readonly name: string;
	/** What their card says, where the name alone does not do; '' where it does. */
	readonly about: string;
	/** When they were met, where their cards say the same as well; ISO 8601 UTC, null where it is not needed. */
	readonly metAt: string | null;
};

/**
 * A label for each of them, by contact. `nameOf`: what somebody is called on the screen. Two of one name have what their cards
 * say beside it; two who say the same have when they were first met at this event.
 */
export function labelsFor(
	eventId: string,
	candidates: readonly Candidate[],
	nameOf: (candidate: Candidate) => string
): ReadonlyMap<string, Label> {
	const plain = candidates.map((candidate) => ({
		candidate,
		name: nameOf(candidate),
		about: aboutOf(candidate)
	}));
	const names = countsOf(plain.map(({ name }) => name));
	const cards = countsOf(plain.map(({ name, about }) => `${name}\n${about}`));
	return new Map(
		plain.map(({ candidate, name, about }) => {
			const hasNamesake = (names.get(name) ?? 0) > 1;
			const hasDouble = (cards.get(`${name}\n${about}`) ?? 0) > 1;
			const label = {
				name,
				about: hasNamesake ? about : '',
				metAt: hasDouble ? metAt(eventId, candidate) : null
			};
			return [candidate.person.contact.id, label];
		})
	);
}

function aboutOf({ person }: Candidate): string {
	const { headline, organisation } = person.contact.card;
	return [headline, organisation].filter(Boolean).join(', ');
}

function metAt(eventId: string, { person }: Candidate): string | null {
	const times = person.exchanges
		.filter((exchange) => exchange.eventId === eventId)
		.flatMap(({ meetings }) => meetings.map(({ happenedAt }) => happenedAt));
	return times.toSorted()[0] ?? null;
}

function countsOf(texts: readonly string[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
	return counts;
}
