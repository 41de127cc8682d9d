// npm run bench:queue: the list of follow-ups with 5,000 people on a slowed CPU: opening it, frames while it is scrolled, and the work
// after one change. In the same run, as the floor: a page without a script that has the same rows painted, and an empty one; medians.
// Arguments: how many people (5000), how much slower (4), how many runs (5).
import { type Browser, type Page, chromium } from '@playwright/test';
import { buildIfNeeded } from '../../src/server/build.ts';
import { startApp } from '../tools/app-server.ts';
import { chromiumPath, quietFlags } from '../tools/chromium.ts';
import { watchMainThread } from '../tools/main-thread.ts';
import { fillPeople } from '../tools/many-people.ts';
import { percentile } from '../tools/statistics.ts';

const [people = 5000, cpuSlowdown = 4, runs = 5] = process.argv.slice(2).map(Number);
// Pixels: a hundred at a time, as a wheel or a quick finger.
const [distance, step] = [12_000, 100];
const items = '[data-item]';
/** Between two frames, at sixty a second; ms. */
const frameMs = 1000 / 60;

type Measured = { readonly [what: string]: number };

await buildIfNeeded();
const app = await startApp();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: quietFlags });
try {
	// A worker that saves the app for later would work at the same time.
	const context = await browser.newContext({
		viewport: { width: 390, height: 844 },
		serviceWorkers: 'block'
	});
	const page = await context.newPage();
	page.on('pageerror', (error) => console.error(error));
	await page.goto(app.url);
	await page.waitForFunction(() => performance.getEntriesByName('drawn').length > 0);
	await fillPeople(page, people);
	const all: { [part: string]: Measured }[] = [];
	for (let run = 0; run < runs; run++) {
		await page.goto(app.url);
		await page.waitForTimeout(1_000);
		const opening = await opened(browser, page);
		const queue = await scrolled(browser, page);
		const oneChange = await changed(browser, page);
		await takeScriptAway(page);
		const painted = await scrolled(browser, page);
		await page.goto('about:blank');
		await page.evaluate((px) => (document.body.style.height = `${px}px`), 5 * distance);
		const empty = await scrolled(browser, page);
		console.log(JSON.stringify({ queue, painted, empty, opening, oneChange }));
		all.push({ queue, painted, empty, opening, oneChange });
	}
	const parts = Object.keys(all[0]).map((part) => [part, medians(all.map((run) => run[part]))] as const);
	const measured = Object.fromEntries(parts);
	console.log(`${people} people, ${cpuSlowdown}x CPU slow-down, medians of ${runs} runs; ms`);
	console.table(measured);
	console.log(JSON.stringify({ people, cpuSlowdown, runs, ...measured }));
} finally {
	await browser.close();
	await app.stop();
}

declare global {
	interface Window {
		frameTimes: number[];
	}
}

/** From the first screen to the list, and until it stands. */
async function opened(on: Browser, page: Page): Promise<Measured> {
	return slowed(on, page, async () => {
		await page.locator('a[href="/people"]').first().click();
		await page.locator('main a[href="/follow-ups"]').click();
		await page.locator(items).nth(8).waitFor();
		await page.waitForTimeout(1_500);
	});
}

/** In its place a page that looks the same, with rows for all of the way, as one that a server wrote. */
async function takeScriptAway(page: Page): Promise<void> {
	const { html, styles } = await page.evaluate((px) => {
		const copy = document.documentElement.cloneNode(true);
		if (!(copy instanceof HTMLElement)) throw new Error('no page');
		for (const gone of copy.querySelectorAll('script, dialog, link[rel="modulepreload"]')) gone.remove();
		const list = copy.querySelector('.list:has(> li .due)');
		const rows = [...(list?.children ?? [])];
		for (const row of rows) row.setAttribute('style', 'content-visibility: visible');
		list?.setAttribute('style', 'contain: none; block-size: auto');
		for (let tall = 0; tall < 2 * px; tall += 80 * rows.length)
			list?.append(...rows.map((row) => row.cloneNode(true)));
		const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
		return { html: copy.outerHTML, styles: rules.map(({ cssText }) => cssText).join('\n') };
	}, distance);
	await page.goto('about:blank');
	await page.setContent(html.replace(/<link[^>]*rel="stylesheet"[^>]*>/g, ''));
	await page.addStyleTag({ content: styles });
}

/** Frames while it is scrolled. */
async function scrolled(on: Browser, page: Page): Promise<Measured> {
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
	const mainThread = await slowed(on, page, async () => {
		await page.evaluate(() => (window.frameTimes.length = 0));
		for (let y = 0; y < distance; y += step) {
			await page.mouse.wheel(0, step);
			await page.waitForTimeout(16);
		}
	});
	const { at, y } = await page.evaluate(() => ({ at: window.frameTimes, y: scrollY }));
	if (y < distance / 2) throw new Error(`scrolled ${y} px only`);
	const frames = at.slice(1).map((time, nth) => time - at[nth]);
	const rows = await page.locator(items).count();
	return {
		p50: Math.round(percentile(frames, 50)),
		p95: Math.round(percentile(frames, 95)),
		dropped: frames.reduce((sum, ms) => sum + Math.max(Math.round(ms / frameMs) - 1, 0), 0),
		frames: frames.length,
		...mainThread,
		rows
	};
}

/** One person is put off: what the main thread does until the list is right again. */
async function changed(on: Browser, page: Page): Promise<Measured> {
	await page.evaluate(() => scrollTo(0, 0));
	await page.waitForTimeout(500);
	await page.locator(items).nth(8).getByRole('button').click();
	const first = page.getByRole('dialog').getByRole('button').nth(1);
	await first.waitFor();
	await page.waitForTimeout(500);
	return slowed(on, page, async () => {
		await first.click();
		await page.waitForTimeout(1_500);
	});
}

/** The longest task of the main thread meanwhile, and all of them; `Cpu` is what the page itself worked, however busy the machine is. */
async function slowed(on: Browser, page: Page, work: () => Promise<void>): Promise<Measured> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
	const { mainThread } = await watchMainThread(on, page, work);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	await devtools.detach();
	return {
		longestTask: Math.round(mainThread.longestMs),
		longestTaskCpu: Math.round(mainThread.longestCpuMs),
		allCpu: Math.round(mainThread.allCpuMs)
	};
}

function medians(measured: readonly Measured[]): Measured {
	const middle = (what: string) =>
		percentile(
			measured.map((each) => each[what]),
			50
		);
	return Object.fromEntries(Object.keys(measured[0]).map((what) => [what, middle(what)]));
}
