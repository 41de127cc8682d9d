import { type Page, expect } from '@playwright/test';
import type { GoalRow, ReflectionRow } from '../../src/lib/db/rows.ts';
import { goOffline, holdClock, letPass, meet, nextSteps, planEvent, zone } from './event-clock.ts';
import { test } from './harness.ts';
import { storedRows } from './steps.ts';

test.describe.configure({ timeout: 120_000 });

const step = (page: Page) => page.locator('#step');
const code = (page: Page) => page.getByRole('link', { name: 'Show my code' });

test('today leads through an evening without a network: prepare, meet, note, look back, and next time', async ({
	newPhone
}) => {
	const phone = await newPhone({ timezoneId: zone });
	await holdClock(phone);
	const evening = { event: 'Open Rooms', name: 'Amina', startsIn: 120, lasts: 180 };
	const eventId = await planEvent(phone, evening);
	await goOffline(phone);

	// Before.
	await phone.goto('/');
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Open Rooms');
	await expect(phone.getByText(/^Begins in (2 hours|1\d\d minutes)/)).toBeVisible();
	await expect(step(phone)).toHaveText('Ready in two minutes');
	await expect(phone.getByText('Still open: your card, your pitch, and a goal')).toBeVisible();
	await phone.getByRole('link', { name: 'Prepare' }).click();
	const part = (name: string) => phone.getByRole('region', { name });
	for (const name of ['Your card', 'Your pitch', 'Your goal'])
		await expect(part(name).getByRole('status').first()).toHaveText('Still open');
	await phone.getByRole('textbox', { name: 'Headline' }).fill('Turns empty shops into theatres');
	await phone.getByRole('textbox', { name: 'Pitch' }).fill('I open shops that stand empty.');
	await phone.getByRole('button', { name: 'Meet 5 new people' }).click();
	for (const name of ['Your card', 'Your pitch', 'Your goal'])
		await expect(part(name).getByRole('status').first()).toHaveText('Ready');
	await phone.getByRole('link', { name: 'Done' }).click();
	await expect(step(phone)).toHaveText('You are all set');

	// During.
	await letPass(phone, 130);
	await expect(step(phone)).toHaveCount(0);
	await expect(code(phone).first()).toBeInViewport();
	await expect(nextSteps(phone).first()).toContainText('Meet 5 new people');
	await expect(nextSteps(phone).first()).toContainText('0 of 5');
	await meet(phone, eventId, { name: 'Ada Bell' });
	await phone.goto('/');
	await expect(nextSteps(phone).first()).toContainText('1 of 5');
	await expect(phone.getByText('What will you remember about Ada Bell?')).toHaveCount(0);
	await letPass(phone, 11);
	await expect(nextSteps(phone).first()).toContainText('What will you remember about Ada Bell?');

	// After.
	await letPass(phone, 180);
	await expect(step(phone)).toHaveText('What will you remember about Ada Bell?');
	await expect(nextSteps(phone).first()).toContainText('How was it?');
	await letPass(phone, 25 * 60);
	await expect(step(phone)).toHaveText('A word to Ada Bell');
	await expect(nextSteps(phone).first()).toContainText('How was it?');
	await nextSteps(phone).first().click();
	await phone.getByRole('textbox', { name: 'Next time I will …' }).fill('ask one question more');
	await phone.getByRole('region', { name: 'Whom do you want to know better?' }).getByText('Ada Bell').click();
	await phone.getByRole('button', { name: 'Done' }).click();
	await expect(phone.getByText('That stays with you.')).toBeVisible();
	await expect(phone.getByRole('link', { name: /Ada Bell/ })).toBeVisible();
	await phone.getByRole('link', { name: 'To today' }).click();
	await expect(code(phone).first()).toBeVisible();
	await expect(step(phone)).toHaveText('A word to Ada Bell');

	// Next time.
	await planEvent(phone, { ...evening, event: 'Open Rooms II' });
	await phone.goto('/prepare');
	await expect(phone.getByText('ask one question more')).toBeVisible();
	await expect(phone.getByText('What you wrote after Open Rooms')).toBeVisible();
});

test('looking back survives a closed tab, and a fourth person asks to let one go', async ({ newPhone }) => {
	const phone = await newPhone({ timezoneId: zone });
	await holdClock(phone);
	const eventId = await planEvent(phone, { event: 'Open Rooms', name: 'Amina', startsIn: -60, lasts: 70 });
	await goOffline(phone);
	for (const name of ['Ada Bell', 'Bo Lund', 'Cleo Roux', 'Dora Nix']) await meet(phone, eventId, { name });
	await letPass(phone, 30);
	await phone.goto(`/reflect?event=${eventId}`);
	const well = phone.getByRole('textbox', { name: 'What went well?' });
	await well.pressSequentially('I stayed longer');
	// Kept with the letters, long before it is saved at a pause: how fast is up to the machine.
	const kept = async () => [
		...(await storedRows(phone, 'drafts')),
		...(await storedRows(phone, 'reflections'))
	];
	await expect.poll(async () => JSON.stringify(await kept())).toContain('I stayed longer');
	await phone.reload();
	await expect(well).toHaveValue('I stayed longer');

	const deepen = phone.getByRole('region', { name: 'Whom do you want to know better?' });
	const person = (name: string) => deepen.getByRole('button', { name });
	for (const name of ['Ada Bell', 'Bo Lund', 'Cleo Roux']) await person(name).click();
	await person('Dora Nix').click();
	await expect(phone.getByRole('dialog')).toContainText('Whom do you let go for Dora Nix?');
	await phone.keyboard.press('Escape');
	await expect(person('Dora Nix')).toHaveAttribute('aria-pressed', 'false');
	await person('Dora Nix').click();
	await phone.getByRole('button', { name: 'Instead of Bo Lund' }).click();
	await expect(person('Dora Nix')).toHaveAttribute('aria-pressed', 'true');
	await expect(person('Bo Lund')).toHaveAttribute('aria-pressed', 'false');
	await phone.getByRole('region', { name: 'Whom do you want to thank?' }).getByText('Bo Lund').click();

	// Another device chose somebody else meanwhile: all four stand there, and nothing is taken away.
	await phone.getByRole('button', { name: 'Done' }).click();
	await expect(phone.getByText('That stays with you.')).toBeVisible();
	await expect(phone.getByRole('listitem').filter({ hasText: /Ada|Cleo|Dora/ })).toHaveCount(3);
	await chooseElsewhere(phone);
	await phone.reload();
	await expect(phone.getByText('More than three are chosen here')).toBeVisible();
	await phone.getByRole('button', { name: 'Change something' }).click();
	await expect(deepen.getByRole('button', { pressed: true })).toHaveCount(4);
	await person('Ada Bell').click();
	await expect(phone.getByText('More than three are chosen here')).toHaveCount(0);
	await well.fill('I stayed');
	await phone.getByRole('button', { name: 'Done' }).click();
	await expect(phone.getByText('I stayed', { exact: true })).toBeVisible();
	const [stored] = await storedRows<ReflectionRow>(phone, 'reflections');
	expect(stored).toMatchObject({ well: 'I stayed', next: '' });
});

test('in quiet mode there is one step, no figure, and a permission to rest', async ({ newPhone }) => {
	const phone = await newPhone({ timezoneId: zone });
	await holdClock(phone);
	const eventId = await planEvent(phone, { event: 'Open Rooms', name: 'Amina', startsIn: -60, lasts: 300 });
	await goOffline(phone);
	await phone.goto('/');
	const quiet = phone.getByRole('switch', { name: 'Quiet mode' });
	await quiet.focus();
	await phone.keyboard.press('Space');
	await expect(step(phone)).toHaveText('One new person is enough');
	await expect(nextSteps(phone)).toHaveCount(0);
	await expect(quiet).toBeChecked();
	const other = phone.getByRole('button', { name: 'Something else' });
	await other.click();
	await expect(step(phone)).toHaveText('A question to have ready');
	await other.click();
	await expect(step(phone)).toHaveText('You may rest');
	await other.click();
	await phone.getByRole('button', { name: 'That is my goal' }).click();
	await expect(step(phone)).toHaveText('Meet one new person');
	expect(await storedRows<GoalRow>(phone, 'goals')).toMatchObject([
		{ kind: 'new-people', target: 1, eventId }
	]);

	await meet(phone, eventId, { name: 'Ada Bell' });
	await meet(phone, eventId, { name: 'Bo Lund' });
	await phone.goto('/');
	await expect(step(phone)).toHaveText('You may rest');
	await expect(phone.getByText('You did what you came for.')).toBeVisible();
	await expect(phone.locator('main')).not.toContainText(/\d+ (of|people)/);

	await phone.goto('/settings');
	await expect(quiet).toBeChecked();
	await quiet.uncheck();
	await phone.goto('/');
	await expect(nextSteps(phone).first()).toBeVisible();
});

/** As a pull from another device leaves it: everybody met is chosen. */
function chooseElsewhere(page: Page): Promise<void> {
	return page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('hallway');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const tx = opening.result.transaction('marks', 'readwrite');
					const asked = tx.objectStore('marks').getAll();
					asked.onsuccess = () => {
						for (const row of asked.result) tx.objectStore('marks').put({ ...row, deepen: true });
					};
					tx.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			})
	);
}
