import type { Net } from '../graph.ts';

/** A circle in the picture: a person, or in large events a community. `group` gives colour and shape. */
type Shape = {
	kind: 'person' | 'dot' | 'group';
	radius: number;
	group: number;
	/** What is written beside it; empty: nothing. */
	label: string;
	/** People that it stands for: itself, or those of a community. */
	people: number;
};

/** Everything that is drawn, without where it stands. `links`: pairs of indexes into the shapes, `widths` one for each. */
export type Scene = {
	shapes: readonly Shape[];
	links: Int32Array;
	widths: Float32Array;
	isBridge: Uint8Array;
};

/** Above this a picture of everybody is a ball of wool: communities stand for their people until one is opened. */
export const mostPeople = 1_500;
/** Communities beyond so many, and all of one or two, are one shape. */
const mostGroups = 120;

/** Somebody with many exchanges is larger, by area and within bounds. */
function radiusOf(degree: number, most: number): number {
	return 6 + 9 * Math.sqrt(most > 0 ? degree / most : 0);
}

/** One shape for each person. */
export function sceneOfPeople(
	net: Pick<Net, 'people' | 'links'>,
	about: { degrees: Int32Array; community: Int32Array; bridges: readonly (readonly [number, number])[] }
): Scene {
	const most = about.degrees.reduce((sum, degree) => Math.max(sum, degree), 0);
	const shapes = net.people.map(({ name }, i): Shape => {
		const radius = radiusOf(about.degrees[i], most);
		const isDot = name === null;
		return {
			kind: isDot ? 'dot' : 'person',
			radius: isDot ? radius * 0.8 : radius,
			group: about.degrees[i] > 0 ? about.community[i] : -1,
			label: name ?? '',
			people: 1
		};
	});
	const bridges = new Set(about.bridges.map(([one, other]) => `${one} ${other}`));
	return {
		shapes,
		links: linksOf(net),
		widths: Float32Array.from(net.links, ([, , , meetings]) => 1 + Math.min(2.5, 0.6 * Math.log2(meetings))),
		isBridge: Uint8Array.from(net.links, ([one, other]) =>
			bridges.has(one < other ? `${one} ${other}` : `${other} ${one}`) ? 1 : 0
		)
	};
}

/** One shape for each community; `members` are the people behind each of them. `labelOf` is given its place and size. */
export function sceneOfGroups(
	net: Pick<Net, 'people' | 'links'>,
	community: Int32Array,
	labelOf: (group: number, people: number, isRest: boolean) => string
): Scene & { members: number[][] } {
	const sizes = new Map<number, number>();
	for (const group of community) sizes.set(group, (sizes.get(group) ?? 0) + 1);
	const own = [...sizes].filter(([group, size]) => size > 2 && group < mostGroups).sort(([a], [b]) => a - b);
	const shapeOf = new Map(own.map(([group], shape): [number, number] => [group, shape]));
	const hasRest = own.length < sizes.size;
	const members: number[][] = Array.from({ length: own.length + (hasRest ? 1 : 0) }, () => []);
	const at = Int32Array.from(community, (group) => shapeOf.get(group) ?? own.length);
	for (const [i, shape] of at.entries()) members[shape].push(i);

	const width = members.length;
	// Each group with each: at most 121 times 121.
	const between = new Int32Array(width * width);
	for (const [one, other] of net.links) {
		if (at[one] !== at[other]) between[Math.min(at[one], at[other]) * width + Math.max(at[one], at[other])]++;
	}
	const pairs = Array.from(between.keys()).filter((key) => between[key] > 0);
	const most = between.reduce((sum, count) => Math.max(sum, count), 1);
	const shapes = members.map((people, shape): Shape => {
		const isRest = shape === own.length;
		return {
			kind: 'group',
			radius: 14 + 2.1 * Math.sqrt(people.length),
			group: isRest ? -1 : own[shape][0],
			label: labelOf(isRest ? -1 : own[shape][0], people.length, isRest),
			people: people.length
		};
	});
	return {
		members,
		shapes,
		links: Int32Array.from(pairs.flatMap((key) => [Math.floor(key / width), key % width])),
		widths: Float32Array.from(pairs, (key) => 1 + 11 * Math.sqrt(between[key] / most)),
		isBridge: new Uint8Array(pairs.length)
	};
}

/** A shape and those that links which are shown (1) lead to. */
export function neighboursIn({ links }: Scene, linkShown: Uint8Array, shape: number): Set<number> {
	const near = new Set([shape]);
	for (let link = 0; link < links.length / 2; link++) {
		if (!linkShown[link]) continue;
		if (links[2 * link] === shape) near.add(links[2 * link + 1]);
		if (links[2 * link + 1] === shape) near.add(links[2 * link]);
	}
	return near;
}

/** Pairs one after the other. */
export function linksOf({ links }: Pick<Net, 'links'>): Int32Array {
	const pairs = new Int32Array(links.length * 2);
	for (let i = 0; i < links.length; i++) {
		pairs[2 * i] = links[i][0];
		pairs[2 * i + 1] = links[i][1];
	}
	return pairs;
}
