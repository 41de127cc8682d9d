type Pixels = { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number };

/**
 * The picture in grey, each pixel averaged with its neighbours by the binomial weights 1 4 6 4 1 in both directions: the
 * noise of a dim room goes, the edges of modules stay. Takes and gives RGBA; some milliseconds for a frame of a camera.
 */
export function soften({ data, width, height }: Pixels): Uint8ClampedArray<ArrayBuffer> {
	const rows = softenedRows(data, width, height);
	const softened = new Uint32Array(width * height);
	for (let y = 0; y < height; y++) {
		// The rows at the edges repeat.
		const [a, b, c, d, e] = [-2, -1, 0, 1, 2].map((by) => Math.max(0, Math.min(height - 1, y + by)) * width);
		for (let x = 0; x < width; x++) {
			const sum = rows[a + x] + 4 * (rows[b + x] + rows[d + x]) + 6 * rows[c + x] + rows[e + x];
			// Sixteen times sixteen parts, rounded; the same in red, green and blue.
			softened[y * width + x] = ((sum + 128) >> 8) * 0x010101 + 0xff000000;
		}
	}
	return new Uint8ClampedArray(softened.buffer);
}

/** Sixteen times the grey of each pixel, averaged along its row. */
function softenedRows(data: Uint8ClampedArray, width: number, height: number): Uint16Array {
	const rows = new Uint16Array(width * height);
	// Two more at each end, where the outermost pixels repeat.
	const grey = new Uint8Array(width + 4);
	for (let y = 0; y < height; y++) {
		for (let x = 0, at = 4 * y * width; x < width; x++, at += 4) {
			// Rec. 601 luma in 256 parts.
			grey[x + 2] = (77 * data[at] + 150 * data[at + 1] + 29 * data[at + 2]) >> 8;
		}
		grey[0] = grey[1] = grey[2];
		grey[width + 2] = grey[width + 3] = grey[width + 1];
		for (let x = 0; x < width; x++) {
			rows[y * width + x] = grey[x] + 4 * (grey[x + 1] + grey[x + 3]) + 6 * grey[x + 2] + grey[x + 4];
		}
	}
	return rows;
}
