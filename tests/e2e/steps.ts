import { randomBytes } from 'node:crypto';
import { type Page, expect } from '@playwright/test';
import type { Profile } from '../../src/lib/card/fields.ts';
import { timeStepOf } from '../../src/lib/core/clock.ts';
import { writeCode } from '../../src/lib/exchange/code/code.ts';
import { makeKey } from '../../src/lib/core/key.ts';

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
	await expect(page.getByRole('link', { name: 'Show my code' })).toBeVisible({ timeout: 20_000 });
}

/** Opens somebody's link with a phone that has a card: a scan. Ends at the new contact. */
export async function scanLink(page: Page, link: string): Promise<void> {
	await page.goto(link);
	await page.getByRole('button', { name: 'Swap cards' }).click();
	await page.waitForURL(/\/people\/[0-9a-f-]{36}$/);
}

/** Waits until a screen has been drawn and stands still. */
export async function settled(page: Page): Promise<void> {
	await page.locator('#app main, #app h1').first().waitFor();
	await page.getByText('Loading …').first().waitFor({ state: 'detached' });
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

/** Opens an event as its organizer; gives the path of its join link. */
export async function createEvent(
	page: Page,
	{ event, name }: { event: string; name: string }
): Promise<string> {
	await page.goto('/events/new');
	await page.getByRole('textbox', { name: 'Name of the event' }).fill(event);
	const yourName = page.getByRole('textbox', { name: 'Your name' });
	if (await yourName.isVisible()) await yourName.fill(name);
	await page.getByRole('button', { name: 'Create', exact: true }).click();
	await page.waitForURL(/\/events\/[0-9a-f-]{36}$/);
	const kept = page.getByRole('button', { name: 'I have kept it' });
	if (await kept.isVisible({ timeout: 2_000 }).catch(() => false)) await kept.click();
	const link = await page
		.getByText(/^https?:\/\/[^/]+\/e\/[0-9A-Z-]+$/)
		.first()
		.innerText();
	return new URL(link).pathname;
}

/** Joins an event as a guest: the link, a name, one tap; ends at the person's own live code. */
export async function joinEvent(page: Page, { path, name }: { path: string; name: string }): Promise<void> {
	await page.goto(path);
	await page.getByRole('textbox', { name: 'Your name' }).fill(name);
	await page.getByRole('button', { name: 'Join and show my code' }).click();
	await liveCode(page);
}

/** The link in the live code on this screen. */
export async function liveCode(page: Page): Promise<string> {
	const code = await page.locator('[data-code]').getAttribute('data-code');
	if (!code) throw new Error('no code on this screen');
	return code;
}

/** The stored rows of a table of the phone's own database, as they are. */
export function storedRows<Row>(page: Page, table: string): Promise<Row[]> {
	return page.evaluate(
		(name) =>
			new Promise<Row[]>((resolve, reject) => {
				const opening = indexedDB.open('hallway');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const reading = opening.result.transaction(name).objectStore(name).getAll();
					reading.onerror = () => reject(reading.error);
					reading.onsuccess = () => {
						opening.result.close();
						resolve(reading.result as Row[]);
					};
				};
			}),
		table
	);
}
