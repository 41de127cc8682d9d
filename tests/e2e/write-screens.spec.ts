import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import type { Voice } from '../../src/lib/db/rows.ts';
import { startApp } from '../tools/app-server.ts';
import { expect, test } from './harness.ts';
import { barriers } from './screens/barriers.ts';
import { unreached } from './screens/focus.ts';
import { linkOf, scanLink, settled, storedRows, swapBack } from './steps.ts';

test.describe.configure({ timeout: 180_000 });

const signature = 'Fair winds 🌊\nAmina of the mills';
const message = (page: Page) => page.getByRole('textbox', { name: 'Message', exact: true });

test('writing has no barrier: with a gap, choosing words, asked whether it was sent; nor has how I write', async ({
	newPhone,
	server
}) => {
	const page = await newPhone({ reducedMotion: 'reduce', serviceWorkers: 'block' });
	await swapBack(page, { link: linkOf({ name: 'Ada', linkedin: 'ada' }, server.url), name: 'Amina' });
	const faults: string[] = [];
	const look = async (where: string, check = barriers) => {
		await settled(page);
		faults.push(...(await check(page)).map((fault) => `${where}: ${fault}`));
	};
	await page.goto('/follow-ups');
	await page.getByRole('link', { name: /Ada/ }).click();
	await page.waitForURL(/\/follow-ups\/[0-9a-f-]{36}$/);
	await expect(message(page)).toHaveValue(/\[…/);
	await look('a gap');
	await look('a gap', unreached);
	await page.getByRole('button', { name: 'Tone and length' }).click();
	await page.getByRole('dialog').getByText('Deutsch').click();
	await look('choosing words');
	await page.getByRole('button', { name: 'Done' }).click();
	await expect(message(page)).toHaveValue(/\[… worüber ihr gesprochen habt\]/);
	await message(page).fill('x'.repeat(201));
	await expect(page.getByText('Too long by 1')).toBeVisible();
	await page.getByText('Copy', { exact: true }).click();
	await page.getByRole('button', { name: 'Copy the message' }).click();
	await expect(page.getByText('Did you send it?')).toBeVisible();
	await look('asked');
	await page.goto('/settings/voice');
	await page.getByRole('textbox', { name: 'Sentence' }).fill('See you at the mill.');
	await page.getByRole('button', { name: 'Add a sentence' }).click();
	await expect(page.getByText('See you at the mill.')).toBeVisible();
	await look('how I write');
	expect(faults).toEqual([]);
});

test('what I say about how I write is in the next draft, and there after a reload', async ({
	newPhone,
	server
}) => {
	const page = await newPhone({ serviceWorkers: 'block' });
	await swapBack(page, {
		link: linkOf({ name: 'Ada', email: 'ada@example.org' }, server.url),
		name: 'Amina'
	});
	await page.goto('/settings/voice');
	await page.getByRole('textbox', { name: 'Greeting in English' }).fill('Ahoy');
	await page.getByRole('textbox', { name: 'Signature in English' }).fill(signature);
	await page.getByRole('textbox', { name: 'Signature in English' }).blur();
	await page.reload();
	await expect(page.getByRole('textbox', { name: 'Greeting in English' })).toHaveValue('Ahoy');
	await expect(page.getByRole('textbox', { name: 'Signature in English' })).toHaveValue(signature);
	await expect
		.poll(async () => (await storedRows<{ voice: Voice }>(page, 'voices'))[0]?.voice.signatures?.en)
		.toBe(signature);
	await page.goto('/follow-ups');
	await page.getByRole('link', { name: /Ada/ }).click();
	await expect(message(page)).toHaveValue(/^Ahoy Ada/);
	await expect(message(page)).toHaveValue(/Fair winds 🌊\nAmina of the mills$/);
});

test('where there is a model it offers other words, shows what changes, and replaces nothing by itself', async ({
	newPhone
}) => {
	let answer = 'Hi Ada, I loved the mills of 2031!';
	let asked = 0;
	const model = createServer((request, response) => {
		asked++;
		request.resume().on('end', () => {
			if (answer === '') response.writeHead(503).end();
			else response.end(JSON.stringify({ choices: [{ message: { content: answer } }] }));
		});
	});
	await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(model.address() as AddressInfo).port}/v1`;
	const server = await startApp({ HALLWAY_REWRITE_URL: url, HALLWAY_REWRITE_MODEL: 'some-model' });
	try {
		const page = await newPhone({ baseURL: server.url, serviceWorkers: 'block' });
		await swapBack(page, {
			link: linkOf({ name: 'Ada', email: 'ada@example.org' }, server.url),
			name: 'Amina'
		});
		await scanLink(page, linkOf({ name: 'Ben' }, server.url));
		await page.goto(`/follow-ups/${new URL(page.url()).pathname.split('/').at(-1)}`);
		await message(page).fill('Hi Ada, I liked the mills.');
		await page.getByRole('button', { name: 'In other words' }).click();
		const sheet = page.getByRole('dialog');
		// Nothing leaves before one has read where it goes and said yes; then one is not asked again.
		await expect(sheet.getByText('goes to the server of this app')).toBeVisible();
		await sheet.getByRole('button', { name: 'Keep mine' }).click();
		await page.getByRole('button', { name: 'In other words' }).click();
		expect(asked).toBe(0);
		await sheet.getByRole('button', { name: 'Send the text there' }).click();
		await expect(sheet.locator('ins').first()).toContainText('loved');
		await expect(sheet.getByText('Not in your draft, so check it: 2031')).toBeVisible();
		await expect(message(page)).toHaveValue('Hi Ada, I liked the mills.');
		await sheet.getByRole('button', { name: 'Use this' }).click();
		await expect(message(page)).toHaveValue(answer);
		await page.getByRole('button', { name: 'Undo' }).click();
		await expect(message(page)).toHaveValue('Hi Ada, I liked the mills.');

		answer = '';
		await page.getByRole('button', { name: 'In other words' }).click();
		await expect(sheet.getByText('No other words could be had.')).toBeVisible();
		await sheet.getByRole('button', { name: 'Keep mine' }).click();
		await expect(message(page)).toHaveValue('Hi Ada, I liked the mills.');
	} finally {
		await server.stop();
		model.closeAllConnections();
		model.close();
	}
});
