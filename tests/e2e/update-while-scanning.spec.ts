import type { Page } from '@playwright/test';
import { buildFolder } from '../tools/project.ts';
import { secondBuild } from '../tools/second-build.ts';
import { type StaticServer, serveStatic } from '../tools/static-server.ts';
import { holdClock, letPass, planEvent } from './event-clock.ts';
import { expect, test } from './harness.ts';
import { install, lookForUpdate, release } from './releases.ts';

// A real service worker and a real second build: nothing may come between a person and the code in front of the camera.
let server: StaticServer;
let second: string;

test.describe.configure({ timeout: 90_000 });
// A web host for the build is enough: what the app does about its updates concerns no server of ours.
test.use({ baseURL: undefined });
test.beforeAll(async () => {
	test.setTimeout(180_000);
	second = await secondBuild();
	server = await serveStatic(buildFolder);
});
test.afterAll(() => server.stop());
test.beforeEach(() => server.deploy(buildFolder));

test('a new version stays away while the camera runs, and is offered once the scanner is closed', async ({
	page
}) => {
	await install(page, server.url);
	await openScanner(page);
	server.deploy(second);
	await lookForUpdate(page);
	await expectUndisturbed(page);

	await page.getByRole('button', { name: 'Close' }).click();
	await expect(notice(page)).toBeVisible();
	expect(await release(page)).toBe('first');
	await notice(page).click();
	await expect.poll(() => release(page).catch(() => 'reloading')).toBe('second');
});

test('a new version that was offered before the scan waits until after it', async ({ page }) => {
	await install(page, server.url);
	server.deploy(second);
	await lookForUpdate(page);
	await expect(notice(page)).toBeVisible();
	await openScanner(page);
	await expectUndisturbed(page);

	await page.getByRole('button', { name: 'Close' }).click();
	await expect(notice(page)).toBeVisible();
});

test('a new version that another tab puts in place does not reload the scanner', async ({
	page,
	context
}) => {
	await install(page, server.url);
	await openScanner(page);
	server.deploy(second);
	await lookForUpdate(page);
	const other = await context.newPage();
	await other.goto(server.url);
	await notice(other).click();
	await expect.poll(() => release(other).catch(() => 'reloading')).toBe('second');
	await other.close();
	await page.bringToFront();
	await expectUndisturbed(page);

	await page.getByRole('button', { name: 'Close' }).click();
	await notice(page).click();
	await expect.poll(() => release(page).catch(() => 'reloading')).toBe('second');
});

test('a new version waits until the event is over', async ({ page }) => {
	await holdClock(page);
	await install(page, server.url);
	await planEvent(page, { event: 'Open Rooms', name: 'Amina', startsIn: -60, lasts: 120 });
	server.deploy(second);
	await lookForUpdate(page);
	await page.goto(server.url);
	await expect(page.getByRole('heading', { name: 'Open Rooms', level: 1 })).toBeVisible();
	// Longer than the app waits for anything it does about a new version by itself.
	await page.waitForTimeout(4_000);
	await expect(notice(page)).toHaveCount(0);
	await letPass(page, 90);
	await expect(notice(page)).toBeVisible();
	expect(await release(page)).toBe('first');
});

declare global {
	interface Window {
		scannerOpenedAt?: number;
	}
}

function notice(page: Page) {
	return page.getByRole('button', { name: 'Update now' });
}

/** By the tab bar, as people do; a reload from here on would forget that it was opened. */
async function openScanner(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Scan' }).first().click();
	await expect(page.getByRole('status')).toContainText('inside the frame');
	await page.evaluate(() => (window.scannerOpenedAt = performance.now()));
}

/** Longer than the app waits for anything it does about a new version by itself. */
async function expectUndisturbed(page: Page): Promise<void> {
	await page.waitForTimeout(4_000);
	await expect(page.getByRole('status')).toContainText('inside the frame');
	await expect(notice(page)).toHaveCount(0);
	expect(await page.evaluate(() => window.scannerOpenedAt)).toBeGreaterThan(0);
	expect(await release(page)).toBe('first');
	const isRunning = await page
		.getByLabel('What the camera sees')
		.evaluate((video: HTMLVideoElement) => video.srcObject instanceof MediaStream && !video.paused);
	expect(isRunning).toBe(true);
}
