import { Html5Qrcode } from 'html5-qrcode';
import { openDecoder } from '$lib/device/decoder.ts';
import { readPicture } from '$lib/device/picture.ts';

export type Reading = { text: string | null; ms: number };
type Readers = {
	ours(address: string): Promise<Reading>;
	html5qrcode(address: string): Promise<Reading>;
};

declare global {
	interface Window {
		readers: Promise<Readers>;
	}
}

window.readers = prepare();

/** Each as an app would call it, from the file to the text; fetching the file is not counted. */
async function prepare(): Promise<Readers> {
	const { engine } = await openDecoder();
	if (engine !== 'zxing-wasm') throw new Error(`measuring ${engine} as ours would be a lie`);
	const theirs = new Html5Qrcode('html5-qrcode');
	return {
		ours: (address) =>
			timed(address, async (file) => {
				const read = await readPicture(file);
				return read.ok ? read.value[0] : null;
			}),
		html5qrcode: (address) => timed(address, (file) => theirs.scanFile(file, false).catch(() => null))
	};
}

async function timed(address: string, read: (file: File) => Promise<string | null>): Promise<Reading> {
	const blob = await (await fetch(address)).blob();
	const file = new File([blob], 'picture', { type: blob.type });
	const startedAtMs = performance.now();
	const text = await read(file);
	return { text, ms: performance.now() - startedAtMs };
}
