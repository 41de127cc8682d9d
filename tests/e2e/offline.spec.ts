import { readdirSync } from 'node:fs';
import { relative, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { buildFolder } from '../tools/project.ts';
import { secondBuild } from '../tools/second-build.ts';
import { type StaticServer, serveStatic } from '../tools/static-server.ts';
import { install, lookForUpdate, release } from './releases.ts';

let server: StaticServer;

test.beforeEach(async () => {
	server = await serveStatic(buildFolder);
});
test.afterEach(() => server.stop());

test('every file of the build is on the phone after the first visit', async ({ page }) => {
	await install(page, server.url);
	const cached = await page.evaluate(async () => {
		const cache = await caches.open('hallway-precache');
		return (await cache.keys()).map(({ url }) => new URL(url).pathname);
	});
	expect(cached).toEqual(
		expect.arrayContaining(['/', '/manifest.webmanifest', ...filesOf('_app/immutable')])
	);
});

test('the app opens from a cold start without a network, at routes that were never visited', async ({
	browser
}) => {
	const phone = await browser.newContext();
	const page = await phone.newPage();
	await install(page, server.url);
	await page.close();
	await server.stop();
	for (const route of [
		'/',
		'/?source=installed',
		'/e/ABCDEFGH',
		'/x#1234567890',
		'/people',
		'/no/such/page'
	]) {
		const cold = await phone.newPage();
		const response = await cold.goto(server.url + route);
		expect(response?.fromServiceWorker()).toBe(true);
		await expect(cold.locator('#app h1, #app h2').first()).toBeVisible();
		await cold.close();
	}
	await phone.close();
	await server.start();
});

test('what the server answers itself is never answered from a cache', async ({ page }) => {
	await install(page, server.url);
	await server.stop();
	for (const path of ['/config.json', '/auth/v1/user', '/rest/v1/rpc/pull_changes', '/nudge']) {
		const outcome = await page.evaluate((url) => fetch(url).then(String, () => 'unreachable'), path);
		expect(outcome, path).toBe('unreachable');
	}
	await server.start();
});

test.describe('a new version', () => {
	let second: string;
	test.describe.configure({ timeout: 90_000 });
	test.beforeAll(async () => {
		test.setTimeout(180_000);
		second = await secondBuild();
	});

	test('waits until it is asked for, and the old one keeps working in the other tab', async ({
		page,
		context
	}) => {
		await install(page, server.url);
		const other = await context.newPage();
		await other.goto(server.url);
		await other.waitForFunction(() => navigator.serviceWorker.controller !== null);
		const oldChunks = filesOf('_app/immutable').filter((path) => path.endsWith('.js'));

		server.deploy(second);
		await lookForUpdate(page);
		await page.reload();
		expect(await release(page)).toBe('first');

		await page.getByRole('button', { name: 'Update now' }).click();
		await expect.poll(() => release(page).catch(() => 'reloading')).toBe('second');

		const missing = await other.evaluate(async (paths) => {
			const answers = await Promise.all(paths.map(async (path) => ({ path, ok: (await fetch(path)).ok })));
			return answers.filter(({ ok }) => !ok);
		}, oldChunks);
		expect(missing).toEqual([]);

		await other.close();
		await page.reload();
		const keptPaths = () =>
			page.evaluate(async () => {
				const cache = await caches.open('hallway-precache');
				return (await cache.keys()).map(({ url }) => new URL(url).pathname);
			});
		const newFiles = filesOf('_app/immutable', second);
		await expect
			.poll(async () =>
				(await keptPaths()).filter((path) => oldChunks.includes(path) && !newFiles.includes(path))
			)
			.toEqual([]);
		expect(await keptPaths()).toEqual(expect.arrayContaining(newFiles));
	});
});

/** The files below a folder of a build as paths of the site, without the compressed twins. */
function filesOf(folder: string, build = buildFolder): string[] {
	return readdirSync(join(build, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
		.map((entry) => `/${relative(build, join(entry.parentPath, entry.name)).replaceAll('\\', '/')}`);
}
