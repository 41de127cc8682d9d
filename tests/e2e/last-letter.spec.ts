import { type Locator, type Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { arrive, newHost } from './host.ts';
import { linkOf, settled, swapBack } from './steps.ts';

// Whatever is typed in the very moment in which a page goes: the browser cuts the database's write off.
const rounds = 20;

test.describe.configure({ timeout: 120_000 });

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
	await expect.poll(() => page.evaluate(() => Object.keys(localStorage).join())).not.toContain('half-typed');
}

const fieldNamed = (page: Page, name: string) => async () => {
	const field = page.getByRole('textbox', { name });
	await field.waitFor();
	await settled(page);
	return field;
};

test(`a note typed in the moment of a reload has every letter, ${rounds} times`, async ({
	newPhone,
	server
}) => {
	const page = await newPhone();
	await swapBack(page, { link: linkOf({ name: 'Hanne Ostrow' }, server.url), name: 'Gil Amsel' });
	await page.getByRole('link', { name: /Hanne/ }).click();
	await expectEveryLetter(page, fieldNamed(page, 'My note'), rounds);
});

test('so has every other field that is written or filled in', async ({ newPhone, server }) => {
	const page = await newPhone();
	await page.goto('/events/new');
	await expectEveryLetter(page, fieldNamed(page, 'Name of the event'), 4);
	const hanne = await newHost(server.url, { name: 'Hanne Ostrow' });
	await page.goto(hanne.joinPath);
	await expectEveryLetter(page, fieldNamed(page, 'Your name'), 4);
	await arrive(page, hanne, 'Gil Amsel');
	await page.goto('/me');
	await expectEveryLetter(page, fieldNamed(page, 'Organisation'), 4);
	await page.goto('/prepare');
	await expectEveryLetter(page, fieldNamed(page, 'What you do, in a sentence'), 4);
	await page.goto('/reflect');
	await expectEveryLetter(page, fieldNamed(page, 'Next time I will …'), 4);

	await page.goto('/goals?event=none');
	const inTheSheet = async () => {
		await page.getByRole('button', { name: 'In my own words …' }).click();
		return fieldNamed(page, 'What do you want to do?')();
	};
	await expectEveryLetter(page, inTheSheet, 4);
});
