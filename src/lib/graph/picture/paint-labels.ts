import { type Label, type Round, carried, placedLabels } from './labels.ts';
import type { View } from './paint.ts';
import { outlineOf, reachOf } from './palette.ts';
import type { Scene } from './scene.ts';

const labelSize = 12.5;
/** Pixels of picture for each name: more would be a list. */
const roomForOne = 5_000;
/** Measuring and trying is what costs: only those that have a chance. */
const mostTried = 400;

const widths = new Map<string, number>();

/** The names that can be written beside their shapes, as many as fit. */
export function placedNames(context: CanvasRenderingContext2D, view: View): Label[] {
	const { scene, size, isShown, focus, found, near, font } = view;
	context.font = fontOf(view);
	const inSight = scene.shapes.flatMap((_, i) => {
		const { x, y, radius } = roundOf(view, i);
		const isOut = x < -radius || y < -radius || x > size.width + radius || y > size.height + radius;
		return isShown[i] && !isOut ? [{ i, x, y, radius }] : [];
	});
	const candidates = inSight
		.filter(({ i }) => scene.shapes[i].label !== '' && (near === null || near.has(i) || found.has(i)))
		.map((each) => ({ ...each, rank: rankOf(view, each.i), mustShow: each.i === focus }))
		.sort((a, b) => a.rank - b.rank)
		.slice(0, mostTried);
	return placedLabels({
		candidates: candidates.map((each) => ({
			...each,
			width: widthOf(context, font, labelOf(scene, each.i))
		})),
		shapes: inSight,
		size,
		lineHeight: labelSize * 1.15,
		most: Math.max(8, (size.width * size.height) / roomForOne)
	});
}

/** Writes names that were placed, each where its shape is now. */
export function paintNames(context: CanvasRenderingContext2D, view: View, names: readonly Label[]): void {
	const { scene, palette, found, near } = view;
	context.font = fontOf(view);
	context.textAlign = 'left';
	context.textBaseline = 'top';
	context.lineWidth = 3.5;
	context.lineJoin = 'round';
	context.strokeStyle = palette.paper;
	const written = names.map((name) => ({
		...carried(name, roundOf(view, name.i)),
		text: labelOf(scene, name.i),
		isStrong: near !== null || found.has(name.i)
	}));
	for (const { text, left, top } of written) context.strokeText(text, left, top);
	for (const { text, left, top, isStrong } of written) {
		context.fillStyle = isStrong ? palette.ink : palette.soft;
		context.fillText(text, left, top);
	}
}

/** Where a shape is on the screen, to its outermost corner. */
function roundOf({ scene, positions, camera, size }: View, i: number): Round {
	const { radius, group } = scene.shapes[i];
	return {
		x: (positions[2 * i] - camera.x) * camera.zoom + size.width / 2,
		y: (positions[2 * i + 1] - camera.y) * camera.zoom + size.height / 2,
		radius: radius * camera.zoom * reachOf(outlineOf(group))
	};
}

function fontOf({ font }: View): string {
	return `550 ${labelSize}px ${font}`;
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

/** The context has the font of that family. */
function widthOf(context: CanvasRenderingContext2D, font: string, label: string): number {
	const key = `${font} ${label}`;
	const known = widths.get(key);
	if (known !== undefined) return known;
	if (widths.size > 5_000) widths.clear();
	const { width } = context.measureText(label);
	widths.set(key, width);
	return width;
}
