import type { Page } from '@playwright/test';
import type { Profile } from '../../src/lib/card/fields.ts';
import { expect, test } from './harness.ts';
import { createEvent, linkOf, scanLink, settled, storedRows } from './steps.ts';

test.use({ serviceWorkers: 'block' });
test.describe.configure({ timeout: 120_000 });

const ada: Profile = { name: 'Ada Lovelace', email: 'ada@example.org', whatsapp: '+49 170 1234567' };
const ben: Profile = { name: 'Ben' };

type Touch = { kind: string; channel: string; text: string; subject: string; settles: string[] };

/** Somebody with a card who has met these people; ends on the page of the last one. */
async function met(page: Page, url: string, ...people: Profile[]): Promise<string> {
	await createEvent(page, { event: 'Tide and mill days', name: 'Amina' });
	for (const profile of people) await scanLink(page, linkOf(profile, url));
	return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

const message = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });

test('what was put down becomes a mail with one tap, sent once it is said so, and comes back by undo', async ({
	newPhone,
	server
}) => {
	const page = await newPhone();
	const ben = await met(page, server.url, ada);
	await page.goto(`/people/${ben}/talk`);
	await page.getByRole('button', { name: 'Topic', exact: true }).click();
	await page.keyboard.type('tidal power in the Wadden Sea');
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Done' }).first().click();
	await page.goto(`/follow-ups/${ben}`);

	await expect(message(page)).toHaveValue(/Ada/);
	await expect(message(page)).toHaveValue(/tidal power in the Wadden Sea/);
	await expect(message(page)).toHaveValue(/Amina\s*$/);
	expect(await message(page).inputValue()).not.toContain('[…');
	const mail = page.getByRole('link', { name: 'Open E-mail' });
	const href = new URL((await mail.getAttribute('href')) ?? '');
	expect(href.pathname).toBe('ada@example.org');
	expect(href.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(await message(page).inputValue());

	// Typed, then the tab dies: it is there again.
	await message(page).fill('Hi Ada,\nשלום 😀 see you at the mill.\nAmina');
	await page.reload();
	await expect(message(page)).toHaveValue('Hi Ada,\nשלום 😀 see you at the mill.\nAmina');

	await page.getByRole('button', { name: 'I have sent it' }).click();
	await page.waitForURL(/\/follow-ups$/);
	await expect(page.getByRole('heading', { name: 'Follow up' })).toBeVisible();
	// Whoever was written to is no longer waiting.
	await expect(page.getByRole('main').getByText('Ada Lovelace')).toHaveCount(0);
	await expect.poll(async () => (await storedRows<Touch>(page, 'touches')).length).toBe(1);
	const [touch] = await storedRows<Touch>(page, 'touches');
	expect(touch).toMatchObject({
		kind: 'wrote',
		channel: 'email',
		text: 'Hi Ada,\nשלום 😀 see you at the mill.\nAmina'
	});
	expect(touch.settles.some((key) => key.startsWith('first/'))).toBe(true);

	await page.getByRole('button', { name: 'Undo' }).click();
	await page.waitForURL(/\/follow-ups\/[0-9a-f-]{36}$/);
	await expect(message(page)).toHaveValue('Hi Ada,\nשלום 😀 see you at the mill.\nAmina');
	await expect.poll(async () => (await storedRows<Touch>(page, 'touches')).length).toBe(0);
});

test('without notes there is a gap, and nothing leaves with it', async ({ newPhone, server }) => {
	const page = await newPhone();
	const id = await met(page, server.url, ada);
	await page.goto(`/people/${id}`);
	await page.getByRole('textbox', { name: 'Note' }).fill('a bit loud, but the lock gates were great');
	await page.getByRole('textbox', { name: 'Note' }).blur();
	await page.goto(`/follow-ups/${id}`);
	await expect(message(page)).toHaveValue(/\[… what you talked about\]/);
	await expect(message(page)).not.toHaveValue(/loud/);

	await page.getByRole('link', { name: 'Open E-mail' }).click();
	await expect(page.getByText('One thing is missing: fill the gap')).toBeVisible();
	await expect(message(page)).toBeFocused();
	await page.getByRole('button', { name: 'I have sent it' }).click();
	await settled(page);
	expect(await storedRows(page, 'touches')).toEqual([]);
	expect(page.url()).toContain(`/follow-ups/${id}`);

	// One tap takes what the note says, and the person can still change it.
	await page.getByRole('button', { name: /lock gates/ }).click();
	await expect(message(page)).toHaveValue(/lock gates/);
	expect(await message(page).inputValue()).not.toContain('[…');
});

test('a short way says what fits; another wording can be undone; whoever shared nothing is copied', async ({
	newPhone,
	server
}) => {
	const page = await newPhone();
	const id = await met(page, server.url, ben);
	await page.goto(`/follow-ups/${id}`);
	await expect(page.getByText('Ben shared no way to write to them')).toBeVisible();
	await message(page).fill('Hi Ben, this is mine.');
	await page.getByRole('button', { name: 'Another wording' }).click();
	await expect(message(page)).not.toHaveValue('Hi Ben, this is mine.');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(message(page)).toHaveValue('Hi Ben, this is mine.');

	await page.getByText('Copy', { exact: true }).click();
	await page.getByRole('button', { name: 'Copy the message' }).click();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Hi Ben, this is mine.');
	await expect(page.getByText('Did you send it?')).toBeVisible();
	// Whoever comes back is asked again.
	await page.reload();
	await page.getByRole('button', { name: 'Yes, sent' }).click();
	await page.waitForURL(/\/follow-ups$/);
	await expect.poll(async () => (await storedRows<Touch>(page, 'touches'))[0]?.channel).toBe('copy');
});

test('who says that it was sent is asked about the promise in it, also without having opened an app here', async ({
	newPhone,
	server
}) => {
	const page = await newPhone();
	const id = await met(page, server.url, ada);
	await page.goto(`/people/${id}/talk`);
	await page.getByRole('button', { name: 'I promised', exact: true }).click();
	await page.keyboard.type('send you the drawing of the sluice');
	await page.keyboard.press('Enter');
	await expect.poll(async () => (await storedRows(page, 'promises')).length).toBe(1);
	await page.goto(`/follow-ups/${id}`);
	await expect(message(page)).toHaveValue(/drawing of the sluice/);
	await message(page).fill('Hi Ada, here is the drawing of the sluice. Amina');

	await page.getByRole('button', { name: 'I have sent it' }).click();
	const kept = page.getByRole('switch', { name: /drawing of the sluice/ });
	await expect(kept).toBeFocused();
	expect(await storedRows(page, 'touches')).toEqual([]);
	await page.getByRole('button', { name: 'Not yet' }).click();
	await expect(kept).toHaveCount(0);
	await page.getByRole('button', { name: 'I have sent it' }).click();
	await kept.check();
	await page.getByRole('button', { name: 'Yes, sent' }).click();
	await page.waitForURL(/\/follow-ups$/);
	await expect
		.poll(async () => (await storedRows<{ keptAt: string | null }>(page, 'promises'))[0].keptAt)
		.not.toBeNull();
	expect(await storedRows(page, 'touches')).toHaveLength(1);
});
