import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import type { Profile } from '../../src/lib/card/fields.ts';
import { timeStepOf } from '../../src/lib/core/clock.ts';
import { makeKey } from '../../src/lib/core/key.ts';
import type { EventRow, GoalRow, OutboxRow } from '../../src/lib/db/rows.ts';
import { eventRefOf } from '../../src/lib/events/event-id.ts';
import { writeCode } from '../../src/lib/exchange/code/code.ts';
import { expect, test } from './harness.ts';
import { type Host, arrive, newHost } from './host.ts';
import { scanLink, storedRows } from './steps.ts';

// Only one test here is about opening without a network: no other phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });

let hanne: Host;
test.beforeEach(async ({ server }) => {
	hanne = await newHost(server.url, { name: 'Hanne Ostrow', headline: 'Opens rooms' });
});

test.describe.configure({ timeout: 90_000 });

/** Opens the goals of the event one is at, as soon as the phone knows the event. */
async function openGoals(page: Page): Promise<string> {
	await expect.poll(async () => (await storedRows<EventRow>(page, 'events'))[0]?.name).toBe('Open Rooms');
	await page.goto('/goals');
	await expect(page.getByRole('heading', { name: 'Goals', exact: true })).toBeVisible();
	const [{ id }] = await storedRows<EventRow>(page, 'events');
	return id;
}

/** The code of somebody at an event whose phone has not been online yet. */
function codeAt(eventId: string, card: Profile, origin: string): string {
	const key = makeKey(randomBytes(16));
	return writeCode({ origin, eventRef: eventRefOf(eventId), key, card, timeStep: timeStepOf(new Date()) })
		.url;
}

/** Sets a goal that no preset offers. */
async function setOther(
	page: Page,
	{ kind, words, target }: { kind: string; words?: string; target: string }
) {
	await page.getByRole('button', { name: 'Another goal' }).click();
	const form = page.getByRole('dialog', { name: 'A new goal' });
	await form.getByRole('combobox').selectOption({ label: kind });
	if (words) await form.getByRole('textbox', { name: 'What about?' }).fill(words);
	await form.getByRole('textbox', { name: 'How many?' }).fill(target);
	await form.getByRole('button', { name: 'Set the goal' }).click();
	await expect(form).toHaveCount(0);
}

const card = (page: Page, name: string | RegExp) => page.getByRole('article', { name });
const isSent = (page: Page) =>
	expect.poll(
		async () =>
			(await storedRows<OutboxRow>(page, 'outbox')).filter(({ progress }) => progress.state === 'waiting')
				.length
	);

test('one tap sets a goal; exchanges without a network move it, reach it and say why, and undoing one takes it back', async ({
	newPhone,
	server
}) => {
	const page = await newPhone({ serviceWorkers: 'allow' });
	await arrive(page, hanne, 'Ada Mill');
	const eventId = await openGoals(page);
	await setOther(page, { kind: 'Meet new people', target: '2' });
	await page.getByRole('button', { name: 'Have 2 conversations worth a note' }).click();
	// Hanne was met before the goal was set: at this event she counts.
	const goal = card(page, 'Meet 2 new people');
	await expect(goal.getByText('1 of 2')).toBeVisible();
	await expect(card(page, 'Have 2 conversations worth a note').getByText('0 of 2')).toBeVisible();

	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await page.context().setOffline(true);
	await scanLink(page, codeAt(eventId, { name: 'Ben Ofori', headline: 'Grows kelp' }, server.url));
	await page.goto('/goals');
	await expect(goal.getByText('2 of 2')).toBeVisible();
	await goal.getByText('Who counts, and why').click();
	await expect(goal.getByRole('link', { name: 'Ben Ofori' })).toContainText('Met for the first time');
	await expect(goal.getByRole('link')).toHaveCount(2);

	await goal.getByRole('link', { name: 'Ben Ofori' }).click();
	await page.getByRole('button', { name: 'Undo this meeting' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
	await page.waitForURL(/\/people$/);
	await page.goto('/goals');
	await expect(goal.getByText('1 of 2')).toBeVisible();
});

test('what cannot be counted is answered in words and stays as typed', async ({ newPhone }) => {
	const page = await newPhone();
	await arrive(page, hanne, 'Ada Mill');
	await openGoals(page);
	await page.getByRole('button', { name: 'Another goal' }).click();
	const form = page.getByRole('dialog', { name: 'A new goal' });
	const field = form.getByRole('textbox', { name: 'How many?' });
	await expect(field).toHaveValue('5');
	for (const [typed, answer] of [
		['0', /^One is a good goal too/],
		['1000', /^More than anybody can remember/],
		['five', /^That is not a number/],
		['2.5', /^People come whole/],
		['', /^How many\?/]
	] as const) {
		await field.fill(typed);
		await form.getByRole('button', { name: 'Set the goal' }).click();
		await expect(field).toHaveValue(typed);
		await expect(field).toHaveAccessibleDescription(answer);
		await expect(field).toBeFocused();
	}
	expect(await storedRows(page, 'goals')).toEqual([]);
	await field.fill('1000');
	await form.getByRole('button', { name: 'One fewer' }).click();
	await expect(field).toHaveValue('99');
	await expect(form.getByRole('button', { name: 'One more' })).toBeDisabled();
	await field.press('ArrowUp');
	await expect(field).toHaveValue('99');

	// Words that are missing or too many as well; what is half typed is there after a reload.
	await form.getByRole('combobox').selectOption({ label: 'In my own words' });
	const words = form.getByRole('textbox', { name: 'What do you want to do?' });
	await form.getByRole('button', { name: 'Set the goal' }).click();
	await expect(words).toHaveAccessibleDescription('Say it in a word or two.');
	await words.fill('ä'.repeat(201));
	await expect(words).toHaveAccessibleDescription(/1 character too long/);
	await form.getByRole('button', { name: 'Set the goal' }).click();
	await words.fill('Sing with some');
	await page.reload();
	await page.getByRole('button', { name: 'Another goal' }).click();
	await expect(words).toHaveValue('Sing with some');
	await words.fill('Sing with somebody');
	await form.getByRole('button', { name: 'Set the goal' }).click();
	const goal = card(page, 'Sing with somebody');
	await goal.getByRole('button', { name: 'I have done it' }).click();
	await expect(goal.getByText('Reached')).toBeVisible();
	await goal.getByRole('button', { name: 'Not done after all' }).click();
	await expect(goal.getByText('Not begun yet')).toBeVisible();
});

test('a goal is changed, dropped and brought back as it was', async ({ newPhone }) => {
	const page = await newPhone();
	await page.goto('/goals?event=none');
	await page.getByRole('button', { name: 'Meet 5 new people' }).click();
	await page.getByRole('button', { name: 'Change “Meet 5 new people”' }).click();
	const form = page.getByRole('dialog', { name: 'Change the goal' });
	await form.getByRole('button', { name: 'One fewer' }).click();
	await form.getByRole('button', { name: 'Save' }).click();
	const [before] = await storedRows<GoalRow>(page, 'goals');
	expect(before).toMatchObject({ kind: 'new-people', target: 4, eventId: null });

	await page.getByRole('button', { name: 'Drop “Meet 4 new people”' }).click();
	await expect(card(page, 'Meet 4 new people')).toHaveCount(0);
	await expect(page.getByRole('heading', { name: 'What would make it worthwhile?' })).toBeVisible();
	await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).last().click();
	await expect(card(page, 'Meet 4 new people')).toBeVisible();
	// Also since when it counts.
	expect(await storedRows<GoalRow>(page, 'goals')).toEqual([before]);
});

test('the other device shows the same figure, and what is changed there comes back', async ({ newPhone }) => {
	const [phone, tablet] = [await newPhone(), await newPhone()];
	await arrive(phone, hanne, 'Ada Mill');
	await openGoals(phone);
	await phone.getByRole('button', { name: 'Meet 5 new people' }).click();
	await expect(card(phone, 'Meet 5 new people').getByText('1 of 5')).toBeVisible();
	await isSent(phone).toBe(0);
	await phone.goto('/account/hand-over');
	await phone.getByRole('button', { name: 'Make a code' }).click();
	const code = await phone.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).innerText();
	await tablet.goto('/account/code');
	await tablet.getByRole('textbox', { name: 'Code from your other device' }).fill(code);
	await tablet.getByRole('button', { name: 'Whose is it?' }).click();
	await tablet.getByRole('button', { name: 'Yes, that is me' }).click();
	await expect(tablet.getByText('You are signed in')).toBeVisible();
	await openGoals(tablet);
	await expect(card(tablet, 'Meet 5 new people').getByText('1 of 5')).toBeVisible();

	await tablet.getByRole('button', { name: 'Drop “Meet 5 new people”' }).click();
	await phone.bringToFront();
	await phone.goto('/goals');
	await expect(card(phone, 'Meet 5 new people')).toHaveCount(0);
});

test('the moment of an exchange says which goals it moved and why, and is a good one when it reaches one', async ({
	newPhone,
	camera
}) => {
	const [ana, ben] = [await newPhone(), await newPhone()];
	await arrive(ana, hanne, 'Ana Ruiz', 'Restores tide mills');
	await arrive(ben, hanne, 'Ben Ofori');
	await openGoals(ben);
	await ben.getByRole('button', { name: 'Meet 5 new people' }).click();
	await setOther(ben, { kind: 'Learn about a topic', words: 'mill', target: '1' });
	await ana.goto('/code');
	await expect(ana.getByRole('img', { name: 'QR code of your card' })).toBeVisible();
	await camera.sees(ana);
	await ben.bringToFront();
	await ben.goto('/scan');
	const status = ben.getByRole('region', { name: 'Cards swapped' }).getByRole('status');
	await expect(status).toContainText('Meet 5 new people: 2 of 5');
	await expect(status).toContainText('Met for the first time');
	await expect(status).toContainText('Goal reached: Learn about “mill” from one person');
	await expect(status).toContainText('On their card, Headline: “Restores tide mills”');
});

test('what is put down about a talk moves a goal there and then, and only once', async ({ newPhone }) => {
	const page = await newPhone();
	await arrive(page, hanne, 'Ada Mill');
	await openGoals(page);
	await setOther(page, { kind: 'Have conversations worth a note', target: '1' });
	await page.goto('/people');
	await page.getByRole('link', { name: /Hanne/ }).click();
	await page.getByRole('link', { name: /Add what was said/ }).click();
	await page.getByRole('button', { name: 'Topic', exact: true }).click();
	await expect(page.getByText('Goal reached')).toHaveCount(0);
	await page.keyboard.type('old mills');
	await page.keyboard.press('Enter');
	await expect(page.getByText('Goal reached: Have one conversation worth a note')).toBeVisible();
	const said = page.getByRole('button', { name: 'Change Topic: old mills' });
	await expect(said).toBeVisible();
	await page.reload();
	await expect(said).toBeVisible();
	await page.getByRole('button', { name: 'Personal', exact: true }).click();
	await page.keyboard.type('two dogs');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('button', { name: 'Change Personal: two dogs' })).toBeVisible();
	await expect(page.getByText('Goal reached')).toHaveCount(0);
});

test('an event that was left, or that is not here, says so and leads on', async ({ newPhone }) => {
	const page = await newPhone();
	await arrive(page, hanne, 'Ada Mill');
	const eventId = await openGoals(page);
	await page.getByRole('button', { name: 'Meet 5 new people' }).click();
	await expect(card(page, 'Meet 5 new people')).toBeVisible();
	await page.goto(`/events/${eventId}`);
	await page.getByRole('button', { name: 'Leave the event' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Leave the event' }).click();
	await page.waitForURL(/\/$/);
	await page.goto(`/goals?event=${eventId}`);
	await expect(page.getByText('You have left this event')).toBeVisible();
	await expect(card(page, 'Meet 5 new people').getByText('1 of 5')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Another goal' })).toHaveCount(0);

	await page.goto('/goals?event=7b1c1d3e-4f5a-4b6c-8d7e-9f0a1b2c3d4e');
	await expect(page.getByRole('heading', { name: 'This event is not on this phone' })).toBeVisible();
	await page.getByRole('link', { name: 'Goals for any time' }).click();
	await expect(page.getByText('At any time', { exact: true })).toBeVisible();
});

test('in quiet mode there is one small goal after the other and no figure', async ({ newPhone }) => {
	const page = await newPhone();
	await arrive(page, hanne, 'Ada Mill');
	await openGoals(page);
	await page.getByRole('button', { name: 'Meet 5 new people' }).click();
	await expect(card(page, 'Meet 5 new people')).toBeVisible();
	await page.goto('/');
	await page.getByRole('switch', { name: 'Quiet mode' }).click();
	await page.goto('/goals');
	const goal = card(page, 'Meet new people');
	await expect(goal.getByText('Under way')).toBeVisible();
	expect(await storedRows(page, 'preferences')).toEqual([{ id: 'me', quiet: true }]);
	await expect(page.locator('main')).not.toContainText(/\d/);
	// Once it is done there is room for the next.
	const next = page.getByRole('button', { name: 'Have one conversation worth a note' });
	await expect(page.getByRole('button', { name: 'Another goal' })).toBeVisible();
	await expect(next).toHaveCount(0);
	await goal.getByRole('button', { name: 'Drop “Meet new people”' }).click();
	await next.click();
	await expect(card(page, 'Have one conversation worth a note').getByText('Not begun yet')).toBeVisible();
});

test('auf Deutsch', async ({ newPhone }) => {
	const page = await newPhone({ locale: 'de-DE' });
	await page.goto('/goals?event=none');
	await expect(page.getByRole('heading', { name: 'Ziele', exact: true })).toBeVisible();
	await page.getByRole('button', { name: '5 neue Leute kennenlernen' }).click();
	await expect(card(page, '5 neue Leute kennenlernen').getByText('0 von 5')).toBeVisible();
	await page.getByRole('button', { name: '„5 neue Leute kennenlernen“ ändern' }).click();
	const form = page.getByRole('dialog', { name: 'Ziel ändern' });
	await form.getByRole('textbox', { name: 'Wie viele?' }).fill('tausend');
	await expect(form.getByRole('textbox', { name: 'Wie viele?' })).toHaveAccessibleDescription(
		/^Das ist keine Zahl/
	);
	await form.getByRole('textbox', { name: 'Wie viele?' }).fill('1');
	await form.getByRole('button', { name: 'Speichern' }).click();
	await expect(card(page, 'Eine neue Person kennenlernen').getByText('Noch nicht begonnen')).toBeVisible();
});
