import iterate from 'graphology-layout-forceatlas2/iterate.js';
import { seeded } from '../seeded.ts';
import { pushApart } from './push-apart.ts';

/** `links`: pairs of indexes, one after the other. `radii` as they will be drawn; `group`: who belongs together. */
export type ToPlace = { links: Int32Array; radii: Float32Array; group: Int32Array; weights?: Float32Array };

const perNode = 10;
const goldenAngle = Math.PI * (3 - Math.sqrt(5));
/** Room around a circle, as a multiple of its radius. */
const room = 3.3;
/** How much stronger a link within a group pulls: groups become visible without tearing apart. */
const withinGroup = 1.8;

/**
 * Places circles so that linked ones are near each other and none overlap (ForceAtlas2): x and y, one after the other,
 * about 0. Who is linked with nobody stands on a ring around the others. The same for the same graph. `onProgress` is
 * told the share that is done, 0 to 1.
 */
export function place(
	{ links, radii, group, weights }: ToPlace,
	onProgress: (share: number) => void = () => {}
): Float32Array {
	const count = radii.length;
	const slot = new Int32Array(count).fill(-1);
	for (const i of links) slot[i] = 0;
	const linked = Array.from({ length: count }, (_, i) => i).filter((i) => slot[i] === 0);
	for (const [at, i] of linked.entries()) slot[i] = at;

	const nodes = startOf(linked, group);
	const edges = new Float32Array((links.length / 2) * 3);
	for (let link = 0; link < links.length / 2; link++) {
		const [one, other] = [links[2 * link], links[2 * link + 1]];
		const weight = (weights?.[link] ?? 1) * (group[one] === group[other] ? withinGroup : 1);
		edges.set([slot[one] * perNode, slot[other] * perNode, weight], link * 3);
		nodes[slot[one] * perNode + 6]++;
		nodes[slot[other] * perNode + 6]++;
	}
	const settings = settingsFor(linked.length);
	const rounds = roundsFor(linked.length, links.length / 2);
	for (let round = 0; round < rounds && linked.length > 1; round++) {
		iterate(settings, nodes, edges);
		if (round % 10 === 9) onProgress((0.9 * (round + 1)) / rounds);
	}

	const positions = new Float32Array(count * 2);
	for (const [at, i] of linked.entries())
		positions.set(nodes.subarray(at * perNode, at * perNode + 2), i * 2);
	scale(positions, linked, radii);
	pushApart(positions, linked, radii);
	ring(positions, linked, radii, slot);
	onProgress(1);
	return positions;
}

/** Groups on a spiral, their people on spirals in them: near to where the forces will bring them. */
function startOf(linked: readonly number[], group: Int32Array): Float32Array {
	const random = seeded(1);
	const nodes = new Float32Array(linked.length * perNode);
	const seen = new Map<number, number>();
	for (const [at, i] of linked.entries()) {
		// -1 is nobody's group.
		const own = Math.max(0, group[i]);
		const within = seen.get(own) ?? 0;
		seen.set(own, within + 1);
		const far = 30 * Math.sqrt(linked.length / 20) * Math.sqrt(own);
		const near = 4 * Math.sqrt(within) + random();
		nodes[at * perNode] = far * Math.cos(own * goldenAngle) + near * Math.cos(within * goldenAngle);
		nodes[at * perNode + 1] = far * Math.sin(own * goldenAngle) + near * Math.sin(within * goldenAngle);
		nodes.fill(1, at * perNode + 6, at * perNode + 9);
	}
	return nodes;
}

function settingsFor(people: number) {
	return {
		linLogMode: false,
		outboundAttractionDistribution: false,
		adjustSizes: false,
		edgeWeightInfluence: 1,
		scalingRatio: 10,
		strongGravityMode: true,
		gravity: 0.05,
		slowDown: 1 + Math.log(Math.max(1, people)),
		// Above this the approximation is the faster one.
		barnesHutOptimize: people > 600,
		barnesHutTheta: 0.7
	};
}

/** Fewer for large graphs: they are read from further away. */
function roundsFor(people: number, links: number): number {
	return Math.round(Math.min(600, Math.max(60, 6_000_000 / (people * 12 + links * 2 + 1) / 3)));
}

/** To the size at which circles have the room they need. */
function scale(positions: Float32Array, linked: readonly number[], radii: Float32Array): void {
	let [x, y, spread, needed] = [0, 0, 0, 0];
	for (const i of linked) {
		x += positions[2 * i] / linked.length;
		y += positions[2 * i + 1] / linked.length;
		needed += (radii[i] * room) ** 2;
	}
	for (const i of linked) spread += (positions[2 * i] - x) ** 2 + (positions[2 * i + 1] - y) ** 2;
	// Points spread evenly over a disc are on average 0.707 radii (root of the mean square) from its middle.
	const factor = spread > 0 ? (0.707 * Math.sqrt(needed)) / Math.sqrt(spread / linked.length) : 1;
	for (const i of linked) {
		positions[2 * i] = (positions[2 * i] - x) * factor;
		positions[2 * i + 1] = (positions[2 * i + 1] - y) * factor;
	}
}

/** Who is linked with nobody, evenly on rings around all others. */
function ring(
	positions: Float32Array,
	linked: readonly number[],
	radii: Float32Array,
	slot: Int32Array
): void {
	let far = 0;
	for (const i of linked) far = Math.max(far, Math.hypot(positions[2 * i], positions[2 * i + 1]) + radii[i]);
	const alone = Array.from(slot.keys()).filter((i) => slot[i] < 0);
	const gap = 2.6 * alone.reduce((most, i) => Math.max(most, radii[i]), 0);
	let at = 0;
	for (let radius = far + 2 * gap; at < alone.length; radius += gap * 1.4) {
		const fits = Math.max(1, Math.floor((2 * Math.PI * radius) / gap));
		const here = Math.min(fits, alone.length - at);
		for (let j = 0; j < here; j++, at++) {
			const angle = -Math.PI / 2 + (2 * Math.PI * (j + 0.5)) / here;
			positions.set([radius * Math.cos(angle), radius * Math.sin(angle)], alone[at] * 2);
		}
	}
}
