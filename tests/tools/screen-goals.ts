import type { Page } from '@playwright/test';
import { linkOf, scanLink } from '../e2e/steps.ts';
import { type Bench, type Screen, organizer, people } from './screen-people.ts';

/** Goals: several under way, one of each state, what one does to them, and what somebody just met counts for. */
export async function goals(bench: Bench): Promise<Screen[]> {
	const [page, quiet] = [await organizer(bench), await organizer(bench)];
	for (const phone of [page, quiet]) await setAll(phone);
	await quiet.goto('/');
	await quiet.getByRole('switch', { name: 'Quiet mode' }).click();
	await quiet.getByRole('switch', { name: 'Quiet mode', checked: true }).waitFor();
	for (const phone of [page, quiet]) {
		await phone.goto('about:blank');
		const [known] = people;
		await scanLink(phone, linkOf({ ...known, name: 'Ottoline Reed', interests: ['theatre'] }, bench.url));
	}
	const form = async (kind: string, target: string) => {
		await page.goto('/goals?event=none');
		await page.locator('main > section > button').last().click();
		await page.locator('dialog select').selectOption(kind);
		if (target) await page.locator('dialog [name=target]').fill(target);
		await page.locator('dialog button[type=submit]').click();
	};
	const open = async () => {
		await page.goto('/goals?event=none');
		for (const details of await page.locator('article summary').all()) await details.click();
	};
	return [
		{ name: 'empty', page, open: () => page.goto('/goals') },
		{ name: 'list', page, open: () => page.goto('/goals?event=none') },
		{ name: 'list-open', page, open },
		{ name: 'form', page, open: () => form('topic', '') },
		{ name: 'form-wrong', page, open: () => form('new-people', '1000') },
		{ name: 'quiet', page: quiet, open: () => quiet.goto('/goals?event=none') },
		{ name: 'unknown', page, open: () => page.goto('/goals?event=7b1c1d3e-4f5a-4b6c-8d7e-9f0a1b2c3d4e') }
	];
}

async function setAll(page: Page) {
	await page.goto('/goals?event=none');
	for (const name of ['Meet 5 new people', 'Learn about “theatre” from one person'])
		await page.getByRole('button', { name }).click();
	const own = 'Introduce two people who should have met years ago, and stay with them for a minute';
	for (const [kind, target, text] of [
		['own', '', own],
		['new-people', '1', ''],
		['noted', '40', '']
	]) {
		await page.getByRole('button', { name: 'Another goal' }).click();
		await page.locator('dialog select').selectOption(kind);
		if (target) await page.locator('dialog [name=target]').fill(target);
		if (text) await page.locator('dialog [name=text]').fill(text);
		await page.locator('dialog button[type=submit]').click();
		await page.locator('dialog[open]').waitFor({ state: 'detached' });
	}
}
