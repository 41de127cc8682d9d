import type { Browser, Page } from '@playwright/test';
import { type MainThread, watchMainThread } from '../../tools/main-thread.ts';

/**
 * The longest task of the page's main thread in each part of a visit, in milliseconds: input waits for no longer. First as it
 * was, then what of it was work, which is less where the machine has other things to do. Null: there is no such part.
 */
export type Visit = {
	/** From the tap that opens the room until its picture stands. */
	roomMs: number;
	roomTask: Task;
	openTask: Task | null;
	scrubTask: Task;
	dragTask: Task;
	/** Between frames while the picture is moved by a pointer, the median. */
	dragFrameMs: number;
};
type Task = [ms: number, cpuMs: number];

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
		roomTask: taskOf(room),
		openTask: open && taskOf(open),
		scrubTask: taskOf(scrub),
		dragTask: taskOf(drag),
		dragFrameMs: Math.round(frames)
	};
}

function taskOf({ mainThread }: { mainThread: MainThread }): Task {
	return [Math.round(mainThread.longestMs), Math.round(mainThread.longestCpuMs)];
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
