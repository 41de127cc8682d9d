import type { Camera, Point } from './camera.ts';
import type { Label } from './labels.ts';
import { type View, paint } from './paint.ts';

/** What is kept around what is seen, as a share of it: so far the picture can be moved before it is painted anew. */
const around = 0.25;

/**
 * A painted picture that reaches further than what is seen. Moving it by a few pixels is copying it: that costs the same
 * however many links it has.
 */
export class Still {
	#canvas = document.createElement('canvas');
	#camera: Camera | null = null;
	#margin: Point = { x: 0, y: 0 };
	#pixels = 1;

	/** Paints what this view shows, and around it. */
	paint(view: View, names: readonly Label[], { pixels, direction }: Look): void {
		const { size, camera } = view;
		// Whole device pixels: at rest everything stands where it would without what is around.
		const margin = (across: number) => Math.round(across * around * pixels) / pixels;
		this.#margin = { x: margin(size.width), y: margin(size.height) };
		this.#pixels = pixels;
		this.#camera = camera;
		const wide = { width: size.width + 2 * this.#margin.x, height: size.height + 2 * this.#margin.y };
		const [width, height] = [Math.ceil(wide.width * pixels), Math.ceil(wide.height * pixels)];
		// Giving it a size empties it and takes its memory anew.
		if (this.#canvas.width !== width || this.#canvas.height !== height)
			[this.#canvas.width, this.#canvas.height] = [width, height];
		const context = this.#canvas.getContext('2d');
		if (!context) return;
		context.direction = direction;
		context.setTransform(pixels, 0, 0, pixels, 0, 0);
		paint(context, { ...view, size: wide }, names);
	}

	/** Whether what this camera sees was painted. */
	covers({ x, y, zoom }: Camera): boolean {
		const was = this.#camera;
		if (was?.zoom !== zoom) return false;
		return Math.abs(x - was.x) * zoom <= this.#margin.x && Math.abs(y - was.y) * zoom <= this.#margin.y;
	}

	/** Copies what this camera sees. Between two device pixels everything would be blurred. */
	copyTo(context: CanvasRenderingContext2D, { x, y, zoom }: Camera): void {
		const was = this.#camera;
		if (!was) return;
		const left = (was.x - x) * zoom - this.#margin.x;
		const top = (was.y - y) * zoom - this.#margin.y;
		context.setTransform(1, 0, 0, 1, 0, 0);
		context.clearRect(0, 0, context.canvas.width, context.canvas.height);
		context.drawImage(this.#canvas, Math.round(left * this.#pixels), Math.round(top * this.#pixels));
	}

	/** What was painted is not what is to be seen any more. */
	drop(): void {
		this.#camera = null;
	}
}

type Look = {
	/** Device pixels for each of CSS. */
	pixels: number;
	/** In which the page is read: names of both directions are put together by it. */
	direction: CanvasDirection;
};
