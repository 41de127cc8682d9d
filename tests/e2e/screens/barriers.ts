import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { isLong } from '../../tools/long.ts';
import { settled } from '../steps.ts';

// Everything in light; what differs in the dark is colour. Each width once, both in test:long.
const allLooks = [
	{ colorScheme: 'light', width: 390, rules: null },
	{ colorScheme: 'light', width: 1280, rules: null },
	{ colorScheme: 'dark', width: 390, rules: ['color-contrast', 'link-in-text-block'] },
	{ colorScheme: 'dark', width: 1280, rules: ['color-contrast', 'link-in-text-block'] }
] as const;
type Look = (typeof allLooks)[number];
const looks: readonly Look[] = isLong ? allLooks : [allLooks[0], allLooks[3]];

/** What axe finds on the screen as it stands, in each look. Leaves it in light, as wide as it was. */
export async function barriers(page: Page): Promise<string[]> {
	const before = page.viewportSize();
	const faults: string[] = [];
	for (const { colorScheme, width, rules } of looks) {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize({ width, height: 844 });
		await settled(page);
		const where = `${new URL(page.url()).pathname} (${colorScheme}, ${width} px)`;
		const found = await axeFinds(page, rules);
		faults.push(...found.map((fault) => `${where}: ${fault}`));
	}
	await page.emulateMedia({ colorScheme: 'light' });
	if (before) await page.setViewportSize(before);
	return faults;
}

/** What axe finds as things are now; takes the names of the rules, or null for all. */
export async function axeFinds(page: Page, rules: readonly string[] | null = null): Promise<string[]> {
	// Legacy means without a second page for what is in frames of other origins: half the time, and we have no frames.
	if (page.frames().length > 1) return ['a frame, into which axe would not look'];
	// Its 650 kB are read once for all looks at a screen; of what is no violation axe then keeps no more than an example.
	const isThere = await page.evaluate(() => 'axe' in window);
	const axe = new AxeBuilder({ page, ...(isThere && { axeSource: 'void 0' }) })
		.setLegacyMode(true)
		.options({ resultTypes: ['violations'] });
	const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
	return violations.flatMap(({ id, help, nodes }) =>
		nodes.map(({ target }) => `${id}: ${help}: ${target.join(' ')}`)
	);
}
