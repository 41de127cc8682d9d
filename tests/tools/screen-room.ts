import type { Page } from '@playwright/test';
import { createEvent, settled } from '../e2e/steps.ts';
import { type Crowd, crowd } from './screen-crowd.ts';
import { hugeAnswer } from './screen-huge.ts';
import type { Bench, Screen } from './screen-people.ts';

const graphCall = '**/rest/v1/rpc/connection_graph';
const wallCall = '**/rest/v1/rpc/wall_picture';

/** What organizers see of a full event: the room, somebody chosen, a part of it, on paper; compared; on the wall; and without an answer. */
export async function room(bench: Bench): Promise<Screen[]> {
	const page = await bench.newPage();
	const now = await crowd(bench.url, { name: 'Estuary Autumn Meetup', people: 84, seed: 7 });
	const before = await crowd(bench.url, {
		name: 'Estuary Spring Meetup',
		people: 30,
		seed: 11,
		daysAgo: 7
	});
	for (const { recovery } of [before, now]) await organize(page, recovery);
	const empty = await bench.newPage();
	await createEvent(empty, { event: 'Tide and mill days', name: 'Amina Okafor' });
	const nobody = new URL(empty.url()).pathname;
	const of = ({ eventId }: Crowd, what: string) => `/events/${eventId}/${what}`;

	const open = async (path = of(now, 'room')) => {
		await page.unrouteAll();
		await page.goto('/icon.svg');
		await page.goto(path);
		await settled(page);
		await drawn(page);
	};
	const answered = async (path: string, answer: (page: Page) => Promise<unknown>) => {
		await page.unrouteAll();
		await page.goto('/icon.svg');
		await page.evaluate(() => sessionStorage.clear());
		await answer(page);
		await page.goto(path);
	};
	const failing = (call: string) => (on: Page) =>
		on.route(call, (route) => route.fulfill({ status: 500, json: { code: 'XX000', message: 'broken' } }));
	const offline = (on: Page) => on.route('**/rest/v1/**', (route) => route.abort('internetdisconnected'));
	const silent = (call: string) => (on: Page) => on.route(call, () => {});
	return [
		{ name: 'full', page, open: () => open() },
		{
			name: 'chosen',
			page,
			open: async () => {
				await open();
				await page.locator('.view').press('Enter');
				await page.locator('[data-person]').waitFor();
			}
		},
		{
			name: 'near',
			page,
			open: async () => {
				await open();
				for (let times = 0; times < 4; times++) await page.locator('.view').press('+');
				await page.waitForTimeout(500);
			}
		},
		{
			name: 'part',
			page,
			open: async () => {
				await open();
				await page.locator('select').first().selectOption({ index: 2 });
				await page.locator('.clear').waitFor();
			}
		},
		{
			name: 'export',
			page,
			open: async () => {
				await open();
				await page.locator('.acts .button').nth(1).click();
			}
		},
		{ name: 'report', page, open: () => open(), isPaper: true },
		{
			name: 'huge',
			page,
			open: async () => {
				await answered(of(now, 'room'), (on) =>
					on.route(graphCall, (route) => route.fulfill({ json: hugeAnswer(now.eventId) }))
				);
				await drawn(page);
			}
		},
		{ name: 'loading', page, open: () => answered(of(now, 'room'), silent(graphCall)), isRestless: true },
		{ name: 'offline', page, open: () => answered(of(now, 'room'), offline) },
		{ name: 'error', page, open: () => answered(of(now, 'room'), failing(graphCall)) },
		{ name: 'empty', page: empty, open: () => empty.goto(`${nobody}/room`) },
		{ name: 'compare', page, open: () => open(of(now, 'compare')) },
		{ name: 'compare-one', page: empty, open: () => empty.goto(`${nobody}/compare`) },
		{ name: 'wall', page, open: () => open(of(now, 'wall')) },
		{
			name: 'wall-bright',
			page,
			open: async () => {
				await open(of(now, 'wall'));
				await page.locator('.controls input').nth(1).check();
			}
		},
		{
			name: 'wall-empty',
			page: empty,
			open: async () => {
				await empty.goto(`${nobody}/wall`);
				await empty.locator('.figures').waitFor();
			}
		},
		{ name: 'wall-offline', page, open: () => answered(of(now, 'wall'), offline) },
		{ name: 'wall-error', page, open: () => answered(of(now, 'wall'), failing(wallCall)) }
	];
}

/** Becomes an organizer by the link that was kept. */
async function organize(page: Page, recovery: string): Promise<void> {
	await page.goto('/icon.svg');
	await page.goto(recovery);
	await page.locator('main button.primary').click();
	await page.locator('main a[href^="/events/"]').waitFor({ timeout: 30_000 });
	await page.waitForTimeout(500);
}

/** Waits until the picture is there and stands still. */
async function drawn(page: Page): Promise<void> {
	await page.locator('canvas, table').first().waitFor({ timeout: 60_000 });
	await page.locator('progress').waitFor({ state: 'detached', timeout: 60_000 });
	await page.waitForTimeout(600);
}
