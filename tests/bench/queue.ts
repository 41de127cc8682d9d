// npm run bench:queue: the list of follow-ups with 5,000 people on a slowed CPU: opening it, frames while it is scrolled by a thumb and by
// a flick, and the work after one change. In the same run, as the floor: a page without a script that has the same rows painted, and an
// empty one; medians. Arguments: how many people (5000), how much slower (4), how many runs (5).
import { type Browser, type Page, chromium } from '@playwright/test';
import { buildIfNeeded } from '../../src/server/build.ts';
import { startApp } from '../tools/app-server.ts';
import { chromiumPath, quietFlags } from '../tools/chromium.ts';
import { watchMainThread } from '../tools/main-thread.ts';
import { fillPeople } from '../tools/many-people.ts';
import { percentile } from '../tools/statistics.ts';

const [people = 5000, cpuSlowdown = 4, runs = 5] = process.argv.slice(2).map(Number);
const items = '[data-item]';
/** How quickly a page moves, in pixels a second, and for how long. */
const [thumb, flick, seconds] = [1_200, 3_000, 4];

type Measured = { readonly [what: string]: number };

await buildIfNeeded();
const app = await startApp();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: quietFlags });
try {
	// A worker that saves the app for later would work at the same time.
	const context = await browser.newContext({
		...{ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
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
		const [byThumb, byFlick] = [await scrolled(browser, page, thumb), await scrolled(browser, page, flick)];
		const oneChange = await changed(browser, page);
		const bare = { highest: await bareAt(page, flick) };
		await takeScriptAway(page);
		const paintedByFlick = await scrolled(browser, page, flick);
		await page.goto('about:blank');
		await page.evaluate((px) => (document.body.style.height = `${px}px`), 2 * seconds * flick);
		const emptyByFlick = await scrolled(browser, page, flick);
		const measured = { opening, byThumb, byFlick, paintedByFlick, emptyByFlick, bare, oneChange };
		console.log(JSON.stringify(measured));
		all.push(measured);
	}
	const parts = Object.keys(all[0]).map((part) => [part, medians(all.map((run) => run[part]))] as const);
	const middle = Object.fromEntries(parts);
	console.log(`${people} people, ${cpuSlowdown}x CPU slow-down, medians of ${runs} runs; ms`);
	console.table(middle);
	console.log(JSON.stringify({ people, cpuSlowdown, runs, ...middle }));
} finally {
	await browser.close();
	await app.stop();
}

/** From the people to the list, and until it stands. */
async function opened(on: Browser, page: Page): Promise<Measured> {
	await page.locator('a[href="/people"]').first().click();
	await page.waitForTimeout(1_500);
	return slowed(on, page, async () => {
		await page.locator('main a[href="/follow-ups"]').click();
		await page.locator(items).nth(4).waitFor();
		await page.waitForTimeout(1_500);
	});
}

/** In its place a page that looks the same, with rows for all of the way, as one that a server wrote. */
async function takeScriptAway(page: Page): Promise<void> {
	const { html, styles } = await page.evaluate((px) => {
		const copy = document.documentElement.cloneNode(true);
		if (!(copy instanceof HTMLElement)) throw new Error('no page');
		for (const gone of copy.querySelectorAll('script, dialog, link[rel="modulepreload"]')) gone.remove();
		const list = copy.querySelector('.list:has(> [data-item])');
		for (const gap of copy.querySelectorAll('.list > [aria-hidden="true"]')) gap.remove();
		const rows = [...(list?.children ?? [])];
		for (let tall = 0; tall < 2 * px; tall += 80 * rows.length)
			list?.append(...rows.map((row) => row.cloneNode(true)));
		const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
		return { html: copy.outerHTML, styles: rules.map(({ cssText }) => cssText).join('\n') };
	}, seconds * flick);
	await page.goto('about:blank');
	await page.setContent(html.replace(/<link[^>]*rel="stylesheet"[^>]*>/g, ''));
	await page.addStyleTag({ content: styles });
}

/** Frames while it is scrolled so quickly: shown, late and dropped ones. */
async function scrolled(on: Browser, page: Page, speed: number): Promise<Measured> {
	await page.evaluate(() => scrollTo(0, 0));
	await page.waitForTimeout(500);
	const measured = await slowed(on, page, () => move(page, speed));
	const y = await page.evaluate(() => scrollY);
	if (y < (seconds * speed) / 2) throw new Error(`scrolled ${y} px only`);
	return { ...measured, rows: await page.locator(items).count() };
}

/** As a finger does: the compositor scrolls, the page hears of it. */
async function move(page: Page, speed: number): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	const gesture = { x: 2, y: 600, yDistance: -seconds * speed, gestureSourceType: 'mouse', speed } as const;
	await devtools.send('Input.synthesizeScrollGesture', gesture);
	await devtools.detach();
}

/** How much of the window is without rows that should be there, at most, in the frames of a slowed page; pixels. */
async function bareAt(page: Page, speed: number): Promise<number> {
	await page.evaluate(() => scrollTo(0, 0));
	await page.evaluate(() => {
		let highest = 0;
		const look = () => {
			const gaps = [...document.querySelectorAll('.list > [aria-hidden="true"]')];
			const boxes = gaps.map((gap) => gap.getBoundingClientRect());
			const bare = boxes.map(({ top, bottom }) => Math.min(bottom, innerHeight) - Math.max(top, 0));
			highest = Math.max(highest, ...bare);
			document.documentElement.dataset.bare = String(Math.round(highest));
			requestAnimationFrame(look);
		};
		look();
	});
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
	await move(page, speed);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	await devtools.detach();
	return page.evaluate(() => Number(document.documentElement.dataset.bare));
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

/** Frames, the longest task of the main thread meanwhile, and all of them; `Cpu` is what the page itself worked, however busy the machine is. */
async function slowed(on: Browser, page: Page, work: () => Promise<void>): Promise<Measured> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
	const { mainThread, frames } = await watchMainThread(on, page, work);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	await devtools.detach();
	return {
		...frames,
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
