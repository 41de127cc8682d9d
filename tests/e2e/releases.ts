import { type Page, expect } from '@playwright/test';

/** Opens the app and waits until it would open without a network: its service worker is in charge of this page. */
export async function install(page: Page, url: string): Promise<void> {
	await page.goto(url);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null, null, { timeout: 20_000 });
}

/** Asks for a new version, as the browser does now and then, and waits until it is on the device and waits itself. */
export async function lookForUpdate(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await (await navigator.serviceWorker.getRegistration())?.update();
	});
	await expect.poll(() => workers(page)).toEqual({ active: 'activated', waiting: 'installed' });
}

/** Which release this page runs: `first`, or `second` for the build of `secondBuild`. */
export function release(page: Page): Promise<string> {
	return page.evaluate(
		() => document.querySelector<HTMLMetaElement>('meta[name=release]')?.content ?? 'first'
	);
}

function workers(page: Page) {
	return page.evaluate(async () => {
		const registration = await navigator.serviceWorker.getRegistration();
		return { active: registration?.active?.state, waiting: registration?.waiting?.state ?? null };
	});
}
