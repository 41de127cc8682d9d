import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { type Host, arrive, newHost } from './host.ts';
import { storedRows } from './steps.ts';

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });

let hanne: Host;
test.beforeEach(async ({ server }) => {
	hanne = await newHost(server.url, { name: 'Hanne Ostrow', headline: 'Opens rooms' });
});

test.describe.configure({ timeout: 90_000 });

async function codeFrom(page: Page): Promise<string> {
	await page.goto('/account');
	await page.getByRole('link', { name: /^Move to another device/ }).click();
	await page.getByRole('button', { name: 'Make a code' }).click();
	return page.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).innerText();
}

async function openNote(page: Page) {
	await page.goto('/people');
	await page.getByRole('link', { name: /Hanne/ }).click();
	return page.getByRole('textbox', { name: 'My note' });
}

test('a hand-over sends everything first and brings it to an empty device, which keeps a key of its own', async ({
	newPhone
}) => {
	const browser = await newPhone();
	await arrive(browser, hanne, 'Ada Mill');
	await expect.poll(async () => (await storedRows(browser, 'outbox')).length).toBe(0);
	// Waiting: the network does not let anything through until the code is asked for.
	await browser.route('**/rpc/push_changes', (route) => route.abort());
	await (await openNote(browser)).fill('written in the tunnel');
	await expect.poll(async () => (await storedRows(browser, 'outbox')).length).toBe(1);
	await browser.unroute('**/rpc/push_changes');
	const code = await codeFrom(browser);
	expect(await storedRows(browser, 'outbox')).toEqual([]);
	await expect(browser.getByText(/Good for (10:00|9:5\d)/)).toBeVisible();

	const installed = await newPhone();
	await installed.goto('/');
	await installed.getByRole('link', { name: 'I use Hallway already' }).click();
	await installed.getByRole('link', { name: /I have a code/ }).click();
	const field = installed.getByRole('textbox', { name: 'Code from your other device' });
	await field.fill('AAAAA-AAAAA');
	await installed.getByRole('button', { name: 'Whose is it?' }).click();
	await expect(installed.getByText('No account is offered by this code')).toBeVisible();
	await field.fill(code.toLowerCase());
	await installed.getByRole('button', { name: 'Whose is it?' }).click();
	await expect(installed.getByRole('heading', { name: 'This is the account of Ada Mill.' })).toBeVisible();
	await expect(installed.getByText('1 person')).toBeVisible();
	await installed.getByRole('button', { name: 'Yes, that is me' }).click();
	await expect(installed.getByText('You are signed in')).toBeVisible();
	await expect(await openNote(installed)).toHaveValue('written in the tunnel');

	// The code is used up, and both devices go on.
	await (await openNote(installed)).fill('written in the app');
	await expect(await openNote(browser)).toHaveValue('written in the app');
	const keyOf = async (page: Page) => {
		const rows = await storedRows<{ id: string; value: { id: string } }>(page, 'meta');
		return rows.find(({ id }) => id === 'deviceKey')?.value.id;
	};
	await installed.goto('/code');
	await installed.locator('[data-code]').waitFor();
	expect(await keyOf(installed)).not.toBe(await keyOf(browser));
});

test('on a device that is used already its things become part of the account that is brought here', async ({
	newPhone,
	server
}) => {
	const browser = await newPhone();
	await arrive(browser, hanne, 'Ada Mill');
	const code = await codeFrom(browser);
	const used = await newPhone();
	const ottoline = await newHost(server.url, { name: 'Ottoline Reed' });
	await arrive(used, ottoline, 'A. Mill');
	await used.goto('/account/code');
	await used.getByRole('textbox', { name: 'Code from your other device' }).fill(code);
	await used.getByRole('button', { name: 'Whose is it?' }).click();
	await expect(used.getByText(/your card, 1 person/)).toBeVisible();
	await used.getByRole('button', { name: 'Yes, that is me' }).click();
	await expect(used.getByText('Your accounts are one now')).toBeVisible();
	for (const phone of [used, browser]) {
		await phone.goto('/people');
		await expect(phone.getByRole('link', { name: /Hanne/ })).toHaveCount(1);
		await expect(phone.getByRole('link', { name: /Ottoline/ })).toHaveCount(1);
	}
	expect((await ottoline.pull()).contacts.map(({ card }) => card.name)).toEqual(['Ada Mill']);
});

test('an installed, empty app asks for the account of the browser', async ({ newPhone }) => {
	const app = await newPhone();
	await app.addInitScript(() => Object.defineProperty(navigator, 'standalone', { get: () => true }));
	await app.goto('/');
	await app.getByRole('link', { name: 'Bring my account from the browser' }).click();
	await expect(app.getByRole('textbox', { name: 'Code from your other device' })).toBeVisible();
});

test('on an iPhone the account is offered a way along before the app is installed', async ({ newPhone }) => {
	const userAgent =
		'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
	const phone = await newPhone({ userAgent });
	await arrive(phone, hanne, 'Ada Mill');
	await phone.goto('/settings');
	await expect(phone.getByText('Move your account first')).toBeVisible();
	await phone.getByRole('link', { name: 'Make a code' }).click();
	await expect(phone.getByRole('heading', { name: 'Move to another device' })).toBeVisible();
});
