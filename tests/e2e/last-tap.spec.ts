import type { Locator, Page } from '@playwright/test';
import type { CardSettings } from '../../src/lib/card/fields.ts';
import type { ContactRow, ExchangeRow, GoalRow, OutboxRow, Rows } from '../../src/lib/db/rows.ts';
import { expect, test } from './harness.ts';
import { linkOf, settled, storedRows, swapBack } from './steps.ts';

// Whatever is done in the very moment in which a page goes: the browser cuts the database's write off.
// A reload is answered by the server here; what the page leaves behind is the same.
test.use({ serviceWorkers: 'block' });
test.describe.configure({ timeout: 300_000 });

/** Taps it and leaves before anything else can run: for the same page anew, or for another one. */
async function tapAndLeave(page: Page, what: Locator, path?: string): Promise<void> {
	await what.waitFor();
	await settled(page);
	const isLoaded = page.waitForEvent('load');
	await what.evaluate((element, target) => {
		if (!(element instanceof HTMLElement)) throw new Error('nothing to tap');
		element.click();
		if (target) location.assign(target);
		else location.reload();
	}, path);
	await isLoaded;
}

async function newPerson(page: Page, url: string): Promise<void> {
	await swapBack(page, { link: linkOf({ name: 'Hanne Ostrow' }, url), name: 'Gil Amsel' });
}

/** Nothing is left behind, and the server has taken everything. */
async function expectAllSent(page: Page): Promise<void> {
	await expect
		.poll(() => page.evaluate(() => Object.keys(localStorage).join()))
		.not.toContain('hallway-late');
	const waiting = async () =>
		(await storedRows<OutboxRow>(page, 'outbox')).filter(({ progress }) => progress.state === 'waiting');
	await expect.poll(waiting, { timeout: 30_000 }).toEqual([]);
}

test('a switch that is turned in the moment of a reload has turned, 8 times', async ({
	newPhone,
	server
}) => {
	const page = await newPhone();
	await newPerson(page, server.url);
	await page.goto('/settings');
	const quiet = page.getByRole('switch', { name: 'Quiet mode' });
	for (let round = 0; round < 8; round++) {
		await expect(quiet).toBeChecked({ checked: round % 2 === 1 });
		await tapAndLeave(page, quiet);
	}
	await expect(quiet).not.toBeChecked();
	await expectAllSent(page);
	expect(await storedRows<Rows['preferences']>(page, 'preferences')).toMatchObject([{ quiet: false }]);
});

test('what a card shows is as it was tapped last, 4 times', async ({ newPhone, server }) => {
	const page = await newPhone();
	await newPerson(page, server.url);
	await page.goto('/me');
	await page.getByRole('textbox', { name: 'E-mail' }).fill('gil@example.org');
	await expect
		.poll(() => storedRows<Rows['profiles']>(page, 'profiles'))
		.toMatchObject([{ profile: { email: 'gil@example.org' } }]);
	for (const choice of ['Code', 'Private', 'Code', 'After']) {
		await page.goto('/me/sharing');
		const radio = page
			.getByRole('group', { name: 'E-mail' })
			.getByRole('radio', { name: choice, exact: true });
		await tapAndLeave(page, radio, '/code');
		await settled(page);
		await page.goto('/me/sharing');
		await expect(radio).toBeChecked();
	}
	await expectAllSent(page);
	const [{ sharing }] = await storedRows<CardSettings>(page, 'cards');
	expect(sharing.email).toBe('after');
});

test('somebody swapped with while the page goes is among the people, once, 4 times', async ({
	newPhone,
	server
}) => {
	const page = await newPhone();
	await newPerson(page, server.url);
	for (const name of ['Ada Bell', 'Bo Lund', 'Cleo Roux', 'Dora Nix']) {
		await page.goto(linkOf({ name }, server.url));
		await tapAndLeave(page, page.getByRole('button', { name: 'Swap cards' }), '/people');
		await expect(page.getByRole('link', { name })).toBeVisible();
	}
	expect(await storedRows<ContactRow>(page, 'contacts')).toHaveLength(5);
	await expectAllSent(page);
	const exchanges = await storedRows<ExchangeRow>(page, 'exchanges');
	expect(exchanges.map(({ meetings }) => meetings.length)).toEqual([1, 1, 1, 1, 1]);
});

test('a goal taken or dropped while the page goes is taken or dropped, 4 times', async ({
	newPhone,
	server
}) => {
	const page = await newPhone();
	await newPerson(page, server.url);
	await page.goto('/goals?event=none');
	const goals = () => storedRows<GoalRow>(page, 'goals');
	const taken = page.getByRole('heading', { name: 'Meet 5 new people' });
	for (let round = 0; round < 2; round++) {
		await tapAndLeave(page, page.getByRole('button', { name: 'Meet 5 new people' }));
		await expect(taken).toBeVisible();
		expect(await goals()).toHaveLength(1);
		await tapAndLeave(page, page.getByRole('button', { name: /^Drop/ }));
		await settled(page);
		await expect(taken).toHaveCount(0);
		expect(await goals()).toEqual([]);
	}
	await expectAllSent(page);
});

test('a tab that stays open shows what was done in the one that was closed that moment', async ({
	newPhone,
	server
}) => {
	const page = await newPhone();
	await newPerson(page, server.url);
	await page.goto('/settings');
	const other = await page.context().newPage();
	await other.goto('/settings');
	const quiet = (tab: Page) => tab.getByRole('switch', { name: 'Quiet mode' });
	await expect(quiet(page)).not.toBeChecked();
	await tapAndLeave(other, quiet(other), '/icon.svg');
	await expect(quiet(page)).toBeChecked();
	await expectAllSent(page);
});
