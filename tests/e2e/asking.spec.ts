import { expect, test } from './harness.ts';
import { linkOf, scanLink, settled, swapBack } from './steps.ts';

test('what to ask somebody is a key away on their page, without a network, and the focus comes back', async ({
	newPhone,
	server
}) => {
	const page = await newPhone();
	await swapBack(page, { link: linkOf({ name: 'Ottoline Brask' }, server.url), name: 'Amina' });
	await scanLink(page, linkOf({ name: 'Ida Holm', interests: ['tide mills'] }, server.url));
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await page.context().setOffline(true);
	await page.reload();

	const ask = page.getByRole('button', { name: 'What to ask' });
	await ask.focus();
	await page.keyboard.press('Enter');
	const sheet = page.getByRole('dialog', { name: 'What to ask' });
	await expect(sheet.getByRole('listitem')).toHaveCount(3);
	await expect(sheet.getByRole('listitem').first()).toContainText('tide mills');
	await page.keyboard.press('Escape');
	await expect(sheet).toBeHidden();
	await expect(ask).toBeFocused();
});

test('the deck for anyone opens without a network, and the arrow leads to where somebody came from', async ({
	newPhone,
	server
}) => {
	const page = await newPhone();
	await swapBack(page, { link: linkOf({ name: 'Ottoline Brask' }, server.url), name: 'Amina' });
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await page.context().setOffline(true);
	await page.goto('/openers');
	const question = page.getByRole('region', { name: 'Questions for a conversation' }).getByText(/\?$/);
	const first = await question.innerText();
	await page.getByRole('button', { name: 'Another one' }).click();
	await expect(question).not.toHaveText(first);
	await page.getByRole('link', { name: 'Back' }).click();
	await page.waitForURL((url) => url.pathname === '/');

	await page.goto('/goals?event=none');
	await settled(page);
	await page.getByRole('link', { name: /Questions for a conversation/ }).click();
	await page.waitForURL(/\/openers$/);
	await page.getByRole('link', { name: 'Back' }).click();
	await page.waitForURL(/\/goals\?event=none$/);
});
