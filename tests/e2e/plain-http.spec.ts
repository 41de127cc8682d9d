import type { AppServer } from '../tools/app-server.ts';
import { expect, test } from './harness.ts';
import { createEvent, joinEvent, linkOf, liveCode, settled, storedRows, swapBack } from './steps.ts';

// Without Web Locks a page that was left in the middle of a push keeps its turn for six seconds.
const patiently = { timeout: 20_000 };

// A laptop on a venue's network, no certificate: no service worker, no camera, no crypto.subtle, no Web Locks.
test('joining, the live code, exchange by link and the outbox work over plain http', async ({
	newPhone,
	server
}) => {
	const baseURL = lanOf(server);
	const amina = await newPhone({ baseURL });
	const path = await createEvent(amina, { event: 'Dockside meetup', name: 'Amina' });
	expect(
		await amina.evaluate(() => [isSecureContext, 'serviceWorker' in navigator, 'subtle' in crypto])
	).toEqual([false, false, false]);
	const bo = await newPhone({ baseURL });
	await joinEvent(bo, { path, name: 'Bo' });
	const link = await liveCode(bo);
	expect(new URL(link).origin).toBe(baseURL);
	await expect(bo.getByRole('img', { name: 'QR code of your card' })).toBeVisible();

	// Amina's own camera app opens Bo's link in the browser that knows her: a scan, after one tap.
	await amina.goto(link);
	await amina.getByRole('button', { name: 'Swap cards' }).click();
	await expect(amina.getByRole('heading', { name: 'Bo' })).toBeVisible();
	await expect(bo.getByText('Scanned you just now')).toBeVisible(patiently);
	await expect(amina.getByText('Confirmed').first()).toBeVisible(patiently);

	await amina.context().setOffline(true);
	await amina.getByRole('textbox', { name: 'My note' }).fill('Knows the harbour master');
	await expect.poll(async () => (await storedRows(amina, 'outbox')).length).toBe(1);
	await amina.context().setOffline(false);
	await expect.poll(async () => (await storedRows(amina, 'outbox')).length, patiently).toBe(0);
});

test('a stranger without Hallway swaps back over plain http', async ({ newPhone, server }) => {
	const baseURL = lanOf(server);
	const organizer = await newPhone({ baseURL });
	await createEvent(organizer, { event: 'Dockside meetup', name: 'Amina' });
	await organizer.goto('/code');
	const stranger = await newPhone({ baseURL });
	await swapBack(stranger, { link: await liveCode(organizer), name: 'Cai' });
	await expect(organizer.getByText('Scanned you just now')).toBeVisible(patiently);
});

test('the app says what is missing over plain http', async ({ newPhone, server }) => {
	const page = await newPhone({ baseURL: lanOf(server) });
	await swapBack(page, { link: linkOf({ name: 'Ottoline' }, lanOf(server)), name: 'Amina' });
	await page.goto('/scan');
	await expect(page.getByRole('alert')).toContainText('No camera on this connection');
	await page.goto('/code');
	await settled(page);
	await page.getByRole('button', { name: 'Not ready for offline yet' }).click();
	await expect(page.getByText('This browser cannot store the app')).toBeVisible();
});

function lanOf({ lanUrl }: AppServer): string {
	test.skip(lanUrl === null, 'this machine has no address but its loopback');
	return lanUrl ?? '';
}
