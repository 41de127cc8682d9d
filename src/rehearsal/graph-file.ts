import { closeSync, existsSync, openSync, unlinkSync, writeFileSync } from 'node:fs';
import { codePoints, storable } from '../lib/core/text.ts';
import { exchangesCsvOf } from '../lib/graph/exports/csv.ts';
import type { Exported } from '../lib/graph/exports/exported.ts';
import { graphmlOf } from '../lib/graph/exports/graphml.ts';
import { jsonOf } from '../lib/graph/exports/json.ts';
import { type Link, type Net, netOf } from '../lib/graph/graph.ts';
import { betweennessIn, figuresOf } from '../lib/graph/metrics.ts';
import { connectionGraph } from '../lib/remote/graph.ts';
import { sendRequestsTo } from '../lib/remote/requests.ts';
import type { Export } from './options.ts';
import { type SignIn, remoteOf } from './sign-in.ts';

/** Longer names than a card holds are not tried. */
const longestName = 100;

/** What a guest is called whose id in the list is no name. It has blanks, which no id has. */
export function guestName(number: number): string {
	return `Rehearsal Guest ${number + 1}`;
}

/** Names by which people are told apart: their ids, unless a card could not hold one as it is. */
export function namesOf(ids: readonly string[]): string[] {
	return ids.map((id, number) => {
		const isName =
			storable(id).text === id && codePoints(id) <= longestName && /[\p{L}\p{N}\p{P}\p{S}]/u.test(id);
		return isName ? id : guestName(number);
	});
}

/** Why a file cannot be written, before anything is done for it; null: it can. */
export function whyUnwritable(file: string): string | null {
	const wasThere = existsSync(file);
	try {
		closeSync(openSync(file, 'a'));
		if (!wasThere) unlinkSync(file);
		return null;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/**
 * Writes what the organizer of an event would export, people under the ids of the list (`idByName`) and in its order. Gives a
 * line about it; throws when the server does not give the graph.
 */
export async function writeGraph(
	{ file, format }: Export,
	{ origin, keychain, eventId }: SignIn & { eventId: string },
	idByName: ReadonlyMap<string, string>
): Promise<string> {
	sendRequestsTo(() => Promise.resolve(remoteOf({ origin, keychain })));
	const answer = await connectionGraph(eventId);
	if (!answer.ok) throw new Error(`the organizer is not given the graph: ${answer.problem}`);
	const net = renamed(netOf(answer.value), idByName);
	const { event, asOf } = answer.value;
	const exported: Exported = { event, asOf, net, figures: figuresOf(net), betweenness: betweennessIn(net) };
	writeFileSync(file, writers[format](exported));
	return `${file}: ${net.people.length} people, ${net.links.length} exchanges`;
}

const writers = { json: jsonOf, graphml: graphmlOf, csv: exchangesCsvOf } as const;

/** The same graph with the ids and the order of the list. Throws for somebody who is not in it. */
export function renamed(net: Net, idByName: ReadonlyMap<string, string>): Net {
	const places = new Map([...idByName.keys()].map((name, place): [string, number] => [name, place]));
	const placeOf = (i: number) => {
		const place = places.get(net.people[i].name ?? '');
		if (place === undefined) throw new Error(`nobody of the list is called ${net.people[i].name}`);
		return place;
	};
	const order = net.people.map((_, i) => i).sort((a, b) => placeOf(a) - placeOf(b));
	const to = new Int32Array(net.people.length);
	for (const [place, i] of order.entries()) to[i] = place;
	const people = order.map((i) => ({ ...net.people[i], id: idByName.get(net.people[i].name ?? '') ?? '' }));
	const links = net.links.map(([one, other, seconds, meetings]): Link => {
		return to[one] < to[other]
			? [to[one], to[other], seconds, meetings]
			: [to[other], to[one], seconds, meetings];
	});
	return { ...net, people, links: links.sort(([a, b], [c, d]) => a - c || b - d) };
}
