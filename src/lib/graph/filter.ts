import type { Net, Person, Role } from './graph.ts';

/** What is left of a graph: `until` in seconds since the event's start; null is no condition. */
export type Filter = { until: number | null; topic: number | null; role: Role | 'new' | null };

export const noFilter: Filter = { until: null, topic: null, role: null };

/** Part of a graph, and where each of its people stands in the whole. */
export type Part = Net & { readonly from: readonly number[] };

/**
 * The people whom a filter lets through and the exchanges between them. By topic and role only who is named can be
 * told; people who have not exchanged until then stay, on their own.
 */
export function partOf(net: Net, filter: Filter): Part {
	const from: number[] = [];
	const to = new Int32Array(net.people.length).fill(-1);
	for (const [i, person] of net.people.entries()) {
		if (!isMeant(person, filter)) continue;
		to[i] = from.length;
		from.push(i);
	}
	const { until } = filter;
	const links: Net['links'][number][] = [];
	for (const [one, other, seconds, meetings] of net.links) {
		if (to[one] < 0 || to[other] < 0 || (until !== null && seconds > until)) continue;
		links.push([to[one], to[other], seconds, meetings]);
	}
	return { topics: net.topics, people: from.map((i) => net.people[i]), links, from };
}

function isMeant({ topics, role, isNew }: Person, filter: Filter): boolean {
	if (filter.topic !== null && !topics.includes(filter.topic)) return false;
	if (filter.role === 'new') return isNew === true;
	return filter.role === null || role === filter.role;
}

/** Indexes of the named people with every word of the query in their names, whatever the case and accents. */
export function findPeople(people: readonly Person[], query: string): number[] {
	const words = folded(query).split(/\s+/).filter(Boolean);
	if (words.length === 0) return [];
	const found: number[] = [];
	for (const [i, { name }] of people.entries()) {
		if (name === null) continue;
		const own = folded(name);
		if (words.every((word) => own.includes(word))) found.push(i);
	}
	return found;
}

/** The same as a set. */
export function foundIn(people: readonly Person[], query: string): ReadonlySet<number> {
	return new Set(findPeople(people, query));
}

function folded(text: string): string {
	return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The first and the last moment at which an exchange happened, in seconds since the event's start; null: there is none. */
export function spanOf({ links }: Net): { from: number; to: number } | null {
	if (links.length === 0) return null;
	let [from, to] = [Infinity, -Infinity];
	for (const [, , seconds] of links) {
		if (seconds < from) from = seconds;
		if (seconds > to) to = seconds;
	}
	return { from, to };
}
