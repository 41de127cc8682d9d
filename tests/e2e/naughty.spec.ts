import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { Card } from '../../src/lib/card/fields.ts';
import { expect, test } from './harness.ts';
import { linkOf, liveCode, settled, storedRows, swapBack } from './steps.ts';

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });

const list = createRequire(import.meta.url).resolve('big-list-of-naughty-strings/blns.json');
const naughty = (JSON.parse(readFileSync(list, 'utf8')) as string[]).filter((text) => text !== '');
const limits = { Name: 100, Headline: 120, Organisation: 100, Pronouns: 40, Pitch: 600 };
type Label = keyof typeof limits;
const rounds = 5;

test.describe.configure({ timeout: 120_000 });

test('naughty strings in the card come back byte for byte, after a reload and on another phone', async ({
	newPhone,
	server
}) => {
	const [mine, theirs] = [await newPhone(), await newPhone()];
	const errors = errorsOf(mine, theirs);
	await swapBack(mine, { link: linkOf({ name: 'Somebody' }, server.url), name: 'Amina' });
	await mine.goto('/code');
	await swapBack(theirs, { link: await liveCode(mine), name: 'Bo' });

	const rest = [...naughty];
	for (let round = 0; round < rounds; round++) {
		const card = Object.entries(limits).map(([label, limit]) => [label as Label, take(rest, limit)] as const);
		await mine.goto('/me');
		for (const [label, text] of card) await fieldOf(mine, label).fill(text);
		const sent = Object.fromEntries(card.map(([label, text]) => [label.toLowerCase(), text]));
		await expect
			.poll(async () => (await storedRows<{ profile: Card }>(mine, 'profiles'))[0]?.profile)
			.toEqual(sent);
		await mine.reload();
		for (const [label, text] of card) expect(await fieldOf(mine, label).inputValue(), label).toBe(text);
		await expect.poll(() => cardOf(theirs, sent.name), { timeout: 15_000 }).toMatchObject(sent);
	}
	await theirs.goto('/people');
	await settled(theirs);
	expect(errors).toEqual([]);
});

test('every naughty string survives in a note, and is only ever text', async ({ newPhone, server }) => {
	const page = await newPhone();
	const errors = errorsOf(page);
	await swapBack(page, { link: linkOf({ name: 'Ottoline' }, server.url), name: 'Amina' });
	await page.goto('/people');
	await page.getByText('Ottoline').click();
	const rest = [...naughty];
	while (rest.length > 0) {
		const note = take(rest, 9_900, '\n');
		const field = page.getByRole('textbox', { name: 'My note' });
		await field.fill(note);
		await expect.poll(async () => (await storedRows<{ text: string }>(page, 'notes'))[0]?.text).toBe(note);
		await page.reload();
		expect(await field.inputValue()).toBe(note);
	}
	await page.goto('/people');
	await page.getByRole('searchbox').fill('<script>');
	await settled(page);
	expect(errors).toEqual([]);
});

/** Takes strings off the list, one after the other, as long as they fit into so many code points. */
function take(rest: string[], limit: number, between = ' '): string {
	let text = rest.shift() ?? '';
	for (;;) {
		const next = rest[0];
		if (next === undefined || [...(text + between + next)].length > limit) break;
		text += between + next;
		rest.shift();
	}
	return [...text].slice(0, limit).join('');
}

function fieldOf(page: Page, label: Label) {
	return page.locator(`form [name=${label.toLowerCase()}]`);
}

async function cardOf(page: Page, name: string): Promise<Card | undefined> {
	const contacts = await storedRows<{ card: Card }>(page, 'contacts');
	return contacts.find(({ card }) => card.name === name)?.card;
}

function errorsOf(...pages: Page[]): string[] {
	const errors: string[] = [];
	for (const page of pages) {
		page.on('pageerror', (error) => errors.push(error.message));
		page.on('dialog', (dialog) => {
			errors.push(`a dialog: ${dialog.message()}`);
			void dialog.dismiss();
		});
	}
	return errors;
}
