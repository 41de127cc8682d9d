import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { everyRoute } from './routes.ts';
import { linkOf, settled, swapBack } from './steps.ts';

const full = {
	name: 'Dr. Hannelore Wittgenstein-Hohenzollern',
	headline: 'Builds tide mills',
	organisation: 'Estuary Works'
};
const looks = [
	{ colorScheme: 'light', width: 390 },
	{ colorScheme: 'dark', width: 390 },
	{ colorScheme: 'light', width: 1280 },
	{ colorScheme: 'dark', width: 1280 }
] as const;

test.describe.configure({ timeout: 90_000 });

for (const { colorScheme, width } of looks) {
	test(`no barrier on any screen, ${colorScheme}, ${width} px, empty and filled`, async ({
		newPhone,
		server
	}) => {
		const page = await newPhone({ colorScheme, viewport: { width, height: 844 }, reducedMotion: 'reduce' });
		const faults: string[] = [];
		for (const route of everyRoute) faults.push(...(await barriers(page, route)));
		await swapBack(page, { link: linkOf(full, server.url), name: 'Amina' });
		for (const route of everyRoute) faults.push(...(await barriers(page, route)));
		await page.goto('/people');
		await page.getByText(full.name).first().click();
		faults.push(...(await barriers(page, null)));
		expect(faults).toEqual([]);
	});
}

/** What axe finds on a screen, by the rules of WCAG 2.2 A and AA and its best practices; null: the screen shown now. */
async function barriers(page: Page, route: string | null): Promise<string[]> {
	if (route) await page.goto(route);
	await settled(page);
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target }) => `${new URL(page.url()).pathname}: ${id}: ${help}: ${target.join(' ')}`)
	);
}
