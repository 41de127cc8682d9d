import type { ConnectionGraph, Net } from '../graph.ts';
import { type Figures, topOf } from '../metrics.ts';

/** What every export says of a graph: the picture's people and exchanges and the figures of the screen. */
export type Exported = {
	event: Pick<ConnectionGraph['event'], 'name' | 'startsAt'>;
	/** When the server answered. */
	asOf: string;
	net: Net;
	figures: Figures;
	/** Null where it was not counted. */
	betweenness: Float64Array | null;
};

/** When a pair first met, as text of ISO 8601; empty if the event has no readable start. */
export function firstMetAt({ startsAt }: Exported['event'], seconds: number): string {
	const ms = Date.parse(startsAt) + seconds * 1000;
	return Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? new Date(ms).toISOString() : '';
}

/** Figures of the whole graph under the names that they have in files; shares from 0 to 1, rounded to six places. */
export function metricsOf({ net, figures, betweenness }: Exported) {
	const { people } = net;
	return {
		nodes: figures.people,
		edges: figures.exchanges,
		density: rounded(figures.density),
		components: figures.components,
		largestComponent: figures.largest,
		isolates: figures.isolates,
		medianDegree: figures.median,
		maxDegree: figures.most,
		withAtLeastOne: rounded(figures.withOne),
		withAtLeastFive: rounded(figures.withFive),
		clustering: rounded(figures.clustering),
		bridges: figures.bridges.length,
		bridgeEdges: figures.bridges.map(([one, other]) => [people[one].id, people[other].id]),
		communities: figures.communities.length,
		modularity: rounded(figures.modularity),
		topBetweenness: betweenness
			? topOf(betweenness, 5).map((i) => ({ id: people[i].id, betweenness: rounded(betweenness[i]) }))
			: null
	};
}

/** Six places, as many as two programs agree on. */
export function rounded(value: number | null): number | null {
	return value === null ? null : Math.round(value * 1e6) / 1e6;
}
