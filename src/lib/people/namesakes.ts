import type { Acquaintance } from './acquaintances.ts';

/** Of people who are shown together, by contact: those whom neither their name nor what their card says tells apart from another. */
export function doubles(
	people: readonly Acquaintance[],
	nameOf: (person: Acquaintance) => string
): ReadonlySet<string> {
	const ids = new Map<string, string[]>();
	for (const person of people) {
		const { headline, organisation } = person.contact.card;
		const seen = JSON.stringify([nameOf(person), headline, organisation]);
		ids.set(seen, [...(ids.get(seen) ?? []), person.contact.id]);
	}
	return new Set([...ids.values()].filter(({ length }) => length > 1).flat());
}
