// Cold loads of the first screen on a slow phone: npm run bench:load
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { startApp } from '../tools/app-server.ts';
import { chromiumPath, quietFlags } from '../tools/chromium.ts';
import { weighRoute } from '../tools/first-route.ts';
import { buildIfNeeded } from '../../src/server/build.ts';
import { median } from '../tools/statistics.ts';

const loads = 7;
const slowPhone = { megabitPerSecond: 1.6, latencyMs: 150, cpuSlowdown: 4 };
type Paint = { fcpMs: number; lcpMs: number };

await buildIfNeeded();
const bare = bareSite();
const app = await startApp();
// No database behind it: what a page costs that consists of one sentence.
const floor = await startApp({
	HALLWAY_BUILD: bare,
	SUPABASE_URL: 'http://localhost:1',
	SUPABASE_KEY: 'none'
});
const browser = await chromium.launch({ executablePath: chromiumPath(), args: quietFlags });
try {
	const routes = ['/', '/e/ABCDEFGH', '/x'];
	const weights = new Map<string, Awaited<ReturnType<typeof weighRoute>>>();
	for (const route of routes) weights.set(route, await weighRoute(browser, app.url + route));
	const ours: Paint[] = [];
	const least: Paint[] = [];
	// The first load of each warms the server and is thrown away; then by turns, so that both meet the same machine.
	for (let load = 0; load <= loads; load++) {
		ours.push(await coldLoad(browser, app.url));
		least.push(await coldLoad(browser, floor.url));
	}
	const [a, b] = [ours, least].map(middleOf);
	const { megabitPerSecond, latencyMs, cpuSlowdown } = slowPhone;
	console.log(
		`Cold load at ${megabitPerSecond} Mbit/s, ${latencyMs} ms, ${cpuSlowdown}x CPU slow-down, medians of ${loads}\n`
	);
	console.log('                     FCP ms   LCP ms');
	console.log(`Hallway, /          ${column(a.fcpMs)} ${column(a.lcpMs)}`);
	console.log(`one sentence (floor)${column(b.fcpMs)} ${column(b.lcpMs)}\n`);
	console.log('JavaScript and CSS (brotli 11)   to draw it   fetched after that');
	for (const [route, { first, after }] of weights) {
		console.log(`${route.padEnd(28)} ${column(first, 10)} B ${column(after, 13)} B`);
	}
	console.log(
		'\nCheck-in apps of the same kind, measured once elsewhere: 107 to 457 kB (gzip), FCP 1,084 to 3,444 ms.\n'
	);
	const first = weights.get('/')?.first ?? NaN;
	console.log(
		JSON.stringify({
			firstRouteBytesBrotli: first,
			fcpMs: a.fcpMs,
			lcpMs: a.lcpMs,
			floorFcpMs: b.fcpMs,
			floorLcpMs: b.lcpMs
		})
	);
} finally {
	await browser.close();
	await app.stop();
	await floor.stop();
	rmSync(bare, { recursive: true });
}

async function coldLoad(on: Browser, url: string): Promise<Paint> {
	const context = await on.newContext({ viewport: { width: 390, height: 844 } });
	const page = await context.newPage();
	const devtools = await context.newCDPSession(page);
	const bytesPerSecond = (slowPhone.megabitPerSecond * 1_000_000) / 8;
	await devtools.send('Network.enable');
	await devtools.send('Network.emulateNetworkConditions', {
		offline: false,
		latency: slowPhone.latencyMs,
		downloadThroughput: bytesPerSecond,
		uploadThroughput: bytesPerSecond
	});
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowPhone.cpuSlowdown });
	await page.goto(url, { waitUntil: 'load' });
	await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
	// On a busy machine the word in the shell would pass for the first screen; the page of one sentence has no app.
	await page.waitForFunction(
		() => !document.querySelector('#app') || performance.getEntriesByName('drawn').length > 0
	);
	// What is drawn later than this is no longer the first screen.
	await page.waitForTimeout(1_500);
	const paint = await page.evaluate(
		() =>
			new Promise<Paint>((resolve) => {
				const fcpMs = performance.getEntriesByName('first-contentful-paint')[0].startTime;
				new PerformanceObserver((list) => {
					resolve({ fcpMs, lcpMs: list.getEntries().at(-1)?.startTime ?? NaN });
				}).observe({ type: 'largest-contentful-paint', buffered: true });
			})
	);
	await context.close();
	return paint;
}

function middleOf(paints: Paint[]): Paint {
	const counted = paints.slice(1);
	return {
		fcpMs: Math.round(median(counted.map(({ fcpMs }) => fcpMs))),
		lcpMs: Math.round(median(counted.map(({ lcpMs }) => lcpMs)))
	};
}

function bareSite(): string {
	const folder = mkdtempSync(join(tmpdir(), 'hallway-bare-'));
	mkdirSync(join(folder, '_app'));
	writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Floor</title><p>One sentence.</p>');
	return folder;
}

function column(value: number, width = 9): string {
	return value.toLocaleString('en').padStart(width);
}
