import { writeFileSync } from 'node:fs';
import QRCode from 'qrcode';

/** A code held in front of the camera: its top left corner and the width of a module, in pixels. */
export type Held = { text: string; x: number; y: number; modulePx: number; isInverted?: boolean };
/** `noise` is the largest deviation of a pixel, of 256 levels. */
export type Scene = { width: number; height: number; held: Held[]; noise?: number };

/**
 * Writes a film (YUV4MPEG2) that Chromium takes for its camera: the scene on an uneven wall, with the noise of a small
 * sensor, a few frames in a loop.
 */
export function writeFilm(path: string, { width, height, held, noise = 8 }: Scene, frames = 6): void {
	const chroma = Buffer.alloc((width / 2) * (height / 2) * 2, 128);
	const parts: Buffer[] = [Buffer.from(`YUV4MPEG2 W${width} H${height} F30:1 Ip A1:1 C420\n`)];
	for (let frame = 0; frame < frames; frame++) {
		parts.push(Buffer.from('FRAME\n'), lumaOf({ width, height, held, noise }, frame + 1), chroma);
	}
	writeFileSync(path, Buffer.concat(parts));
}

function lumaOf({ width, height, held, noise }: Required<Scene>, seed: number): Buffer {
	const luma = Buffer.alloc(width * height);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) luma[y * width + x] = 120 + 40 * Math.sin(x / 90) * Math.cos(y / 70);
	}
	for (const code of held) draw(luma, width, code);
	let state = seed;
	for (let i = 0; i < luma.length; i++) {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		luma[i] = Math.max(16, Math.min(235, luma[i] + ((state >>> 16) / 32_768 - 1) * noise));
	}
	return luma;
}

function draw(luma: Buffer, width: number, { text, x, y, modulePx, isInverted = false }: Held): void {
	const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
	const side = Math.floor((modules.size + 8) * modulePx);
	for (let row = 0; row < side; row++) {
		for (let column = 0; column < side; column++) {
			const moduleY = Math.floor(row / modulePx) - 4;
			const moduleX = Math.floor(column / modulePx) - 4;
			const isInside = [moduleX, moduleY].every((at) => at >= 0 && at < modules.size);
			const isDark = isInside && modules.get(moduleY, moduleX) === 1;
			luma[(y + row) * width + x + column] = isDark !== isInverted ? 30 : 220;
		}
	}
}
