import { connectedComponents } from 'graphology-components';
import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generatedAnswer } from '../../../tests/fixtures/generated-graph.ts';
import { bridgesOf } from './bridges.ts';
import { type Link, type Net, netOf } from './graph.ts';
import { libraryGraph } from './library.ts';
import { betweennessIn, figuresOf, spreadOf, topOf } from './metrics.ts';
import { componentsOf, neighboursOf } from './neighbours.ts';

const contacts = '../shared/data/contacts';
const isThere = existsSync(join(contacts, 'reference-metrics.json'));
if (!isThere) console.warn(`skipped: ${contacts} is not here`);

type Reference = {
	nodes: number;
	edges: number;
	bridges: number;
	clustering: number;
	density?: number;
	components: number | number[];
	top5_betweenness?: [number, number][];
	top3_betweenness?: [string, number][];
	louvain_unweighted?: { Q_min: number };
	louvain_Q?: [number, number];
};

function reference(name: string): Reference {
	const all = JSON.parse(readFileSync(join(contacts, 'reference-metrics.json'), 'utf8')) as Record<
		string,
		Reference
	>;
	return all[name];
}

function netOfPairs(pairs: Iterable<readonly [string, string]>): Net {
	const numbers = new Map<string, number>();
	const numberOf = (id: string) => {
		const number = numbers.get(id) ?? numbers.size;
		numbers.set(id, number);
		return number;
	};
	const links = new Map<string, Link>();
	for (const [a, b] of pairs) {
		const [one, other] = [numberOf(a), numberOf(b)].sort((x, y) => x - y);
		if (one !== other) links.set(`${one} ${other}`, [one, other, 0, 1]);
	}
	const people = [...numbers.keys()].map((id) => ({
		id,
		name: id,
		role: null,
		topics: [],
		isNew: null,
		joinedAt: null
	}));
	return { topics: [], people, links: [...links.values()] };
}

function* contactPairs(file: string): Generator<[string, string]> {
	for (const line of readFileSync(join(contacts, file), 'utf8').split('\n')) {
		const [, one, other] = line.trim().split(/\s+/);
		if (other) yield [one, other];
	}
}

function* gmlPairs(file: string): Generator<[string, string]> {
	const text = readFileSync(join(contacts, file), 'utf8');
	for (const [, one, other] of text.matchAll(/source\s+(\d+)\s+target\s+(\d+)/g)) yield [one, other];
}

describe.skipIf(!isThere)('real people, and figures that networkx computed', () => {
	test.each([
		['HT09', contactPairs('HT09/tij_HT09.dat')],
		['InVS13', contactPairs('InVS13/tij_InVS13.dat')],
		['lesmis', gmlPairs('lesmis.gml')],
		['dolphins', gmlPairs('dolphins.gml')]
	])('%s', (name, pairs) => {
		const expected = reference(name);
		const net = netOfPairs(pairs);
		const figures = figuresOf(net);
		expect(figures.people).toBe(expected.nodes);
		expect(figures.exchanges).toBe(expected.edges);
		expect(figures.bridges).toHaveLength(expected.bridges);
		expect(figures.clustering).toBeCloseTo(expected.clustering, 3);
		expect(figures.components).toBe(
			Array.isArray(expected.components) ? expected.components.length : expected.components
		);
		if (expected.density) expect(figures.density).toBeCloseTo(expected.density, 5);

		const betweenness = betweennessIn(net);
		const top = (expected.top5_betweenness ?? expected.top3_betweenness ?? []).map(([id, value]) => [
			String(id),
			value
		]);
		const own = topOf(betweenness, top.length).map((i) => [
			net.people[i].id,
			Math.round(betweenness[i] * 1e6) / 1e6
		]);
		expect(own).toEqual(top);
		const least = expected.louvain_unweighted?.Q_min ?? expected.louvain_Q?.[0] ?? NaN;
		expect(figures.modularity).toBeGreaterThanOrEqual(least - 0.01);
	});
});

const graphs = fc.integer({ min: 1, max: 12 }).chain((people) =>
	fc
		.uniqueArray(fc.tuple(fc.nat(people - 1), fc.nat(people - 1)), { maxLength: 20, selector: String })
		.map((pairs) => {
			const links = new Map<string, Link>();
			for (const [one, other] of pairs) if (one < other) links.set(`${one} ${other}`, [one, other, 0, 1]);
			return { people: Array.from({ length: people }, (_, i) => person(i)), links: [...links.values()] };
		})
);

function person(i: number) {
	return { id: String(i), name: null, role: null, topics: [], isNew: null, joinedAt: null };
}

test('a link is a bridge exactly if without it there are more components, and components are those of the library', () => {
	fc.assert(
		fc.property(graphs, (net) => {
			const all = componentsOf(neighboursOf(net)).sizes;
			const library = connectedComponents(libraryGraph(net)).map(({ length }) => length);
			expect(all).toEqual(library.sort((a, b) => b - a));
			const needed = net.links.filter((link) => {
				const without = { ...net, links: net.links.filter((other) => other !== link) };
				return componentsOf(neighboursOf(without)).sizes.length > all.length;
			});
			const expected = needed.map(([one, other]) => [one, other]).sort(([a, b], [c, d]) => a - c || b - d);
			expect(bridgesOf(neighboursOf(net))).toEqual(expected);
		}),
		{ numRuns: 500 }
	);
});

test('a chain of 100,000 people is nothing but bridges, and does not overflow the stack', () => {
	const people = Array.from({ length: 100_000 }, (_, i) => person(i));
	const links = people.slice(1).map((_, i): Link => [i, i + 1, 0, 1]);
	expect(bridgesOf(neighboursOf({ people, links }))).toHaveLength(99_999);
});

test('nobody, one, and people who all met nobody have figures too', () => {
	const none = figuresOf({ people: [], links: [] });
	expect([none.density, none.median, none.withOne, none.modularity, none.components]).toEqual([
		null,
		null,
		null,
		null,
		0
	]);
	const alone = figuresOf({ people: [person(0)], links: [] });
	expect([alone.density, alone.isolates, alone.withOne, alone.communities]).toEqual([null, 1, 0, []]);
	const pair = figuresOf({ people: [person(0), person(1)], links: [[0, 1, 5, 1]] });
	expect([pair.density, pair.median, pair.withOne, pair.modularity]).toEqual([1, 1, 1, 0]);
	expect([...betweennessIn({ people: [person(0), person(1)], links: [[0, 1, 5, 1]] })]).toEqual([0, 0]);
});

test('the same graph has the same communities whenever it is looked at', () => {
	const net = netOf(generatedAnswer({ people: 120, exchanges: 6 }));
	expect(figuresOf(net).community).toEqual(figuresOf(net).community);
});

test('the bars of the distribution hold everybody, and who met nobody stands alone', () => {
	const degrees = [0, 0, 1, 3, 3, 7, 98];
	const bars = spreadOf(degrees);
	expect(bars[0]).toEqual({ from: 0, to: 0, people: 2 });
	expect(bars.reduce((sum, { people }) => sum + people, 0)).toBe(degrees.length);
	expect(bars.length).toBeLessThanOrEqual(16);
	expect(spreadOf([1, 2, 2]).map(({ people }) => people)).toEqual([0, 1, 2]);
});
