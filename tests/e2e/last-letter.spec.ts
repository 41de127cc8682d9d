import { type Locator, type Page } from '@playwright/test';
import type { NoteRow, OutboxRow, Rows } from '../../src/lib/db/rows.ts';
import { isLong, moreInLong } from '../tools/long.ts';
import { expect, test } from './harness.ts';
import { arrive, newHost } from './host.ts';
import { linkOf, settled, storedRows, swapBack } from './steps.ts';

// Whatever is typed in the very moment in which a page goes: the browser cuts the database's write off.
// A reload is answered by the server here; what the page leaves behind is the same.
test.use({ serviceWorkers: 'block' });
const rounds = isLong ? 20 : 5;

test.describe.configure({ timeout: 300_000 });

/** Types one more letter at the end and loads the page anew before anything else can run. */
async function typeAndReload(page: Page, field: Locator, letter: string): Promise<void> {
	const isLoaded = page.waitForEvent('load');
	await field.evaluate((element, typed) => {
		const kind = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
		const value = Object.getOwnPropertyDescriptor(kind.prototype, 'value');
		if (!(element instanceof kind) || !value?.set) throw new Error('no field');
		value.set.call(element, element.value + typed);
		element.dispatchEvent(new InputEvent('input', { bubbles: true, data: typed }));
		location.reload();
	}, letter);
	await isLoaded;
}

/** So often, so many letters: every one of them is there again each time. */
async function expectEveryLetter(page: Page, find: () => Promise<Locator>, times: number): Promise<void> {
	let text = await (await find()).inputValue();
	for (let round = 0; round < times; round++) {
		const letter = String.fromCodePoint(97 + round);
		await typeAndReload(page, await find(), letter);
		text += letter;
		expect(await (await find()).inputValue()).toBe(text);
	}
	// What is left of it goes as soon as the database has it.
	await expect
		.poll(() => page.evaluate(() => Object.keys(localStorage).join()))
		.not.toContain('hallway-late');
}

const fieldNamed = (page: Page, name: string) => async () => {
	const field = page.getByRole('textbox', { name });
	await field.waitFor();
	await settled(page);
	return field;
};

test(
	`a note typed in the moment of a reload has every letter, ${rounds} times`,
	moreInLong,
	async ({ newPhone, server }) => {
		const page = await newPhone();
		await swapBack(page, { link: linkOf({ name: 'Hanne Ostrow' }, server.url), name: 'Gil Amsel' });
		await page.getByRole('link', { name: /Hanne/ }).click();
		await expectEveryLetter(page, fieldNamed(page, 'My note'), rounds);
	}
);

test('so has every other field that is written or filled in', async ({ newPhone, server }) => {
	const page = await newPhone();
	await page.goto('/events/new');
	await expectEveryLetter(page, fieldNamed(page, 'Name of the event'), 2);
	const hanne = await newHost(server.url, { name: 'Hanne Ostrow' });
	await page.goto(hanne.joinPath);
	await expectEveryLetter(page, fieldNamed(page, 'Your name'), 2);
	await page.goto(hanne.link());
	await expectEveryLetter(page, fieldNamed(page, 'Your name'), 2);
	await arrive(page, hanne, 'Gil Amsel');
	await page.goto('/me');
	await expectEveryLetter(page, fieldNamed(page, 'Organisation'), 2);
	await page.goto('/reflect');
	await expectEveryLetter(page, fieldNamed(page, 'Next time I will …'), 2);

	await page.goto('/goals?event=none');
	const inTheSheet = async () => {
		const isOpen = await page.getByRole('dialog').isVisible();
		if (!isOpen) await page.getByRole('button', { name: 'In my own words …' }).click();
		return fieldNamed(page, 'What do you want to do?')();
	};
	await expectEveryLetter(page, inTheSheet, 2);
});

test('what a tab left half typed is saved once, though two others find it at the same time', async ({
	newPhone,
	server
}) => {
	const page = await newPhone();
	await arrive(page, await newHost(server.url, { name: 'Hanne Ostrow' }), 'Gil Amsel');
	await page.getByRole('link', { name: /Hanne/ }).click();
	const note = () => page.getByRole('textbox', { name: 'My note' });
	await note().fill('Rows');
	await expect(page.getByText(/^Saved/)).toBeVisible();
	const path = new URL(page.url()).pathname;
	const id = path.split('/').pop() ?? '';
	await expect.poll(async () => (await storedRows<Rows['drafts']>(page, 'drafts')).length).toBe(0);
	await page.goto('/icon.svg');
	await leaveDrafts(page, [
		{ id: `note/${id}`, text: 'Rows and sings' },
		{ id: `note-was/${id}`, text: 'Rows' }
	]);
	const other = await page.context().newPage();
	await Promise.all([page.goto(path), other.goto(path)]);
	for (const tab of [page, other])
		await expect(tab.getByRole('textbox', { name: 'My note' })).toHaveValue('Rows and sings');
	await expect
		.poll(async () => (await storedRows<Rows['drafts']>(page, 'drafts')).length, { timeout: 30_000 })
		.toBe(0);
	// Time for the other one, whose three seconds may have begun later; and the server has heard both.
	await page.waitForTimeout(4_000);
	await expect
		.poll(async () => (await storedRows<OutboxRow>(page, 'outbox')).length, { timeout: 30_000 })
		.toBe(0);
	expect((await storedRows<NoteRow>(page, 'notes')).map(({ text }) => text)).toEqual(['Rows and sings']);
	for (const tab of [page, other])
		await expect(tab.getByRole('textbox', { name: 'My note' })).toHaveValue('Rows and sings');
});

/** As a tab that was closed in the middle of a word leaves them. */
async function leaveDrafts(page: Page, drafts: Rows['drafts'][]): Promise<void> {
	await page.evaluate(
		(rows) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('hallway');
				opening.onsuccess = () => {
					const stored = opening.result.transaction('drafts', 'readwrite');
					for (const row of rows) stored.objectStore('drafts').put(row);
					stored.oncomplete = () => {
						opening.result.close();
						resolve();
					};
					stored.onabort = () => reject(stored.error);
				};
			}),
		drafts
	);
}
