import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { createEvent, joinEvent, liveCode, scanLink, storedRows } from './steps.ts';

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });
test.describe.configure({ timeout: 120_000 });

test('the wall shows who met whom as far as they agreed, forgets at once, and outlives the network', async ({
	newPhone
}) => {
	const ada = await newPhone({ viewport: { width: 1280, height: 720 } });
	const path = await createEvent(ada, { event: 'Harbour Meetup', name: 'Amina' });
	const bo = await newPhone();
	await joinEvent(bo, { path, name: 'Bo' });
	const cy = await newPhone();
	await joinEvent(cy, { path, name: 'Cy' });
	for (const phone of [ada, bo]) await agree(phone, 'By name');

	await ada.goto('/events');
	await ada
		.getByRole('link', { name: /Harbour Meetup/ })
		.first()
		.click();
	await ada.waitForURL(/\/events\/[0-9a-f-]{36}/);
	const eventPath = new URL(ada.url()).pathname;
	await ada.goto(`${eventPath}/wall?every=2`);
	await expect(ada.getByRole('heading', { name: 'Harbour Meetup' })).toBeVisible();
	await expect(ada.getByRole('img', { name: /2 people, 0 exchanges/ })).toBeVisible({ timeout: 20_000 });
	await expect(ada.getByText('people here (rounded)')).toBeVisible();
	await expect(ada.getByRole('img', { name: 'QR code for joining the event' })).toBeVisible();
	expect((await new AxeBuilder({ page: ada }).analyze()).violations).toEqual([]);

	const code = await ada.context().newPage();
	await code.goto('/code');
	await scanLink(bo, await liveCode(code));
	await code.close();
	await expect(ada.getByRole('img', { name: /2 people, one exchange/ })).toBeVisible({ timeout: 20_000 });
	await scanLink(bo, await liveCode(cy));
	await agree(bo, 'Not at all');
	await expect(ada.getByRole('img', { name: /one person, 0 exchanges/ })).toBeVisible({ timeout: 20_000 });

	await ada.context().setOffline(true);
	await expect(ada.getByText(/^No network since/)).toBeVisible({ timeout: 20_000 });
	await expect(ada.getByRole('img', { name: /one person/ })).toBeVisible();
	await agree(bo, 'By name');
	await ada.context().setOffline(false);
	await expect(ada.getByRole('img', { name: /2 people, one exchange/ })).toBeVisible({ timeout: 20_000 });
	await expect(ada.getByText(/^No network since/)).toHaveCount(0);
});

/** Says how to appear to the organizers, and waits until the server knows. */
async function agree(phone: Page, how: 'By name' | 'Not at all'): Promise<void> {
	await phone.goto('/me/sharing');
	await phone.getByText(how, { exact: true }).click();
	await expect(phone.getByRole('radio', { name: how, exact: true })).toBeChecked();
	await expect.poll(async () => (await storedRows(phone, 'outbox')).length, { timeout: 20_000 }).toBe(0);
}
