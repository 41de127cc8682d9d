import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { arrive, newHost } from './host.ts';

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });

for (const { words, goBack } of [
	{ words: 'the back button of the browser', goBack: (page: Page) => page.goBack() },
	{ words: 'the arrow on the page', goBack: (page: Page) => page.getByRole('link', { name: 'Back' }).click() }
]) {
	test(`from a person just scanned ${words} leads to a running scanner, and closing that to where one began`, async ({
		newPhone,
		camera,
		server
	}) => {
		const host = await newHost(server.url, { name: 'Hanne Ostrow' });
		const [ana, ben] = [await newPhone(), await newPhone()];
		await arrive(ana, host, 'Ana Ruiz');
		await arrive(ben, host, 'Ben Ofori');
		await ana.goto('/code');
		await expect(ana.getByRole('img', { name: 'QR code of your card' })).toBeVisible();
		await camera.sees(ana);
		await ben.bringToFront();
		await ben.goto('/events');
		await ben.getByRole('link', { name: 'Scan', exact: true }).click();
		await ben.getByRole('region', { name: 'Cards swapped' }).getByRole('link', { name: 'Ana Ruiz' }).click();
		await expect(ben.getByRole('heading', { name: 'Ana Ruiz' })).toBeVisible();

		await camera.sees(null);
		await goBack(ben);
		await expect(ben.getByRole('status')).toContainText('inside the frame');
		await expect(ben.getByLabel('What the camera sees')).toHaveJSProperty('paused', false);
		await expect(ben.getByRole('region', { name: 'Cards swapped' })).toHaveCount(0);
		await ben.getByRole('button', { name: 'Close' }).click();
		await ben.waitForURL(/\/events$/);

		await ben.goto('/people');
		await ben.getByRole('link', { name: /Ana Ruiz/ }).click();
		await ben.getByRole('link', { name: 'Back' }).click();
		await ben.waitForURL(/\/people$/);
	});
}
