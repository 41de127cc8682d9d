import { type Page, expect } from '@playwright/test';
import { goOffline, holdClock, letPass, meet, nextSteps, planEvent, zone } from './event-clock.ts';
import { test } from './harness.ts';
import { arrive, newHost } from './host.ts';
import { storedRows, swapBack } from './steps.ts';

test.describe.configure({ timeout: 120_000 });

const planned = { event: 'Open Rooms', name: 'Amina', startsIn: -60, lasts: 120 };
const safety = (page: Page) => page.getByText(/^Keep the \d people you met$/);

test('what can wait waits until the event is over; what would be lost is said at once', async ({
	newPhone
}) => {
	const phone = await newPhone({ timezoneId: zone });
	await holdClock(phone);
	const eventId = await planEvent(phone, planned);
	await goOffline(phone);
	for (const name of ['Ada Bell', 'Bo Lund', 'Cleo Roux']) await meet(phone, eventId, { name });
	for (const path of ['/', '/people']) {
		await phone.goto(path);
		await expect(phone.getByText('Ada Bell').first()).toBeVisible();
		await expect(safety(phone)).toHaveCount(0);
		await expect(phone.locator('.banner, .toast')).toHaveCount(0);
	}
	await phone.goto('/');
	await expect(nextSteps(phone).filter({ hasText: 'only on this phone' })).toHaveCount(0);

	// A phone that can keep nothing more has to say so.
	await phone.evaluate(() => {
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('The device is full.', 'QuotaExceededError');
		};
	});
	await phone.getByRole('switch', { name: 'Quiet mode' }).click();
	await expect(phone.getByText('This phone is full.').first()).toBeVisible();
	await phone.reload();

	await letPass(phone, 90);
	await expect(safety(phone)).toBeVisible();
	await expect(phone.getByRole('heading', { name: 'What will you remember about Cleo Roux?' })).toBeVisible();
});

test('somebody who scans me is a message, in quiet mode only a line on Today', async ({
	newPhone,
	server
}) => {
	const hanne = await newHost(server.url, { name: 'Hanne Ostrow' });
	const online = { serviceWorkers: 'block' } as const;
	const [loud, quiet] = [await newPhone(online), await newPhone(online)];
	await arrive(loud, hanne, 'Amina');
	await arrive(quiet, hanne, 'Bo');
	await quiet.goto('/');
	await quiet.getByRole('switch', { name: 'Quiet mode' }).click();
	await expect.poll(async () => (await storedRows(quiet, 'outbox')).length, { timeout: 20_000 }).toBe(0);
	const linkTo = async (page: Page) => {
		await page.goto('/code');
		const link = (await page.locator('[data-code]').getAttribute('data-code')) ?? '';
		await page.goto('/');
		return link;
	};
	const links = [await linkTo(loud), await linkTo(quiet)];
	for (const link of links) {
		const ada = await newPhone(online);
		await swapBack(ada, { link, name: 'Ada Bell' });
	}
	await expect(loud.locator('.toast')).toContainText('Ada Bell', { timeout: 20_000 });
	await expect(quiet.getByRole('link', { name: /Ada Bell/ })).toBeVisible({ timeout: 20_000 });
	await expect(quiet.locator('.toast')).toHaveCount(0);
});

test('in German, with the keyboard alone: from Today to a goal and back', async ({ newPhone }) => {
	const phone = await newPhone({ timezoneId: zone, locale: 'de-DE' });
	await holdClock(phone);
	await planEvent(phone, { ...planned, startsIn: 120 });
	await goOffline(phone);
	await phone.goto('/');
	await expect(phone.locator('#step')).toHaveText('In zwei Minuten bereit');
	await expect(phone.getByText('Noch offen: deine Karte, deine Vorstellung und ein Ziel')).toBeVisible();
	await expect(phone.getByText(/^Beginnt in (2 Stunden|1\d\d Minuten)/)).toBeVisible();
	await tabTo(phone, 'Vorbereiten');
	await phone.keyboard.press('Enter');
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Vorbereiten');
	await tabTo(phone, 'Kurz gesagt');
	await phone.keyboard.type('Macht aus leeren Läden Theater');
	await tabTo(phone, '5 neue Leute kennenlernen');
	await phone.keyboard.press('Enter');
	await expect(phone.getByRole('region', { name: 'Dein Ziel' }).getByRole('status').first()).toHaveText(
		'Bereit'
	);
	await expect(phone.getByRole('region', { name: 'Deine Karte' }).getByRole('status').first()).toHaveText(
		'Bereit'
	);
	await tabTo(phone, 'Fertig');
	await phone.keyboard.press('Enter');
	await expect(phone.getByText('Noch offen: deine Vorstellung')).toBeVisible();
});

/** Presses the tab key until what has that name has the focus. */
async function tabTo(page: Page, name: string) {
	for (let press = 0; press < 60; press++) {
		await page.keyboard.press('Tab');
		const focused = await page.evaluate(() => {
			const element = document.activeElement;
			if (!(element instanceof HTMLElement)) return '';
			const label = element instanceof HTMLInputElement ? element.labels?.[0]?.innerText : element.innerText;
			return label ?? '';
		});
		if (focused.trim().startsWith(name)) return;
	}
	throw new Error(`the tab key never reached ${name}`);
}
