import type { Camera, Size } from './camera.ts';
import type { Label } from './labels.ts';
import { paintNames } from './paint-labels.ts';
import { type Palette, cornersOf, markOf } from './palette.ts';
import type { Scene } from './scene.ts';

/** Everything that a picture shows now. `isShown` and `linkShown`: 1 for what a filter or the time lets through. */
export type View = {
	scene: Scene;
	positions: Float32Array;
	camera: Camera;
	size: Size;
	palette: Palette;
	isShown: Uint8Array;
	linkShown: Uint8Array;
	/** The chosen or touched shape. */
	focus: number | null;
	/** It and whom it is linked with stand out; null: nobody does. */
	near: ReadonlySet<number> | null;
	/** Found by a search. */
	found: ReadonlySet<number>;
	/** While it moves in a large picture, thin links wait. */
	isMoving: boolean;
	font: string;
};

/** Links drawn while a large picture moves. */
const mostWhileMoving = 1_200;

/** Draws the picture with these names. The context is scaled to CSS pixels. */
export function paint(context: CanvasRenderingContext2D, view: View, names: readonly Label[]): void {
	const { size, camera } = view;
	context.clearRect(0, 0, size.width, size.height);
	context.save();
	context.translate(size.width / 2 - camera.x * camera.zoom, size.height / 2 - camera.y * camera.zoom);
	context.scale(camera.zoom, camera.zoom);
	paintLinks(context, view);
	paintShapes(context, view);
	context.restore();
	paintNames(context, view, names);
}

/** Links by colour in one path each: a thousand strokes cost more than one of a thousand lines. */
function paintLinks(context: CanvasRenderingContext2D, view: View): void {
	const { scene, positions, camera, palette, linkShown, focus, near, isMoving } = view;
	const { links, widths, isBridge, shapes } = scene;
	const count = links.length / 2;
	const paths = new Map<
		string,
		{ path: Path2D; colour: string; width: number; alpha: number; dash: number[] }
	>();
	const step = isMoving ? Math.ceil(count / mostWhileMoving) : 1;
	// The more links there are, the fainter is each.
	const faint = Math.max(0.1, Math.min(0.42, 14 / Math.sqrt(count + 1)));
	for (let link = 0; link < count; link += step) {
		if (!linkShown[link]) continue;
		const [one, other] = [links[2 * link], links[2 * link + 1]];
		const isNear = near !== null && (one === focus || other === focus);
		const isWithin = shapes[one].group === shapes[other].group && shapes[one].group >= 0;
		const kind = isNear ? 'near' : isBridge[link] ? 'bridge' : isWithin ? `in${shapes[one].group}` : 'across';
		const wide = Math.round(widths[link] * 2) / 2;
		const key = `${kind} ${wide}`;
		let group = paths.get(key);
		if (!group) {
			const colour = isNear
				? palette.accent
				: isBridge[link]
					? palette.ink
					: isWithin
						? markOf(shapes[one].group, palette).colour
						: palette.line;
			const alpha = isNear
				? 0.9
				: near !== null
					? faint * 0.35
					: isBridge[link]
						? 0.85
						: isWithin
							? faint * 1.25
							: faint * 0.85;
			group = {
				path: new Path2D(),
				colour,
				alpha,
				width: wide * (isNear || isBridge[link] ? 1.5 : 1),
				dash: isBridge[link] ? [7, 4] : []
			};
			paths.set(key, group);
		}
		group.path.moveTo(positions[2 * one], positions[2 * one + 1]);
		group.path.lineTo(positions[2 * other], positions[2 * other + 1]);
	}
	// What stands out comes last.
	const last = (key: string) => (key.startsWith('near') ? 2 : key.startsWith('bridge') ? 1 : 0);
	// Never thinner than a screen can show evenly.
	const thinnest = 0.7 / camera.zoom;
	for (const [, { path, colour, width, alpha, dash }] of [...paths].sort(([a], [b]) => last(a) - last(b))) {
		context.globalAlpha = alpha;
		context.strokeStyle = colour;
		context.lineWidth = Math.max(width, thinnest);
		context.setLineDash(dash.map((each) => Math.max(each, (each * 0.6) / camera.zoom)));
		context.stroke(path);
	}
	context.setLineDash([]);
	context.globalAlpha = 1;
}

function paintShapes(context: CanvasRenderingContext2D, view: View): void {
	const { scene, positions, palette, isShown, focus, near, found, camera } = view;
	const rim = Math.max(1.5, 1.2 / camera.zoom);
	for (const [i, shape] of scene.shapes.entries()) {
		if (!isShown[i]) continue;
		const { colour, outline } = markOf(shape.group, palette);
		const [x, y] = [positions[2 * i], positions[2 * i + 1]];
		const radius = Math.max(shape.radius, 2 / camera.zoom);
		const isOut = near === null ? found.size === 0 || found.has(i) : near.has(i) || found.has(i);
		context.globalAlpha = isOut ? 1 : 0.22;
		if (i === focus || found.has(i)) {
			outlinePath(context, x, y, radius + 4 / Math.min(1, camera.zoom), null);
			context.fillStyle = palette.accent;
			context.globalAlpha = 0.3;
			context.fill();
			context.globalAlpha = 1;
		}
		outlinePath(context, x, y, radius, cornersOf(outline));
		// A dot is hollow: somebody is there, and no more is known.
		context.fillStyle = shape.kind === 'dot' ? palette.paper : colour;
		context.fill();
		context.lineWidth = shape.kind === 'dot' ? rim * 1.6 : rim;
		context.strokeStyle = shape.kind === 'dot' ? colour : i === focus ? palette.ink : palette.paper;
		context.stroke();
	}
	context.globalAlpha = 1;
}

function outlinePath(
	context: CanvasRenderingContext2D,
	x: number,
	y: number,
	radius: number,
	corners: readonly (readonly [number, number])[] | null
): void {
	context.beginPath();
	if (corners === null) context.arc(x, y, radius, 0, 2 * Math.PI);
	else for (const [cx, cy] of corners) context.lineTo(x + cx * radius, y + cy * radius);
	context.closePath();
}
