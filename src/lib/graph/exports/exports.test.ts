import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { generatedAnswer } from '../../../../tests/fixtures/generated-graph.ts';
import { netOf } from '../graph.ts';
import { betweennessIn, figuresOf } from '../metrics.ts';
import { csvOf, exchangesCsvOf, neutral, peopleCsvOf } from './csv.ts';
import type { Exported } from './exported.ts';
import { graphmlOf } from './graphml.ts';
import { jsonOf } from './json.ts';

const list = createRequire(import.meta.url).resolve('big-list-of-naughty-strings/blns.json');
const hostile = [
	...(JSON.parse(readFileSync(list, 'utf8')) as string[]),
	...[
		'=1+1',
		'＝1+1',
		'\t=cmd',
		'-2',
		"'=x",
		'a\r\nb',
		'\u0001\u0008\u001b[2J',
		'\ud800',
		'\ufffe\uffff',
		']]>',
		'<!--',
		'&#0;',
		'𝒳',
		'\u2028'
	]
];

function exportedOf(people: number): Exported {
	const answer = generatedAnswer({ people, exchanges: 6 });
	const plain = netOf(answer);
	// Every name that people come up with.
	const named = plain.people.map((person, i) =>
		person.name === null ? person : { ...person, id: `${person.id}`, name: hostile[i % hostile.length] }
	);
	const net = { ...plain, people: named };
	return {
		event: answer.event,
		asOf: answer.asOf,
		net,
		figures: figuresOf(net),
		betweenness: betweennessIn(net)
	};
}

const exported = exportedOf(Math.ceil(hostile.length * 1.2));

test('JSON has people with their ids, exchanges with meetings, and the figures', () => {
	const read = JSON.parse(jsonOf(exported));
	expect(read.nodes.map(({ id }: { id: string }) => id)).toEqual(exported.net.people.map(({ id }) => id));
	expect(read.edges).toHaveLength(exported.net.links.length);
	const [one, other, seconds, meetings] = exported.net.links[0];
	expect(read.edges[0]).toEqual({
		source: exported.net.people[one].id,
		target: exported.net.people[other].id,
		meetings,
		firstMetAt: new Date(Date.parse(exported.event.startsAt) + seconds * 1000).toISOString()
	});
	expect(read.metrics).toMatchObject({ nodes: exported.net.people.length, edges: exported.net.links.length });
	expect(Object.keys(read.nodes.find(({ name }: { name?: string }) => name === undefined))).toEqual([
		'id',
		'exchanges',
		'betweenness',
		'community'
	]);
});

test('CSV comes back as it was, and no cell is a formula', () => {
	const { data, errors } = Papa.parse<string[]>(peopleCsvOf(exported).slice(1), { skipEmptyLines: true });
	expect(errors).toEqual([]);
	expect(data.slice(1).map(([, name]) => name)).toEqual(
		exported.net.people.map(({ name }) => neutral(name ?? ''))
	);
	expect(data.flat().filter((cell) => /^[\s"]*[=+\-@＝]/.test(cell) && Number.isNaN(Number(cell)))).toEqual(
		[]
	);
	expect(Papa.parse<string[]>(exchangesCsvOf(exported), { skipEmptyLines: true }).data).toHaveLength(
		exported.net.links.length + 1
	);
});

test.each([
	'=1',
	'+1+1',
	'-1+cmd',
	'@SUM(A1)',
	'\t=1',
	' =1',
	'\r=1',
	'＝1',
	'＋1',
	'\u200b=1',
	'"=1',
	"'=1",
	'\0=1',
	'\ufeff=1'
])('a spreadsheet takes %j for text', (text) => {
	expect(neutral(text).startsWith("'")).toBe(true);
	expect(csvOf([[text]])).toMatch(/^\ufeff"'/);
});

test.each(['-5', '+3', '-1.25', '0', 'I', 'é'])('%s is no formula and stays as it is', (text) => {
	expect(neutral(text)).toBe(text);
});

const hasNetworkx = spawnSync('python3', ['-c', 'import networkx']).status === 0;
if (!hasNetworkx)
	console.warn(
		'skipped: no python3 with networkx reads the GraphML here (a browser does in tests/e2e/room.spec.ts)'
	);

test.skipIf(!hasNetworkx)(
	'networkx reads the GraphML and finds the same people, exchanges and components',
	() => {
		const program = `
import sys, json, networkx as nx
g = nx.parse_graphml(sys.stdin.buffer.read())
print(json.dumps({"nodes": [d for _, d in g.nodes(data=True)], "edges": [[u, v, d] for u, v, d in g.edges(data=True)],
  "components": nx.number_connected_components(g), "clustering": nx.average_clustering(g), "graph": g.graph}))`;
		const ran = spawnSync('python3', ['-c', program], {
			input: graphmlOf(exported),
			maxBuffer: 1e8,
			encoding: 'utf8'
		});
		expect(ran.stderr).toBe('');
		const read = JSON.parse(ran.stdout);
		const inXml = (text: string) =>
			text.toWellFormed().replace(/(?![\t\n\r\x7f-\x9f])[\p{Cc}\ufffe\uffff]/gu, '\ufffd');
		expect(read.nodes.map(({ id }: { id: string }) => id)).toEqual(exported.net.people.map(({ id }) => id));
		expect(read.nodes.map(({ label }: { label?: string }) => label ?? '')).toEqual(
			exported.net.people.map(({ name }) => inXml(name ?? ''))
		);
		expect(read.edges).toHaveLength(exported.net.links.length);
		expect(read.components).toBe(exported.figures.components);
		expect(read.clustering).toBeCloseTo(exported.figures.clustering ?? NaN, 6);
	}
);
