import { placedLabels } from './labels.ts';
import type { View } from './paint.ts';
import { markOf, reachOf } from './palette.ts';
import type { Scene } from './scene.ts';

const labelSize = 12.5;
/** Pixels of picture for each name: more would be a list. */
const roomForOne = 5_000;
/** Measuring and trying is what costs: only those that have a chance. */
const mostTried = 400;

const widths = new Map<string, number>();

/** Writes names beside their shapes, as many as fit; gives how many. `near`: only these and who was found; null: anybody. */
export function paintLabels(
	context: CanvasRenderingContext2D,
	view: View,
	near: ReadonlySet<number> | null
): number {
	const { scene, camera, size, palette, isShown, focus, found, font } = view;
	context.font = `550 ${labelSize}px ${font}`;
	context.textAlign = 'left';
	context.textBaseline = 'top';
	const inSight = scene.shapes.flatMap((shape, i) => {
		if (!isShown[i]) return [];
		const x = (view.positions[2 * i] - camera.x) * camera.zoom + size.width / 2;
		const y = (view.positions[2 * i + 1] - camera.y) * camera.zoom + size.height / 2;
		const radius = shape.radius * camera.zoom * reachOf(markOf(shape.group, palette).outline);
		if (x < -radius || y < -radius || x > size.width + radius || y > size.height + radius) return [];
		return [{ i, x, y, radius }];
	});
	const candidates = inSight
		.filter(({ i }) => scene.shapes[i].label !== '' && (near === null || near.has(i) || found.has(i)))
		.map((each) => ({ ...each, rank: rankOf(view, each.i), mustShow: each.i === focus }))
		.sort((a, b) => a.rank - b.rank)
		.slice(0, mostTried);
	const chosen = placedLabels({
		candidates: candidates.map((each) => ({ ...each, width: widthOf(context, labelOf(scene, each.i)) })),
		shapes: inSight,
		size,
		lineHeight: labelSize * 1.15,
		most: Math.max(8, (size.width * size.height) / roomForOne)
	});
	context.lineWidth = 3.5;
	context.lineJoin = 'round';
	context.strokeStyle = palette.paper;
	for (const { i, left, top } of chosen) context.strokeText(labelOf(scene, i), left, top);
	for (const { i, left, top } of chosen) {
		context.fillStyle = near !== null || found.has(i) ? palette.ink : palette.soft;
		context.fillText(labelOf(scene, i), left, top);
	}
	return chosen.length;
}

/** One short line, whatever somebody is called. */
export function labelOf({ shapes }: Scene, i: number): string {
	const line = shapes[i].label.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
	const letters = [...line];
	return letters.length > 24 ? `${letters.slice(0, 23).join('').trim()}…` : line;
}

/** Who is looked at comes first, then who was found, then who met most. */
function rankOf({ scene, focus, found }: View, i: number): number {
	return (i === focus ? -2e6 : found.has(i) ? -1e6 : 0) - scene.shapes[i].radius;
}

function widthOf(context: CanvasRenderingContext2D, label: string): number {
	const key = `${context.font} ${label}`;
	const known = widths.get(key);
	if (known !== undefined) return known;
	if (widths.size > 5_000) widths.clear();
	const { width } = context.measureText(label);
	widths.set(key, width);
	return width;
}
