import {
	type Camera,
	type Point,
	type Size,
	beside,
	fitting,
	hit,
	moved,
	pinched,
	toPicture,
	zoomed
} from './camera.ts';
import type { Label } from './labels.ts';
import { placedNames } from './paint-labels.ts';
import { type View, paint } from './paint.ts';
import { type Palette, paletteFor } from './palette.ts';
import { type Scene, neighboursIn } from './scene.ts';
import { Still } from './still.ts';

/** What a screen wants to be seen. */
export type Shown = {
	scene: Scene;
	positions: Float32Array;
	isShown: Uint8Array;
	linkShown: Uint8Array;
	found: ReadonlySet<number>;
	selected: number | null;
};

/** After the last movement. */
const settleMs = 120;
const glideMs = 260;
const keyStep = 60;

/** A picture on a canvas: camera, gestures and when to draw. It draws only when something changed. */
export class Drawing {
	/** How many names were written last. */
	labels = $state(0);
	#canvas: HTMLCanvasElement;
	#shown: Shown;
	#palette: Palette = paletteFor('light');
	#size: Size = { width: 0, height: 0 };
	#camera: Camera = { x: 0, y: 0, zoom: 1 };
	#hovered: number | null = null;
	#frame = 0;
	#isMoving = false;
	/** As it was painted last. */
	#zoom = 1;
	#isFitted = true;
	#settle: ReturnType<typeof setTimeout> | undefined;
	#still = new Still();
	/** The names that stand, and of what. While the picture moves they go with their shapes; at rest they are placed anew. */
	#names: { of: Shown; focus: number | null; size: Size; labels: readonly Label[] } | null = null;

	constructor(canvas: HTMLCanvasElement, shown: Shown) {
		this.#canvas = canvas;
		this.#shown = shown;
	}

	get hovered(): number | null {
		return this.#hovered;
	}

	/** What is shown has changed; other positions are looked at as a whole again. */
	show(shown: Shown): void {
		const isOther = shown.positions !== this.#shown.positions;
		this.#shown = shown;
		if (isOther) {
			this.#hovered = null;
			this.#isFitted = true;
		}
		if (this.#isFitted) this.#camera = fitting(shown.positions, this.#size);
		this.draw();
	}

	/** The canvas has another size on the screen, in CSS pixels. */
	resize(size: Size): void {
		this.#size = size;
		const pixels = window.devicePixelRatio || 1;
		this.#canvas.width = Math.round(size.width * pixels);
		this.#canvas.height = Math.round(size.height * pixels);
		if (this.#isFitted) this.#camera = fitting(this.#shown.positions, size);
		this.#paint();
	}

	/** At once: a print is made of what is there when it begins. */
	wear(look: 'light' | 'dark'): void {
		this.#palette = paletteFor(look);
		this.#still.drop();
		this.#paint();
	}

	fit(): void {
		this.#isFitted = true;
		this.#glideTo(fitting(this.#shown.positions, this.#size));
	}

	zoomBy(factor: number, at: Point = { x: this.#size.width / 2, y: this.#size.height / 2 }): void {
		this.#move(zoomed(this.#camera, factor, at, this.#size));
	}

	panBy(dx: number, dy: number): void {
		this.#move(moved(this.#camera, dx, dy));
	}

	pinch(was: readonly [Point, Point], is: readonly [Point, Point]): void {
		this.#move(pinched(this.#camera, was, is, this.#size));
	}

	/** Brings a shape into the middle, near enough to read. */
	lookAt(i: number): void {
		this.#isFitted = false;
		const { positions } = this.#shown;
		this.#glideTo({ x: positions[2 * i], y: positions[2 * i + 1], zoom: Math.max(this.#camera.zoom, 0.9) });
	}

	/** The shape at a point of the screen. */
	at(point: Point): number | null {
		const { positions, scene, isShown } = this.#shown;
		const radii = scene.shapes.map(({ radius }) => radius);
		return hit(
			toPicture(this.#camera, point, this.#size),
			positions,
			radii,
			this.#camera,
			(i) => isShown[i] === 1
		);
	}

	hover(i: number | null): void {
		if (i === this.#hovered) return;
		this.#hovered = i;
		this.draw();
	}

	/** An arrow key: to the next shape when one is chosen (gives it), else the picture moves (null). */
	arrow(direction: Point): number | null {
		const { selected, positions, isShown } = this.#shown;
		if (selected !== null) return beside(selected, direction, positions, (i) => isShown[i] === 1);
		this.panBy(-direction.x * keyStep, -direction.y * keyStep);
		return null;
	}

	draw(): void {
		if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#paint());
	}

	stop(): void {
		cancelAnimationFrame(this.#frame);
		clearTimeout(this.#settle);
	}

	#move(camera: Camera): void {
		this.#camera = camera;
		this.#isFitted = false;
		// A hand on the picture ends a movement of its own.
		cancelAnimationFrame(this.#frame);
		this.#frame = 0;
		this.#keepMoving();
		this.draw();
	}

	/** It rests a moment after the last call. */
	#keepMoving(): void {
		this.#isMoving = true;
		clearTimeout(this.#settle);
		this.#settle = setTimeout(() => {
			this.#isMoving = false;
			this.draw();
		}, settleMs);
	}

	/** At once for those who asked for less motion. */
	#glideTo(goal: Camera): void {
		if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
			this.#camera = goal;
			this.draw();
			return;
		}
		const [from, startedAt] = [this.#camera, performance.now()];
		const step = (now: number) => {
			const share = Math.min(1, Math.max(0, (now - startedAt) / glideMs));
			const eased = 1 - (1 - share) ** 3;
			const between = (a: number, b: number) => a + (b - a) * eased;
			this.#camera = {
				x: between(from.x, goal.x),
				y: between(from.y, goal.y),
				zoom: between(from.zoom, goal.zoom)
			};
			this.#keepMoving();
			this.#paint();
			if (share < 1) this.#frame = requestAnimationFrame(step);
		};
		cancelAnimationFrame(this.#frame);
		this.#frame = requestAnimationFrame(step);
	}

	#paint(): void {
		this.#frame = 0;
		const context = this.#canvas.getContext('2d');
		if (!context || this.#size.width === 0) return;
		const view = this.#view();
		const { camera, isMoving, focus } = view;
		const was = this.#names;
		const isSame = was?.of === this.#shown && was.focus === focus && was.size === this.#size;
		const isZooming = isMoving && camera.zoom !== this.#zoom;
		this.#zoom = camera.zoom;
		if (isMoving && isSame && this.#still.covers(camera)) return this.#still.copyTo(context, camera);

		const labels = isMoving && isSame ? was.labels : placedNames(context, view);
		this.#names = { of: this.#shown, focus, size: this.#size, labels };
		this.labels = labels.length;
		const pixels = this.#canvas.width / this.#size.width;
		if (isSame && !isZooming) {
			const { direction } = getComputedStyle(this.#canvas);
			this.#still.paint(view, labels, { pixels, direction: direction === 'rtl' ? 'rtl' : 'ltr' });
			this.#still.copyTo(context, camera);
		} else {
			// Nothing of it would be used again: the next frame is another one.
			this.#still.drop();
			context.setTransform(pixels, 0, 0, pixels, 0, 0);
			paint(context, view, labels);
		}
	}

	#view(): View {
		const { selected, ...shown } = this.#shown;
		const focus = selected ?? this.#hovered;
		return {
			...shown,
			camera: this.#camera,
			size: this.#size,
			palette: this.#palette,
			focus,
			near: focus === null ? null : neighboursIn(shown.scene, shown.linkShown, focus),
			isMoving: this.#isMoving,
			font: getComputedStyle(this.#canvas).fontFamily
		};
	}
}

/** The whole picture on paper as PNG, twice as fine as a screen; null when the browser cannot make one. */
export async function pngOf(shown: Shown, font: string): Promise<Blob | null> {
	const size = { width: 1600, height: 1200 };
	const canvas = document.createElement('canvas');
	[canvas.width, canvas.height] = [size.width * 2, size.height * 2];
	const context = canvas.getContext('2d');
	if (!context) return null;
	context.scale(2, 2);
	const palette = paletteFor('light');
	const camera = fitting(shown.positions, size);
	const view = { ...shown, camera, size, palette, focus: null, near: null, isMoving: false, font };
	paint(context, view, placedNames(context, view));
	context.globalCompositeOperation = 'destination-over';
	context.fillStyle = palette.paper;
	context.fillRect(0, 0, size.width, size.height);
	return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
