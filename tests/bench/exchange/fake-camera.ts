import type { Page } from '@playwright/test';

/** What the fake camera of a page shows. */
export type FakeCamera = {
	/**
	 * Holds a picture of another phone's screen in front of the camera and waits until `wanted` stands on this screen.
	 * Gives the milliseconds from the first frame with the picture to the painted text; null after `patienceMs`.
	 */
	holdUntil: (
		picture: Buffer,
		options: { size: number; wanted: string; patienceMs: number }
	) => Promise<number | null>;
	/** Nothing in view. */
	lower: () => Promise<void>;
};

type InPage = {
	hold: (dataUrl: string, size: number, wanted: string, patienceMs: number) => Promise<number | null>;
	lower: () => void;
};

/**
 * Puts a stream in place of the page's camera (a canvas, 30 frames a second, 1280 x 720, with the noise of a small
 * sensor), because only so it is known to the millisecond when a code comes into view. Everything behind
 * `getUserMedia` is the app's own. Call it before the page opens its camera.
 */
export async function fakeCamera(page: Page): Promise<FakeCamera> {
	await page.addInitScript(install);
	return {
		holdUntil: (picture, { size, wanted, patienceMs }) =>
			page.evaluate(
				({ url, size, wanted, patienceMs }) =>
					(window as unknown as { fakeCamera: InPage }).fakeCamera.hold(url, size, wanted, patienceMs),
				{ url: `data:image/png;base64,${picture.toString('base64')}`, size, wanted, patienceMs }
			),
		lower: () => page.evaluate(() => (window as unknown as { fakeCamera: InPage }).fakeCamera.lower())
	};
}

function install() {
	const [width, height, framesPerSecond] = [1280, 720, 30];
	const canvas = document.createElement('canvas');
	Object.assign(canvas, { width, height });
	const pen = canvas.getContext('2d', { alpha: false });
	const noise = new OffscreenCanvas(width + 64, height + 64);
	let held: { picture: ImageBitmap; size: number; firstAt: number | null } | null = null;
	let isReady = false;

	function makeNoise() {
		const inked = noise.getContext('2d');
		const pixels = inked?.createImageData(noise.width, noise.height);
		if (!inked || !pixels) return;
		for (let at = 0; at < pixels.data.length; at += 4) {
			pixels.data.fill(Math.random() * 255, at, at + 3);
			pixels.data[at + 3] = 14;
		}
		inked.putImageData(pixels, 0, 0);
		isReady = true;
	}

	function drawFrame() {
		if (!pen) return;
		if (!isReady) makeNoise();
		pen.fillStyle = '#6b665f';
		pen.fillRect(0, 0, width, height);
		if (held) {
			const scale = Math.min(width / held.picture.width, height / held.picture.height) * held.size;
			const [w, h] = [held.picture.width * scale, held.picture.height * scale];
			// A hand is never quite still.
			const [x, y] = [(width - w) / 2 + Math.random() * 3, (height - h) / 2 + Math.random() * 3];
			pen.imageSmoothingQuality = 'high';
			pen.drawImage(held.picture, x, y, w, h);
			held.firstAt ??= performance.now();
		}
		pen.drawImage(noise, -Math.random() * 64, -Math.random() * 64);
	}

	function isShown(text: string): boolean {
		return [...document.querySelectorAll<HTMLElement>('main section')].some((part) =>
			part.innerText.includes(text)
		);
	}

	const fake: InPage = {
		async hold(dataUrl, size, wanted, patienceMs) {
			const bytes = Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (byte) =>
				byte.charCodeAt(0)
			);
			const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
			if (isShown(wanted)) throw new Error('it stands there already');
			held = { picture, size, firstAt: null };
			const until = performance.now() + patienceMs;
			while (performance.now() < until) {
				// The frame in which it is there has been painted when the next one begins.
				await new Promise((resolve) => requestAnimationFrame(resolve));
				if (isShown(wanted) && held.firstAt !== null) {
					const paintedAt = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
					return paintedAt - held.firstAt;
				}
			}
			return null;
		},
		lower: () => (held = null)
	};
	Object.assign(window, { fakeCamera: fake });
	if (!navigator.mediaDevices) return;
	navigator.mediaDevices.getUserMedia = async () => {
		setInterval(drawFrame, 1000 / framesPerSecond);
		drawFrame();
		return canvas.captureStream(framesPerSecond);
	};
}
