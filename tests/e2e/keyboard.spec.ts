import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { createEvent, settled } from './steps.ts';

test.use({ serviceWorkers: 'block' });

test('an event is joined with the keyboard alone, and the dialogs let go again', async ({ newPhone }) => {
	const organizer = await newPhone();
	const path = await createEvent(organizer, { event: 'Keyboard meetup', name: 'Amina' });
	const page = await newPhone();
	await page.goto(path);
	await settled(page);
	await tabTo(page, 'Your name');
	await page.keyboard.type('Bo');
	await page.keyboard.press('Enter');
	await expect(page.locator('[data-code]')).toBeVisible();
	const ready = page.getByRole('button', { name: /offline/i }).first();
	await ready.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(ready).toBeFocused();
});

async function tabTo(page: Page, label: string) {
	const field = page.getByRole('textbox', { name: label });
	for (let press = 0; press < 20; press++) {
		await page.keyboard.press('Tab');
		if (await field.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`the tab key never reached ${label}`);
}
