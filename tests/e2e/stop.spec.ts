import type { Page } from '@playwright/test';
import { startApp } from '../tools/app-server.ts';
import { expect, test as base } from './harness.ts';
import { axeFinds } from './screens/barriers.ts';

// The page that ends invitations is the server's own, and there only where mails are sent. None is sent here.
const test = base.extend({
	server: [
		async ({ playwright: _ }, use) => {
			const server = await startApp({
				HALLWAY_SMTP: 'smtp://127.0.0.1:9',
				HALLWAY_MAIL_FROM: 'hallway@example.org',
				HALLWAY_URL: 'https://hallway.example.org'
			});
			await use(server);
			await server.stop();
		},
		{ scope: 'worker', timeout: 120_000 }
	]
});

async function barriers(page: Page): Promise<string[]> {
	const faults: string[] = [];
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		faults.push(...(await axeFinds(page)).map((fault) => `${colorScheme}: ${fault}`));
	}
	return faults;
}

const unknown = `/stop?t=${'0'.repeat(32)}`;

test('the page that ends invitations works without scripts, in the reader’s language', async ({
	newPhone
}) => {
	for (const { locale, asks, button, says } of [
		{
			locale: 'en-GB',
			asks: 'No more invitations?',
			button: 'No more of these mails',
			says: 'This link does nothing'
		},
		{
			locale: 'de-AT',
			asks: 'Keine Einladungen mehr?',
			button: 'Keine solchen Mails mehr',
			says: 'Dieser Link bewirkt nichts'
		}
	]) {
		const page = await newPhone({ locale, javaScriptEnabled: false });
		await page.goto(unknown);
		await expect(page).toHaveTitle(asks);
		await page.getByRole('button', { name: button }).click();
		await expect(page.getByRole('heading', { name: says })).toBeVisible();
		await expect(page).toHaveTitle(says);
		await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2));
	}
});

test('it is the server’s page also where the app is installed; without barriers, and nothing sticks out', async ({
	newPhone
}) => {
	const page = await newPhone({ viewport: { width: 320, height: 640 } });
	await page.goto('/');
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	const complaints: string[] = [];
	page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
	await page.goto(unknown);
	await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
	await expect(page.getByRole('heading', { name: 'No more invitations?' })).toBeVisible();
	expect(await barriers(page)).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
	await page.getByRole('button').press('Enter');
	await expect(page.getByRole('heading', { name: 'This link does nothing' })).toBeVisible();
	expect(await barriers(page)).toEqual([]);
	// The browser says that the answer was 404; nothing else.
	expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
});
