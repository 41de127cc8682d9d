import { type ReaderOptions, prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

export type DecodeRequest = { id: number; frame: ImageBitmap | ImageData; isPicture: boolean };
/** The first message: where our own copy of the WebAssembly is. */
export type DecoderStart = { wasmUrl: string };
export type DecodeAnswer =
	{ id: number; texts: string[] } | { id: number; problem: string } | { state: 'ready' | 'failed' };

// Dark-mode codes need tryInvert. Eight symbols: badges lie side by side.
const forFrames = {
	formats: ['QRCode'],
	tryHarder: true,
	tryRotate: false,
	tryInvert: true,
	tryDownscale: true,
	maxNumberOfSymbols: 8,
	textMode: 'Plain'
} as const satisfies ReaderOptions;
// Slower, and worth it once: nobody can hold a photo still for a second try.
const forPictures = { ...forFrames, tryRotate: true, tryDenoise: true } as const satisfies ReaderOptions;

let prepared: Promise<unknown> = Promise.reject(new Error('the decoder was not started'));
prepared.catch(() => {});
let context: OffscreenCanvasRenderingContext2D | null = null;

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
	let symbols = await readBarcodes(pixels, forFrames);
	if (isPicture && !symbols.some((symbol) => symbol.isValid))
		symbols = await readBarcodes(pixels, forPictures);
	const fromMiddle = ({ position: { topLeft: a, bottomRight: b } }: (typeof symbols)[number]) =>
		Math.hypot((a.x + b.x - pixels.width) / 2, (a.y + b.y - pixels.height) / 2);
	return symbols
		.filter((symbol) => symbol.isValid && symbol.text !== '')
		.sort((a, b) => fromMiddle(a) - fromMiddle(b))
		.map((symbol) => symbol.text);
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
