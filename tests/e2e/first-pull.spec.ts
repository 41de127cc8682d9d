import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { type BrowserContext, type Page, expect, test } from '@playwright/test';
import type { ContactRow, ExchangeRow } from '../../src/lib/db/rows.ts';
import { newExchange } from '../../src/lib/exchange/mutations.ts';
import { type RunningServer, startServer } from '../../src/server/server.ts';
import { readSettings } from '../../src/server/settings.ts';
import { arrival, batchOf, change, newPerson } from '../bench/sync/people.ts';
import { preparedStore, productMigrations } from '../server/prepared.ts';
import { sharedPage } from '../tools/page-build.ts';
import { storedRows } from './steps.ts';

// A phone that fetches everybody from the beginning, and whose tab is closed in the middle: real browser, real server.
const people = Number(process.env.HALLWAY_FIRST_PULL ?? 5_000);
const pageSize = 500;
const pages = Math.ceil((2 * people) / pageSize);
const pull = '**/rest/v1/rpc/pull_changes';

test(
	`a first pull of ${people} people says how far it is, and a tab closed in the middle costs nothing`,
	{ tag: '@long' },
	async ({ browser }) => {
		test.setTimeout(30 * 60_000);
		const folder = mkdtempSync(join(tmpdir(), 'hallway-first-pull-'));
		cpSync(await preparedStore(productMigrations), join(folder, 'pglite'), { recursive: true });
		const build = await sharedPage('tests/e2e/sync');
		let port = 0;
		const start = async (): Promise<RunningServer> => {
			const settings = { HOST: '127.0.0.1', PORT: String(port), HALLWAY_DATA: folder, HALLWAY_BUILD: build };
			const server = await startServer(readSettings(settings), () => undefined);
			port = server.port;
			return server;
		};
		let server = await start();
		const context = await browser.newContext();
		try {
			const first = await open(context, port);
			await first.evaluate(() => window.phone.introduce('Ada'));
			await expect(first.locator('#status')).toHaveText('safe', { timeout: 60_000 });
			const code = await first.evaluate(() => window.phone.code());
			await forgetCursor(first);
			await first.close();
			await server.stop();
			await scannedByAll(join(folder, 'pglite'), code);
			server = await start();

			// As many pages come as make up a half, and then the tab is closed while the next one is on its way.
			const cursors: unknown[] = [];
			const half = Math.floor(pages / 2);
			await context.route(pull, async (route) => {
				cursors.push(route.request().postDataJSON());
				if (cursors.length <= half) await route.continue();
			});
			const second = await open(context, port);
			await expect(second.locator('#fetched')).toHaveText(String(half * pageSize), { timeout: 120_000 });
			await expect(second.locator('#count')).not.toHaveText('0');
			const cursor = cursors[cursors.length - 1];
			expect(cursors).toHaveLength(half + 1);
			await second.close();
			await context.unroute(pull);

			const rest: unknown[] = [];
			await context.route(pull, async (route) => {
				rest.push(route.request().postDataJSON());
				await route.continue();
			});
			const third = await open(context, port);
			await expect(third.locator('#count')).toHaveText(String(people), { timeout: 180_000 });
			await expect(third.locator('#status')).toHaveText('safe');
			await expect(third.locator('#fetched')).toHaveText('nothing', { timeout: 60_000 });
			// It goes on where it was, and asks for no page again.
			expect(rest[0]).toEqual(cursor);
			expect(rest.length).toBeLessThanOrEqual(pages - half + 3);
			const contacts = await storedRows<ContactRow>(third, 'contacts');
			const exchanges = await storedRows<ExchangeRow>(third, 'exchanges');
			expect(new Set(contacts.map(({ card }) => card.name)).size).toBe(people);
			expect([contacts.length, exchanges.length]).toEqual([people, people]);
		} finally {
			await context.close();
			await server.stop();
			rmSync(folder, { recursive: true });
		}
	}
);

async function open(context: BrowserContext, port: number): Promise<Page> {
	const page = await context.newPage();
	await page.goto(`http://localhost:${port}/`);
	await expect(page.locator('#status')).not.toBeEmpty({ timeout: 60_000 });
	return page;
}

/** As on a phone that has signed in and fetched nothing yet. */
function forgetCursor(page: Page): Promise<void> {
	return page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('hallway');
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					const tx = opening.result.transaction(['meta', 'profiles'], 'readwrite');
					tx.objectStore('meta').delete('cursor');
					tx.objectStore('profiles').clear();
					tx.oncomplete = () => resolve();
					tx.onerror = () => reject(tx.error);
				};
			})
	);
}

/** So many people with phones of their own scan the code, by the functions that their pushes would reach. */
async function scannedByAll(store: string, code: { bytes: string; card: { name: string } }): Promise<void> {
	const database = await PGlite.create(store, { extensions: { pgcrypto } });
	const all = Array.from({ length: people }, (_, at) => newPerson(`Person ${at}`));
	for (let at = 0; at < all.length; at += 50) {
		const pushes = all.slice(at, at + 50).map((who) => ({
			id: who.id,
			batch: batchOf(who, [...arrival(who, []), change('exchange_cards', newExchange(code))])
		}));
		const given = `'${JSON.stringify(pushes)}'::jsonb`;
		await database.exec(`
			insert into auth.users (id) select (p ->> 'id')::uuid from jsonb_array_elements(${given}) p;
			select hallway.push_changes(p -> 'batch') from jsonb_array_elements(${given}) p
			cross join lateral (select set_config('request.jwt.claim.sub', p ->> 'id', true),
				set_config('request.jwt.claims', jsonb_build_object('sub', p ->> 'id')::text, true) offset 0) as signed_in`);
	}
	await database.close();
}
