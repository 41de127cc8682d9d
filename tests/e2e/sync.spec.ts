import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type Page, chromium, expect, test } from '@playwright/test';
import { type RunningServer, startServer } from '../../src/server/server.ts';
import { readSettings } from '../../src/server/settings.ts';
import { preparedStore, productMigrations } from '../server/prepared.ts';
import { chromiumPath, quietFlags } from '../tools/chromium.ts';
import { sharedPage } from '../tools/page-build.ts';

// The whole way from one phone's mutation to the other phone's screen: real browser, real server, real SQL.
let folder: string;
let build: string;
let server: RunningServer;
let browser: Browser;
const start = (port = 0) =>
	startServer(
		readSettings({ PORT: String(port), HOST: '127.0.0.1', HALLWAY_DATA: folder, HALLWAY_BUILD: build }),
		() => undefined
	);

test.beforeAll(async () => {
	test.setTimeout(120_000);
	folder = mkdtempSync(join(tmpdir(), 'hallway-sync-'));
	cpSync(await preparedStore(productMigrations), join(folder, 'pglite'), { recursive: true });
	build = await sharedPage('tests/e2e/sync');
	server = await start();
	browser = await chromium.launch({
		executablePath: chromiumPath(),
		args: [...quietFlags, '--host-resolver-rules=MAP hallway.test 127.0.0.1']
	});
});
test.afterAll(async () => {
	await browser.close();
	await server.stop();
	rmSync(folder, { recursive: true });
});

for (const [host, missing] of [
	['localhost', []],
	['hallway.test', ['subtle', 'locks', 'randomUUID']]
] as const) {
	test(`the scanned person sees the other within a second or so, without doing anything (http://${host})`, async () => {
		const [ada, bo] = [await phone('Ada', host), await phone('Bo', host)];
		expect(await ada.evaluate(() => window.phone.missing())).toEqual(missing);
		const code = await bo.evaluate(() => window.phone.code());
		const startedAt = Date.now();
		await ada.evaluate((scanned) => window.phone.scan(scanned), code);
		await expect(ada.locator('li')).toContainText('Bo, ');
		const ownMs = Date.now() - startedAt;
		await expect(bo.locator('li')).toHaveText('Ada, I am Ada, confirmed,');
		console.info(`${host}: own screen after ${ownMs} ms, the other's after ${Date.now() - startedAt} ms`);
		await expect(ada.locator('li')).toHaveText('Bo, I am Bo, confirmed,');
		await expect(ada.locator('#status')).toHaveText('safe');
	});
}

test('without a network a scan and its note wait, and get in when it comes back', async () => {
	const [ada, bo] = [await phone('Ada'), await phone('Bo')];
	await ada.context().setOffline(true);
	const contactId = await ada.evaluate(
		(code) => window.phone.scan(code),
		await bo.evaluate(() => window.phone.code())
	);
	await ada.evaluate((id) => window.phone.note(id, 'met in the dark'), contactId);
	await expect(ada.locator('#status')).toHaveText('offline 2');
	await expect(ada.locator('li')).toHaveText('Bo, no pitch, no-network, met in the dark');
	await ada.context().setOffline(false);
	await expect(ada.locator('#status')).toHaveText('safe');
	await expect(ada.locator('li')).toHaveText('Bo, I am Bo, confirmed, met in the dark');
	await expect(bo.locator('li')).toHaveText('Ada, I am Ada, confirmed,');
});

test('two tabs of one phone are one person, and a server that comes back finds them', async () => {
	const context = await browser.newContext();
	const [one, other] = [await open(context), await open(context)];
	await one.evaluate(() => window.phone.introduce('Ada'));
	await expect(one.locator('#status')).toHaveText('safe');
	await expect(other.locator('#status')).toHaveText('safe');
	// Safe is what the server has; who this person is there comes with the rows that are asked for next.
	await expect.poll(() => one.evaluate(() => window.phone.personId())).not.toBeNull();
	const id = await one.evaluate(() => window.phone.personId());
	await expect.poll(() => other.evaluate(() => window.phone.personId())).toBe(id);

	const { port } = server;
	await server.stop();
	const bo = await (await phoneWithoutNetwork('Bo')).evaluate(() => window.phone.code());
	await other.evaluate((code) => window.phone.scan(code), bo);
	await expect(one.locator('#status')).toHaveText('offline 1');
	await expect(one.locator('li')).toContainText('Bo');
	server = await start(port);
	await expect(one.locator('li')).toContainText('not-yet-known', { timeout: 40_000 });
	expect(await one.evaluate(() => window.phone.personId())).toBe(id);
});

async function phone(name: string, host = 'localhost'): Promise<Page> {
	const page = await open(await browser.newContext(), host);
	await page.evaluate((given) => window.phone.introduce(given), name);
	await expect(page.locator('#status')).toHaveText('safe');
	return page;
}

/** A page that was loaded before and is used without a network. */
async function phoneWithoutNetwork(name: string): Promise<Page> {
	const context = await browser.newContext();
	server = await start(server.port);
	const page = await open(context);
	await context.setOffline(true);
	await server.stop();
	await page.evaluate((given) => window.phone.introduce(given), name);
	return page;
}

async function open(context: BrowserContext, host = 'localhost'): Promise<Page> {
	const page = await context.newPage();
	page.on('pageerror', (error) => console.error(error));
	await page.goto(`http://${host}:${server.port}/`);
	await expect(page.locator('#status')).not.toBeEmpty();
	return page;
}
