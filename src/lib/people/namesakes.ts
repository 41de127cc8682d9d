import type { Acquaintance } from './acquaintances.ts';

// A row is never changed in place, so what its card says can be kept for as long as it is.
const seen = new WeakMap<Acquaintance['contact'], string>();

/** Of people who are shown together, by contact: those whom neither their name nor what their card says tells apart from another. */
export function doubles(
	people: readonly Acquaintance[],
	nameOf: (person: Acquaintance) => string
): ReadonlySet<string> {
	const first = new Map<string, string>();
	const ids = new Set<string>();
	for (const person of people) {
		const { contact } = person;
		let card = seen.get(contact);
		if (card === undefined) {
			card = JSON.stringify([nameOf(person), contact.card.headline, contact.card.organisation]);
			seen.set(contact, card);
		}
		const like = first.get(card);
		if (like === undefined) first.set(card, contact.id);
		else ids.add(like).add(contact.id);
	}
	return ids;
}
