import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { expect, test } from './harness.ts';
import { createEvent, joinEvent, liveCode, scanLink, storedRows } from './steps.ts';

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });
test.describe.configure({ timeout: 120_000 });

test('an organizer sees who met whom, finds people by keyboard, and exports what is in the picture', async ({
	newPhone
}) => {
	const ada = await newPhone({ viewport: { width: 1280, height: 900 } });
	const path = await createEvent(ada, { event: 'Harbour Meetup', name: 'Amina' });
	const bo = await newPhone();
	await joinEvent(bo, { path, name: '=Bo & <b>Co</b>' });
	const cy = await newPhone();
	await joinEvent(cy, { path, name: 'Cy who said no' });
	const code = await ada.context().newPage();
	await code.goto('/code');
	await scanLink(bo, await liveCode(code));
	await scanLink(bo, await liveCode(cy));
	await code.close();
	for (const phone of [ada, bo]) await agree(phone);

	const event = await openRoom(ada);
	const picture = ada.getByRole('application', { name: /2 people and one exchange$/ });
	await expect(picture).toBeVisible({ timeout: 20_000 });
	await expect(ada.locator('[data-figure=exchanges] .value')).toHaveText('1');
	await expect(ada.locator('[data-figure=one] .value')).toHaveText('100%');
	await expect(ada.locator('[data-figure=bridges] .value')).toHaveText('1');
	await expect(ada.getByText('Cy who said no')).toHaveCount(0);
	expect((await new AxeBuilder({ page: ada }).analyze()).violations).toEqual([]);

	await test.step('by keyboard: somebody is chosen, the next one, and let go', async () => {
		await picture.focus();
		await ada.keyboard.press('Enter');
		const chosen = ada.locator('[data-person] h2');
		await expect(chosen).toHaveText(/Amina|=Bo/);
		const first = await chosen.innerText();
		for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) {
			if ((await chosen.innerText()) === first) await ada.keyboard.press(key);
		}
		await expect(chosen).not.toHaveText(first);
		await ada.keyboard.press('Escape');
		await expect(chosen).toHaveCount(0);
		await ada.getByRole('searchbox', { name: 'Find somebody' }).fill('CO BO');
		await ada.keyboard.press('Enter');
		await expect(chosen).toHaveText('=Bo & <b>Co</b>');
	});

	await test.step('files: a browser reads the GraphML, and no cell of the CSV is a formula', async () => {
		const graphml = await exported(ada, /GraphML/);
		// The app itself makes no markup of texts (Trusted Types).
		const blank = await ada.context().newPage();
		const labels = await blank.evaluate((text) => {
			const read = new DOMParser().parseFromString(text, 'text/xml');
			if (read.querySelector('parsererror')) throw new Error(read.documentElement.textContent ?? '');
			return [...read.querySelectorAll('node data[key=node_label]')].map((node) => node.textContent);
		}, graphml);
		await blank.close();
		expect(labels.sort()).toEqual(['=Bo & <b>Co</b>', 'Amina']);
		const people = Papa.parse<string[]>((await exported(ada, /each person/)).slice(1), {
			skipEmptyLines: true
		}).data;
		expect(
			people
				.slice(1)
				.map(([, name]) => name)
				.sort()
		).toEqual(["'=Bo & <b>Co</b>", 'Amina']);
		const json = JSON.parse(await exported(ada, /JSON/));
		expect(json.metrics).toMatchObject({ nodes: 2, edges: 1 });
		expect(await exported(ada, /SVG/)).toContain('=Bo &amp; &lt;b&gt;Co&lt;/b&gt;');
		expect((await exported(ada, /PNG/)).slice(1, 4)).toBe('PNG');
		await ada.keyboard.press('Escape');
	});

	await test.step('without a network the last answer stands, and is said to be old', async () => {
		await ada.context().setOffline(true);
		await ada.getByRole('button', { name: 'Refresh' }).click();
		await expect(ada.getByText(/^This is the answer of/)).toBeVisible({ timeout: 20_000 });
		await expect(picture).toBeVisible();
		await ada.context().setOffline(false);
		await ada.getByRole('button', { name: 'Try again' }).click();
		await expect(ada.getByText(/^This is the answer of/)).toHaveCount(0, { timeout: 20_000 });
		// Whoever was chosen in the old answer still is in the new one.
		await expect(ada.locator('[data-person] h2')).toHaveText('=Bo & <b>Co</b>');
	});

	await ada.goto(`${event}/compare`);
	await expect(ada.getByText('There is only this event that you organize.')).toBeVisible();
	await expect(ada.getByRole('row', { name: /^Exchanges/ }).getByRole('cell')).toHaveText('1', {
		timeout: 20_000
	});
	await bo.goto(`${event}/room`);
	await expect(bo.getByRole('application')).toHaveCount(0);
});

async function openRoom(phone: Page): Promise<string> {
	await phone.goto('/events');
	await phone
		.getByRole('link', { name: /Harbour Meetup/ })
		.first()
		.click();
	await phone.waitForURL(/\/events\/[0-9a-f-]{36}/);
	const event = new URL(phone.url()).pathname;
	await phone.goto(`${event}/room`);
	return event;
}

async function exported(phone: Page, kind: RegExp): Promise<string> {
	const sheet = phone.getByRole('dialog', { name: 'Export' });
	if (!(await sheet.isVisible())) await phone.getByRole('button', { name: 'Export', exact: true }).click();
	const [download] = await Promise.all([
		phone.waitForEvent('download'),
		sheet.getByRole('button', { name: kind }).click()
	]);
	return readFileSync(await download.path(), 'utf8');
}

/** Agrees to be named to the organizers, and waits until the server knows. */
async function agree(phone: Page): Promise<void> {
	await phone.goto('/me/sharing');
	await phone.getByText('By name', { exact: true }).click();
	await expect(phone.getByRole('radio', { name: 'By name', exact: true })).toBeChecked();
	await expect.poll(async () => (await storedRows(phone, 'outbox')).length, { timeout: 20_000 }).toBe(0);
}
