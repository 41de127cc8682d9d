import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type Page, chromium, expect, test } from '@playwright/test';
import type { ContactRow, ExchangeRow, NoteRow, OutboxRow, Rows } from '../../src/lib/db/rows.ts';
import { type RunningServer, startServer } from '../../src/server/server.ts';
import { readSettings } from '../../src/server/settings.ts';
import { preparedStore, productMigrations } from '../server/prepared.ts';
import { chromiumPath, quietFlags } from '../tools/chromium.ts';
import { type CuttingProxy, startCuttingProxy } from '../tools/cutting-proxy.ts';
import { isLong, moreInLong } from '../tools/long.ts';
import { sharedPage } from '../tools/page-build.ts';
import { mountSmallDisk } from '../server/small-disk.ts';
import { storedRows } from './steps.ts';

// A phone whose tabs are killed, whose disk is full, that has several tabs, and a server that is newer: real browser, real
// server, the app's own modules behind a bare page.
const push = '/rest/v1/rpc/push_changes';
const kills = isLong ? 20 : 5;

let folder: string;
let build: string;
let server: RunningServer;
let proxy: CuttingProxy;
let browser: Browser;

test.describe.configure({ timeout: 300_000 });
test.beforeAll(async () => {
	test.setTimeout(180_000);
	folder = mkdtempSync(join(tmpdir(), 'hallway-faults-'));
	cpSync(await preparedStore(productMigrations), join(folder, 'pglite'), { recursive: true });
	build = await sharedPage('tests/e2e/sync');
	const settings = { PORT: '0', HOST: '127.0.0.1', HALLWAY_DATA: folder, HALLWAY_BUILD: build };
	server = await startServer(readSettings(settings), () => undefined);
	proxy = await startCuttingProxy(`http://localhost:${server.port}`);
	browser = await chromium.launch({ executablePath: chromiumPath(), args: quietFlags });
});
test.afterAll(async () => {
	await browser.close();
	await proxy.stop();
	await server.stop();
	rmSync(folder, { recursive: true });
});

test(
	`a tab killed ${kills} times while scanning and writing loses nothing that was shown as saved, and halves nothing`,
	moreInLong,
	async () => {
		const context = await browser.newContext();
		const saved = {
			contacts: new Set<string>(),
			notes: new Map<string, string>(),
			drafts: new Map<string, string>()
		};
		await context.exposeFunction('hasSaved', (table: keyof typeof saved, id: string, text: string) => {
			if (table === 'contacts') saved.contacts.add(id);
			else saved[table].set(id, text);
		});
		await phone(context, 'Ada');
		let written = 0;
		for (let round = 0; round < kills; round++) {
			const page = await open(context);
			await expectWhole(page, saved);
			void page.evaluate(workWithoutEnd, round).catch(() => undefined);
			await page.waitForTimeout(50 + Math.random() * 400);
			written = saved.contacts.size;
			await kill(context, page);
		}
		expect(written).toBeGreaterThan(kills);
		const page = await open(context);
		await expectWhole(page, saved);
		console.info(
			`${kills} kills: ${saved.contacts.size} scans and ${saved.notes.size} notes were shown as saved, all are there`
		);
	}
);

test('two tabs push everything once, however they take turns', async () => {
	const context = await browser.newContext();
	const pushed: string[] = [];
	context.on('request', (request) => {
		if (new URL(request.url()).pathname !== push) return;
		const { batch } = request.postDataJSON() as { batch: { mutations: { id: string }[] } };
		pushed.push(...batch.mutations.map(({ id }) => id));
	});
	const one = await phone(context, 'Ada', proxy.port);
	const other = await open(context, proxy.port);
	const before = proxy.seen.filter(({ path }) => path === push).length;
	const contacts = await Promise.all(
		Array.from({ length: 20 }, async (_, at) => {
			const tab = at % 2 ? one : other;
			const id = await tab.evaluate((code) => window.phone.scan(code), await strangersCode(tab));
			await tab.evaluate((given) => window.phone.note(given, `note on ${given}`), id);
			return id;
		})
	);
	// Their phones are nowhere: the scans are with the server and held, the notes wait behind them.
	await expect
		.poll(
			async () => (await storedRows<OutboxRow>(one, 'outbox')).map(({ progress }) => progress.state).sort(),
			{
				timeout: 60_000
			}
		)
		.toEqual([...contacts.map(() => 'held'), ...contacts.map(() => 'waiting')]);
	expect(pushed.length).toBe(new Set(pushed).size);
	expect(proxy.seen.filter(({ path }) => path === push).length - before).toBeLessThanOrEqual(contacts.length);
});

test('a server that asks for an update gets nothing, loses nothing, and has everything after it', async () => {
	const context = await browser.newContext();
	const page = await phone(context, 'Ada');
	await context.route(`**${push}`, (route) =>
		route.fulfill({ status: 426, json: { code: 'PT426', message: 'update' } })
	);
	const id = await page.evaluate((code) => window.phone.scan(code), await strangersCode(page));
	await expect(page.locator('#status')).toHaveText('needs-update 1');
	await page.reload();
	await expect(page.locator('li')).toContainText('Stranger');
	await context.unroute(`**${push}`);
	await page.reload();
	await expect(page.locator('#status')).toHaveText('safe', { timeout: 60_000 });
	expect((await storedRows<OutboxRow>(page, 'outbox')).map(({ progress }) => progress.state)).toEqual([
		'held'
	]);
	expect((await storedRows<ContactRow>(page, 'contacts')).map((row) => row.id)).toEqual([id]);
});

test('a disk that fills up: what does not fit is said and not shown, what was there stays, and with room all is as before', async () => {
	const disk = mountSmallDisk(120);
	test.skip(disk === null, 'only root may mount a small disk');
	if (!disk) return;
	const context = await chromium.launchPersistentContext(join(disk.path, 'profile'), {
		executablePath: chromiumPath(),
		args: quietFlags
	});
	try {
		const page = await phone(context, 'Ada');
		const id = await page.evaluate((code) => window.phone.scan(code), await strangersCode(page));
		expect(await page.evaluate((given) => window.phone.note(given, 'fits'), id)).toMatchObject({ ok: true });
		disk.fill(0);
		const problems: string[] = [];
		for (let at = 0; at < 400 && problems.length === 0; at++) {
			const done = await page.evaluate(
				([given, number]) => window.phone.note(given, `${number} ${'x'.repeat(9_000)}`),
				[id, String(at)]
			);
			if (!done.ok) problems.push(done.problem);
		}
		expect(problems).toEqual([expect.stringMatching(/^storage-(full|failed)$/)]);
		const [shown] = await page.evaluate(() => window.phone.notes());
		const refused = await page.evaluate((code) => window.phone.tryToScan(code), await strangersCode(page));
		expect(refused.ok).toBe(false);
		await expect(page.locator('li')).toHaveCount(1);

		// Chromium does not even read while the disk is full; afterwards what was shown is what is stored.
		disk.empty();
		await expect
			.poll(() => storedRows<NoteRow>(page, 'notes').catch(() => null), { timeout: 30_000 })
			.toEqual([shown]);
		expect(await storedRows<ContactRow>(page, 'contacts')).toHaveLength(1);
		const again = await page.evaluate((given) => window.phone.note(given, 'fits again'), id);
		expect(again).toMatchObject({ ok: true });
		await page.reload();
		await expect(page.locator('li')).toContainText('fits again');
	} finally {
		await context.close();
		disk.remove();
	}
});

/** Everything that was shown as saved is stored, and of every scan all its parts. */
async function expectWhole(
	page: Page,
	saved: { contacts: Set<string>; notes: Map<string, string>; drafts: Map<string, string> }
): Promise<void> {
	const [contacts, exchanges, notes, drafts, outbox] = await Promise.all([
		storedRows<ContactRow>(page, 'contacts'),
		storedRows<ExchangeRow>(page, 'exchanges'),
		storedRows<NoteRow>(page, 'notes'),
		storedRows<Rows['drafts']>(page, 'drafts'),
		storedRows<OutboxRow>(page, 'outbox')
	]);
	const ids = new Set(contacts.map(({ id }) => id));
	expect([...saved.contacts].filter((id) => !ids.has(id))).toEqual([]);
	const numberOf = (text = '') => Number(/\d+$/.exec(text)?.[0] ?? -1);
	// What was written later than the last one shown may be there as well.
	const isBehind = (rows: { id: string; text: string }[]) => (each: [string, string]) =>
		numberOf(rows.find(({ id }) => id === each[0])?.text) < numberOf(each[1]);
	expect([...saved.notes].filter(isBehind(notes))).toEqual([]);
	expect([...saved.drafts].filter(isBehind(drafts))).toEqual([]);
	expect(exchanges.map(({ contactId }) => contactId).filter((id) => !ids.has(id))).toEqual([]);
	const met = new Set(exchanges.map(({ contactId }) => contactId));
	expect([...ids].filter((id) => !met.has(id))).toEqual([]);
	const queued = new Set(
		outbox.filter(({ kind }) => kind === 'exchange_cards').map(({ input }) => input.contactId)
	);
	const waiting = exchanges.filter(({ confirmedAt }) => confirmedAt === null);
	expect(waiting.filter(({ contactId }) => !queued.has(contactId))).toEqual([]);
}

/** Runs in the page: scans strangers, writes a note and half types another one, and says so each time it is stored. */
async function workWithoutEnd(round: number) {
	const say = (window as unknown as { hasSaved: (...what: string[]) => void }).hasSaved;
	for (let step = 0; ; step++) {
		const bytes = window.phone.strangersCode(round * 1_000 + step);
		const contactId = await window.phone.scan({ bytes, card: { name: `Person ${round}/${step}` } });
		say('contacts', contactId, '');
		await window.phone.note(contactId, `note ${step}`);
		say('notes', contactId, `note ${step}`);
		await window.phone.keepDraft(contactId, `draft ${step}`);
		say('drafts', `note/${contactId}`, `draft ${step}`);
	}
}

async function strangersCode(page: Page) {
	const bytes = await page.evaluate(() => window.phone.strangersCode(Math.floor(Math.random() * 1e9)));
	return { bytes, card: { name: 'Stranger' } };
}

async function phone(context: BrowserContext, name: string, port = server.port): Promise<Page> {
	const page = await open(context, port);
	await page.evaluate((given) => window.phone.introduce(given), name);
	await expect(page.locator('#status')).toHaveText('safe', { timeout: 60_000 });
	return page;
}

async function open(context: BrowserContext, port = server.port): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`http://localhost:${port}/`);
	await expect(page.locator('#status')).not.toBeEmpty();
	return page;
}

/** Ends the tab's process, as a phone does that needs the memory. */
async function kill(context: BrowserContext, page: Page): Promise<void> {
	const devtools = await context.newCDPSession(page);
	const gone = page.waitForEvent('crash');
	devtools.send('Page.crash').catch(() => undefined);
	await gone;
	await page.close();
}
