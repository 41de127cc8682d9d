import { type BrowserContext, type Page, expect, test } from '@playwright/test';
import { sharedPage } from '../tools/page-build.ts';
import { type StaticServer, serveStatic } from '../tools/static-server.ts';

// The local database in a real browser, with the real people list on it.
let server: StaticServer;
test.beforeAll(async () => {
	server = await serveStatic(await sharedPage('tests/e2e/store'));
});
test.afterAll(() => server.stop());

test('five thousand people open, are searched and noted, and are all there again after a reload', async ({
	context
}) => {
	const page = await open(context);
	await page.evaluate(() => window.store.fill(5_000));
	const opened: number[] = [];
	for (let i = 0; i < 5; i++) {
		await page.reload();
		await expect(page.locator('#count')).toHaveText('5000');
		opened.push(await page.evaluate(() => window.store.openMs));
	}
	const written: number[] = [];
	for (let i = 0; i < 9; i++)
		written.push(await page.evaluate((n) => window.store.noteOnScreen(`note ${n}`), i));
	const searched = await page.evaluate(async () => {
		const input = document.querySelector('input');
		const startedAt = performance.now();
		if (input) input.value = 'person 4999';
		input?.dispatchEvent(new Event('input', { bubbles: true }));
		await Promise.resolve();
		return performance.now() - startedAt;
	});
	await expect(page.locator('#found')).toHaveText('1');
	const raw = await page.evaluate(() => window.store.rawReadMs());
	console.info(
		`5,000 people: open ${median(opened)} ms (the browser alone ${raw} ms), write to screen ${median(written)} ms, search ${searched} ms`
	);
	expect(written.every((ms) => ms > 0)).toBe(true);
});

test('what one tab writes the other shows', async ({ context }) => {
	const [one, other] = [await open(context), await open(context)];
	await one.evaluate(() => window.store.fill(3));
	await expect(other.locator('#count')).toHaveText('3');
	await other.evaluate(() => window.store.note('from the other'));
	await expect(one.locator('#first')).toHaveText('Person 2: from the other');
	await one.reload();
	await expect(one.locator('#first')).toHaveText('Person 2: from the other');
});

test('a connection that the browser dropped is opened again', async ({ context }) => {
	const page = await open(context);
	await page.evaluate(() => window.store.fill(2));
	const devtools = await context.newCDPSession(page);
	// Clearing closes every connection by force, as iOS does to apps in the background.
	await devtools.send('Storage.clearDataForOrigin', { origin: server.url, storageTypes: 'indexeddb' });
	expect(await page.evaluate(() => window.store.note('still here'))).toMatchObject({ ok: true });
	await expect(page.locator('#first')).toHaveText('Person 1: still here');
	await expect(page.locator('#storage')).toHaveText('{"state":"lasting"}');
});

test('where the browser gives no database it works until the tab closes, and says so', async ({
	context
}) => {
	await context.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('The operation is insecure.', 'SecurityError');
		};
	});
	const page = await open(context);
	await expect(page.locator('#storage')).toHaveText('{"state":"memory","problem":"refused"}');
	await page.evaluate(() => window.store.fill(2));
	expect(await page.evaluate(() => window.store.note('for now'))).toMatchObject({ ok: true });
	await expect(page.locator('#first')).toHaveText('Person 1: for now');
});

test('a browser that never answers is not waited for', async ({ context }) => {
	await context.addInitScript(() => {
		const open = IDBFactory.prototype.open;
		IDBFactory.prototype.open = function () {
			const request = open.call(this, 'another');
			request.addEventListener = () => undefined;
			return request;
		};
	});
	const page = await open(context);
	await expect(page.locator('#storage')).toHaveText('{"state":"memory","problem":"stuck"}');
});

test('an answer that comes late brings back what is stored', async ({ context }) => {
	const before = await open(context);
	await before.evaluate(() => window.store.fill(3));
	await before.close();
	await context.addInitScript(() => {
		const { open } = IDBFactory.prototype;
		const { addEventListener } = EventTarget.prototype;
		IDBFactory.prototype.open = function (name, version) {
			const request = open.call(this, name, version);
			request.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) =>
				addEventListener.call(request, type, (event) =>
					setTimeout(
						() => (typeof listener === 'function' ? listener(event) : listener.handleEvent(event)),
						type === 'success' ? 6_000 : 0
					)
				);
			return request;
		};
	});
	const page = await open(context);
	await expect(page.locator('#storage')).toHaveText('{"state":"memory","problem":"stuck"}');
	await expect(page.locator('#storage')).toHaveText('{"state":"lasting"}');
	await expect(page.locator('#count')).toHaveText('3');
});

test('a full device refuses the write, keeps what was there, and recovers', async ({ context }) => {
	const page = await open(context);
	await page.evaluate(() => window.store.fill(2));
	// Chromium's database takes no notice of a quota set from outside, so the refusal itself is made here.
	await page.evaluate(() => {
		const { put } = IDBObjectStore.prototype;
		window.addEventListener('room', () => (IDBObjectStore.prototype.put = put));
		IDBObjectStore.prototype.put = () => {
			throw new DOMException('The device is full.', 'QuotaExceededError');
		};
	});
	const refused = await page.evaluate(() => window.store.note('does not fit'));
	expect(refused).toEqual({ ok: false, problem: 'storage-full' });
	await expect(page.locator('#storage')).toHaveText('{"state":"full"}');
	await expect(page.locator('#first')).toHaveText('Person 1:');
	await page.evaluate(() => window.dispatchEvent(new Event('room')));
	expect(await page.evaluate(() => window.store.note('fits'))).toMatchObject({ ok: true });
	await expect(page.locator('#storage')).toHaveText('{"state":"lasting"}');
	await expect(page.locator('#first')).toHaveText('Person 1: fits');
});

test('a tab whose database a newer version took over says so and does not stand in its way', async ({
	context
}) => {
	const page = await open(context);
	const newer = await context.newPage();
	await newer.goto(`${server.url}/index.html`);
	await newer.evaluate(
		() =>
			new Promise((resolve, reject) => {
				const request = indexedDB.open('hallway', 99);
				request.onsuccess = resolve;
				request.onerror = reject;
			})
	);
	await expect(page.locator('#storage')).toHaveText('{"state":"replaced"}');
	await page.reload();
	await expect(page.locator('#storage')).toHaveText('{"state":"read-only","problem":"newer-version"}');
});

async function open(context: BrowserContext): Promise<Page> {
	const page = await context.newPage();
	await page.goto(server.url);
	await expect(page.locator('#storage')).not.toBeEmpty();
	return page;
}

function median(values: number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
