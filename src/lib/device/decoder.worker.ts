import { type ReaderOptions, prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { soften } from './soften.ts';

export type DecodeRequest = { id: number; frame: ImageBitmap | ImageData; isPicture: boolean };
/** The first message: where our own copy of the WebAssembly is. */
export type DecoderStart = { wasmUrl: string };
export type DecodeAnswer =
	{ id: number; texts: string[] } | { id: number; problem: string } | { state: 'ready' | 'failed' };

// Dark-mode codes need tryInvert. Eight symbols: badges lie side by side.
const options = {
	formats: ['QRCode'],
	tryHarder: true,
	tryRotate: false,
	tryInvert: true,
	tryDownscale: true,
	maxNumberOfSymbols: 8,
	textMode: 'Plain'
} as const satisfies ReaderOptions;

/** Up to this side, in pixels, a picture is also tried at twice its size: a code in a screenshot of a chat is tiny. */
const smallSide = 1_500;

let prepared: Promise<unknown> = Promise.reject(new Error('the decoder was not started'));
prepared.catch(() => {});
let context: OffscreenCanvasRenderingContext2D | null = null;
let blankFrames = 0;

addEventListener('message', ({ data }: MessageEvent<DecoderStart | DecodeRequest>) => {
	if ('wasmUrl' in data) {
		start(data.wasmUrl);
		return;
	}
	decode(data).then(
		(texts) => answer({ id: data.id, texts }),
		(error: unknown) => answer({ id: data.id, problem: String(error) })
	);
});

function start(wasmUrl: string): void {
	prepared = prepareZXingModule({
		// From our own host: the library would ask a CDN.
		overrides: {
			locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasmUrl : prefix + path)
		},
		fireImmediately: true
	});
	prepared.then(
		() => answer({ state: 'ready' }),
		() => answer({ state: 'failed' })
	);
}

async function decode({ frame, isPicture }: DecodeRequest): Promise<string[]> {
	await prepared;
	const pixels = pixelsOf(frame);
	return isPicture ? decodePicture(pixels) : decodeFrame(pixels);
}

/** One try, since the next frame is on its way; every third in vain is without the noise that dim rooms bring. */
async function decodeFrame(pixels: ImageData): Promise<string[]> {
	const texts = await textsIn(blankFrames % 3 === 2 ? softened(pixels) : pixels);
	blankFrames = texts.length > 0 ? 0 : blankFrames + 1;
	return texts;
}

/** Nobody can hold a photo differently: it is tried in every way. */
async function decodePicture(pixels: ImageData): Promise<string[]> {
	const isSmall = Math.max(pixels.width, pixels.height) <= smallSide;
	const variants = [() => pixels, () => softened(pixels), ...(isSmall ? [() => doubled(pixels)] : [])];
	for (const variant of variants) {
		const texts = await textsIn(variant());
		if (texts.length > 0) return texts;
	}
	return [];
}

/** The texts of all codes, nearest to the middle first. */
async function textsIn(pixels: ImageData): Promise<string[]> {
	const symbols = await readBarcodes(pixels, options);
	const fromMiddle = ({ position: { topLeft: a, bottomRight: b } }: (typeof symbols)[number]) =>
		Math.hypot((a.x + b.x - pixels.width) / 2, (a.y + b.y - pixels.height) / 2);
	return symbols
		.filter((symbol) => symbol.isValid && symbol.text !== '')
		.sort((a, b) => fromMiddle(a) - fromMiddle(b))
		.map((symbol) => symbol.text);
}

function softened(pixels: ImageData): ImageData {
	return new ImageData(soften(pixels), pixels.width, pixels.height);
}

function doubled(pixels: ImageData): ImageData {
	const { width, height } = pixels;
	if (typeof OffscreenCanvas !== 'function') return pixels;
	const whole = new OffscreenCanvas(width, height);
	whole.getContext('2d')?.putImageData(pixels, 0, 0);
	const larger = new OffscreenCanvas(2 * width, 2 * height).getContext('2d');
	if (!larger) return pixels;
	larger.imageSmoothingQuality = 'high';
	larger.drawImage(whole, 0, 0, 2 * width, 2 * height);
	return larger.getImageData(0, 0, 2 * width, 2 * height);
}

function pixelsOf(frame: ImageBitmap | ImageData): ImageData {
	if (!('close' in frame)) return frame;
	const { width, height } = frame;
	if (context?.canvas.width !== width || context.canvas.height !== height) {
		context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
	}
	if (!context) throw new Error('no 2d context');
	context.drawImage(frame, 0, 0);
	frame.close();
	return context.getImageData(0, 0, width, height);
}

function answer(message: DecodeAnswer): void {
	postMessage(message);
}
