import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type Page, chromium, expect, test } from '@playwright/test';
import QRCode from 'qrcode';
import { writeCode } from '../../src/lib/exchange/code/code.ts';
import { makeKey } from '../../src/lib/core/key.ts';
import { securityHeaders } from '../../src/server/headers.ts';
import { type Held, writeFilm } from '../tools/camera-film.ts';
import { cameraFlags, chromiumPath, quietFlags } from '../tools/chromium.ts';
import { sharedPage } from '../tools/page-build.ts';
import { type StaticServer, serveStatic } from '../tools/static-server.ts';

// The scanner alone, under the app's own security headers: what is in front of the camera differs from test to test.
const ours = writeCode({
	origin: 'https://hallway.example',
	eventRef: '0102030405',
	key: makeKey(new Uint8Array(16).fill(9)),
	card: { name: 'Ottoline Brask', headline: 'Restores tide mills', organisation: 'Estuary Works' },
	timeStep: 58_779_432
}).url;
// No compiler and no WebAssembly, in workers neither: what iOS Lockdown Mode leaves.
const lockdown = '--js-flags=--jitless';
const foreign = 'https://menu.example/table/12';

let folder: string;
let server: StaticServer;
let browser: Browser | undefined;
let faults: string[] = [];

test.beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'hallway-film-'));
	server = await serveStatic(
		await sharedPage('tests/e2e/scanner'),
		securityHeaders({ scripts: [], styles: [] }, null)
	);
});
test.afterAll(async () => {
	await server.stop();
	rmSync(folder, { recursive: true });
});
test.afterEach(async () => {
	await browser?.close();
	browser = undefined;
	expect(faults).toEqual([]);
});

test('a code is read once, however long it stays in view', async () => {
	const page = await scan([{ text: ours, x: 420, y: 160, modulePx: 5 }]);
	await expect(reports(page)).toHaveText(JSON.stringify([ours]));
	await page.waitForTimeout(2_500);
	await expect(reports(page)).toHaveText(JSON.stringify([ours]));
});

test('of two badges in view ours is found, and the other is not mentioned', async () => {
	const page = await scan([
		{ text: foreign, x: 500, y: 200, modulePx: 8 },
		{ text: ours, x: 40, y: 160, modulePx: 4 }
	]);
	await expect(reports(page)).toHaveText(JSON.stringify([ours]));
	await page.waitForTimeout(1_500);
	await expect(reports(page)).toHaveText(JSON.stringify([ours]));
});

test('a code that is not ours is reported when it stays', async () => {
	const page = await scan([{ text: foreign, x: 500, y: 200, modulePx: 8 }]);
	await expect(reports(page)).toHaveText(JSON.stringify([foreign]));
});

test('a code shown light on dark is read', async () => {
	const page = await scan([{ text: ours, x: 420, y: 160, modulePx: 5, isInverted: true }]);
	await expect(reports(page)).toHaveText(JSON.stringify([ours]));
});

test('a code is read in a dim room, where the picture is all noise', async () => {
	const page = await scan([{ text: ours, x: 420, y: 160, modulePx: 4 }], { noise: 120 });
	await expect(reports(page)).toHaveText(JSON.stringify([ours]));
});

test('without WebAssembly html5-qrcode reads', async () => {
	const page = await scan([{ text: ours, x: 420, y: 160, modulePx: 5 }], {
		flags: [lockdown]
	});
	expect(await page.evaluate(() => typeof WebAssembly)).toBe('undefined');
	await expect(reports(page)).toHaveText(JSON.stringify([ours]));
	expect(server.requests.some((path) => path.endsWith('.wasm'))).toBe(false);
});

test('when the WebAssembly file cannot be loaded html5-qrcode reads, light on dark too', async () => {
	const page = await scan([{ text: ours, x: 420, y: 160, modulePx: 5, isInverted: true }], {
		prepare: (page) => page.route('**/*.wasm', (route) => route.abort())
	});
	await expect(reports(page)).toHaveText(JSON.stringify([ours]));
	faults = faults.filter((fault) => !/ERR_FAILED|wasm|falling back/i.test(fault));
});

test('a refused camera is explained, and the other ways stay open', async () => {
	const page = await scan([], { flags: ['--use-fake-ui-for-media-stream=deny'] });
	await expect(page.getByRole('alert')).toContainText('The camera is not allowed');
	await page.getByRole('button', { name: 'Type the code' }).click();
	await expect(page.getByTestId('typed')).toHaveText('1');
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByRole('alert')).toContainText('The camera is not allowed');
});

test('no camera: a picture of the code does', async () => {
	const page = await scan(null);
	await expect(page.getByRole('alert')).toContainText('No camera found');
	const picture = { name: 'badge.png', mimeType: 'image/png', buffer: await QRCode.toBuffer(ours) };
	await page.locator('input[type=file]').setInputFiles(picture);
	await expect(reports(page)).toHaveText(JSON.stringify([ours]));

	await page
		.locator('input[type=file]')
		.setInputFiles({ name: 'empty.txt', mimeType: 'image/png', buffer: Buffer.from('no picture') });
	await expect(page.getByRole('status')).toContainText('cannot be opened');
});

test('over plain http it says why there is no camera', async () => {
	const page = await scan([], {
		flags: ['--host-resolver-rules=MAP phone.test 127.0.0.1'],
		url: `http://phone.test:${server.port}/`
	});
	await expect(page.getByRole('alert')).toContainText('only over https');
	faults = faults.filter((fault) => !/Cross-Origin-Opener-Policy/.test(fault));
});

test('closing frees the camera, also while the person is still being asked', async () => {
	const page = await scan([], { prepare: recordCameras });
	await expect(page.getByRole('status')).toContainText('inside the frame');
	expect(await liveTracks(page)).toBe(1);
	await page.getByRole('button', { name: 'Close' }).click();
	expect(await liveTracks(page)).toBe(0);

	await page.evaluate(() => (window.answersAfterMs = 800));
	await page.getByRole('button', { name: 'open again' }).click();
	await expect(page.getByRole('status')).toContainText('asks whether');
	await page.getByRole('button', { name: 'Close' }).click();
	await page.waitForFunction(() => window.cameras.length === 2);
	await page.waitForTimeout(100);
	expect(await liveTracks(page)).toBe(0);
});

test('a camera that the system took is opened again; one that is taken at once is said to be busy', async () => {
	const page = await scan([{ text: ours, x: 420, y: 160, modulePx: 5 }], { prepare: recordCameras });
	await expect(reports(page)).toHaveText(JSON.stringify([ours]));
	await page.waitForTimeout(1_000);
	await endCamera(page);
	await page.waitForFunction(() => window.cameras.length === 2);
	await expect(page.getByRole('status')).toContainText('inside the frame');
	expect(await liveTracks(page)).toBe(1);

	await endCamera(page);
	await expect(page.getByRole('alert')).toContainText('The camera is busy');
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await page.waitForTimeout(500);
	expect(await liveTracks(page)).toBe(0);
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByRole('status')).toContainText('inside the frame');
	expect(await liveTracks(page)).toBe(1);
});

test('another camera can be chosen, and is remembered', async () => {
	const page = await scan(null, {
		flags: ['--use-fake-device-for-media-stream=device-count=2'],
		prepare: recordCameras
	});
	const list = page.getByLabel('Choose a camera');
	await expect(list).toHaveValue(/./);
	const first = await cameraInUse(page);
	await expect(list).toHaveValue(first);
	await list.selectOption({ index: 1 });
	await page.waitForFunction(() => window.cameras.length === 2);
	const second = await cameraInUse(page);
	expect(second).not.toBe(first);
	await expect.poll(() => liveTracks(page)).toBe(1);

	await page.reload();
	await expect(list).toHaveValue(second);
});

test('light and zoom are there when the camera has them', async () => {
	// Chromium's fake camera has neither: it is told to say so, and what it is asked for is written down.
	const page = await scan([], {
		prepare: (page) =>
			page.addInitScript(() => {
				window.asked = [];
				Object.assign(MediaStreamTrack.prototype, {
					getCapabilities: () => ({ torch: true, zoom: { min: 1, max: 4, step: 0.5 } }),
					applyConstraints: async (constraints: MediaTrackConstraints) =>
						void window.asked.push(constraints.advanced)
				});
			})
	});
	const light = page.getByRole('button', { name: 'Light' });
	await light.click();
	await expect(light).toHaveAttribute('aria-pressed', 'true');
	await page.getByLabel('Zoom').fill('2.5');
	await light.click();
	await expect(light).toHaveAttribute('aria-pressed', 'false');
	expect(await page.evaluate(() => window.asked)).toEqual([
		[{ torch: true }],
		[{ zoom: 2.5 }],
		[{ torch: false }]
	]);
});

type ScanOptions = {
	flags?: string[];
	noise?: number;
	url?: string;
	prepare?: (page: Page) => Promise<unknown>;
};

/** Opens the scanner with something held in front of the camera; null: a machine without a camera. */
async function scan(
	held: Held[] | null,
	{ flags = [], url = server.url, noise, prepare }: ScanOptions = {}
): Promise<Page> {
	const film = join(folder, `${test.info().testId}.y4m`);
	if (held) writeFilm(film, { width: 1280, height: 720, held, noise });
	const camera = held ? cameraFlags(film) : ['--use-fake-ui-for-media-stream'];
	browser = await chromium.launch({
		executablePath: chromiumPath(),
		args: [...quietFlags, ...camera, ...flags]
	});
	server.requests.length = 0;
	faults = [];
	const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });
	page.on('pageerror', (error) => faults.push(String(error)));
	page.on('console', (message) => {
		if (message.type() === 'error') faults.push(message.text());
	});
	await prepare?.(page);
	await page.goto(url);
	return page;
}

function reports(page: Page) {
	return page.getByTestId('reports');
}

declare global {
	interface Window {
		cameras: MediaStream[];
		answersAfterMs: number;
		asked: unknown[];
	}
}

function recordCameras(page: Page): Promise<unknown> {
	return page.addInitScript(() => {
		window.cameras = [];
		window.answersAfterMs = 0;
		const real = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
		navigator.mediaDevices.getUserMedia = async (constraints) => {
			const stream = await real(constraints);
			await new Promise((resolve) => setTimeout(resolve, window.answersAfterMs));
			window.cameras.push(stream);
			return stream;
		};
	});
}

function liveTracks(page: Page): Promise<number> {
	return page.evaluate(
		() =>
			window.cameras.flatMap((stream) => stream.getTracks()).filter(({ readyState }) => readyState === 'live')
				.length
	);
}

function cameraInUse(page: Page): Promise<string> {
	return page.evaluate(() => window.cameras.at(-1)?.getVideoTracks()[0].getSettings().deviceId ?? '');
}

/** As when a call comes in: the page hears of it by this event alone. */
function endCamera(page: Page): Promise<void> {
	return page.evaluate(() => {
		window.cameras.at(-1)?.getTracks()[0].dispatchEvent(new Event('ended'));
	});
}
