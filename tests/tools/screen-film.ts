import { writeFileSync } from 'node:fs';
import { type Luma, readPng } from './png.ts';

const [width, height] = [1280, 720];

/**
 * Writes a film (YUV4MPEG2) for Chromium's camera that shows the screenshot of another phone's screen, as large as fits
 * times `size`. Nothing in view for an empty screenshot.
 */
export function writeScreenFilm(path: string, screenshot: Buffer | null, size = 0.96): void {
	const luma = Buffer.alloc(width * height, 90);
	if (screenshot) draw(luma, readPng(screenshot), size);
	const chroma = Buffer.alloc((width / 2) * (height / 2) * 2, 128);
	const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, chroma]);
	// Chromium plays it in a loop; with one frame it would stop.
	writeFileSync(
		path,
		Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420\n`), frame, frame])
	);
}

function draw(onto: Buffer, screen: Luma, size: number): void {
	const scale = Math.min(width / screen.width, height / screen.height) * size;
	const [columns, rows] = [Math.floor(screen.width * scale), Math.floor(screen.height * scale)];
	const [left, top] = [(width - columns) >> 1, (height - rows) >> 1];
	for (let y = 0; y < rows; y++) {
		for (let x = 0; x < columns; x++) {
			onto[(top + y) * width + left + x] = average(screen, x / scale, y / scale, 1 / scale);
		}
	}
}

/** The mean of the source pixels that one pixel of the film covers, as a lens mixes them. */
function average({ width: columns, height: rows, luma }: Luma, x: number, y: number, span: number): number {
	let sum = 0;
	let count = 0;
	for (let row = Math.floor(y); row < Math.min(rows, Math.max(y + span, Math.floor(y) + 1)); row++) {
		for (
			let column = Math.floor(x);
			column < Math.min(columns, Math.max(x + span, Math.floor(x) + 1));
			column++
		) {
			sum += luma[row * columns + column];
			count++;
		}
	}
	return count > 0 ? sum / count : 90;
}
