import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { fillPeople } from '../tools/many-people.ts';

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });

const people = 600;

/** Waits until nothing in sight is a row that is not there yet. */
async function isFilled(page: Page): Promise<void> {
	const gaps = page.locator('.list > [aria-hidden="true"]');
	const inSight = () =>
		gaps.evaluateAll((all) =>
			all.map((gap) => gap.getBoundingClientRect()).some(({ top, bottom }) => bottom > 0 && top < innerHeight)
		);
	await expect.poll(inSight).toBe(false);
}

/** Where the person in the middle of the screen leads, and how far from the top they are. */
async function middle(page: Page): Promise<{ href: string; top: number }> {
	return page.evaluate(() => {
		const row = document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('[data-item]');
		const href = row?.querySelector('a')?.getAttribute('href');
		if (!row || !href) throw new Error('no row in the middle');
		return { href, top: row.getBoundingClientRect().top };
	});
}

/** A phone at a list of six hundred people, whom no server knows. */
async function openList(
	newPhone: (options?: BrowserContextOptions) => Promise<Page>,
	path: string,
	options?: BrowserContextOptions
): Promise<Page> {
	const phone = await newPhone(options);
	await phone.goto('/');
	await phone.waitForFunction(() => performance.getEntriesByName('drawn').length > 0);
	await fillPeople(phone, people);
	await phone.goto(path);
	await expect(phone.locator('.list > [data-item]').first()).toBeAttached();
	return phone;
}

for (const path of ['/follow-ups', '/people']) {
	test(`${path}: a few screens of a long list are there, wherever one is, and it is as long as it says`, async ({
		newPhone
	}) => {
		const phone = await openList(newPhone, path);
		const rows = phone.locator('.list > [data-item]');
		for (const y of [0, 3_000, 20_000, 1e9, 12_345]) {
			await phone.evaluate((to) => scrollTo(0, to), y);
			await isFilled(phone);
			expect(await rows.count()).toBeLessThan(60);
		}
		const last = phone.locator('.list').last().locator('[data-item]').last();
		await phone.evaluate(() => scrollTo(0, 1e9));
		await expect(last).toBeInViewport();
		const [place, size] = await last.evaluate(({ ariaPosInSet, ariaSetSize }) => [ariaPosInSet, ariaSetSize]);
		expect(place).toBe(size);
		expect(Number(size)).toBeGreaterThan(people / 3);
	});

	test(`${path}: going back from a person leads to where one was`, async ({ newPhone }) => {
		const phone = await openList(newPhone, path);
		await phone.mouse.move(195, 400);
		for (let wheel = 0; wheel < 12; wheel++) {
			await phone.mouse.wheel(0, 400);
			await phone.waitForTimeout(30);
		}
		await expect.poll(() => phone.evaluate(() => scrollY)).toBeGreaterThan(4_000);
		await isFilled(phone);
		const before = await middle(phone);
		await phone.locator(`main a[href="${before.href}"]`).click();
		await expect(phone).toHaveURL(new RegExp(`${path}/.+`));
		await phone.goBack();
		const person = phone.locator(`main a[href="${before.href}"]`);
		await expect(person).toBeInViewport();
		await isFilled(phone);
		// What comes up by itself above the list may have moved it.
		const top = await person.evaluate((link) => link.closest('[data-item]')?.getBoundingClientRect().top);
		expect(Math.abs((top ?? NaN) - before.top)).toBeLessThan(120);
	});

	test(`${path}: with the keyboard one goes from row to row, and the row one is at stays however far one looks`, async ({
		newPhone
	}) => {
		const phone = await openList(newPhone, path);
		const rows = phone.locator('.list > [data-item]');
		await rows.first().getByRole('link').focus();
		const places = [];
		for (let nth = 0; nth < 40; nth++) {
			const row = phone.locator('[data-item]:focus-within');
			places.push(Number(await row.getAttribute('aria-posinset')));
			// A row of the queue has a button too.
			await phone.keyboard.press('Tab');
			if (path === '/follow-ups') await phone.keyboard.press('Tab');
		}
		expect(places).toEqual(Array.from({ length: 40 }, (_, nth) => nth + 1));

		const here = phone.locator('[data-item]:focus-within');
		for (const y of [20_000, 0]) {
			await phone.evaluate((to) => scrollTo(0, to), y);
			await isFilled(phone);
			await expect(here).toHaveAttribute('aria-posinset', '41');
		}
		for (let key = 0; key < (path === '/people' ? 1 : 2); key++) await phone.keyboard.press('Shift+Tab');
		await expect(here).toHaveAttribute('aria-posinset', '40');
		await expect(here).toBeInViewport();
	});
}

test('rows of any height stand where they belong when the width changes', async ({ newPhone }) => {
	const phone = await openList(newPhone, '/follow-ups');
	await phone.evaluate(() => scrollTo(0, 9_000));
	await isFilled(phone);
	for (const width of [320, 1280, 390]) {
		await phone.setViewportSize({ width, height: 844 });
		await isFilled(phone);
		const gaps = await phone
			.locator('.list:has(> [data-item])')
			.last()
			.evaluate((list) => {
				const boxes = [...list.children].map((row) => row.getBoundingClientRect());
				return boxes.slice(1).map((box, nth) => Math.abs(box.top - boxes[nth].bottom));
			});
		expect(Math.max(...gaps)).toBeLessThan(0.5);
	}
});

test('a row from which a sheet was opened has the focus again, wherever the list went meanwhile', async ({
	newPhone
}) => {
	const phone = await openList(newPhone, '/follow-ups');
	await phone.evaluate(() => scrollTo(0, 9_000));
	await isFilled(phone);
	const { href } = await middle(phone);
	const later = phone.locator(`[data-item]:has(a[href="${href}"])`).getByRole('button');
	await later.focus();
	await phone.keyboard.press('Enter');
	const sheet = phone.getByRole('dialog');
	await expect(sheet).toBeVisible();
	await phone.evaluate(() => scrollTo(0, 0));
	await isFilled(phone);
	await phone.keyboard.press('Escape');
	await expect(sheet).toBeHidden();
	await expect(later).toBeFocused();
});

for (const hasAnchors of [true, false])
	test(`scrolled up to rows of which nobody knew the height nothing jumps, ${hasAnchors ? 'where' : 'nor where no'} browser anchors it`, async ({
		newPhone
	}) => {
		const phone = await openList(newPhone, '/follow-ups', { bypassCSP: true });
		if (!hasAnchors) {
			await phone.addInitScript(() => {
				CSS.supports = () => false;
			});
			await phone.reload();
			await expect(phone.locator('.list > [data-item]').first()).toBeAttached();
			await phone.addStyleTag({ content: 'html { overflow-anchor: none; }' });
		}
		await phone.addStyleTag({
			content: '.list > :is([data-item$="3"], [data-item$="7"]) { padding: 30px; }'
		});
		await phone.evaluate(() => scrollTo(0, 20_000));
		await isFilled(phone);
		const jumps = [];
		for (let step = 0; step < 12; step++) {
			const before = await middle(phone);
			await phone.evaluate(() => scrollBy(0, -300));
			// What becomes of the rows that came takes a few frames.
			await phone.waitForTimeout(150);
			const row = phone.locator(`[data-item]:has(a[href="${before.href}"])`);
			jumps.push((await row.evaluate((element) => element.getBoundingClientRect().top)) - before.top - 300);
		}
		// Some browsers scroll by whole pixels only.
		expect(jumps.filter((px) => Math.abs(px) > 2)).toEqual([]);
	});
