import type { Page } from '@playwright/test';
import { eventRefOf } from '../../src/lib/events/event-id.ts';
import { invitationLink } from '../../src/lib/events/invitation-link.ts';
import { readCode } from '../../src/lib/exchange/code/code.ts';
import { type Expected, codesIn, expecting, imported } from './badges/list.ts';
import { expect, test } from './harness.ts';
import { joinEvent, scanLink, settled, storedRows } from './steps.ts';

// Nothing here is about opening without a network.
test.use({ serviceWorkers: 'block' });

const ada = { key: 't1', name: 'Ada Lovelace', headline: 'Analyst of engines' };
const bob = { key: 't2', name: 'Bob Babbage' };

const linkOf = ({ url, path, tokens }: Expected, i: number) =>
	invitationLink(url, path.replace('/e/', '').replace('-', '').toLowerCase(), tokens[i]);
const nameField = (page: Page) => page.getByRole('textbox', { name: 'Your name' });
const go = (page: Page) => page.getByRole('button', { name: 'Join and show my code' }).click();

test('a printed badge is scanned before its holder joins; by the personal link it becomes theirs', async ({
	newPhone,
	server
}) => {
	const expected = await expecting(
		await newPhone({ viewport: { width: 1123, height: 1123 }, deviceScaleFactor: 300 / 96 }),
		server.url,
		[ada]
	);
	const { page, eventId, path } = expected;
	await page.goto(`/events/${eventId}/badges`);
	await settled(page);
	const [badge] = await codesIn(page.getByRole('region', { name: 'Preview' }));
	const code = readCode(badge, { origin: server.url });
	expect(code.ok && [code.value.eventRef, code.value.timeStep]).toEqual([eventRefOf(eventId), null]);

	const scanner = await newPhone();
	await joinEvent(scanner, { path, name: 'Gil Amsel' });
	await scanLink(scanner, badge);
	await expect(scanner.getByRole('heading', { name: 'Ada Lovelace' })).toBeVisible();

	const requests: string[] = [];
	const invitee = await newPhone();
	invitee.on('request', (request) => requests.push(request.url()));
	await invitee.goto(linkOf(expected, 0));
	await expect(nameField(invitee)).toHaveValue('Ada Lovelace');
	await expect(invitee.getByText('From your personal link.')).toBeVisible();
	await go(invitee);
	await expect(invitee.locator('[data-code]')).toBeVisible();
	const token = new URL(linkOf(expected, 0)).hash.slice(1);
	expect(requests.filter((url) => url.includes(token) || url.includes(expected.tokens[0]))).toEqual([]);

	await invitee.goto('/people');
	await expect(invitee.getByRole('link', { name: 'Gil Amsel' })).toBeVisible({ timeout: 30_000 });
	await scanner.goto('/people');
	await expect(scanner.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
});

test('a name that was typed stays; a link that was passed on asks whose it is', async ({
	newPhone,
	server
}) => {
	const expected = await expecting(await newPhone(), server.url, [ada, bob]);
	const other = await newPhone();
	await other.goto(expected.path);
	await nameField(other).fill('Cem Aydin');
	await expect.poll(() => storedRows(other, 'drafts')).toContainEqual({ id: 'join-name', text: 'Cem Aydin' });
	await other.goto(linkOf(expected, 0));
	await expect(nameField(other)).toHaveValue('Cem Aydin');
	await go(other);
	await expect(other.getByText('This link was made for Ada Lovelace. Is that you?')).toBeVisible();
	await other.getByRole('button', { name: 'No, join without it' }).click();
	await expect(other.locator('[data-code]')).toBeVisible();

	// So it is still there for her, who goes by less of her name.
	const invitee = await newPhone();
	await invitee.goto(linkOf(expected, 0));
	await nameField(invitee).fill('ada');
	await go(invitee);
	await expect(invitee.locator('[data-code]')).toBeVisible();

	// Who joined by the poster first opens the own link afterwards: nothing to type, nothing to say.
	const late = await newPhone();
	await joinEvent(late, { path: expected.path, name: 'Bob Babbage' });
	await late.goto('/');
	await late.goto(linkOf(expected, 1));
	await expect(late.locator('[data-code]')).toBeVisible();
});

test('one tap is enough, also on a network that has not brought the name yet', async ({
	newPhone,
	server
}) => {
	const expected = await expecting(await newPhone(), server.url, [ada]);
	const invitee = await newPhone();
	await invitee.route('**/rpc/look_up_invitation', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 1_500));
		await route.continue();
	});
	await invitee.goto(linkOf(expected, 0));
	await expect(nameField(invitee)).toHaveValue('');
	await go(invitee);
	await expect(invitee.locator('[data-code]')).toBeVisible();
	expect(await storedRows(invitee, 'profiles')).toMatchObject([{ profile: { name: 'Ada Lovelace' } }]);
});

test('a link that is over, or none, or a dead network keep nobody from joining', async ({
	newPhone,
	server
}) => {
	const expected = await expecting(await newPhone(), server.url, [ada, bob]);
	await imported(expected.page, server.url, expected.eventId, [{ ...bob, status: 'cancelled' }]);
	const cancelled = await newPhone();
	await cancelled.goto(linkOf(expected, 1));
	await expect(cancelled.getByText('Your personal link is not valid any more.')).toBeVisible();
	await expect(nameField(cancelled)).toHaveValue('');
	await nameField(cancelled).fill('Bob');
	await go(cancelled);
	await expect(cancelled.locator('[data-code]')).toBeVisible();

	const odd = await newPhone();
	await odd.goto(`${expected.path}#top`);
	await nameField(odd).fill('Dot');
	await go(odd);
	await expect(odd.locator('[data-code]')).toBeVisible();

	const offline = await newPhone();
	await offline.route('**/rest/v1/**', (route) => route.abort());
	await offline.goto(linkOf(expected, 0));
	await expect(offline.getByText('No network right now.')).toBeVisible();
	await nameField(offline).fill('Ada Lovelace');
	await go(offline);
	await expect(offline.locator('[data-code]')).toBeVisible();
});

test('a personal link that is pasted or scanned does what it does when it is opened', async ({
	newPhone,
	server
}) => {
	const expected = await expecting(await newPhone(), server.url, [ada, bob]);
	const pasting = await newPhone();
	await pasting.goto('/join');
	await pasting.getByRole('textbox', { name: 'Join code' }).fill(`Hello, ${linkOf(expected, 0)} is yours`);
	await pasting.getByRole('button', { name: 'Continue' }).click();
	await expect(nameField(pasting)).toHaveValue('Ada Lovelace');

	const scanning = await newPhone();
	await joinEvent(scanning, { path: expected.path, name: 'Bob Babbage' });
	await scanning.goto('/scan');
	await scanning.getByRole('button', { name: 'Type the code' }).click();
	await scanning.getByLabel('Short code').fill(linkOf(expected, 1));
	await scanning.getByRole('button', { name: 'Swap cards' }).click();
	await scanning.getByRole('link', { name: 'Make it mine' }).click();
	await expect(scanning.locator('[data-code]')).toBeVisible();
});
