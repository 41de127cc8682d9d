/** What part of the picture is seen: the point in the middle and pixels (CSS) for each of its units. */
export type Camera = { x: number; y: number; zoom: number };
export type Size = { width: number; height: number };
export type Point = { x: number; y: number };

const [leastZoom, mostZoom] = [0.02, 12];
/** Around everything, in pixels; less on a phone. */
const margin = 36;

/** Everything in sight, no larger than it is comfortable to look at. `positions`: x and y, one after the other. */
export function fitting(positions: Float32Array, { width, height }: Size, only?: readonly number[]): Camera {
	let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
	const look = (i: number) => {
		left = Math.min(left, positions[2 * i]);
		right = Math.max(right, positions[2 * i]);
		top = Math.min(top, positions[2 * i + 1]);
		bottom = Math.max(bottom, positions[2 * i + 1]);
	};
	if (only) only.forEach(look);
	else for (let i = 0; i < positions.length / 2; i++) look(i);
	if (left > right) return { x: 0, y: 0, zoom: 1 };
	const room = (across: number, pixels: number) =>
		Math.max(40, pixels - 2 * Math.min(margin, 0.06 * width)) / Math.max(across, 1);
	const zoom = Math.min(1.6, room(right - left, width), room(bottom - top, height));
	return { x: (left + right) / 2, y: (top + bottom) / 2, zoom: bounded(zoom) };
}

/** Nearer by a factor, or further away below 1; what is at the point `at` of the screen stays there. */
export function zoomed(camera: Camera, factor: number, at: Point, size: Size): Camera {
	const zoom = bounded(camera.zoom * factor);
	const still = toPicture(camera, at, size);
	return {
		x: still.x - (at.x - size.width / 2) / zoom,
		y: still.y - (at.y - size.height / 2) / zoom,
		zoom
	};
}

/** Moved along with a finger, by so many pixels. */
export function moved(camera: Camera, dx: number, dy: number): Camera {
	return { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom };
}

/** Two fingers: what was under each of them stays there as well as it can without turning. */
export function pinched(
	camera: Camera,
	was: readonly [Point, Point],
	is: readonly [Point, Point],
	size: Size
): Camera {
	const factor = distance(...is) / Math.max(1, distance(...was));
	const [from, to] = [middle(...was), middle(...is)];
	return moved(zoomed(camera, factor, from, size), to.x - from.x, to.y - from.y);
}

/** Where a point of the picture is on the screen. */
export function toScreen(camera: Camera, { x, y }: Point, { width, height }: Size): Point {
	return { x: (x - camera.x) * camera.zoom + width / 2, y: (y - camera.y) * camera.zoom + height / 2 };
}

/** What point of the picture is at a point of the screen. */
export function toPicture(camera: Camera, { x, y }: Point, { width, height }: Size): Point {
	return { x: (x - width / 2) / camera.zoom + camera.x, y: (y - height / 2) / camera.zoom + camera.y };
}

/** The nearest shape within its radius or a fingertip; null: none. `isThere` leaves some out. */
export function hit(
	at: Point,
	positions: Float32Array,
	radii: ArrayLike<number>,
	{ zoom }: Camera,
	isThere: (i: number) => boolean = () => true
): number | null {
	const fingertip = 16 / zoom;
	let best: { i: number; distance: number } | null = null;
	for (let i = 0; i < radii.length; i++) {
		const away = Math.hypot(positions[2 * i] - at.x, positions[2 * i + 1] - at.y);
		if (away > Math.max(radii[i], fingertip) || !isThere(i)) continue;
		if (best === null || away - radii[i] < best.distance) best = { i, distance: away - radii[i] };
	}
	return best?.i ?? null;
}

/** The nearest shape in a direction (one of x and y is 0), for arrow keys; null: there is none. */
export function beside(
	from: number,
	direction: Point,
	positions: Float32Array,
	isThere: (i: number) => boolean
): number | null {
	let best: { i: number; cost: number } | null = null;
	for (let i = 0; i < positions.length / 2; i++) {
		if (i === from || !isThere(i)) continue;
		const [dx, dy] = [positions[2 * i] - positions[2 * from], positions[2 * i + 1] - positions[2 * from + 1]];
		const along = dx * direction.x + dy * direction.y;
		const across = Math.abs(dx * direction.y - dy * direction.x);
		// A quarter of a turn: each shape can be reached from each other one.
		if (along <= 0 || across > along) continue;
		const cost = along + 2 * across;
		if (best === null || cost < best.cost) best = { i, cost };
	}
	return best?.i ?? null;
}

function bounded(zoom: number): number {
	return Math.min(mostZoom, Math.max(leastZoom, zoom));
}

function distance(one: Point, other: Point): number {
	return Math.hypot(one.x - other.x, one.y - other.y);
}

function middle(one: Point, other: Point): Point {
	return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}
