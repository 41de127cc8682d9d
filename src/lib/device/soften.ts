/** Grey pixels in the shape that decoders take. */
type Pixels = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };

/**
 * The picture in grey, each pixel averaged with its neighbours by the binomial weights 1 4 6 4 1: the noise of a dim room
 * goes, the edges of modules stay. Gives fresh RGBA bytes.
 */
export function soften({ data, width, height }: Pixels): Uint8ClampedArray<ArrayBuffer> {
	const rows = new Float32Array(width * height);
	const grey = new Float32Array(width);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			const at = 4 * (y * width + x);
			// Rec. 601 luma, as decoders weigh colours.
			grey[x] = 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
		}
		average(grey, 0, 1, width, rows, y * width);
	}
	const softened = new Uint8ClampedArray(4 * width * height).fill(255);
	const column = new Float32Array(height);
	for (let x = 0; x < width; x++) {
		average(rows, x, width, height, column, 0);
		for (let y = 0; y < height; y++) softened.fill(column[y], 4 * (y * width + x), 4 * (y * width + x) + 3);
	}
	return softened;
}

/** Averages `count` values of `from`, `step` apart, into consecutive places of `to`; the ends repeat. */
function average(
	from: Float32Array,
	start: number,
	step: number,
	count: number,
	to: Float32Array,
	at: number
): void {
	const value = (i: number) => from[start + step * Math.max(0, Math.min(count - 1, i))];
	for (let i = 0; i < count; i++) {
		to[at + i] = (value(i - 2) + 4 * value(i - 1) + 6 * value(i) + 4 * value(i + 1) + value(i + 2)) / 16;
	}
}
