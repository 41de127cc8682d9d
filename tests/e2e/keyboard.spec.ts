import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { everyRoute } from './routes.ts';
import { createEvent, linkOf, settled, swapBack } from './steps.ts';

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

test('on every screen everything that can be operated is reached by the tab key and shows that it has the focus', async ({
	newPhone,
	server
}) => {
	test.setTimeout(90_000);
	const page = await newPhone();
	await swapBack(page, { link: linkOf({ name: 'Ottoline Brask' }, server.url), name: 'Amina' });
	const faults: string[] = [];
	for (const route of everyRoute) {
		await page.goto(route);
		await settled(page);
		faults.push(...(await unreached(page)).map((what) => `${route}: ${what}`));
	}
	expect(faults).toEqual([]);
});

/** Presses the tab key once around the screen; names what it never reached and what does not show its focus. */
async function unreached(page: Page): Promise<string[]> {
	const wanted = await page.evaluate(() => {
		const operable = [
			...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"]')
		];
		const reachable = operable.filter((element) => {
			const isRadio = element instanceof HTMLInputElement && element.type === 'radio';
			return (
				element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled') && !isRadio
			);
		});
		for (const [index, element] of reachable.entries()) element.dataset.tabStop = String(index);
		return reachable.map(
			(element) =>
				element.innerText?.trim().slice(0, 40) ||
				element.getAttribute('aria-label') ||
				element.outerHTML.slice(0, 80)
		);
	});
	const reached = new Set<number>();
	const unmarked: string[] = [];
	// More than needed: a date has a stop for each of its parts, the browser itself is one too.
	const dates = await page.locator('input[type*=date], input[type=time]').count();
	for (let press = 0; press < wanted.length + 8 + 8 * dates && reached.size < wanted.length; press++) {
		await page.keyboard.press('Tab');
		const focus = await page.evaluate(() => {
			const element = document.activeElement as HTMLElement | null;
			if (!element?.dataset.tabStop) return null;
			const outlineOf = (of: Element | null) => {
				const style = of && getComputedStyle(of);
				return (
					!!style &&
					((style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none')
				);
			};
			return {
				stop: Number(element.dataset.tabStop),
				isMarked: outlineOf(element) || outlineOf(element.closest('label, [role=search], search, .field'))
			};
		});
		if (!focus) continue;
		if (!focus.isMarked && !reached.has(focus.stop)) unmarked.push(`no visible focus: ${wanted[focus.stop]}`);
		reached.add(focus.stop);
	}
	return [
		...wanted.filter((_, stop) => !reached.has(stop)).map((what) => `not reached: ${what}`),
		...unmarked
	];
}

async function tabTo(page: Page, label: string) {
	const field = page.getByRole('textbox', { name: label });
	for (let press = 0; press < 20; press++) {
		await page.keyboard.press('Tab');
		if (await field.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error(`the tab key never reached ${label}`);
}
