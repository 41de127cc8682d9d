// Named here and not in the worker, so that the build lists it among the files to keep on the device.
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { DecodeAnswer, DecodeRequest, DecoderStart } from './decoder.worker.ts';
import { guardSinks } from './trusted-types.ts';

export type Frame = ImageBitmap | ImageData;

/** Finds QR codes in pictures. `read` gives their texts, nearest to the middle first, and takes the frame over. */
export type Decoder = {
	readonly engine: 'zxing-wasm' | 'html5-qrcode';
	/** The shortest time between two frames that leaves the device usable, in milliseconds. */
	readonly intervalMs: number;
	read(frame: Frame, isPicture: boolean): Promise<string[]>;
};

let opened: Promise<Decoder> | undefined;

/**
 * The page's one decoder, started on the first call: call it early, and scanning starts without a wait. html5-qrcode takes
 * over where WebAssembly is missing (iOS Lockdown Mode, hardened browsers) or its worker fails. Rejects only when neither
 * could be loaded; the next call tries again.
 */
export function openDecoder(): Promise<Decoder> {
	opened ??= openBest().catch((error: unknown) => {
		opened = undefined;
		throw error;
	});
	return opened;
}

async function openBest(): Promise<Decoder> {
	const decoder = typeof WebAssembly === 'object' && typeof Worker === 'function' ? await openWorker() : null;
	return decoder ?? openFallback();
}

async function openFallback(): Promise<Decoder> {
	const { openHtml5Qrcode } = await import('./decoder-fallback.ts');
	return openHtml5Qrcode();
}

/** Null when the worker or its WebAssembly does not start. */
function openWorker(): Promise<Decoder | null> {
	return new Promise((resolve) => {
		guardSinks();
		const worker = new Worker(new URL('./decoder.worker.ts', import.meta.url), { type: 'module' });
		const waiting = new Map<number, { resolve: (texts: string[]) => void; reject: (error: Error) => void }>();
		let lastId = 0;

		const fail = () => {
			worker.terminate();
			for (const { reject } of waiting.values()) reject(new Error('the decoder stopped'));
			waiting.clear();
			// Later calls get the other engine; who holds this one is told by the rejection.
			opened = openFallback();
			opened.catch(() => (opened = undefined));
			resolve(null);
		};
		const read = (frame: Frame, isPicture: boolean) =>
			new Promise<string[]>((resolve, reject) => {
				const request: DecodeRequest = { id: ++lastId, frame: forWorker(frame), isPicture };
				waiting.set(request.id, { resolve, reject });
				worker.postMessage(request, 'close' in request.frame ? [request.frame] : [request.frame.data.buffer]);
			});

		worker.postMessage({ wasmUrl } satisfies DecoderStart);
		worker.addEventListener('error', fail);
		worker.addEventListener('message', ({ data }: MessageEvent<DecodeAnswer>) => {
			if ('state' in data) {
				if (data.state === 'ready') resolve({ engine: 'zxing-wasm', intervalMs: 80, read });
				else fail();
				return;
			}
			const asked = waiting.get(data.id);
			waiting.delete(data.id);
			if ('texts' in data) asked?.resolve(data.texts);
			else asked?.reject(new Error(data.problem));
		});
	});
}

/** Workers of Safari before 16.4 cannot draw: they get the pixels. */
function forWorker(frame: Frame): Frame {
	if (!('close' in frame) || typeof OffscreenCanvas === 'function') return frame;
	const canvas = document.createElement('canvas');
	canvas.width = frame.width;
	canvas.height = frame.height;
	const context = canvas.getContext('2d');
	if (!context) throw new Error('no 2d context');
	context.drawImage(frame, 0, 0);
	frame.close();
	return context.getImageData(0, 0, canvas.width, canvas.height);
}
