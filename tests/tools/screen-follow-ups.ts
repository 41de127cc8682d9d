import type { Page } from '@playwright/test';
import { goOffline, holdClock, letPass, meet, planEvent } from '../e2e/event-clock.ts';
import { type Bench, type Screen, at, people } from './screen-people.ts';

const others = ['Bao Nguyen', 'Chidi Eze', 'Dorothea Amsel', 'Ines Martín', 'Oluwaseun Adébáyò'];

/** The queue: before anybody was met, the day after an event, with everything answered; a person with a history. */
export async function followUps({ newPage }: Bench): Promise<Screen[]> {
	const page = await newPage();
	await holdClock(page);
	const eventId = await planEvent(page, {
		event: 'Estuary Days',
		name: 'Amina Okafor',
		startsIn: -60,
		lasts: 180
	});
	for (const card of [...people, ...others.map((name) => ({ name, headline: 'Builds tide mills' }))])
		await meet(page, eventId, card);
	await goOffline(page);
	const during = await newPage();
	await holdClock(during);
	const there = await planEvent(during, {
		event: 'Estuary Days',
		name: 'Amina Okafor',
		startsIn: -60,
		lasts: 180
	});
	await meet(during, there, people[0]);
	await letPass(page, 26 * 60);
	await page.goto('/people');
	await page.getByRole('link', { name: /Ada/ }).first().click();
	await page.waitForURL(/people\/[0-9a-f-]{36}$/);
	const person = new URL(page.url()).pathname;
	const history = async () => {
		await page.goto(person);
		if (await page.locator('ol li').nth(2).isVisible()) return;
		for (const nth of [0, 2]) await page.locator('[aria-labelledby=between-record] button').nth(nth).click();
	};
	const sheet = async () => {
		await page.goto('/follow-ups');
		await page.locator('article .row button').first().click();
	};
	return [
		{ ...at(await newPage(), '/follow-ups'), name: 'empty' },
		{ ...at(during, '/follow-ups'), name: 'during' },
		{ ...at(page, '/'), name: 'today' },
		{ ...at(page, '/follow-ups'), name: 'queue' },
		{ name: 'sheet', page, open: sheet },
		{ name: 'person', page, open: history },
		{ name: 'done', page, open: emptied },
		...(await writing(during, there))
	];
}

/** A message: from a full record, with a gap, asked whether it was sent, where its words are chosen, and how one writes. */
async function writing(page: Page, eventId: string): Promise<Screen[]> {
	const card = {
		name: 'Dorothea Amsel',
		headline: 'Builds tide mills',
		email: 'dorothea.amsel@estuary-works.example.org',
		linkedin: 'dorothea-amsel',
		phone: '+49 170 1234567'
	};
	await meet(page, eventId, card);
	await page.locator('textarea').first().fill('Talked about tide mills and felt. Looking for a carpenter.');
	await page.locator('textarea').first().blur();
	await page.waitForTimeout(1_000);
	const full = new URL(page.url()).pathname.replace('people', 'follow-ups');
	await meet(page, eventId, { name: 'Oluwaseun Adébáyò', whatsapp: '+49 170 7654321' });
	await page.locator('textarea').first().fill('a bit loud there, but what a lovely boat');
	await page.locator('textarea').first().blur();
	await page.waitForTimeout(1_000);
	const gap = new URL(page.url()).pathname.replace('people', 'follow-ups');
	const asked = async () => {
		await page.goto(full);
		await page.locator('.action a, .action button').first().click();
		await page.locator('textarea').waitFor();
	};
	const wording = async () => {
		await page.goto(full);
		await page.locator('button[aria-haspopup=dialog]').click();
	};
	const held = async () => {
		await page.goto(gap);
		await page.locator('.action a, .action button').first().click();
	};
	return [
		{ ...at(page, full), name: 'write' },
		{ ...at(page, gap), name: 'write-gap' },
		{ name: 'write-held', page, open: held },
		{ name: 'write-wording', page, open: wording },
		{ ...at(page, '/settings/voice'), name: 'voice' },
		// From here on its words stand as they were sent.
		{ name: 'write-asked', page, open: asked }
	];
}

/** Ticks everything there is. */
async function emptied(page: Page): Promise<void> {
	await page.goto('/follow-ups');
	await page.locator('h1').waitFor();
	const tick = page.locator('article .reason button').first();
	const more = page.locator('.due button').first();
	for (let left = 40; left > 0 && (await tick.or(more).first().isVisible()); left--) {
		if (await tick.isVisible()) await tick.click();
		else {
			await more.click();
			await page.locator('dialog .reason button').first().click();
		}
		await page.waitForTimeout(100);
	}
}
