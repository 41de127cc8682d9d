import { type Exported, firstMetAt, metricsOf, rounded } from './exported.ts';

/** People as `nodes`, exchanges as `edges` between their ids, figures as `metrics`. Text of UTF-8. */
export function jsonOf(exported: Exported): string {
	const { event, asOf, net, figures, betweenness } = exported;
	const nodes = net.people.map((person, i) => ({
		id: person.id,
		...(person.name !== null && {
			name: person.name,
			role: person.role,
			topics: person.topics.map((topic) => net.topics[topic]),
			isNew: person.isNew,
			joinedAt: person.joinedAt
		}),
		exchanges: figures.degrees[i],
		...(betweenness && { betweenness: rounded(betweenness[i]) }),
		community: figures.community[i]
	}));
	const edges = net.links.map(([one, other, seconds, meetings]) => ({
		source: net.people[one].id,
		target: net.people[other].id,
		meetings,
		firstMetAt: firstMetAt(event, seconds)
	}));
	return `${JSON.stringify({ event: { name: event.name, startsAt: event.startsAt }, asOf, nodes, edges, metrics: metricsOf(exported) }, null, '\t')}\n`;
}
