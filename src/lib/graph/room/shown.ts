import type { Filter, Part } from '../filter.ts';
import type { Shown } from '../picture/drawing.svelte.ts';
import { type Scene, sceneOfGroups } from '../picture/scene.ts';
import type { GroupLabel, Level } from './level.ts';

type Looking = {
	filter: Filter;
	part: Part;
	found: ReadonlySet<number>;
	selected: number | null;
	labelOf: GroupLabel;
};

/** What of a level is seen: what the filter lets through, what a search found, who is chosen (indexes into the whole). */
export function shownAt(level: Level, { filter, part, found, selected, labelOf }: Looking): Shown {
	const inPart = new Set(part.from);
	const isHere = Uint8Array.from(level.part.from, (person) => (inPart.has(person) ? 1 : 0));
	const isWithin = (seconds: number) => filter.until === null || seconds <= filter.until;
	const shapeOf = shapesOf(level);
	const shapes = new Set<number>();
	let chosen: number | null = null;
	for (const [i, person] of level.part.from.entries()) {
		if (found.has(person)) shapes.add(shapeOf[i]);
		if (person === selected) chosen = shapeOf[i];
	}
	const base = { positions: level.positions, found: shapes, selected: chosen };
	if (level.members) {
		const isShown = Uint8Array.from(level.members, (people) => (people.some((i) => isHere[i]) ? 1 : 0));
		const scene =
			part.links.length === level.part.links.length
				? level.scene
				: narrowed(level, { isHere, isWithin, labelOf });
		return { ...base, scene, isShown, linkShown: new Uint8Array(scene.links.length / 2).fill(1) };
	}
	const linkShown = Uint8Array.from(level.part.links, ([one, other, seconds]) =>
		isHere[one] && isHere[other] && isWithin(seconds) ? 1 : 0
	);
	return { ...base, scene: level.scene, isShown: isHere, linkShown };
}

/** The shape of each person of a level. */
function shapesOf({ part, members }: Level): Int32Array {
	const shapes = Int32Array.from(part.people, (_, i) => i);
	for (const [shape, people] of members?.entries() ?? []) for (const i of people) shapes[i] = shape;
	return shapes;
}

/** Communities with the links that a filter leaves; they stay where they are. */
function narrowed(
	{ part, figures }: Level,
	{
		isHere,
		isWithin,
		labelOf
	}: { isHere: Uint8Array; isWithin: (seconds: number) => boolean; labelOf: GroupLabel }
): Scene {
	const links = part.links.filter(
		([one, other, seconds]) => isHere[one] && isHere[other] && isWithin(seconds)
	);
	return sceneOfGroups({ people: part.people, links }, figures.community, labelOf);
}
