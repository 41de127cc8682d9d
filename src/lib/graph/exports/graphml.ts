import { type Exported, firstMetAt, metricsOf, rounded } from './exported.ts';
import { xmlOf } from './xml.ts';

// http://graphml.graphdrawing.org/primer/graphml-primer.html. An id of GraphML is a name token, people's ids may be any
// text: nodes are numbered, and what the person is called elsewhere is data of the node. Gephi, yEd, igraph and networkx read it.

type Kind = 'string' | 'int' | 'double' | 'boolean';
type Value = string | number | boolean | null;

const nodeKeys: [name: string, kind: Kind][] = [
	['id', 'string'],
	['label', 'string'],
	['role', 'string'],
	['topics', 'string'],
	['is_new', 'boolean'],
	['joined_at', 'string'],
	['exchanges', 'int'],
	['betweenness', 'double'],
	['community', 'int']
];
const edgeKeys: [name: string, kind: Kind][] = [
	['meetings', 'int'],
	['first_met_at', 'string']
];

/** The graph as GraphML 1.0, figures of the whole as data of the graph. Text of UTF-8. */
export function graphmlOf(exported: Exported): string {
	const { event, asOf, net, figures, betweenness } = exported;
	const { bridgeEdges: _, topBetweenness: __, ...metrics } = metricsOf(exported);
	const about: [string, Value][] = [
		['event', event.name],
		['starts_at', event.startsAt],
		['as_of', asOf],
		...Object.entries(metrics)
	];
	const lines = [
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
		...about.map(([name, value]) => key('graph', name, typeof value === 'string' ? 'string' : 'double')),
		...nodeKeys.map(([name, kind]) => key('node', name, kind)),
		...edgeKeys.map(([name, kind]) => key('edge', name, kind)),
		'\t<graph id="G" edgedefault="undirected">',
		...about.map(([name, value]) => data('graph', name, value))
	];
	for (const [i, person] of net.people.entries()) {
		const values: Value[] = [
			person.id,
			person.name,
			person.role,
			person.topics.length > 0 ? person.topics.map((topic) => net.topics[topic]).join('; ') : null,
			person.isNew,
			person.joinedAt,
			figures.degrees[i],
			betweenness && rounded(betweenness[i]),
			figures.community[i]
		];
		const own = nodeKeys.map(([name], column) => data('node', name, values[column]));
		lines.push(`\t\t<node id="n${i}">${own.join('')}</node>`);
	}
	for (const [i, [one, other, seconds, meetings]] of net.links.entries()) {
		const own = [
			data('edge', 'meetings', meetings),
			data('edge', 'first_met_at', firstMetAt(event, seconds))
		];
		lines.push(`\t\t<edge id="e${i}" source="n${one}" target="n${other}">${own.join('')}</edge>`);
	}
	return `${[...lines.filter(Boolean), '\t</graph>', '</graphml>'].join('\n')}\n`;
}

function key(of: 'graph' | 'node' | 'edge', name: string, kind: Kind): string {
	return `\t<key id="${of}_${name}" for="${of}" attr.name="${name}" attr.type="${kind}"/>`;
}

function data(of: 'graph' | 'node' | 'edge', name: string, value: Value): string {
	if (value === null || value === '') return '';
	return `<data key="${of}_${name}">${xmlOf(String(value))}</data>`;
}
