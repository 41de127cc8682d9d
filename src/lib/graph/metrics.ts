import { bridgesOf } from './bridges.ts';
import type { Net } from './graph.ts';
import { betweennessOf, communitiesOf, libraryGraph } from './library.ts';
import { clusteringOf, componentsOf, degreeOf, neighboursOf } from './neighbours.ts';

/**
 * What can be said of a graph at once: in time linear in people and exchanges, but for clustering, which looks at the neighbours
 * of neighbours. Shares are from 0 to 1, null of nobody.
 */
export type Figures = {
	people: number;
	exchanges: number;
	/** Of all possible pairs, the share that exchanged; null of fewer than two people. */
	density: number | null;
	/** Groups that no exchange leads out of; who exchanged with nobody is one alone. */
	components: number;
	largest: number;
	isolates: number;
	/** With how many people each person exchanged. */
	degrees: Int32Array;
	median: number | null;
	most: number;
	withOne: number | null;
	withFive: number | null;
	clustering: number | null;
	bridges: [one: number, other: number][];
	community: Int32Array;
	/** Sizes of the communities of two and more, the largest first. */
	communities: number[];
	modularity: number | null;
};

/** Counts everything but betweenness, which takes long in large graphs. */
export function figuresOf(net: Pick<Net, 'people' | 'links'>): Figures {
	const people = net.people.length;
	const exchanges = net.links.length;
	const neighbours = neighboursOf(net);
	const { sizes } = componentsOf(neighbours);
	const degrees = Int32Array.from({ length: people }, (_, i) => degreeOf(neighbours, i));
	const communities = communitiesOf(libraryGraph(net));
	const shareFrom = (least: number) =>
		people === 0 ? null : degrees.reduce((sum, degree) => sum + (degree >= least ? 1 : 0), 0) / people;
	return {
		people,
		exchanges,
		density: people < 2 ? null : (2 * exchanges) / (people * (people - 1)),
		components: sizes.length,
		largest: sizes[0] ?? 0,
		isolates: degrees.reduce((sum, degree) => sum + (degree === 0 ? 1 : 0), 0),
		degrees,
		median: medianOf(degrees),
		most: degrees.reduce((most, degree) => Math.max(most, degree), 0),
		withOne: shareFrom(1),
		withFive: shareFrom(5),
		clustering: people === 0 ? null : clusteringOf(neighbours),
		bridges: bridgesOf(neighbours),
		community: communities.of,
		communities: communities.sizes.filter((size) => size > 1),
		modularity: communities.modularity
	};
}

/** Betweenness of everybody, 0 to 1: time grows with people times exchanges. */
export function betweennessIn(net: Pick<Net, 'people' | 'links'>): Float64Array {
	return betweennessOf(libraryGraph(net));
}

/** The people with the highest values above 0, as indexes, the highest first. */
export function topOf(values: ArrayLike<number>, count: number): number[] {
	return Array.from({ length: values.length }, (_, i) => i)
		.filter((i) => values[i] > 0)
		.sort((a, b) => values[b] - values[a] || a - b)
		.slice(0, count);
}

/** Null of nothing. */
function medianOf(values: ArrayLike<number>): number | null {
	const sorted = Array.from(values).sort((a, b) => a - b);
	const half = sorted.length >> 1;
	if (sorted.length === 0) return null;
	return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** How many people have so many exchanges, in bars of a width that leaves at most `most` of them. */
export function spreadOf(
	degrees: ArrayLike<number>,
	most = 16
): { from: number; to: number; people: number }[] {
	let highest = 0;
	for (let i = 0; i < degrees.length; i++) highest = Math.max(highest, degrees[i]);
	const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((width) => highest / width < most - 1) ?? highest;
	// Nobody is the group that matters most: never together with others.
	const bars = [{ from: 0, to: 0, people: 0 }];
	for (let from = 1; from <= highest; from += step) bars.push({ from, to: from + step - 1, people: 0 });
	for (let i = 0; i < degrees.length; i++)
		bars[degrees[i] === 0 ? 0 : 1 + Math.floor((degrees[i] - 1) / step)].people++;
	return bars;
}
