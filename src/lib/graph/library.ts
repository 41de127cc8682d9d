import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import betweennessCentrality from 'graphology-metrics/centrality/betweenness.js';
import type { Net } from './graph.ts';
import { seeded } from './seeded.ts';

// Both figures count a pair once, however often it met: the reference (networkx, unweighted) does the same.

/** A graph of the library's with indexes as names. */
export function libraryGraph({ people, links }: Pick<Net, 'people' | 'links'>): UndirectedGraph {
	const graph = new UndirectedGraph();
	for (let i = 0; i < people.length; i++) graph.addNode(i);
	for (const [one, other] of links) graph.addEdge(one, other);
	return graph;
}

/** For each person the share of all shortest ways between two others that lead through them, 0 to 1 (Brandes 2001). */
export function betweennessOf(graph: UndirectedGraph): Float64Array {
	const values = new Float64Array(graph.order);
	// Of two people nobody can be between; the library would divide by zero.
	if (graph.order < 3) return values;
	const byName = betweennessCentrality(graph, { normalized: true, getEdgeWeight: null });
	for (let i = 0; i < values.length; i++) values[i] = byName[i];
	return values;
}

/** `of`: each person's community, counted from 0 by size, the largest first. `modularity` is null without any link. */
export type Communities = { of: Int32Array; sizes: number[]; modularity: number | null };

/** Groups of people who met each other more than they met others (Louvain, the best of several seeded runs). */
export function communitiesOf(graph: UndirectedGraph): Communities {
	if (graph.size === 0) {
		return {
			of: Int32Array.from({ length: graph.order }, (_, i) => i),
			sizes: Array(graph.order).fill(1),
			modularity: null
		};
	}
	const runs = graph.order <= 600 ? 12 : graph.order <= 2_500 ? 4 : 1;
	let best = null;
	for (let seed = 1; seed <= runs; seed++) {
		const found = louvain.detailed(graph, { getEdgeWeight: null, rng: seeded(seed) });
		if (best === null || found.modularity > best.modularity) best = found;
	}
	const raw = Int32Array.from({ length: graph.order }, (_, i) => best?.communities[i] ?? 0);
	const sizes: number[] = [];
	for (const number of raw) sizes[number] = (sizes[number] ?? 0) + 1;
	const order = [...sizes.keys()]
		.filter((number) => sizes[number] > 0)
		.sort((a, b) => sizes[b] - sizes[a] || a - b);
	const rank = new Map(order.map((number, place): [number, number] => [number, place]));
	return {
		of: raw.map((number) => rank.get(number) ?? 0),
		sizes: order.map((number) => sizes[number]),
		modularity: best?.modularity ?? null
	};
}
