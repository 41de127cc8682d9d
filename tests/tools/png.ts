import { inflateSync } from 'node:zlib';

/** Brightness of a picture, one byte a pixel, row by row. */
export type Luma = { width: number; height: number; luma: Buffer };

/**
 * Reads a PNG as browsers write their screenshots: 8 bits, RGB or RGBA, not interlaced (PNG specification 1.2).
 * Throws on any other kind.
 */
export function readPng(png: Buffer): Luma {
	const width = png.readUInt32BE(16);
	const height = png.readUInt32BE(20);
	const [depth, colour, , , interlace] = png.subarray(24, 29);
	if (depth !== 8 || (colour !== 2 && colour !== 6) || interlace !== 0) throw new Error('not a screenshot');
	const channels = colour === 6 ? 4 : 3;
	const rows = unfilter(inflateSync(imageData(png)), width * channels, channels, height);
	const luma = Buffer.alloc(width * height);
	for (let i = 0; i < luma.length; i++) {
		const at = i * channels;
		// ITU-R BT.601, as video has it.
		luma[i] = 16 + (65.5 * rows[at] + 128.6 * rows[at + 1] + 25 * rows[at + 2]) / 256;
	}
	return { width, height, luma };
}

function imageData(png: Buffer): Buffer {
	const parts: Buffer[] = [];
	for (let at = 8; at < png.length;) {
		const length = png.readUInt32BE(at);
		if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
		at += length + 12;
	}
	return Buffer.concat(parts);
}

/** Undoes the five filters of PNG in place; gives the bytes without the filter byte of each row. */
function unfilter(raw: Buffer, rowBytes: number, channels: number, height: number): Buffer {
	const out = Buffer.alloc(rowBytes * height);
	for (let row = 0; row < height; row++) {
		const filter = raw[row * (rowBytes + 1)];
		const start = row * rowBytes;
		for (let i = 0; i < rowBytes; i++) {
			const left = i >= channels ? out[start + i - channels] : 0;
			const up = row > 0 ? out[start - rowBytes + i] : 0;
			const corner = row > 0 && i >= channels ? out[start - rowBytes + i - channels] : 0;
			const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
			out[start + i] = raw[row * (rowBytes + 1) + 1 + i] + guess;
		}
	}
	return out;
}

function paeth(left: number, up: number, corner: number): number {
	const estimate = left + up - corner;
	const [a, b, c] = [left, up, corner].map((value) => Math.abs(estimate - value));
	return a <= b && a <= c ? left : b <= c ? up : corner;
}
