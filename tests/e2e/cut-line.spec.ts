import type { Page } from '@playwright/test';
import type { ContactRow, ExchangeRow, OutboxRow } from '../../src/lib/db/rows.ts';
import { type CuttingProxy, startCuttingProxy } from '../tools/cutting-proxy.ts';
import { expect, test } from './harness.ts';
import { arrive, newHost } from './host.ts';
import { storedRows } from './steps.ts';

// Two phones that reach the server through a line which is cut before, during and after the scan: whatever was lost on
// the way, in the end each has the other once, has met them once, and knows that everything is safe.
const push = '/rest/v1/rpc/push_changes';
const pull = '/rest/v1/rpc/pull_changes';

const long = { tag: '@long' };

let proxy: CuttingProxy;
test.describe.configure({ timeout: 120_000 });
test.beforeEach(async ({ server }) => {
	proxy = await startCuttingProxy(server.url);
});
test.afterEach(() => proxy.stop());

test('cut before the scan, for both', long, async ({ newPhone, camera }) => {
	const { ana, ben } = await twoPhones(newPhone);
	await showTo(ana, camera.sees);
	proxy.unplug();
	await scan(ben);
	await expect(ben.getByRole('region', { name: 'Card saved' }).getByText('Ana Ruiz')).toBeVisible();
	await expect(ben.getByText('Waiting for a network')).toBeVisible();
	expect(await storedRows(ben, 'outbox')).toHaveLength(1);

	proxy.plugIn();
	await expect(ben.getByRole('region', { name: 'Cards swapped' })).toBeVisible({ timeout: 30_000 });
	await expectOnce(ben, 'Ana Ruiz');
	await expectOnce(ana, 'Ben Ofori');
});

test('cut before the scan, and each scans the other', async ({ newPhone, camera }) => {
	const { ana, ben } = await twoPhones(newPhone);
	await showTo(ana, camera.sees);
	proxy.unplug();
	await scan(ben);
	await ben.getByRole('link', { name: 'Show my code back' }).click();
	await showTo(ben, camera.sees);
	await scan(ana);
	await expect(ana.getByRole('region', { name: 'Card saved' }).getByText('Ben Ofori')).toBeVisible();

	proxy.plugIn();
	await expect(ana.getByRole('region', { name: 'Cards swapped' })).toBeVisible({ timeout: 30_000 });
	await expectOnce(ana, 'Ben Ofori');
	await expectOnce(ben, 'Ana Ruiz');
});

for (const { at, words } of [
	{ at: 'request', words: 'before the server hears of it' },
	{ at: 'answer', words: 'after the server has done it, its answer lost' },
	{ at: 'middle', words: 'in the middle of the answer' }
] as const) {
	// One that was applied although the phone never heard is the worst case; the others are in test:long.
	const details = at === 'answer' ? {} : long;
	test(`cut during the scan, ${words}, three times over`, details, async ({ newPhone, camera }) => {
		const { ana, ben } = await twoPhones(newPhone);
		await showTo(ana, camera.sees);
		const cut = proxy.cut({ at, path: push, times: 3 });
		await scan(ben);
		await expect(ben.getByRole('region', { name: 'Card saved' }).getByText('Ana Ruiz')).toBeVisible();
		await cut.happened;

		// By itself, on the same screen.
		await expect(ben.getByRole('region', { name: 'Cards swapped' })).toBeVisible({ timeout: 30_000 });
		expect(cut.count).toBe(3);
		await expectOnce(ben, 'Ana Ruiz');
		await expectOnce(ana, 'Ben Ofori');
	});
}

test(
	'a request that hangs during the scan does not hold anything up for ever',
	long,
	async ({ newPhone, camera }) => {
		const { ana, ben } = await twoPhones(newPhone);
		await showTo(ana, camera.sees);
		const cut = proxy.cut({ at: 'hang', path: push, times: 1 });
		await scan(ben);
		await expect(ben.getByRole('region', { name: 'Card saved' }).getByText('Ana Ruiz')).toBeVisible();
		await cut.happened;
		await expect(ben.getByRole('region', { name: 'Cards swapped' })).toBeVisible({ timeout: 60_000 });
		await expectOnce(ben, 'Ana Ruiz');
		await expectOnce(ana, 'Ben Ofori');
	}
);

test(
	'cut after the scan: the server has it, and neither phone hears what became of it until later',
	long,
	async ({ newPhone, camera }) => {
		const { ana, ben } = await twoPhones(newPhone);
		await showTo(ana, camera.sees);
		const cut = proxy.cut({ at: 'middle', path: pull });
		await scan(ben);
		await expect(ben.getByRole('region', { name: 'Card saved' }).getByText('Ana Ruiz')).toBeVisible();
		await expect
			.poll(async () => (await storedRows<OutboxRow>(ben, 'outbox')).map(({ progress }) => progress.state))
			.toEqual(['sent']);
		await expect.poll(() => cut.count).toBeGreaterThan(1);
		expect((await meetings(ana, 'Ben Ofori')).contacts).toBe(0);

		proxy.restore();
		await expect(ben.getByRole('region', { name: 'Cards swapped' })).toBeVisible({ timeout: 30_000 });
		await expectOnce(ben, 'Ana Ruiz');
		await expectOnce(ana, 'Ben Ofori');
	}
);

/** Ana and Ben at a running event, ready to open without a network; everything so far has reached the server. */
async function twoPhones(newPhone: (options: { baseURL: string }) => Promise<Page>) {
	const host = await newHost(proxy.url, { name: 'Hanne Ostrow' });
	const phones = { ana: await newPhone({ baseURL: proxy.url }), ben: await newPhone({ baseURL: proxy.url }) };
	await arrive(phones.ana, host, 'Ana Ruiz', 'Maps heat');
	await arrive(phones.ben, host, 'Ben Ofori', 'Radios');
	for (const phone of [phones.ana, phones.ben]) {
		await phone.bringToFront();
		await phone.goto('/');
		// Not by the page's frames, which stand still in a window that another one covers.
		await expect
			.poll(() => phone.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 30_000 })
			.toBe(true);
		await expect(phone.getByText('Everything is safe')).toBeVisible();
	}
	return phones;
}

async function showTo(phone: Page, sees: (page: Page) => Promise<void>): Promise<void> {
	await phone.bringToFront();
	if (!phone.url().includes('/code')) await phone.goto('/code');
	await expect(phone.getByRole('img', { name: 'QR code of your card' })).toBeVisible();
	await sees(phone);
}

async function scan(phone: Page): Promise<void> {
	await phone.bringToFront();
	await phone.goto('/scan');
}

/** On the screens and in what is stored: one contact, one meeting, confirmed, nothing left to send. */
async function expectOnce(phone: Page, name: string): Promise<void> {
	await phone.bringToFront();
	await phone.goto('/');
	await expect(phone.getByText('Everything is safe')).toBeVisible({ timeout: 30_000 });
	await expect
		.poll(() => meetings(phone, name), { timeout: 30_000 })
		.toEqual({ contacts: 1, exchanges: 1, meetings: 1, confirmed: 1, waiting: 0 });
	await phone.goto('/people');
	await phone.getByRole('link', { name: new RegExp(name) }).click();
	await expect(phone.getByText('Confirmed', { exact: true }).first()).toBeVisible();
	await expect(phone.getByRole('button', { name: 'Undo this meeting' })).toHaveCount(1);
	await phone.goto('/settings#sync');
	await expect(phone.getByText('The server has everything you did here.')).toBeVisible();
}

async function meetings(phone: Page, name: string) {
	const contacts = (await storedRows<ContactRow>(phone, 'contacts')).filter(({ card }) => card.name === name);
	const ids = contacts.map(({ id }) => id);
	const exchanges = (await storedRows<ExchangeRow>(phone, 'exchanges')).filter(({ contactId }) =>
		ids.includes(contactId)
	);
	return {
		contacts: contacts.length,
		exchanges: exchanges.length,
		meetings: exchanges.flatMap(({ meetings }) => meetings).length,
		confirmed: exchanges.filter(({ confirmedAt }) => confirmedAt !== null).length,
		waiting: (await storedRows(phone, 'outbox')).length
	};
}
