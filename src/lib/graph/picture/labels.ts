import type { Size } from './camera.ts';
import { Taken } from './taken.ts';

/** Something round that no name may lie on, in pixels. `radius`: to its outermost corner. */
export type Round = { x: number; y: number; radius: number };
/** A name that could be written beside its shape. A lower `rank` comes first; who `mustShow` lies on others if need be. */
export type Candidate = Round & { i: number; width: number; rank: number; mustShow?: boolean };
type Side = readonly [across: -1 | 0 | 1, down: -1 | 0 | 1];
/** A name that is written, from `left` to the right and from `top` down, on one side of its shape. */
export type Label = { i: number; left: number; top: number; width: number; side: Side; shape: Round };

type Asked = {
	candidates: readonly Candidate[];
	/** Every shape in sight, also those without a name. */
	shapes: readonly Round[];
	size: Size;
	lineHeight: number;
	/** No more than so many. */
	most?: number;
};

/** Between a name and its shape. */
const gap = 3;
/** Around a name, in pixels. */
const air = 2;
const edge = 4;

/** Where a name may stand, best first: below, above, beside, at the corners. From the middle of the shape. */
const sides: readonly Side[] = [
	[0, 1],
	[0, -1],
	[1, 0],
	[-1, 0],
	[1, 1],
	[-1, 1],
	[1, -1],
	[-1, -1]
];

/**
 * The names that can be written so that none touches a shape, another name or the edge of the picture: greedily, the most
 * important first, each at the first of eight places beside its shape that is free. What finds no place waits until one
 * is nearer.
 */
export function placedLabels({ candidates, shapes, size, lineHeight, most = 80 }: Asked): Label[] {
	const taken = new Taken();
	for (const { x, y, radius } of shapes) taken.addRound(x, y, radius);
	const written: Label[] = [];
	for (const candidate of [...candidates].sort((a, b) => a.rank - b.rank || a.i - b.i)) {
		if (written.length >= most) break;
		const places = sides.flatMap((side) => labelAt(candidate, side, lineHeight, size) ?? []);
		const free = places.find(({ left, top, width }) =>
			taken.isFree({
				left: left - air,
				top: top - air / 2,
				right: left + width + air,
				bottom: top + lineHeight + air / 2
			})
		);
		const label = free ?? (candidate.mustShow ? places[0] : undefined);
		if (!label) continue;
		taken.add({
			left: label.left,
			top: label.top,
			right: label.left + label.width,
			bottom: label.top + lineHeight
		});
		written.push(label);
	}
	return written;
}

/** Where a name is once its shape is elsewhere or of another size: on the same side, as far from the outline as before. */
export function carried({ left, top, side, shape }: Label, to: Round): { left: number; top: number } {
	const further = outlineAt(side, to.radius) - outlineAt(side, shape.radius);
	const [across, down] = side;
	return { left: left + to.x - shape.x + across * further, top: top + to.y - shape.y + down * further };
}

/** A name at one of its places, moved along its shape to stay in the picture; null: it would stick out, or its shape is out of sight. */
function labelAt(
	{ i, x, y, radius, width }: Candidate,
	side: Side,
	lineHeight: number,
	size: Size
): Label | null {
	if (x < 0 || y < 0 || x > size.width || y > size.height) return null;
	const [across, down] = side;
	const away = outlineAt(side, radius) + gap;
	const top = down === 0 ? y - lineHeight / 2 : down > 0 ? y + away : y - away - lineHeight;
	const wished = x + across * (away + width / 2) - width / 2;
	const left = across === 0 ? Math.max(edge, Math.min(wished, size.width - width - edge)) : wished;
	if (left < edge || left + width > size.width - edge || top < edge || top + lineHeight > size.height - edge)
		return null;
	return { i, left, top, width, side, shape: { x, y, radius } };
}

/** How far the outline is from the middle: at a corner a name begins where it is at half past one. */
function outlineAt([across, down]: Side, radius: number): number {
	return radius * (across !== 0 && down !== 0 ? Math.SQRT1_2 : 1);
}
