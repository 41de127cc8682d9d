// npm run bench:queue: the list of follow-ups with 5,000 people on a slowed CPU: frames while it is scrolled,
// beside an empty page of the same height, and the work after one change. Arguments: how many people (5000), how much slower (4).
import { type Browser, type Page, chromium } from '@playwright/test';
import { buildIfNeeded } from '../../src/server/build.ts';
import { startApp } from '../tools/app-server.ts';
import { chromiumPath, quietFlags } from '../tools/chromium.ts';
import { watchMainThread } from '../tools/main-thread.ts';
import { fillPeople } from '../tools/many-people.ts';
import { percentile } from '../tools/statistics.ts';

const [people, cpuSlowdown] = [Number(process.argv[2] ?? 5000), Number(process.argv[3] ?? 4)];
// Pixels: a hundred at a time, as a wheel or a quick finger.
const [distance, step] = [12_000, 100];

await buildIfNeeded();
const app = await startApp();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: quietFlags });
try {
	const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
	page.on('pageerror', (error) => console.error(error));
	await page.goto(app.url);
	await page.waitForFunction(() => performance.getEntriesByName('drawn').length > 0);
	await fillPeople(page, people);
	await page.goto(`${app.url}/follow-ups`);
	await page.locator('[data-item]').nth(10).waitFor();
	const queue = await scrolled(browser, page);
	const rows = await page.locator('[data-item]').count();
	const oneChange = await changed(browser, page);
	await page.goto('about:blank');
	await page.evaluate((px) => (document.body.style.height = `${px}px`), 5 * distance);
	const empty = await scrolled(browser, page);
	console.log(`${people} people, ${cpuSlowdown}x CPU slow-down; ms`);
	console.table({ queue, 'an empty page': empty });
	console.log(`${rows} rows are drawn after ${distance} px; one change: ${JSON.stringify(oneChange)}`);
	console.log(JSON.stringify({ people, cpuSlowdown, rows, queue, empty, oneChange }));
} finally {
	await browser.close();
	await app.stop();
}

declare global {
	interface Window {
		frameTimes: number[];
	}
}

/** Frames while it is scrolled; `Cpu` is what the page itself worked in the longest task, however busy the machine is. */
async function scrolled(on: Browser, page: Page) {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
	await page.evaluate(() => {
		const frames: number[] = [];
		const next = (at: number) => {
			frames.push(at);
			requestAnimationFrame(next);
		};
		requestAnimationFrame(next);
		window.frameTimes = frames;
	});
	await page.mouse.move(195, 500);
	const { mainThread } = await watchMainThread(on, page, async () => {
		for (let y = 0; y < distance; y += step) {
			await page.mouse.wheel(0, step);
			await page.waitForTimeout(16);
		}
	});
	const { at, y } = await page.evaluate(() => ({ at: window.frameTimes, y: scrollY }));
	if (y < distance / 2) throw new Error(`scrolled ${y} px only`);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	const frames = at.slice(1).map((time, nth) => time - at[nth]);
	return {
		p50: Math.round(percentile(frames, 50)),
		scrolled: Math.round(y),
		p95: Math.round(percentile(frames, 95)),
		longestTask: Math.round(mainThread.longestMs),
		longestTaskCpu: Math.round(mainThread.longestCpuMs)
	};
}

/** One person is put off: what the main thread does until the list is right again. */
async function changed(on: Browser, page: Page) {
	await page.evaluate(() => scrollTo(0, 0));
	const devtools = await page.context().newCDPSession(page);
	await page.locator('[data-item]').nth(8).getByRole('button').click();
	const first = page.getByRole('dialog').getByRole('button').nth(1);
	await first.waitFor();
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
	const { mainThread } = await watchMainThread(on, page, async () => {
		await first.click();
		await page.waitForTimeout(1_500);
	});
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	return {
		longestTask: Math.round(mainThread.longestMs),
		longestTaskCpu: Math.round(mainThread.longestCpuMs)
	};
}
