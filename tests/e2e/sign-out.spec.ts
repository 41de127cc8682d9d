import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { type Host, arrive, newHost } from './host.ts';
import { storedRows } from './steps.ts';

// Most of a first visit is the service worker's: it is there where the app has to work without a network.
test.use({ serviceWorkers: 'block' });
let hanne: Host;
test.beforeEach(async ({ server }) => {
	hanne = await newHost(server.url, { name: 'Hanne Ostrow', headline: 'Opens rooms' });
});

test.describe.configure({ timeout: 90_000 });

async function signOut(page: Page): Promise<void> {
	await page.goto('/account/sign-out');
	await page.getByRole('button', { name: 'Sign out' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
}

async function openNote(page: Page) {
	await page.goto('/people');
	await page.getByRole('link', { name: /Hanne/ }).click();
	return page.getByRole('textbox', { name: 'My note' });
}

const metaOf = async (page: Page, id: string) =>
	(await storedRows<{ id: string; value: unknown }>(page, 'meta')).find((row) => row.id === id)?.value;

test('a sign-out in one tab is one in all: a half-typed note goes to nobody, and a new guest starts at once', async ({
	newPhone,
	server
}) => {
	const tab = await newPhone();
	await arrive(tab, hanne, 'Ada Mill');
	const outboxId = await metaOf(tab, 'outboxId');
	const other = await tab.context().newPage();
	// Typed and not yet saved when the sign-out comes: the other tab sees no message of it until it writes.
	await (await openNote(other)).fill('Ada thinks');
	await expect.poll(async () => (await storedRows(tab, 'outbox')).length).toBe(0);
	await (await other.getByRole('textbox', { name: 'My note' })).pressSequentially(' that');
	await signOut(tab);
	await expect(tab.getByRole('heading', { name: 'Meet people. Keep them.' })).toBeVisible();
	await expect(other.getByRole('heading', { name: 'Meet people. Keep them.' })).toBeVisible();
	expect(new URL(other.url()).pathname).toBe('/');
	expect(await storedRows(other, 'drafts')).toEqual([]);
	expect(await tab.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('auth')))).toEqual(
		[]
	);

	const ottoline = await newHost(server.url, { name: 'Ottoline Reed' });
	const pushed: string[] = [];
	tab.context().on('request', (request) => {
		if (request.url().endsWith('/push_changes')) pushed.push(request.postData() ?? '');
	});
	await arrive(other, ottoline, 'Ben Ofori');
	await expect.poll(async () => (await storedRows(other, 'outbox')).length, { timeout: 20_000 }).toBe(0);
	expect(pushed.length).toBeGreaterThan(0);
	expect(pushed.join()).not.toContain('Ada');
	expect(await metaOf(other, 'outboxId')).not.toBe(outboxId);
	await tab.goto('/people');
	await expect(tab.getByRole('link', { name: /Ottoline/ })).toHaveCount(1);
	await expect(tab.getByRole('link', { name: /Hanne/ })).toHaveCount(0);
});

test('a tab that hears nothing of the sign-out can store nothing either', async ({ newPhone }) => {
	const tab = await newPhone();
	await arrive(tab, hanne, 'Ada Mill');
	const deaf = await tab.context().newPage();
	await deaf.addInitScript(() => Object.defineProperty(window, 'BroadcastChannel', { value: undefined }));
	// Otherwise its sync writes first, and leaves.
	await deaf.route('**/nudge', (route) => route.abort());
	const field = await openNote(deaf);
	await signOut(tab);
	await expect(tab.getByRole('heading', { name: 'Meet people. Keep them.' })).toBeVisible();
	// The tab may leave in the middle of the word.
	await field.pressSequentially('Ada', { timeout: 5_000 }).catch(() => {});
	await expect(deaf.getByRole('heading', { name: 'Meet people. Keep them.' })).toBeVisible();
	for (const table of ['drafts', 'notes', 'outbox', 'contacts', 'profiles'])
		expect(await storedRows(tab, table)).toEqual([]);
});

test('a sign-out ends the session on the server as well', async ({ newPhone, server }) => {
	const phone = await newPhone();
	await arrive(phone, hanne, 'Ada Mill');
	const stored = await phone.evaluate(() => localStorage.getItem('hallway-auth'));
	const { refresh_token: refreshToken } = JSON.parse(stored ?? '{}') as { refresh_token: string };
	const config = await (await phone.request.get(`${server.url}/config.json`)).json();
	const refresh = (data: object) =>
		phone.request.post(`${server.url}/auth/v1/token?grant_type=refresh_token`, {
			headers: { apikey: config.backend.key },
			data
		});
	const asked: string[] = [];
	phone.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
	await signOut(phone);
	await expect(phone.getByRole('heading', { name: 'Meet people. Keep them.' })).toBeVisible();
	// The request outlives the page that made it; its answer is nobody's.
	await expect.poll(() => asked).toContain('/auth/v1/logout');
	await phone.waitForTimeout(1_000);
	const refused = await refresh({ refresh_token: refreshToken });
	expect(refused.status()).toBe(400);
});

test('what a sign-out would lose is said first', async ({ newPhone }) => {
	const phone = await newPhone();
	await arrive(phone, hanne, 'Ada Mill');
	await expect.poll(async () => (await storedRows(phone, 'outbox')).length).toBe(0);
	await phone.route('**/rpc/push_changes', (route) => route.abort());
	await (await openNote(phone)).fill('not yet with the server');
	await expect.poll(async () => (await storedRows(phone, 'outbox')).length).toBe(1);
	await phone.goto('/account/sign-out');
	await expect(phone.getByText('Nobody can bring this account back')).toBeVisible();
	await expect(phone.getByText('One thing has not reached the server and would be lost')).toBeVisible();
	await expect(phone.getByRole('listitem').filter({ hasText: 'A note' })).toBeVisible();
	await phone.unroute('**/rpc/push_changes');
	await phone.getByRole('button', { name: 'Try again to send' }).click();
	await expect(phone.getByText('One thing has not reached the server')).toHaveCount(0);
	await phone.getByRole('button', { name: 'Sign out' }).click();
	await phone.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
	await phone.goto('/people');
	await expect(phone.getByRole('link', { name: /Hanne/ })).toHaveCount(1);
});

test('a sign-out without a network takes everything from the device at once', async ({ newPhone }) => {
	const phone = await newPhone({ serviceWorkers: 'allow' });
	await arrive(phone, hanne, 'Ada Mill');
	await phone.goto('/account/sign-out');
	await expect.poll(() => phone.evaluate(() => !!navigator.serviceWorker.controller)).toBe(true);
	await phone.reload();
	await phone.context().setOffline(true);
	await phone.getByRole('button', { name: 'Sign out' }).click();
	await phone.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
	await expect(phone.getByRole('heading', { name: 'Meet people. Keep them.' })).toBeVisible();
	expect(await storedRows(phone, 'contacts')).toEqual([]);
	expect((await storedRows<{ id: string }>(phone, 'meta')).map(({ id }) => id).sort()).toEqual([
		'config',
		'life'
	]);
	await phone.context().setOffline(false);
});

test('over plain http, without locks between tabs, a sign-out is one in all tabs as well', async ({
	newPhone,
	server
}) => {
	test.skip(server.lanUrl === null, 'this machine has no address but its loopback');
	const host = await newHost(server.lanUrl ?? '', { name: 'Hanne Ostrow' });
	const tab = await newPhone({ baseURL: server.lanUrl ?? '' });
	await arrive(tab, host, 'Ada Mill');
	const other = await tab.context().newPage();
	await (await openNote(other)).pressSequentially('Ada thinks');
	await signOut(tab);
	for (const page of [tab, other])
		await expect(page.getByRole('heading', { name: 'Meet people. Keep them.' })).toBeVisible({
			timeout: 20_000
		});
	expect(await storedRows(other, 'drafts')).toEqual([]);
	await arrive(other, host, 'Ben Ofori');
	await expect.poll(async () => (await storedRows(other, 'outbox')).length, { timeout: 20_000 }).toBe(0);
	expect((await host.pull()).contacts.map(({ card }) => card.name).sort()).toEqual(['Ada Mill', 'Ben Ofori']);
});
