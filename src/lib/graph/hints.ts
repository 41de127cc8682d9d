import type { Unmet } from './graph.ts';

type Host = Unmet['hosts'][number];
type Helped = Unmet['helped'][number];

/**
 * What a host could do: people who met nobody yet and share a wish, beside the hosts who offer it. `about` says what it
 * is in the words of the first card; empty when only a host can be named.
 */
export type Hint = { about: string; people: Helped[]; newcomers: number; hosts: Host[] };

/**
 * The most helpful introductions first: wishes that a host offers, then topics that they share, then the others.
 * Every person is in one hint; only people who agreed to be helped are among those that the server names.
 */
export function hintsOf({ helped, hosts }: Unmet): Hint[] {
	const left = new Set(helped);
	const hints: Hint[] = [];
	const gather = (
		wishesOf: (person: Helped) => readonly string[],
		offersOf: (host: Host) => readonly string[]
	) => {
		const wishes = new Map<string, { about: string; people: Helped[] }>();
		for (const person of left) {
			for (const wish of wishesOf(person)) {
				const known = wishes.get(folded(wish)) ?? { about: wish, people: [] };
				if (!known.people.includes(person)) known.people.push(person);
				wishes.set(folded(wish), known);
			}
		}
		for (;;) {
			const best = [...wishes]
				.map(([key, { about, people }]) => ({
					about,
					people: people.filter((person) => left.has(person)),
					hosts: hosts.filter((host) => offersOf(host).some((offer) => isAbout(folded(offer), key)))
				}))
				.filter(({ people, hosts: able }) => people.length > 0 && able.length > 0)
				.sort((a, b) => b.people.length - a.people.length || (a.about < b.about ? -1 : 1))[0];
			if (!best) return;
			for (const person of best.people) left.delete(person);
			hints.push({ ...best, newcomers: newcomersIn(best.people) });
		}
	};
	gather(
		({ lookingFor }) => lookingFor,
		({ offers }) => offers
	);
	gather(
		({ topics, lookingFor }) => [...topics, ...lookingFor],
		({ topics, offers }) => [...topics, ...offers]
	);
	const rest = [...left];
	if (rest.length > 0) hints.push({ about: '', people: rest, newcomers: newcomersIn(rest), hosts: [] });
	return hints;
}

function newcomersIn(people: readonly Helped[]): number {
	return people.filter(({ isNew }) => isNew).length;
}

/** The same, or one as whole words within the other: “a mentor” and “mentor”. */
function isAbout(offer: string, wish: string): boolean {
	if (offer === '' || wish === '') return false;
	const [short, long] = offer.length <= wish.length ? [offer, wish] : [wish, offer];
	return short === long || (short.length > 2 && ` ${long} `.includes(` ${short} `));
}

function folded(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}+#]+/gu, ' ')
		.trim();
}
