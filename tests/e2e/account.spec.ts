import type { Page } from '@playwright/test';
import { type Mailbox, openMailbox } from '../server/mailbox.ts';
import { startApp } from '../tools/app-server.ts';
import { expect, test as base } from './harness.ts';
import { type Host, arrive, newHost } from './host.ts';
import { storedRows } from './steps.ts';

const test = base.extend<object, { mailbox: Mailbox }>({
	mailbox: [
		async ({ playwright: _ }, use) => {
			const mailbox = await openMailbox();
			await use(mailbox);
			mailbox.close();
		},
		{ scope: 'worker' }
	],
	server: [
		async ({ mailbox }, use) => {
			const server = await startApp({
				HALLWAY_NAME: 'The test bench',
				HALLWAY_SMTP: `smtp://127.0.0.1:${mailbox.port}`,
				HALLWAY_MAIL_FROM: 'Hallway <hallway@example.org>'
			});
			await use(server);
			await server.stop();
		},
		{ scope: 'worker', timeout: 120_000 }
	]
});

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });

test.describe.configure({ timeout: 90_000 });

let count = 0;
const newAddress = () => `ada${++count}.${Date.now()}@example.org`;
const safe = (page: Page) =>
	expect.poll(async () => (await storedRows(page, 'outbox')).length, { timeout: 20_000 }).toBe(0);

/** Opens the person's page and writes a note there. */
async function note(page: Page, name: string, text: string): Promise<void> {
	await page.goto('/people');
	await page.getByRole('link', { name: new RegExp(name) }).click();
	await page.getByRole('textbox', { name: 'My note' }).fill(text);
	await expect(page.getByText(/^Saved/)).toBeVisible();
}

async function askForDigits(page: Page, email: string): Promise<void> {
	await page.goto('/account');
	await page.getByRole('link', { name: /Keep it by e-mail|Sign in by e-mail/ }).click();
	await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
	await page.getByRole('button', { name: 'Send me six digits' }).click();
	await expect(page.getByRole('textbox', { name: 'Six digits' })).toBeVisible();
}

async function typeDigits(page: Page, digits: string): Promise<void> {
	await page.getByRole('textbox', { name: 'Six digits' }).fill(digits);
	await page.getByRole('button', { name: 'Continue' }).click();
}

async function signInBy(page: Page, email: string, mailbox: Mailbox): Promise<void> {
	await askForDigits(page, email);
	await typeDigits(page, mailbox.codeTo(email));
}

let hanne: Host;
test.beforeEach(async ({ server }) => {
	hanne = await newHost(server.url, { name: 'Hanne Ostrow', headline: 'Opens rooms' });
});

test('an e-mail keeps the account, and on a second phone with it everything is there', async ({
	newPhone,
	mailbox
}) => {
	const email = newAddress();
	const phone = await newPhone();
	await arrive(phone, hanne, 'Ada Mill');
	await note(phone, 'Hanne', 'has the key to hall 3');
	await safe(phone);
	await signInBy(phone, email, mailbox);
	await expect(phone.getByText('Your account is kept')).toBeVisible();
	await expect(phone.getByRole('heading', { name: `Kept by ${email}` })).toBeVisible();
	await phone.getByRole('button', { name: 'Good' }).click();
	await expect(phone.getByText('Your account is kept')).toHaveCount(0);

	const second = await newPhone();
	await second.goto('/');
	await second.getByRole('link', { name: 'I use Hallway already' }).click();
	await signInBy(second, email, mailbox);
	await expect(second.getByText('You are signed in')).toBeVisible();
	await second.goto('/people');
	await second.getByRole('link', { name: /Hanne/ }).click();
	await expect(second.getByRole('textbox', { name: 'My note' })).toHaveValue('has the key to hall 3');
	await second.goto('/me');
	await expect(second.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Ada Mill');

	// What one writes the other shows.
	await note(second, 'Hanne', 'has the key to hall 4');
	await phone.goto('/people');
	await phone.getByRole('link', { name: /Hanne/ }).click();
	await expect(phone.getByRole('textbox', { name: 'My note' })).toHaveValue('has the key to hall 4');
});

test('a guest who signs in to an older account brings everything along, and is told what', async ({
	newPhone,
	mailbox,
	server
}) => {
	const email = newAddress();
	const ottoline = await newHost(server.url, { name: 'Ottoline Reed' });
	const old = await newPhone();
	await arrive(old, hanne, 'Ada Mill');
	await note(old, 'Hanne', 'met at the tide');
	await safe(old);
	await signInBy(old, email, mailbox);
	await expect(old.getByText('Your account is kept')).toBeVisible();

	const young = await newPhone();
	await arrive(young, hanne, 'Ada M.');
	await note(young, 'Hanne', 'owes me a tea');
	await young.goto(ottoline.link());
	await young.getByRole('button', { name: 'Swap cards' }).click();
	await young.waitForURL(/\/people\//);
	await safe(young);
	await expect.poll(async () => (await hanne.pull()).contacts.length).toBe(2);
	await signInBy(young, email, mailbox);
	await expect(young.getByText('Your accounts are one now')).toBeVisible();
	await expect(young.getByText(/2 people, 1 note/)).toBeVisible();
	await expect(young.getByText('You knew one of them already')).toBeVisible();

	await expect.poll(async () => (await hanne.pull()).contacts.length).toBe(1);
	expect((await hanne.pull()).contacts[0].card.name).toBe('Ada Mill');
	for (const phone of [young, old]) {
		await phone.goto('/people');
		await expect(phone.getByRole('link', { name: /Hanne/ })).toHaveCount(1);
		await expect(phone.getByRole('link', { name: /Ottoline/ })).toHaveCount(1);
		await phone.getByRole('link', { name: /Hanne/ }).click();
		await expect(phone.getByRole('textbox', { name: 'My note' })).toHaveValue(
			/^(met at the tide\n\nowes me a tea|owes me a tea\n\nmet at the tide)$/
		);
	}
});

test('wrong digits are said to be wrong, and the right ones still count', async ({ newPhone, mailbox }) => {
	const email = newAddress();
	const phone = await newPhone();
	await arrive(phone, hanne, 'Ada Mill');
	await askForDigits(phone, email);
	const right = mailbox.codeTo(email);
	await typeDigits(phone, '12345');
	await expect(phone.getByText('It is six digits.')).toBeVisible();
	await typeDigits(phone, right === '111111' ? '222222' : '111111');
	await expect(phone.getByText('These are not the digits of the latest mail')).toBeVisible();
	// Whoever looked into the mail may find the page loaded anew.
	await phone.reload();
	await typeDigits(phone, `${right.slice(0, 3)} ${right.slice(3)}`);
	await expect(phone.getByText('Your account is kept')).toBeVisible();
});

test(
	'a tab that dies after the address was proven ends signed in, and nothing is lost',
	{ tag: '@long' },
	async ({ newPhone, mailbox }) => {
		const email = newAddress();
		const old = await newPhone();
		await arrive(old, hanne, 'Ada Mill');
		await signInBy(old, email, mailbox);
		await expect(old.getByText('Your account is kept')).toBeVisible();

		const young = await newPhone();
		await arrive(young, hanne, 'Ada M.');
		await note(young, 'Hanne', 'owes me a tea');
		await safe(young);
		const died = new Promise<void>((resolve) => {
			// What the phone asks between taking the account and adopting the sign-in.
			void young.route('**/auth/v1/user', async () => {
				await young.close();
				resolve();
			});
		});
		await askForDigits(young, email);
		await typeDigits(young, mailbox.codeTo(email)).catch(() => {});
		await died;

		const again = await young.context().newPage();
		await again.goto('/account');
		await expect(again.getByRole('heading', { name: `Kept by ${email}` })).toBeVisible();
		await expect(again.getByText('Your accounts are one now')).toBeVisible();
		await note(again, 'Hanne', 'owes me two teas');
		await safe(again);
		await old.goto('/people');
		await old.getByRole('link', { name: /Hanne/ }).click();
		await expect(old.getByRole('textbox', { name: 'My note' })).toHaveValue('owes me two teas');
	}
);

test('the keyboard alone leads through, and the way back leads back', async ({ newPhone, mailbox }) => {
	const email = newAddress();
	const phone = await newPhone();
	await arrive(phone, hanne, 'Ada Mill');
	await phone.goto('/settings');
	await phone.getByRole('link', { name: 'Your account' }).press('Enter');
	await phone.getByRole('link', { name: /Keep it by e-mail/ }).press('Enter');
	const address = phone.getByRole('textbox', { name: 'E-mail address' });
	await address.fill('ada at example');
	await address.press('Enter');
	await expect(phone.getByText('That is not an e-mail address.')).toBeVisible();
	await expect(address).toBeFocused();
	await address.fill(` ${email.toUpperCase()} `);
	await address.press('Enter');
	const digits = phone.getByRole('textbox', { name: 'Six digits' });
	await expect(digits).toHaveAttribute('autocomplete', 'one-time-code');
	await expect(digits).toHaveAttribute('inputmode', 'numeric');
	await expect(phone.getByText(/New digits in \d+ s/)).toBeVisible();
	await phone.goBack();
	await expect(phone.getByRole('heading', { name: 'Only on this device' })).toBeVisible();
	await phone.goForward();
	await phone.getByRole('button', { name: 'Another address' }).click();
	await expect(address).toHaveValue(email);
	await address.press('Enter');
	// The first mail is older than the one that this screen says is on its way.
	await expect(digits).toBeVisible();
	await digits.fill(mailbox.codeTo(email));
	await digits.press('Enter');
	await expect(phone.getByText('Your account is kept')).toBeVisible();
	await phone.getByRole('link', { name: 'Back' }).click();
	await expect(phone.getByText(`Kept by ${email}`)).toBeVisible();
});

base(
	'where no mail is configured the screen says so and offers what there is',
	async ({ newPhone, server }) => {
		const phone = await newPhone();
		const host = await newHost(server.url, { name: 'Hanne Ostrow' });
		await arrive(phone, host, 'Ada Mill');
		await phone.goto('/account');
		await phone.getByRole('link', { name: 'Keep it by e-mail' }).click();
		await expect(phone.getByRole('heading', { name: 'No mail from here' })).toBeVisible();
		await phone.getByRole('link', { name: 'Move to another device' }).click();
		await phone.getByRole('button', { name: 'Make a code' }).click();
		await expect(phone.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)).toBeVisible();
	}
);
