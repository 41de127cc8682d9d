import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { isLong } from '../tools/long.ts';
import { expect, test } from './harness.ts';
import { everyRoute } from './routes.ts';
import { createEvent, linkOf, scanLink, settled } from './steps.ts';

const full = {
	name: 'Dr. Hannelore Wittgenstein-Hohenzollern',
	headline: 'Builds tide mills',
	organisation: 'Estuary Works'
};
// Everything in light; what differs in the dark is colour. Each width once, both in test:long.
const allLooks = [
	{ colorScheme: 'light', width: 390, rules: null },
	{ colorScheme: 'light', width: 1280, rules: null },
	{ colorScheme: 'dark', width: 390, rules: ['color-contrast', 'link-in-text-block'] },
	{ colorScheme: 'dark', width: 1280, rules: ['color-contrast', 'link-in-text-block'] }
] as const;
type Look = (typeof allLooks)[number];
const looks: readonly Look[] = isLong ? allLooks : [allLooks[0], allLooks[3]];

test.describe.configure({ timeout: 300_000 });

test('no barrier on any screen of an empty phone', async ({ newPhone }) => {
	const page = await newPhone({ reducedMotion: 'reduce' });
	const faults: string[] = [];
	for (const route of everyRoute) faults.push(...(await barriers(page, route)));
	expect(faults).toEqual([]);
});

test('no barrier on any screen of a phone with an event, a card and a contact', async ({
	newPhone,
	server
}) => {
	const page = await newPhone({ reducedMotion: 'reduce' });
	await createEvent(page, { event: 'Tide and mill days', name: 'Amina' });
	await scanLink(page, linkOf(full, server.url));
	const faults: string[] = [];
	for (const route of everyRoute) faults.push(...(await barriers(page, route)));
	await page.goto('/people');
	await page.getByText(full.name).first().click();
	await page.waitForURL(/people\/./);
	faults.push(...(await barriers(page, null)));
	// After the talk: one thing put down, a promise being written.
	await page.goto(`${new URL(page.url()).pathname}/talk`);
	await page.getByRole('button', { name: 'Topic', exact: true }).click();
	await page.keyboard.type('Tides');
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'I promised', exact: true }).click();
	faults.push(...(await barriers(page, null)));
	expect(faults).toEqual([]);
});

/** What axe finds on a screen, in each look; null: the screen shown now. */
async function barriers(page: Page, route: string | null): Promise<string[]> {
	if (route) await page.goto(route);
	const faults: string[] = [];
	for (const { colorScheme, width, rules } of looks) {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 844 });
		await settled(page);
		const axe = new AxeBuilder({ page });
		const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
		for (const { id, help, nodes } of violations) {
			const where = `${new URL(page.url()).pathname} (${colorScheme}, ${width} px)`;
			faults.push(...nodes.map(({ target }) => `${where}: ${id}: ${help}: ${target.join(' ')}`));
		}
	}
	return faults;
}
