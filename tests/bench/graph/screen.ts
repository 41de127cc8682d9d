import type { Browser, Page } from '@playwright/test';
import { watchMainThread } from '../../tools/main-thread.ts';

/** The longest task of the page's main thread (ms) in each part of a visit: input waits for no longer. Null: there is none. */
export type Visit = {
	/** From the tap that opens the room until its picture stands. */
	roomMs: number;
	roomTaskMs: number;
	openTaskMs: number | null;
	scrubTaskMs: number;
	dragTaskMs: number;
	/** Between frames while the picture is moved by a pointer, the median. */
	dragFrameMs: number;
};

/** Visits an event's room in the real app, as somebody who got the event back with its secret (hex). */
export async function visitRoom(
	on: Browser,
	{ url, eventId, secret }: { url: string; eventId: string; secret: string }
): Promise<Visit> {
	const context = await on.newContext({
		viewport: { width: 1280, height: 1000 },
		serviceWorkers: 'block',
		baseURL: url
	});
	const page = await context.newPage();
	await page.goto(`/recover#${secret}`);
	await page.getByRole('button', { name: 'Get my event back' }).click();
	await page.getByRole('link', { name: 'Open the event' }).waitFor({ timeout: 60_000 });
	await page.goto(`/events/${eventId}/organize`);
	const link = page.locator(`a[href$="${eventId}/room"]`);
	await link.waitFor({ timeout: 60_000 });
	await pause(1_000);
	const watched = (work: () => Promise<void>) => watchMainThread(on, page, work);

	const startedAt = performance.now();
	let roomMs = 0;
	const room = await watched(async () => {
		await link.click();
		await page.getByRole('application').waitFor({ timeout: 120_000 });
		roomMs = performance.now() - startedAt;
		await pause(1_500);
	});
	const scrub = await watched(() => scrubbed(page));
	const drag = await watched(() => dragged(page));
	const frames = await framesWhile(page, () => dragged(page));
	const group = page.locator('button.open').first();
	const open = (await group.count()) > 0 ? await watched(() => opened(page)) : null;
	await context.close();
	return {
		roomMs: Math.round(roomMs),
		roomTaskMs: Math.round(room.mainThread.longestMs),
		openTaskMs: open && Math.round(open.mainThread.longestMs),
		scrubTaskMs: Math.round(scrub.mainThread.longestMs),
		dragTaskMs: Math.round(drag.mainThread.longestMs),
		dragFrameMs: Math.round(frames)
	};
}

/** The largest community of the picture, until its people stand. */
async function opened(page: Page): Promise<void> {
	await page.locator('button.open').first().click();
	await page.locator('.opened').waitFor({ timeout: 60_000 });
	await pause(1_000);
}

async function scrubbed(page: Page): Promise<void> {
	const time = page.locator('input[type=range]');
	await time.focus();
	for (let i = 0; i < 12; i++) await time.press(i === 0 ? 'Home' : 'PageUp');
	await time.press('End');
	await pause(600);
}

async function dragged(page: Page): Promise<void> {
	const box = await page.locator('.view canvas').boundingBox();
	if (!box) throw new Error('there is no picture');
	const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	await page.mouse.move(middle.x, middle.y);
	await page.mouse.down();
	await page.mouse.move(middle.x - 120, middle.y - 40, { steps: 30 });
	await page.mouse.move(middle.x, middle.y, { steps: 30 });
	await page.mouse.up();
	await pause(400);
}

/** The median of the times between frames while something is done, as far as frames followed movements. */
async function framesWhile(page: Page, work: () => Promise<void>): Promise<number> {
	await page.evaluate(() => {
		const times: number[] = [];
		Object.assign(window, { frameTimes: times });
		let moved = false;
		addEventListener('pointermove', () => (moved = true), true);
		let last = performance.now();
		const next = (now: number) => {
			if (moved) times.push(now - last);
			[moved, last] = [false, now];
			requestAnimationFrame(next);
		};
		requestAnimationFrame(next);
	});
	await work();
	return page.evaluate(() => {
		const times: unknown = Reflect.get(window, 'frameTimes');
		const sorted = Array.isArray(times) ? times.map(Number).sort((a, b) => a - b) : [];
		return sorted[sorted.length >> 1] ?? 0;
	});
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
