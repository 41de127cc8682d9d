import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { EventRow } from '../../src/lib/db/rows.ts';
import { codesIn } from './badges/list.ts';
import { expect, test } from './harness.ts';
import { createEvent, joinEvent, settled, storedRows } from './steps.ts';

// Nothing here is about opening without a network.
test.use({ serviceWorkers: 'block' });

const eventOf = async (page: Page) => (await storedRows<EventRow>(page, 'events'))[0];
const textbox = (page: Page, name: string) => page.getByRole('textbox', { name });

async function openSetUp(page: Page, at: string): Promise<void> {
	await page.goto(`${at}/edit`);
	await textbox(page, 'Name of the event').waitFor();
}

async function save(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await page.waitForURL(/\/organize$/);
}

test('an event is set up by two, one of whom loses the role on an open screen; then it comes again and goes', async ({
	newPhone
}) => {
	test.setTimeout(150_000);
	const ada = await newPhone();
	const path = await createEvent(ada, { event: 'Harbour Evening', name: 'Ada' });
	const at = new URL(ada.url()).pathname;
	await ada.getByRole('link', { name: 'Organize this event' }).click();
	await expect(ada.getByRole('heading', { name: 'Organize', exact: true })).toBeVisible();
	await settled(ada);
	expect((await new AxeBuilder({ page: ada }).analyze()).violations).toEqual([]);

	// A co-organizer comes by link, from a browser that knows nobody, and is told first who will see the name.
	await ada.getByRole('link', { name: /^Team/ }).click();
	await ada.getByRole('button', { name: 'Link for a co-organizer' }).click();
	const link = await ada.getByText(/\/role#[0-9a-f]{32}$/).innerText();
	await ada.getByRole('button', { name: 'Show as a QR code' }).click();
	const code = ada.getByRole('img', { name: /^Code that opens the link/ });
	await expect(code).toBeVisible();
	expect(await codesIn(code)).toEqual([link]);
	const bo = await newPhone();
	await bo.goto(link);
	await expect(bo.getByText('The others who run this event will see your name')).toBeVisible();
	await textbox(bo, 'Your name').fill('Bo');
	await bo.getByRole('button', { name: 'Organize with them' }).click();
	await bo.waitForURL(/\/organize$/, { timeout: 20_000 });
	expect(bo.url()).not.toContain('#');

	// Both edit at once, and both keep what they changed.
	await openSetUp(ada, at);
	await openSetUp(bo, at);
	await textbox(ada, 'Place').fill('Boathouse');
	// Half typed, it is there again after the page was gone.
	await ada.reload();
	await expect(textbox(ada, 'Place')).toHaveValue('Boathouse');
	await expect(ada.getByText('is not saved yet')).toBeVisible();
	await save(ada);
	await bo.locator('summary', { hasText: 'Topics' }).click();
	for (const topic of ['Tides', 'Bridges']) {
		await textbox(bo, 'Topics').fill(topic);
		await textbox(bo, 'Topics').press('Enter');
	}
	await bo.locator('summary', { hasText: 'What a card asks for here' }).click();
	await bo.getByRole('button', { name: 'Offers' }).click();
	expect((await new AxeBuilder({ page: bo }).analyze()).violations).toEqual([]);
	await save(bo);
	for (const page of [ada, bo])
		await expect
			.poll(() => eventOf(page), { timeout: 20_000 })
			.toMatchObject({ place: 'Boathouse', topics: ['Tides', 'Bridges'], asksFor: ['offers'] });

	// Somebody joins and says what organizers may see, once.
	const cleo = await newPhone();
	await joinEvent(cleo, { path, name: 'Cleo' });
	await cleo.goto('/');
	await cleo.getByRole('button', { name: 'Tides' }).click();
	await cleo.getByRole('button', { name: 'Choose' }).click();
	await cleo.getByText('By name', { exact: true }).click();
	await expect(cleo.getByText('on the screen in the room')).toBeVisible();
	await cleo.getByRole('switch', { name: 'Hosts may introduce me' }).check();
	await cleo.getByRole('button', { name: 'That is how I want it' }).click();
	await expect(cleo.getByRole('heading', { name: 'What the organizers see of you' })).toHaveCount(0);
	await cleo.reload();
	await settled(cleo);
	await expect(cleo.getByRole('heading', { name: 'What the organizers see of you' })).toHaveCount(0);
	expect(await storedRows(cleo, 'cards')).toMatchObject([{ graph: 'name', helped: true, counted: false }]);
	expect(await storedRows(cleo, 'profiles')).toMatchObject([{ profile: { interests: ['Tides'] } }]);

	// The role goes while the screen is open, and the link gives none any more.
	await bo.goto(`${at}/team`);
	await expect(bo.getByText('Ada')).toBeVisible();
	await ada.goto(`${at}/team`);
	const another = await ada.context().newPage();
	await another.goto(`${at}/team`);
	await another.getByRole('button', { name: 'Role of Bo' }).click();
	await ada.getByRole('button', { name: 'Role of Bo' }).click();
	await ada.getByRole('button', { name: 'Take the role back' }).click();
	await expect(ada.getByText('Role changed.')).toBeVisible();
	await another.getByRole('button', { name: 'Take the role back' }).click();
	await expect(another.getByText('They were not on the team any more.')).toBeVisible();
	await expect(another.getByRole('button', { name: 'Role of Bo' })).toHaveCount(0);
	await another.close();
	await expect(bo.getByRole('heading', { name: 'Your role has ended' })).toBeVisible({ timeout: 20_000 });
	await bo.goto(link);
	await bo.reload();
	await expect(bo.getByRole('heading', { name: 'This link gives no role any more' })).toBeVisible();
	await ada.getByRole('button', { name: 'Role of Ada' }).click();
	await ada.getByRole('button', { name: 'Take the role back' }).click();
	await expect(ada.getByText('An event needs one organizer.')).toBeVisible();

	// The same again, a week later.
	await ada.goto(`${at}/organize`);
	await ada.getByRole('link', { name: 'Use as a template' }).click();
	await expect(textbox(ada, 'Place')).toHaveValue('Boathouse');
	await textbox(ada, 'Name of the event').fill('Harbour Evening II');
	await ada.getByRole('button', { name: 'Create', exact: true }).click();
	await ada.getByRole('button', { name: 'I have kept it' }).click();
	const weekMs = 7 * 24 * 3_600_000;
	const [first, second] = await Promise.all(
		['Harbour Evening', 'Harbour Evening II'].map(async (name) =>
			(await storedRows<EventRow>(ada, 'events')).find((event) => event.name === name)
		)
	);
	expect(second).toMatchObject({ place: 'Boathouse', topics: ['Tides', 'Bridges'], asksFor: ['offers'] });
	expect(Date.parse(second?.startsAt ?? '') - Date.parse(first?.startsAt ?? '')).toBe(weekMs);

	// It is deleted: gone for everybody, and what attendees hold stays.
	await ada.goto(`${at}/organize`);
	await ada.getByRole('button', { name: 'Delete event' }).click();
	await ada.getByRole('button', { name: 'Delete for good' }).click();
	await ada.waitForURL((url) => url.pathname === '/');
	await cleo.reload();
	await expect.poll(async () => (await eventOf(cleo)).deletedAt, { timeout: 20_000 }).not.toBeNull();
	await cleo.goto(at);
	await expect(cleo.getByRole('heading', { name: 'This event was deleted' })).toBeVisible();
	const dan = await newPhone();
	await dan.goto(path);
	await expect(dan.getByRole('textbox', { name: 'Your name' })).toHaveCount(0);
});
