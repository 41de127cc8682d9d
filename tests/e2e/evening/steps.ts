import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Page, expect } from '@playwright/test';
import { liveCode, storedRows } from '../steps.ts';

/** Joins by a personal link with one tap, and says once how to appear; ends when the server knows. */
export async function comeByLink(
	page: Page,
	link: string,
	{ isHelped }: { isHelped: boolean }
): Promise<void> {
	await page.goto(link);
	await expect(page.getByRole('textbox', { name: 'Your name' })).not.toHaveValue('');
	await page.getByRole('button', { name: 'Join and show my code' }).click();
	await liveCode(page);
	await page.goto('/');
	await page.getByRole('button', { name: 'Choose' }).click();
	await page.getByText('By name', { exact: true }).click();
	if (isHelped) await page.getByRole('switch', { name: 'Hosts may introduce me' }).check();
	await page.getByRole('button', { name: 'That is how I want it' }).click();
	await expect.poll(async () => (await storedRows(page, 'outbox')).length, { timeout: 20_000 }).toBe(0);
}

/** What stands large on the wall, and how many people and exchanges its picture has. */
export async function onTheWall(page: Page): Promise<{ here: number; people: number; lines: number }> {
	return page.evaluate(() => {
		const label =
			document.querySelector('[role=img][aria-label*=exchange]')?.getAttribute('aria-label') ?? '';
		const [people = 0, lines = 0] = (label.match(/\d+/g) ?? []).map(Number);
		const here = Number(document.querySelector('main strong')?.textContent) || 0;
		return { here, people, lines };
	});
}

/** Saves one of the files of the sheet “Export” into a folder; gives its path. */
export async function exported(page: Page, kind: RegExp, folder: string): Promise<string> {
	const sheet = page.getByRole('dialog', { name: 'Export' });
	if (!(await sheet.isVisible())) await page.getByRole('button', { name: 'Export', exact: true }).click();
	const downloading = page.waitForEvent('download');
	await sheet.getByRole('button', { name: kind }).click();
	const download = await downloading;
	const path = join(folder, download.suggestedFilename());
	await download.saveAs(path);
	return path;
}

/** Writes a file for a program into a folder; gives its path. */
export async function written(folder: string, name: string, text: string): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, text);
	return path;
}
