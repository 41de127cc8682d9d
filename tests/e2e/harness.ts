import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type BrowserContextOptions, type Page, test as base } from '@playwright/test';
import { type AppServer, startApp } from '../tools/app-server.ts';
import { cameraFlags } from '../tools/chromium.ts';
import { writeScreenFilm } from '../tools/screen-film.ts';

type Camera = {
	/** What every camera of this test sees from its next start on: the other phone's real screen, or nothing. */
	sees: (page: Page | null) => Promise<void>;
};

/** Opens a phone of its own: a browser context with the camera allowed. Closed after the test. */
type MakePhone = (options?: BrowserContextOptions) => Promise<Page>;

type PerTest = { camera: Camera; newPhone: MakePhone };
type PerWorker = { film: string; server: AppServer };

/** The browser tests' own `test`: the real server, a camera that is a film, and as many phones as wanted. */
export const test = base.extend<PerTest, PerWorker>({
	film: [
		async ({ playwright: _ }, use) => {
			const folder = mkdtempSync(join(tmpdir(), 'hallway-camera-'));
			const film = join(folder, 'camera.y4m');
			writeScreenFilm(film, null);
			await use(film);
			rmSync(folder, { recursive: true });
		},
		{ scope: 'worker' }
	],
	launchOptions: [
		({ launchOptions, film }, use) =>
			use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...cameraFlags(film)] }),
		{ scope: 'worker' }
	],
	server: [
		async ({ playwright: _ }, use) => {
			const server = await startApp({
				HALLWAY_NAME: 'The test bench',
				HALLWAY_CONTACT: 'bench@example.org',
				// One is due after a minute and takes seconds of a core from the tests; tests/server are about dumps.
				HALLWAY_DUMP_MINUTES: '0'
			});
			await use(server);
			await server.stop();
		},
		// The first one makes a store for all.
		{ scope: 'worker', timeout: 120_000 }
	],
	camera: async ({ film }, use) => {
		await use({
			sees: async (page) => {
				if (page) await page.bringToFront();
				writeScreenFilm(film, page && (await page.screenshot()));
			}
		});
		writeScreenFilm(film, null);
	},
	newPhone: async ({ browser, contextOptions, serviceWorkers, server }, use) => {
		const phones: BrowserContext[] = [];
		await use(async (options = {}) => {
			const phone = await browser.newContext({
				...contextOptions,
				serviceWorkers,
				viewport: { width: 390, height: 844 },
				locale: 'en-GB',
				baseURL: server.url,
				permissions: ['camera', 'clipboard-read', 'clipboard-write'],
				...options
			});
			phones.push(phone);
			return phone.newPage();
		});
		await Promise.all(phones.map((phone) => phone.close()));
	},
	baseURL: ({ server }, use) => use(server.url)
});

export { expect } from '@playwright/test';
