import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { axeFinds } from './screens/barriers.ts';
import { linkOf, scanLink, settled, swapBack } from './steps.ts';

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });

const path = '/goals?event=none';

/** What axe finds on the screen as it stands, in light and in the dark. */
async function barriers(page: Page): Promise<string[]> {
	const faults: string[] = [];
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		await settled(page);
		faults.push(...(await axeFinds(page)));
	}
	return faults;
}

test('goals, who counts, and the form with a fault have no barriers', async ({ newPhone, server }) => {
	test.setTimeout(90_000);
	const page = await newPhone({ reducedMotion: 'reduce' });
	await swapBack(page, { link: linkOf({ name: 'Hanne Ostrow' }, server.url), name: 'Ada Mill' });
	await page.goto(path);
	await page.getByRole('button', { name: 'Meet 5 new people' }).click();
	await page.getByRole('article', { name: 'Meet 5 new people' }).waitFor();
	await scanLink(page, linkOf({ name: 'Ben Ofori' }, server.url));
	await page.goto(path);
	await page.getByText('Who counts, and why').click();
	await page.getByRole('link', { name: 'Ben Ofori' }).waitFor();
	expect(await barriers(page)).toEqual([]);
	await page.getByRole('button', { name: 'In my own words …' }).click();
	await page.getByRole('button', { name: 'Set the goal' }).click();
	await expect(page.getByText('Say it in a word or two.')).toBeVisible();
	expect(await barriers(page)).toEqual([]);
});

test('by keyboard goals are set, changed and dropped, and the focus is never lost', async ({ newPhone }) => {
	const page = await newPhone();
	await page.goto(path);
	const focusOn = (name: string) => page.getByRole('button', { name, exact: true }).focus();
	await focusOn('Meet 5 new people');
	await page.keyboard.press('Enter');
	const goal = page.getByRole('article', { name: 'Meet 5 new people' });
	await expect(goal).toBeFocused();
	// What counts stands before what can be done with it.
	await page.keyboard.press('Tab');
	await expect(goal.locator('summary')).toBeFocused();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('button', { name: 'Change “Meet 5 new people”' })).toBeFocused();
	await page.keyboard.press('Enter');
	const field = page.getByRole('textbox', { name: 'How many?' });
	await field.focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await expect(field).toHaveValue('3');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Change “Meet 3 new people”' })).toBeFocused();
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('article')).toHaveCount(0);
	await expect(page.getByRole('button', { name: 'Meet 5 new people' })).toBeFocused();
	// In the form Escape closes, and one is back where one was.
	await focusOn('Another goal');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('button', { name: 'Another goal' })).toBeFocused();
});

for (const language of ['en', 'de'] as const) {
	test(`on 320 px with text at twice its size nothing sticks out (${language})`, async ({ newPhone }) => {
		const page = await newPhone({ viewport: { width: 320, height: 640 } });
		await page.goto(path);
		await page.evaluate((chosen) => localStorage.setItem('PARAGLIDE_LOCALE', chosen), language);
		await page.goto(path);
		await page.locator('.preset').first().click();
		await page.locator('article summary').click();
		await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		expect(await widest(page)).toBeLessThanOrEqual(320);
		await page.locator('.preset').last().click();
		await page.locator('dialog button[type=submit]').click();
		await settled(page);
		expect(await widest(page)).toBeLessThanOrEqual(320);
	});
}

/** How far to the right anything reaches, in CSS pixels. */
function widest(page: Page): Promise<number> {
	return page.evaluate(() =>
		Math.max(
			document.documentElement.scrollWidth,
			...[...document.querySelectorAll('main *, dialog *')]
				.filter((element) => getComputedStyle(element).clipPath === 'none')
				.map((element) => Math.floor(element.getBoundingClientRect().right))
		)
	);
}
