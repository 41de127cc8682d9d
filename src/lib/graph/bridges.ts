import type { Neighbours } from './neighbours.ts';

/**
 * The links without which a group would fall apart (Tarjan 1974), as pairs of indexes with the lower one first, in order.
 * Linear in people and links; without recursion, so that a chain of 10,000 people is no deeper than a pair.
 */
export function bridgesOf({ start, list }: Neighbours): [one: number, other: number][] {
	const people = start.length - 1;
	const entered = new Int32Array(people);
	const lowest = new Int32Array(people);
	const parent = new Int32Array(people).fill(-1);
	const next = start.slice(0, people);
	const bridges: [number, number][] = [];
	let clock = 0;

	for (let root = 0; root < people; root++) {
		if (entered[root] > 0) continue;
		let i = root;
		entered[i] = lowest[i] = ++clock;
		while (i >= 0) {
			if (next[i] < start[i + 1]) {
				const other = list[next[i]++];
				// A pair is linked once, so the way one came is never a second way.
				if (other === parent[i]) continue;
				if (entered[other] > 0) lowest[i] = Math.min(lowest[i], entered[other]);
				else {
					parent[other] = i;
					entered[other] = lowest[other] = ++clock;
					i = other;
				}
			} else {
				const above = parent[i];
				if (above >= 0) {
					lowest[above] = Math.min(lowest[above], lowest[i]);
					if (lowest[i] > entered[above]) bridges.push(above < i ? [above, i] : [i, above]);
				}
				i = above;
			}
		}
	}
	return bridges.sort(([a, b], [c, d]) => a - c || b - d);
}
