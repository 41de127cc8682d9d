import { randomBytes } from 'node:crypto';
import { type Page, expect } from '@playwright/test';
import type { Profile } from '../../src/lib/card/fields.ts';
import { timeStepOf } from '../../src/lib/core/clock.ts';
import { writeCode } from '../../src/lib/exchange/code/code.ts';
import { makeKey } from '../../src/lib/exchange/code/key.ts';

/** The link in the code of somebody whose phone has not been online yet, made this moment. */
export function linkOf(card: Profile, origin: string): string {
	const key = makeKey(randomBytes(16));
	return writeCode({ origin, eventRef: '0000000000', key, card, timeStep: timeStepOf(new Date()) }).url;
}

/** Opens somebody's link with a phone that has no Hallway yet, and swaps back with a name: a card and a contact. */
export async function swapBack(page: Page, { link, name }: { link: string; name: string }): Promise<void> {
	await page.goto(link);
	await page.getByRole('textbox', { name: 'Your name' }).fill(name);
	await page.getByRole('button', { name: 'Give my card' }).click();
	await expect(page.getByRole('link', { name: 'Show my code' })).toBeVisible();
}

/** Waits until a screen has been drawn and stands still. */
export async function settled(page: Page): Promise<void> {
	await page.locator('#app main, #app h1').first().waitFor();
	await page.evaluate(() => document.fonts.ready.then(() => {}));
	// A spinner turns for ever; everything else comes to rest.
	await page.waitForFunction(() =>
		document
			.getAnimations()
			.every(
				({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity
			)
	);
}
