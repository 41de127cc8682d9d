import { type Page, expect } from '@playwright/test';
import type { CorrespondenceRow, FollowUpAnswerRow, MilestoneRow, TouchRow } from '../../src/lib/db/rows.ts';
import { goOffline, holdClock, letPass, meet, nextSteps, planEvent, zone } from './event-clock.ts';
import { test } from './harness.ts';
import { barriers } from './screens/barriers.ts';
import { unreached } from './screens/focus.ts';
import { overflow } from './screens/overflow.ts';
import { brokenTitles } from './screens/titles.ts';
import { settled, storedRows } from './steps.ts';

test.describe.configure({ timeout: 120_000 });

const names = ['Ada Bell', 'Bo Lund', 'Cleo Roux'];
const card = (page: Page, name: string) => page.getByRole('article', { name });
// The latest message lies on top.
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).last();

/** A phone without a network, the day after an event at which three people were met. */
async function dayAfter(newPhone: () => Promise<Page>): Promise<Page> {
	const phone = await newPhone();
	await holdClock(phone);
	const eventId = await planEvent(phone, { event: 'Open Rooms', name: 'Amina', startsIn: -60, lasts: 120 });
	for (const name of names) await meet(phone, eventId, { name });
	await goOffline(phone);
	return phone;
}

test('the queue is silent while the event is on, and the next day it leads from person to person', async ({
	newPhone
}) => {
	const phone = await dayAfter(() => newPhone({ timezoneId: zone }));
	await phone.goto('/follow-ups');
	await expect(phone.getByText('all of this can wait until it is over')).toBeVisible();
	await expect(phone.getByText(/hours left/)).toHaveCount(0);
	await phone.goto('/');
	await expect(phone.getByText('A word to Ada Bell')).toHaveCount(0);

	await letPass(phone, 26 * 60);
	await expect(phone.locator('#step')).toHaveText('A word to Ada Bell');
	await expect(nextSteps(phone).first()).toContainText('How was it?');
	await phone.getByRole('link', { name: 'Follow up' }).click();
	await expect(phone.getByText('3 people are waiting to hear from you')).toBeVisible();
	for (const name of names) await expect(card(phone, name)).toContainText(/2[12] hours left/);
	await expect(phone.getByText('There still is time for everyone you met.')).toBeVisible();

	// Ticked, and back again.
	await card(phone, 'Ada Bell').getByRole('button', { name: /^Done/ }).click();
	await expect(card(phone, 'Ada Bell')).toHaveCount(0);
	await expect(phone.getByText('1 of 3 heard from you in time. 2 still have time.')).toBeVisible();
	await undo(phone).click();
	await expect(card(phone, 'Ada Bell')).toBeVisible();
	expect(await storedRows<FollowUpAnswerRow>(phone, 'followUpAnswers')).toEqual([]);

	// Put off until tomorrow morning, which comes.
	await card(phone, 'Bo Lund').getByRole('button', { name: 'Not now' }).click();
	await phone.getByRole('dialog').getByRole('button', { name: 'Tomorrow' }).click();
	await expect(card(phone, 'Bo Lund')).toHaveCount(0);
	await expect(phone.getByText('1 person is put off for now.')).toBeVisible();
	// The morning of tomorrow is at most so far away, whatever time it is.
	await letPass(phone, 36 * 60);
	await expect(card(phone, 'Bo Lund')).toBeVisible();

	// At rest: nothing asks any more.
	await card(phone, 'Cleo Roux').getByRole('button', { name: 'Not now' }).click();
	await phone.getByRole('dialog').getByRole('button', { name: 'Let it rest' }).click();
	await expect(card(phone, 'Cleo Roux')).toHaveCount(0);
	const [rests] = await storedRows<CorrespondenceRow>(phone, 'correspondences');
	expect(rests.restingSince).not.toBeNull();
});

test('by keyboard the queue is emptied without losing the place', async ({ newPhone }) => {
	const phone = await dayAfter(() => newPhone({ timezoneId: zone }));
	await letPass(phone, 26 * 60);
	await phone.goto('/follow-ups');
	await card(phone, 'Ada Bell').getByRole('button', { name: /^Done/ }).focus();
	await phone.keyboard.press('Enter');
	await expect(card(phone, 'Ada Bell')).toHaveCount(0);
	await expect(card(phone, 'Bo Lund').getByRole('link').first()).toBeFocused();
	await card(phone, 'Bo Lund').getByRole('button', { name: 'Not now' }).focus();
	await phone.keyboard.press('Enter');
	await phone.getByRole('dialog').getByRole('button', { name: /^Done/ }).focus();
	await phone.keyboard.press('Enter');
	await expect(card(phone, 'Bo Lund')).toHaveCount(0);
	await expect(card(phone, 'Cleo Roux').getByRole('link').first()).toBeFocused();
	await card(phone, 'Cleo Roux').getByRole('button', { name: /^Done/ }).focus();
	await phone.keyboard.press('Space');
	await expect(phone.getByText('Nothing is open')).toBeVisible();
	await expect(phone.getByText('Everyone you met has heard from you in time.')).toBeVisible();
});

test('a person has a history, a stage that follows from it, days of theirs and a rhythm', async ({
	newPhone
}) => {
	const phone = await dayAfter(() => newPhone({ timezoneId: zone }));
	await letPass(phone, 26 * 60);
	await phone.goto('/people');
	await phone.getByRole('link', { name: /Ada Bell/ }).click();
	const between = phone.getByRole('region', { name: 'Between you' });
	await expect(between).toContainText('You met at Open Rooms');
	await expect(between).toContainText('Natural next: a first message');

	await between.getByRole('button', { name: 'They wrote back' }).click();
	await expect(between.getByText('In touch', { exact: true })).toBeVisible();
	await between.getByRole('button', { name: 'They helped me' }).click();
	await expect(between.getByText('Helping each other', { exact: true })).toBeVisible();
	await expect(between).toContainText('Natural next: a thank-you');
	await undo(phone).click();
	await expect(between.getByText('In touch', { exact: true })).toBeVisible();
	await between.getByRole('button', { name: /^Take away: They wrote back/ }).click();
	await expect(between.getByText('Met', { exact: true })).toBeVisible();
	await undo(phone).click();
	await expect(between.getByText('In touch', { exact: true })).toBeVisible();
	const touches = await storedRows<TouchRow>(phone, 'touches');
	expect(touches.map(({ kind }) => kind)).toEqual(['replied']);

	const days = phone.getByRole('region', { name: 'Days of theirs' });
	await days.getByRole('button', { name: 'Add a day' }).click();
	const form = phone.getByRole('dialog');
	await form.getByLabel('Day', { exact: true }).fill('30');
	await form.getByLabel('Month').selectOption('February');
	await form.getByRole('button', { name: 'Save' }).click();
	await expect(form.getByText('There is no such day.')).toBeVisible();
	await form.getByLabel('Day', { exact: true }).fill('29');
	await form.getByRole('button', { name: 'Save' }).click();
	await expect(days).toContainText('Birthday 29 February');
	await days.getByRole('button', { name: /^Take away/ }).click();
	await expect(days).not.toContainText('29 February');
	await undo(phone).click();
	await expect(days).toContainText('Birthday 29 February');
	const [milestone] = await storedRows<MilestoneRow>(phone, 'milestones');
	expect(milestone).toMatchObject({ kind: 'birthday', month: 2, day: 29, year: null });

	const rhythm = phone.getByRole('region', { name: 'How often to be in touch' });
	await rhythm.getByRole('button', { name: 'Monthly' }).click();
	await expect(rhythm.getByRole('button', { name: 'Monthly' })).toHaveAttribute('aria-pressed', 'true');
	await letPass(phone, 31 * 24 * 60);
	await phone.goto('/follow-ups');
	await expect(card(phone, 'Ada Bell')).toContainText('Time to be in touch again');
});

test('a filled queue, its sheet and a person with a history have no barrier and stick out nowhere', async ({
	newPhone
}) => {
	test.setTimeout(240_000);
	const phone = await dayAfter(() => newPhone({ timezoneId: zone, reducedMotion: 'reduce' }));
	await letPass(phone, 26 * 60);
	const faults: string[] = [];
	const look = async (where: string, ...checks: ((page: Page) => Promise<string[]>)[]) => {
		await phone.setViewportSize({ width: 390, height: 844 });
		await settled(phone);
		for (const check of checks) faults.push(...(await check(phone)).map((fault) => `${where}: ${fault}`));
	};
	await phone.goto('/follow-ups');
	await expect(card(phone, 'Ada Bell')).toBeVisible();
	await look('queue', barriers, unreached, brokenTitles, overflow);
	await phone.goto('/follow-ups');
	await card(phone, 'Ada Bell').getByRole('button', { name: 'Not now' }).click();
	await look('sheet', barriers);
	await phone.keyboard.press('Escape');
	await card(phone, 'Ada Bell')
		.getByRole('link', { name: /Ada Bell/ })
		.first()
		.click();
	const between = phone.getByRole('region', { name: 'Between you' });
	await between.getByRole('button', { name: 'They wrote back' }).click();
	await phone.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Close' }).click();
	await phone.getByRole('button', { name: 'Every so many days' }).click();
	await phone.getByRole('button', { name: 'Add a day' }).click();
	await phone.getByRole('dialog').getByRole('button', { name: 'Another day' }).click();
	await look('day', barriers);
	// The tab key begins at the top.
	await phone.reload();
	await look('person', barriers, unreached, brokenTitles, overflow);
	expect(faults).toEqual([]);
});
