import { readFileSync } from 'node:fs';
import { type BrowserContext, type Page, expect, test } from '@playwright/test';
import { releasedUpgrades } from '../../src/lib/db/schema.ts';
import { sharedPage } from '../tools/page-build.ts';
import { type StaticServer, serveStatic } from '../tools/static-server.ts';
import { mark } from './upgrade/steps.ts';

// A phone that stored things with an earlier version of the app gets a later one: in a real browser, from every version
// there was, with mutations that wait, are held or were refused, and half-typed texts in it.
type Row = Record<string, unknown> & { id: string };
type Frozen = { version: number; stores: Record<string, Row[]> };
const frozen = releasedUpgrades.map((_, at) => frozenAt(at + 1));

let server: StaticServer;
test.beforeAll(async () => {
	server = await serveStatic(await sharedPage('tests/e2e/upgrade'));
});
test.afterAll(() => server.stop());

const [oldest, newest] = [frozen[0], frozen[frozen.length - 1]];

for (const before of frozen) {
	// It goes wrong, or takes its time, in a step behind all released ones: the oldest phone has every step to wait for and to
	// undo, the newest one every store to keep. Those between are of the same kind.
	const faults = { tag: before === oldest || before === newest ? [] : ['@long'] };
	const waits = { tag: before === oldest ? [] : ['@long'] };
	test.describe(`from version ${before.version}`, () => {
		test('everything is there afterwards, waits as before, and is sent', async ({ context }) => {
			const page = await phoneWith(context, before);
			await page.goto(`${server.url}/?steps=rewriting`);
			await expect(page.locator('#storage')).toHaveText('{"state":"lasting"}');
			expect(await storesOf(page)).toEqual(rewritten(before.stores));
			const [draft] = before.stores.drafts;
			expect(await page.evaluate((key) => window.upgraded.draft(key), draft.id)).toBe(draft.text);

			const refused = before.stores.outbox.find(({ progress }) => isIn(progress, 'refused'));
			const contactId = (refused?.input as { contactId: string }).contactId;
			await page.evaluate((id) => window.upgraded.dismiss(id), refused?.id ?? '');
			const left = await page.evaluate(() => window.upgraded.stores());
			expect(left.contacts).not.toContainEqual(expect.objectContaining({ id: contactId }));
			expect(left.contacts).toHaveLength(before.stores.contacts.length - 1);

			const waiting = before.stores.outbox.filter(
				({ progress, input }) => isIn(progress, 'waiting') && (input as Row).contactId !== contactId
			);
			const userId = before.stores.meta.find(({ id }) => id === 'userId')?.value;
			const sent = await page.evaluate((user) => window.upgraded.send(user), String(userId));
			// The server of this test knows nobody: what is about somebody waits on; what was done at an event follows the joining.
			waiting.sort((a, b) => Number(a.seq) - Number(b.seq));
			const tried = waiting.filter(({ wasTried }) => wasTried);
			const behind = waiting.filter(({ wasTried, input }) => !wasTried && !('contactId' in (input as Row)));
			expect(sent).toEqual([...tried, ...behind].map(({ kind }) => kind));
		});

		test('an upgrade that takes longer than a browser may is waited for', waits, async ({ context }) => {
			const page = await phoneWith(context, before);
			await page.goto(`${server.url}/?steps=slow`);
			await expect(page.locator('#storage')).toHaveText('{"state":"opening"}');
			await expect(page.locator('#storage')).toHaveText('{"state":"lasting"}', { timeout: 30_000 });
			expect(await storesOf(page)).toEqual(rewritten(before.stores));
		});

		test(
			'a tab killed in the middle of an upgrade leaves everything as it was',
			faults,
			async ({ context }) => {
				const page = await phoneWith(context, before);
				await page.goto(`${server.url}/?steps=slow`);
				await page.waitForTimeout(1_500);
				await kill(context, page);
				const next = await context.newPage();
				await next.goto(`${server.url}/?steps=released`);
				await expect(next.locator('#storage')).toHaveText('{"state":"lasting"}');
				expect(await storesOf(next)).toEqual(whole(before.stores));
				await next.goto(`${server.url}/?steps=rewriting`);
				await expect(next.locator('#storage')).toHaveText('{"state":"lasting"}');
				expect(await storesOf(next)).toEqual(rewritten(before.stores));
			}
		);

		for (const [steps, problem] of [
			['faulty', 'upgrade-failed'],
			['full', 'upgrade-full']
		]) {
			const title = `an upgrade that fails (${steps}) leaves everything as it was, to be read and exported`;
			test(title, faults, async ({ context }) => {
				const page = await phoneWith(context, before);
				await page.goto(`${server.url}/?steps=${steps}`);
				await expect(page.locator('#storage')).toHaveText(`{"state":"read-only","problem":"${problem}"}`);
				await expectReadable(page, before.stores);
				const note = await page.evaluate(
					(id) => window.upgraded.note(id, 'one more'),
					before.stores.contacts[0].id
				);
				expect(note).toEqual({ ok: false, problem: 'storage-failed' });
				// The version before still opens it, and so does the next try.
				await page.goto(`${server.url}/?steps=released`);
				await expect(page.locator('#storage')).toHaveText('{"state":"lasting"}');
				expect(await storesOf(page)).toEqual(whole(before.stores));
			});
		}

		test(
			'an old tab that holds on is to be closed, and then it goes on by itself',
			waits,
			async ({ context }) => {
				const old = await phoneWith(context, before);
				// A tab that the browser has put to sleep answers nobody.
				await old.evaluate(holdOpen, before.version);
				const page = await context.newPage();
				await page.goto(`${server.url}/?steps=rewriting`);
				await expect(page.locator('#storage')).toHaveText('{"state":"blocked"}');
				await page.waitForTimeout(5_000);
				await expect(page.locator('#storage')).toHaveText('{"state":"blocked"}');
				await old.close();
				await expect(page.locator('#storage')).toHaveText('{"state":"lasting"}');
				expect(await storesOf(page)).toEqual(rewritten(before.stores));
			}
		);
	});
}

test('what a newer version stored is read as far as it can be, and exported whole', async ({ context }) => {
	const before = newest;
	const page = await phoneWith(context, before);
	await page.goto(`${server.url}/?steps=rewriting`);
	await expect(page.locator('#storage')).toHaveText('{"state":"lasting"}');
	await page.goto(`${server.url}/?steps=released`);
	await expect(page.locator('#storage')).toHaveText('{"state":"read-only","problem":"newer-version"}');
	await expectReadable(page, rewritten(before.stores));
});

test('a database with a part missing is read as far as it can be', async ({ context }) => {
	const { version, stores } = newest;
	const { drafts: _, ...others } = stores;
	const page = await phoneWith(context, { version, stores: others });
	await page.goto(`${server.url}/?steps=released`);
	await expect(page.locator('#storage')).toHaveText('{"state":"read-only","problem":"unreadable"}');
	await expect(page.locator('#contacts')).toHaveText(String(stores.contacts.length));
});

function frozenAt(version: number): Frozen {
	const file = new URL(`../fixtures/local-v${version}.json`, import.meta.url);
	const { stores } = JSON.parse(readFileSync(file, 'utf8')) as Frozen;
	return { version, stores: byId(stores) };
}

async function storesOf(page: Page): Promise<Frozen['stores']> {
	const stores = await page.evaluate(() => window.upgraded.stores());
	// Whether there is room is tried with a row of its own, which goes again by itself.
	return byId({ ...stores, meta: stores.meta.filter((row) => (row as Row).id !== 'probe') });
}

/** Runs in the page: keeps a connection that does not give way. */
function holdOpen(version: number): Promise<void> {
	return new Promise((resolve, reject) => {
		const opening = indexedDB.open('hallway', version);
		Object.assign(window, { held: opening });
		opening.onsuccess = () => resolve();
		opening.onerror = () => reject(opening.error);
	});
}

/** With the stores that later versions brought, empty. */
function whole(stores: Frozen['stores']): Frozen['stores'] {
	const empty = Object.keys(newest.stores).map((name) => [name, []]);
	return { ...Object.fromEntries(empty), ...stores };
}

/** Everything is shown or exported: what nobody but the sync reads is exported only. */
async function expectReadable(page: Page, stores: Frozen['stores']): Promise<void> {
	const { shadows, journal, ...rows } = whole(stores);
	const shown = byId(await page.evaluate(() => window.upgraded.shown()));
	expect(shown).toEqual({ ...rows, shadows: [], journal: [] });
	const unreadable = byId(await page.evaluate(() => window.upgraded.unreadable()));
	expect(unreadable).toEqual(journal.length > 0 ? { shadows, journal } : { shadows });
}

/** In the order in which a browser keeps them. */
function byId(stores: Readonly<Record<string, readonly unknown[]>>): Frozen['stores'] {
	const order = (one: Row, other: Row) => (one.id < other.id ? -1 : 1);
	return Object.fromEntries(
		Object.entries(stores).map(([name, rows]) => [name, ([...rows] as Row[]).sort(order)])
	);
}

/** A phone on which the app of that version has stored what is frozen. */
async function phoneWith(context: BrowserContext, { version, stores }: Frozen): Promise<Page> {
	const page = await context.newPage();
	// A page of the same origin without the app, which would open the database itself.
	await page.route('**/blank', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
	await page.goto(`${server.url}/blank`);
	const made = { version, stores: Object.entries(stores) };
	await page.evaluate(
		({ version, stores }) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('hallway', version);
				opening.onerror = () => reject(opening.error);
				opening.onupgradeneeded = () => {
					for (const [name, rows] of stores) {
						const store = opening.result.createObjectStore(name, { keyPath: 'id' });
						if (name === 'contacts') store.createIndex('keyIds', 'keyIds', { multiEntry: true });
						if (name === 'exchanges') store.createIndex('contactId', 'contactId');
						for (const row of rows) store.put(row);
					}
				};
				opening.onsuccess = () => {
					opening.result.close();
					resolve();
				};
			}),
		made
	);
	return page;
}

/** What the upgrade of the tests makes of it. */
function rewritten(stores: Frozen['stores']): Frozen['stores'] {
	const { contacts, notes, ...others } = whole(stores);
	const marked = (rows: Row[]) => rows.map((row) => ({ ...row, mark }));
	return { ...others, contacts: marked(contacts), notes: marked(notes) };
}

/** Ends the tab's process, as a phone does that needs the memory. */
async function kill(context: BrowserContext, page: Page): Promise<void> {
	const devtools = await context.newCDPSession(page);
	const gone = page.waitForEvent('crash');
	devtools.send('Page.crash').catch(() => undefined);
	await gone;
	await page.close();
}

function isIn(progress: unknown, state: string): boolean {
	return typeof progress === 'object' && progress !== null && 'state' in progress && progress.state === state;
}
