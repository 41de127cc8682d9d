import type { Page } from '@playwright/test';
import { goOffline, holdClock, letPass, meet, planEvent } from '../e2e/event-clock.ts';
import { type Bench, type Screen, at } from './screen-people.ts';

const planned = { event: 'Estuary Days', name: 'Amina Okafor', lasts: 180 };
const met = [
	'Hannelore Wittgenstein-Hohenzollern',
	'李小龙',
	'Ada',
	'Bao Nguyen',
	'Chidi Eze',
	'Dorothea Amsel',
	'Ada'
];

/** Today before, during and after an event, in quiet mode too; preparing and looking back. */
export async function today({ newPage }: Bench): Promise<Screen[]> {
	const phone = async (startsIn: number) => {
		const page = await newPage();
		await holdClock(page);
		return { page, eventId: await planEvent(page, { ...planned, startsIn }) };
	};
	const [before, during, after, quiet] = [
		await phone(120),
		await phone(-60),
		await phone(-60),
		await phone(-60)
	];
	for (const { page, eventId } of [during, after]) {
		for (const name of met) await meet(page, eventId, { name, headline: 'Builds tide mills' });
		await goOffline(page);
	}
	await letPass(during.page, 11);
	await quiet.page.goto('/');
	await quiet.page.getByRole('switch').click();
	const reflect = `/reflect?event=${after.eventId}`;
	const full = async (page: Page) => {
		await page.goto(reflect);
		const chips = page.locator('[aria-labelledby=deepen] button.chip');
		for (let at = 0; at < 3; at++)
			if ((await chips.nth(at).getAttribute('aria-pressed')) === 'false') await chips.nth(at).click();
		await chips.nth(3).click();
	};
	const done = async (page: Page) => {
		await page.goto(reflect);
		const finish = page.locator('main > button.primary');
		if (await finish.isVisible()) {
			await page.locator('textarea').nth(1).fill('ask one question more');
			await finish.click();
		}
	};
	return [
		{ name: 'before', page: before.page, open: (page) => page.goto('/') },
		{ name: 'prepare', page: before.page, open: (page) => page.goto('/prepare') },
		{ name: 'during', page: during.page, open: (page) => page.goto('/') },
		{ name: 'quiet', page: quiet.page, open: (page) => page.goto('/') },
		{ name: 'reflect', page: after.page, open: (page) => page.goto(reflect) },
		{ name: 'let-go', page: after.page, open: full },
		{ name: 'done', page: after.page, open: done },
		{ ...at(before.page, '/prepare?event=7b1c1d3e-4f5a-4b6c-8d7e-9f0a1b2c3d4e'), name: 'prepare-gone' },
		{ ...at(before.page, '/reflect'), name: 'reflect-none' }
	];
}
