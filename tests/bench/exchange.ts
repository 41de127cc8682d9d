// From a code in view to the contact on the screen, between two real browser contexts: npm run bench:exchange
import { type Browser, type Page, chromium } from '@playwright/test';
import type { Profile } from '../../src/lib/card/fields.ts';
import { linkOf, swapBack } from '../e2e/steps.ts';
import { startApp } from '../tools/app-server.ts';
import { chromiumPath, quietFlags } from '../tools/chromium.ts';
import { buildIfNeeded } from '../../src/server/build.ts';
import { median, percentile } from '../tools/statistics.ts';
import { type FakeCamera, fakeCamera } from './exchange/fake-camera.ts';

const tries = Number(process.env.TRIES ?? 6);
const patienceMs = 4_000;
// The scanner reports a code anew once it has been out of view for two seconds.
const outOfViewMs = 2_300;
const cards = {
	typical: { name: 'Ottoline Brask', headline: 'Restores tide mills on the estuary' },
	dense: {
		name: 'Πηνελόπη Παπαδοπούλου-Χατζηκωνσταντίνου του Θεμιστοκλή',
		headline: 'Αποκαθιστά παλιρροϊκούς μύλους, γεφύρια και υδραγωγεία στις εκβολές των ποταμών της Ηπείρου'
	}
} satisfies Record<string, Profile>;
const distances = { near: 0.96, far: 0.5 };
type Row = { engine: string; network: string; card: string; distance: string; times: (number | null)[] };
type Scanner = { page: Page; camera: FakeCamera };

await buildIfNeeded();
const app = await startApp();
const browser = await chromium.launch({ executablePath: chromiumPath(), args: quietFlags });
const rows: Row[] = [];
try {
	const ours = await openScanner(browser, true);
	const theirs = await openScanner(browser, false);
	for (const [card, profile] of Object.entries(cards)) {
		const shown = await openCode(browser, profile);
		for (const [distance, size] of Object.entries(distances)) {
			const trial = { card, distance, shown, size, name: profile.name };
			rows.push({ engine: 'ours', network: 'online', card, distance, times: await measure(ours, trial) });
			rows.push({
				engine: 'html5-qrcode',
				network: 'online',
				card,
				distance,
				times: await measure(theirs, trial)
			});
			for (const { page } of [ours, { page: shown }]) await page.context().setOffline(true);
			rows.push({ engine: 'ours', network: 'offline', card, distance, times: await measure(ours, trial) });
			for (const { page } of [ours, { page: shown }]) await page.context().setOffline(false);
		}
		await shown.context().close();
	}
	report();
} finally {
	await browser.close();
	await app.stop();
}

/** A phone with a card of its own, at the scanner. Without WebAssembly the app scans with html5-qrcode. */
async function openScanner(on: Browser, hasWebAssembly: boolean): Promise<Scanner> {
	const phone = await on.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB' });
	const page = await phone.newPage();
	if (!hasWebAssembly) await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'));
	const camera = await fakeCamera(page);
	await swapBack(page, { link: linkOf({ name: 'Somebody Else' }, app.url), name: 'Amina' });
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await page.goto(`${app.url}/scan`);
	await page.getByText('inside the frame').waitFor();
	return { page, camera };
}

/** A phone that shows its code. */
async function openCode(on: Browser, { name, headline }: Profile): Promise<Page> {
	const phone = await on.newContext({
		viewport: { width: 390, height: 844 },
		locale: 'en-GB',
		deviceScaleFactor: 2
	});
	const page = await phone.newPage();
	await page.goto(linkOf({ name: 'Somebody Else' }, app.url));
	await page.getByRole('textbox', { name: 'What you do' }).fill(headline ?? '');
	await swapBackHere(page, name ?? '');
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await page.goto(`${app.url}/code`);
	await page.locator('[data-code]').waitFor();
	return page;
}

async function swapBackHere(page: Page, name: string) {
	await page.getByRole('textbox', { name: 'Your name' }).fill(name);
	await page.getByRole('button', { name: 'Give my card' }).click();
	await page.getByRole('link', { name: 'Show my code' }).waitFor();
}

type Trial = { shown: Page; size: number; name: string };

async function measure({ page, camera }: Scanner, { shown, size, name }: Trial): Promise<(number | null)[]> {
	const times: (number | null)[] = [];
	// The first one warms the decoder up and does not count.
	for (let attempt = 0; attempt <= tries; attempt++) {
		await shown.bringToFront();
		const screen = await shown.screenshot();
		await page.bringToFront();
		times.push(await camera.holdUntil(screen, { size, wanted: name, patienceMs }));
		await camera.lower();
		await takeBack(page);
		await page.waitForTimeout(outOfViewMs);
	}
	return times.slice(1);
}

/** Undoes the exchange, so that the next one is a first one again. */
async function takeBack(page: Page) {
	const undo = page.locator('main section').getByRole('button', { name: 'Undo' });
	if ((await undo.count()) > 0) await undo.click();
	await undo.waitFor({ state: 'detached' });
}

function report() {
	console.log(
		`From the code in view to the contact on the screen, ms (${tries} tries each; camera: a stream of the other`
	);
	console.log(
		'phone’s screenshots in place of getUserMedia; html5-qrcode as the app tunes it for browsers without WebAssembly)\n'
	);
	console.log('engine        network  card     distance  median     p95  read');
	for (const { engine, network, card, distance, times } of rows) {
		const seen = times.filter((time) => time !== null);
		const figures = `${round(median(seen)).padStart(7)} ${round(percentile(seen, 95)).padStart(7)}  ${seen.length}/${times.length}`;
		console.log(
			`${engine.padEnd(13)} ${network.padEnd(8)} ${card.padEnd(8)} ${distance.padEnd(8)} ${figures}`
		);
	}
	console.log(
		`\n${JSON.stringify({
			online: summary('ours', 'online'),
			offline: summary('ours', 'offline'),
			html5qrcode: summary('html5-qrcode', 'online')
		})}`
	);
}

function summary(engine: string, network: string) {
	const all = rows
		.filter((row) => row.engine === engine && row.network === network)
		.flatMap(({ times }) => times);
	const seen = all.filter((time) => time !== null);
	return {
		medianMs: Math.round(median(seen)),
		p95Ms: Math.round(percentile(seen, 95)),
		read: seen.length,
		of: all.length
	};
}

function round(value: number): string {
	return Number.isNaN(value) ? '-' : String(Math.round(value));
}
