import { expect, test } from './harness.ts';
import { arrive, newHost } from './host.ts';
import { liveCode, scanLink, storedRows } from './steps.ts';
import type { ContactRow } from '../../src/lib/db/rows.ts';

test.use({ serviceWorkers: 'block' });

test('undoing the meeting with somebody I have noted something about keeps the name and the note, as it said', async ({
	newPhone,
	server
}) => {
	const host = await newHost(server.url, { name: 'Hanne Ostrow', headline: 'Opens rooms' });
	const phone = await newPhone();
	await arrive(phone, host, 'Gil Amsel', 'Boats');
	await phone.goto('/people');
	await phone.getByRole('link', { name: /Hanne Ostrow/ }).click();
	await expect(phone.getByText('Confirmed', { exact: true }).first()).toBeVisible();
	await phone.getByRole('button', { name: 'Undo this meeting' }).click();
	const dialog = phone.getByRole('dialog');
	await expect(dialog).toContainText('both cards with it');
	await expect(dialog).not.toContainText('What you put down about them stays');
	await dialog.getByRole('button', { name: 'Cancel' }).click();

	await phone.getByLabel('My note').fill('has the key to the roof');
	await expect.poll(() => storedRows(phone, 'notes')).toHaveLength(1);
	await phone.getByRole('button', { name: 'Undo this meeting' }).click();
	await expect(dialog).toContainText('What you put down about them stays, with nothing but the name');
	await dialog.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(phone.getByText('Undone. What you put down and the name stay.')).toBeVisible();
	await expect(phone.getByRole('heading', { name: 'Hanne Ostrow' }).first()).toBeVisible();
	await expect(phone.getByLabel('My note')).toHaveValue('has the key to the roof');
	await expect(phone.getByText('Opens rooms')).toHaveCount(0);

	// What the server says in the end is the same.
	await expect.poll(async () => (await host.pull()).contacts).toEqual([]);
	await expect.poll(() => storedRows(phone, 'outbox')).toEqual([]);
	expect((await storedRows<ContactRow>(phone, 'contacts')).map(({ card }) => card)).toEqual([
		{ name: 'Hanne Ostrow' }
	]);
});

test('a receipt says who took back what, and not that it is confirmed', async ({ newPhone, server }) => {
	const host = await newHost(server.url, { name: 'Hanne Ostrow' });
	const [ana, ben] = [await newPhone(), await newPhone()];
	await arrive(ana, host, 'Ana Ruiz');
	await arrive(ben, host, 'Ben Ofori');
	await ana.goto('/code');
	const link = await liveCode(ana);
	await ben.goto('about:blank');
	await ben.bringToFront();
	await scanLink(ben, link);
	await expect(ben.getByText('Confirmed', { exact: true }).first()).toBeVisible();

	await ben.context().setOffline(true);
	await ben.getByRole('button', { name: 'Take back my card' }).click();
	await ben.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
	await expect(ben.getByText('Taking back waits for a network').first()).toBeVisible();
	await ben.context().setOffline(false);
	await expect(ben.getByText('You took yours back').first()).toBeVisible({ timeout: 20_000 });
	await expect(ben.getByText('Confirmed', { exact: true })).toHaveCount(0);

	await ana.bringToFront();
	await ana.goto('/people');
	// Their name went with their card.
	await ana.getByRole('link', { name: /took theirs back/ }).click();
	await expect(ana.getByText('They took theirs back').first()).toBeVisible();
	await expect(ana.getByText('Confirmed', { exact: true })).toHaveCount(0);
});
