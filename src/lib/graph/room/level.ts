import type { Part } from '../filter.ts';
import type { Net } from '../graph.ts';
import type { ToPlace } from '../layout/place.ts';
import type { Figures } from '../metrics.ts';
import { type Scene, mostPeople, sceneOfGroups, sceneOfPeople } from '../picture/scene.ts';

/** What is looked at: everybody, or one community that was opened. `from`: where its people stand in the whole. */
export type Level = {
	label: string;
	part: Part;
	figures: Figures;
	scene: Scene;
	positions: Float32Array;
	/** Who is behind each shape, as indexes into `part`; null: each shape is a person. */
	members: number[][] | null;
};

export type GroupLabel = (group: number, people: number, isRest: boolean) => string;

/** The picture of a graph: its people, or its communities when there are too many people to read. */
export function sceneFor(
	net: Pick<Net, 'people' | 'links'>,
	figures: Figures,
	labelOf: GroupLabel
): Pick<Level, 'scene' | 'members'> {
	if (net.people.length <= mostPeople) return { scene: sceneOfPeople(net, figures), members: null };
	const { members, ...scene } = sceneOfGroups(net, figures.community, labelOf);
	// One community alone would open into itself.
	if (members.length < 2) return { scene: sceneOfPeople(net, figures), members: null };
	return { scene, members };
}

/** What the layout needs of a picture. Strong links between communities pull more. */
export function toPlace({ shapes, links, widths }: Scene, isOfGroups: boolean): ToPlace {
	return {
		links,
		radii: Float32Array.from(shapes, ({ radius }) => radius),
		group: Int32Array.from(shapes, ({ group }) => group),
		...(isOfGroups && { weights: widths })
	};
}

/** The people of a community and what they exchanged with each other. */
export function partOfMembers(net: Net, members: readonly number[]): Part {
	const isMember = new Uint8Array(net.people.length);
	for (const i of members) isMember[i] = 1;
	const to = new Int32Array(net.people.length);
	const from = [...members].sort((a, b) => a - b);
	for (const [at, i] of from.entries()) to[i] = at;
	const links: Net['links'][number][] = [];
	for (const [one, other, seconds, meetings] of net.links) {
		if (isMember[one] && isMember[other]) links.push([to[one], to[other], seconds, meetings]);
	}
	return { topics: net.topics, people: from.map((i) => net.people[i]), links, from };
}

/** The whole as a part of itself. */
export function wholeOf(net: Net): Part {
	return { ...net, from: net.people.map((_, i) => i) };
}
