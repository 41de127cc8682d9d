import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { arrive, newHost } from './host.ts';
import { linkOf, scanLink, swapBack } from './steps.ts';

// What a person has can be taken along at any time, and a guest hears once what would keep it.
const naughty = 'Zoë “Ṱ̺̺o͞” <b>, \\;"';

test('everything can be saved without a network, names as they are', async ({ newPhone, server }) => {
	test.setTimeout(240_000);
	const phone = await newPhone({ acceptDownloads: true });
	await arrive(phone, await newHost(server.url, { name: 'Hanne Ostrow' }), 'Ana Ruiz');
	await scanLink(phone, linkOf({ name: naughty, headline: 'Tides' }, server.url));
	await phone.getByRole('textbox', { name: 'note' }).fill('owes me a paper');
	await expect(phone.getByText('Saved')).toBeVisible();
	await phone.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await phone.context().setOffline(true);
	await phone.goto('/settings#record');

	const record = JSON.parse(await saved(phone, 'Everything'));
	expect(record).toMatchObject({ format: 'hallway-record', version: 1, profile: { name: 'Ana Ruiz' } });
	expect(record.contacts.map(({ card }: { card: { name: string } }) => card.name).sort()).toEqual(
		['Hanne Ostrow', naughty].sort()
	);
	expect(record.notes).toMatchObject([{ text: 'owes me a paper' }]);

	const people = await saved(phone, 'Your people, for an address book');
	expect(people.match(/BEGIN:VCARD/g)).toHaveLength(2);
	expect(people).not.toContain('owes me a paper');
	await phone.getByRole('switch', { name: 'With my notes' }).check();
	expect(await saved(phone, 'Your people, for an address book')).toContain('owes me a paper');
});

test('a guest with people worth losing is told once what would keep them, and not while scanning', async ({
	newPhone,
	server
}) => {
	test.setTimeout(240_000);
	const phone = await newPhone({ serviceWorkers: 'block' });
	// Not at an event: while one runs, nothing of the kind is said (today.spec.ts).
	await swapBack(phone, { link: linkOf({ name: 'Hanne Ostrow' }, server.url), name: 'Ana Ruiz' });
	await scanLink(phone, linkOf({ name: 'Ben' }, server.url));
	await phone.goto('/people');
	await expect(phone.getByText('2 people', { exact: true })).toBeVisible();
	await expect(phone.getByText('Keep the')).toHaveCount(0);
	await scanLink(phone, linkOf({ name: 'Cleo' }, server.url));
	await phone.goto('/people');
	await expect(phone.getByText('Keep the 3 people you met')).toBeVisible();
	await phone.goto('/scan');
	await expect(phone.getByRole('button', { name: 'Type the code' })).toBeVisible();
	await expect(phone.getByText('Keep the')).toHaveCount(0);
	await phone.goto('/');
	await expect(phone.getByRole('link', { name: 'Add an e-mail' }).or(second(phone))).toBeVisible();
	await phone.getByRole('link', { name: 'Export' }).click();
	await expect(phone.getByRole('heading', { name: 'Your record' })).toBeVisible();
	await phone.goto('/');
	await phone.getByRole('button', { name: 'Not now' }).click();
	await expect(phone.getByText('Keep the')).toHaveCount(0);
	for (const path of ['/', '/people']) {
		await phone.goto(path);
		await expect(phone.getByText(/Cleo|Hanne Ostrow/).first()).toBeVisible();
		await expect(phone.getByText('Keep the')).toHaveCount(0);
	}
});

const second = (phone: Page) => phone.getByRole('link', { name: 'Put it on a second device' });

/** The text of the file that a section's button saves. */
async function saved(phone: Page, section: string): Promise<string> {
	const [download] = await Promise.all([
		phone.waitForEvent('download'),
		phone.getByRole('button', { name: `Save ${section}` }).click()
	]);
	expect(download.suggestedFilename()).toMatch(/^hallway-\d{4}-\d\d-\d\d\.(json|vcf)$/);
	return readFileSync(await download.path(), 'utf8').replace(/\r\n /g, '');
}
