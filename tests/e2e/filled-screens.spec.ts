import type { Page } from '@playwright/test';
import { goOffline, holdClock, letPass, meet, planEvent, zone } from './event-clock.ts';
import { expect, test } from './harness.ts';
import { barriers } from './screens/barriers.ts';
import { unreached } from './screens/focus.ts';
import { settled } from './steps.ts';

// Preparing and looking back, filled in: screens.spec.ts sees them as they are before anybody has done anything.
test.describe.configure({ timeout: 180_000 });

const evening = { event: 'Tide and mill days', name: 'Amina', startsIn: 60, lasts: 120 };
const twin = { name: 'Cem Akin', headline: 'Teaches welding' };

test('filled in, preparing and looking back have no barrier, and tell two people of one name apart', async ({
	newPhone
}) => {
	const phone = await newPhone({ timezoneId: zone, reducedMotion: 'reduce' });
	await holdClock(phone);
	const eventId = await planEvent(phone, evening);
	await goOffline(phone);
	const faults: string[] = [];
	const look = async (where: string) => {
		await settled(phone);
		const found = [...(await barriers(phone)), ...(await unreached(phone))];
		faults.push(...found.map((fault) => `${where}: ${fault}`));
	};

	await phone.goto(`/prepare?event=${eventId}`);
	await phone.getByRole('textbox', { name: 'Headline' }).fill('Builds tide mills');
	await phone.getByRole('textbox', { name: 'Pitch' }).fill('I build tide mills. I look for harbours.');
	await phone.getByRole('button', { name: 'Meet 5 new people' }).click();
	await expect(phone.getByRole('status').filter({ hasText: 'Ready' })).toHaveCount(3);
	// It would leave while the tab key is on its way round.
	await phone.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Close' }).click();
	await look('prepare');

	await letPass(phone, 70);
	await meet(phone, eventId, twin);
	await letPass(phone, 3);
	await meet(phone, eventId, twin);
	for (const name of ['Ana Ruiz', 'Ben Ofori']) await meet(phone, eventId, { name });
	await letPass(phone, 150);
	await phone.goto(`/reflect?event=${eventId}`);
	await phone.getByRole('textbox', { name: 'What went well?' }).fill('I spoke first');
	const deepen = phone.getByRole('region', { name: 'Whom do you want to know better?' });
	await twinsApart(deepen.getByRole('button', { name: /^Cem Akin/ }).allInnerTexts());
	for (const name of [/^Cem Akin/, /^Ana Ruiz/, /^Ben Ofori/])
		await deepen.getByRole('button', { name }).first().click();
	await expect(deepen.getByRole('button', { pressed: true })).toHaveCount(3);
	await look('looking back');

	await deepen.getByRole('button', { name: /^Cem Akin/, pressed: false }).click();
	const sheet = phone.getByRole('dialog');
	await expect(
		sheet.getByRole('button', { name: /^Instead of Cem Akin, Teaches welding, met / })
	).toBeVisible();
	await settled(phone);
	faults.push(...(await barriers(phone)).map((fault) => `letting go: ${fault}`));
	await sheet.getByRole('button', { name: 'Instead of Ana Ruiz' }).click();
	await expect(deepen.getByRole('button', { name: /^Cem Akin/, pressed: true })).toHaveCount(2);
	await phone.getByRole('button', { name: 'Done', exact: true }).click();
	await expect(phone.getByText('Looked back')).toBeVisible();
	await twinsApart(phone.getByRole('link', { name: /^Cem Akin/ }).allInnerTexts());
	await look('looked back');
	expect(faults).toEqual([]);
});

test('in quiet mode no screen on the way counts', async ({ newPhone }) => {
	const phone = await newPhone({ timezoneId: zone, reducedMotion: 'reduce' });
	await holdClock(phone);
	const eventId = await planEvent(phone, { ...evening, startsIn: -30 });
	await goOffline(phone);
	for (const name of ['Ana Ruiz', 'Ben Ofori', 'Cem Akin']) await meet(phone, eventId, { name });
	const waits = (page: Page) => page.locator('a[href="/settings#sync"]').last();
	await phone.goto('/people');
	await expect(waits(phone)).toHaveText(/^Kept on this phone: \d+$/);
	await expect(phone.getByText('3 people', { exact: true })).toBeVisible();
	await phone.goto('/');
	await phone.getByRole('switch', { name: 'Quiet mode' }).click();
	await expect(waits(phone)).toHaveText('Kept on this phone');
	for (const path of ['/people', `/people/unnoted?event=${eventId}`, `/goals?event=${eventId}`, '/openers']) {
		await phone.goto(path);
		await settled(phone);
		await expect(waits(phone)).toHaveText('Kept on this phone');
		await expect(phone.getByText(/\b\d+ (people|on the way|to go)/)).toHaveCount(0);
	}
});

test('messages lie on one another: three take no more of the screen than one', async ({ newPhone }) => {
	const phone = await newPhone();
	await phone.goto('/goals?event=none');
	for (const name of ['Meet 5 new people', 'Have 2 conversations worth a note'])
		await phone.getByRole('button', { name, exact: true }).click();
	const goals = phone.getByRole('article');
	await expect(goals).toHaveCount(2);
	const messages = phone.getByRole('region', { name: 'Messages' });
	for (let left = 1; left >= 0; left--) {
		await goals.first().getByRole('button', { name: /^Drop/ }).click();
		await expect(goals).toHaveCount(left);
	}
	await expect(messages.getByRole('group')).toHaveCount(2);
	// What is done next is the button under the thumb, not what came up last: nobody has the pointer on a message.
	await phone.mouse.move(10, 10);
	await phone.locator('body').evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	const heights = await messages.evaluate((area) => {
		const top = area.querySelector('.toast:last-child')?.getBoundingClientRect().height ?? 0;
		return { area: area.getBoundingClientRect().height, top };
	});
	expect(heights.area).toBeCloseTo(heights.top, 0);
	// The one on top can be tapped.
	await messages.getByRole('button', { name: 'Undo' }).last().click();
	await expect(goals).toHaveCount(1);
});

async function twinsApart(reading: Promise<string[]>): Promise<void> {
	const labels = await reading;
	expect(labels).toHaveLength(2);
	expect(new Set(labels).size).toBe(2);
	for (const label of labels) expect(label).toMatch(/Teaches welding(, | · )met \w+[ ,]+\d+:\d+/);
}
