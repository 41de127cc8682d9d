import { expect, test } from './harness.ts';
import { type Host, arrive, newHost } from './host.ts';
import { storedRows } from './steps.ts';

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });

test.describe.configure({ timeout: 120_000 });

let hanne: Host;
test.beforeEach(async ({ server }) => {
	hanne = await newHost(server.url, { name: 'Hanne Ostrow', headline: 'Opens rooms' });
});

test('a lost phone is signed out from the other one: it says so, keeps what waits, and comes back by a code', async ({
	newPhone
}) => {
	const lost = await newPhone();
	await arrive(lost, hanne, 'Ada Mill');
	await expect.poll(async () => (await storedRows(lost, 'outbox')).length, { timeout: 20_000 }).toBe(0);
	await lost.goto('/account/hand-over');
	await lost.getByRole('button', { name: 'Make a code' }).click();
	const code = (await lost.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).textContent()) ?? '';

	const tablet = await newPhone();
	await tablet.goto('/account/code');
	await tablet.getByRole('textbox').fill(code);
	await tablet.getByRole('button', { name: 'Whose is it?' }).click();
	await expect(tablet.getByText(/^Since /)).toBeVisible();
	await tablet.getByRole('button', { name: 'Yes, that is me' }).click();
	await expect(tablet.getByText('You are signed in', { exact: true })).toBeVisible();

	await tablet.goto('/account');
	await tablet.getByRole('link', { name: /Devices signed in/ }).click();
	await expect(tablet.getByRole('heading', { name: 'You are signed in on 2 devices' })).toBeVisible();
	await expect(tablet.getByText('This device')).toHaveCount(1);
	await tablet.getByRole('button', { name: 'Sign out everywhere else' }).click();
	const sheet = tablet.getByRole('dialog');
	await expect(sheet.getByText(/comes back only by a code/)).toBeVisible();
	await sheet.getByRole('button', { name: 'Sign out everywhere else' }).click();
	await expect(tablet.getByText('One other device is signed out.')).toBeVisible();
	await expect(tablet.getByRole('heading', { name: 'You are signed in on one device' })).toBeVisible();

	// What is typed there now waits there.
	await lost.goto('/people');
	await lost.getByRole('link', { name: /Hanne/ }).click();
	await lost.getByRole('textbox', { name: 'My note' }).fill('typed on the lost phone');
	await expect(lost.getByText(/^Saved/)).toBeVisible();
	await lost.goto('/account');
	await expect(lost.getByRole('heading', { name: 'This device was signed out' })).toBeVisible({
		timeout: 20_000
	});
	await expect(lost.getByText(/Nothing on it is lost/)).toBeVisible();

	await tablet.goto('/account/hand-over');
	await tablet.getByRole('button', { name: 'Make a code' }).click();
	const back = (await tablet.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).textContent()) ?? '';
	await lost.getByRole('link', { name: /I have a code from my other device/ }).click();
	await lost.getByRole('textbox').fill(back);
	await lost.getByRole('button', { name: 'Whose is it?' }).click();
	await lost.getByRole('button', { name: 'Yes, that is me' }).click();
	await expect(lost.getByText('You are signed in', { exact: true })).toBeVisible();
	await tablet.goto('/people');
	await tablet.getByRole('link', { name: /Hanne/ }).click();
	await expect(tablet.getByRole('textbox', { name: 'My note' })).toHaveValue('typed on the lost phone', {
		timeout: 20_000
	});
});
