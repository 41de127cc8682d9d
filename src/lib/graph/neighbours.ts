import type { Net } from './graph.ts';

/** Who is linked with whom, packed: the neighbours of `i` are `list[start[i]]` up to `list[start[i + 1]]`. */
export type Neighbours = { start: Int32Array; list: Int32Array };

/** Neighbours of everybody, in time and space linear in people and links. */
export function neighboursOf({ people, links }: Pick<Net, 'people' | 'links'>): Neighbours {
	const start = new Int32Array(people.length + 1);
	for (const [one, other] of links) {
		start[one + 1]++;
		start[other + 1]++;
	}
	for (let i = 0; i < people.length; i++) start[i + 1] += start[i];
	const next = start.slice();
	const list = new Int32Array(links.length * 2);
	for (const [one, other] of links) {
		list[next[one]++] = other;
		list[next[other]++] = one;
	}
	for (let i = 0; i < people.length; i++) list.subarray(start[i], start[i + 1]).sort();
	return { start, list };
}

/** With how many people somebody exchanged. */
export function degreeOf({ start }: Neighbours, i: number): number {
	return start[i + 1] - start[i];
}

/** The average over all people of the share of their acquaintances who know each other; who has fewer than two counts as 0. */
export function clusteringOf({ start, list }: Neighbours): number {
	const people = start.length - 1;
	if (people === 0) return 0;
	const isNear = new Uint8Array(people);
	let sum = 0;
	for (let i = 0; i < people; i++) {
		const own = list.subarray(start[i], start[i + 1]);
		if (own.length < 2) continue;
		for (const near of own) isNear[near] = 1;
		let links = 0;
		for (const near of own) {
			for (let j = start[near]; j < start[near + 1]; j++) links += isNear[list[j]];
		}
		for (const near of own) isNear[near] = 0;
		sum += links / (own.length * (own.length - 1));
	}
	return sum / people;
}

/** For each person the number of their component, counted from 0 by size (the largest first), and the sizes. */
export function componentsOf({ start, list }: Neighbours): { of: Int32Array; sizes: number[] } {
	const people = start.length - 1;
	const raw = new Int32Array(people).fill(-1);
	const sizes: number[] = [];
	for (let first = 0; first < people; first++) {
		if (raw[first] >= 0) continue;
		raw[first] = sizes.length;
		const reached = [first];
		for (const i of reached) {
			for (let j = start[i]; j < start[i + 1]; j++) {
				if (raw[list[j]] >= 0) continue;
				raw[list[j]] = sizes.length;
				reached.push(list[j]);
			}
		}
		sizes.push(reached.length);
	}
	const order = sizes.map((_, number) => number).sort((a, b) => sizes[b] - sizes[a] || a - b);
	const rank = new Int32Array(sizes.length);
	for (const [place, number] of order.entries()) rank[number] = place;
	return { of: raw.map((number) => rank[number]), sizes: order.map((number) => sizes[number]) };
}
