// npm run bench:goals: a goal that is looked for on thousands of full cards, counted in slices as the app does it and at once by
// the pure function, in a browser with a slowed CPU. Arguments: how many runs each (3), how much slower (4), how many people (500,5000).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import type { ContactRow, ExchangeRow, GoalRow } from '../../src/lib/db/rows.ts';
import { fullCards } from '../model/goal-facts.ts';
import { chromiumPath, quietFlags } from '../tools/chromium.ts';
import { type MainThread, watchMainThread } from '../tools/main-thread.ts';
import { buildPage } from '../tools/page-build.ts';
import { median } from '../tools/statistics.ts';
import { serveStatic } from '../tools/static-server.ts';
import type { Counted, Town } from './goals/page.ts';

const [runs, cpuSlowdown] = [Number(process.argv[2] ?? 3), Number(process.argv[3] ?? 4)];
const sizes = (process.argv[4] ?? '500,5000').split(',').map(Number);
const ways = ['sliced', 'unsliced'] as const;
type Run = Counted & MainThread & { oneMoreMs?: number };

const built = mkdtempSync(join(tmpdir(), 'hallway-page-'));
await buildPage('tests/bench/goals', built);
const server = await serveStatic(built);
const browser = await chromium.launch({ executablePath: chromiumPath(), args: quietFlags });
try {
	const results = [];
	for (const people of sizes) {
		writeFileSync(join(built, 'town.json'), JSON.stringify(townOf(people)));
		const found: Record<(typeof ways)[number], Run[]> = { sliced: [], unsliced: [] };
		// By turns, so that both meet the same machine.
		for (let run = 0; run < runs; run++) for (const way of ways) found[way].push(await measure(browser, way));
		const counts = new Set(ways.flatMap((way) => found[way].map(({ done }) => done)));
		if (counts.size !== 1) throw new Error(`they do not agree: ${[...counts].join(', ')}`);
		results.push({
			people,
			count: [...counts][0],
			sliced: {
				...middle(found.sliced),
				oneMoreMs: rounded(found.sliced.map(({ oneMoreMs = NaN }) => oneMoreMs))
			},
			unsliced: middle(found.unsliced)
		});
	}
	console.log(`${cpuSlowdown}x CPU slow-down, medians of ${runs}; ms`);
	console.table(
		results.flatMap(({ people, sliced, unsliced }) => [
			{ people, way: 'in slices', ...sliced },
			{ people, way: 'at once', ...unsliced }
		])
	);
	console.log(JSON.stringify({ cpuSlowdown, runs, results }));
} finally {
	await browser.close();
	await server.stop();
	rmSync(built, { recursive: true });
}

/** One count in a page of its own: nothing is known from before. */
async function measure(on: Browser, way: (typeof ways)[number]): Promise<Run> {
	const page = await on.newPage();
	page.on('pageerror', (error) => console.error(error));
	await page.goto(server.url);
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
	await page.evaluate(() => window.bench.load());
	const { value, mainThread } = await watchMainThread(on, page, () =>
		page.evaluate((which) => window.bench[which](), way)
	);
	const oneMoreMs = way === 'sliced' ? await page.evaluate(() => window.bench.oneMore()) : undefined;
	await page.close();
	return { ...value, ...mainThread, oneMoreMs };
}

/** So many people met at one event, all with full cards; so is mine. */
function townOf(people: number): Town {
	const [mine, ...cards] = fullCards(people + 2);
	const contacts = cards.map((card, nth): ContactRow => ({
		id: `c${nth}`,
		card,
		keyIds: [],
		blocked: false
	}));
	const exchanges = contacts.map(({ id }, nth) => metAt(id, new Date(Date.UTC(2026, 10, 1, 0, nth))));
	const goal: GoalRow = {
		id: 'g',
		eventId: 'fair',
		kind: 'match',
		target: 5,
		text: '',
		tickedAt: null,
		madeAt: '2026-10-01T00:00:00.000Z'
	};
	const none = { notes: [], remarks: [], promises: [] };
	const facts = {
		profile: mine,
		contacts: contacts.slice(0, -1),
		exchanges: exchanges.slice(0, -1),
		...none
	};
	return { facts, goal, last: { contact: contacts[people], exchange: exchanges[people] } };
}

function metAt(contactId: string, at: Date): ExchangeRow {
	const gave = { how: 'full' as const, fields: [], at: at.toISOString() };
	return {
		...{ id: `${contactId}/fair`, contactId, eventId: 'fair', theyGave: gave, iGave: gave, asksMe: false },
		...{ asksThem: false, via: 'scan', confirmedAt: at.toISOString() },
		meetings: [{ id: `m${contactId}`, happenedAt: at.toISOString() }]
	};
}

function middle(some: readonly Run[]) {
	return {
		longestTaskMs: rounded(some.map(({ longestMs }) => longestMs)),
		longestTaskCpuMs: rounded(some.map(({ longestCpuMs }) => longestCpuMs)),
		completeMs: rounded(some.map(({ completeMs }) => completeMs))
	};
}

function rounded(ms: readonly number[]): number {
	return Math.round(median(ms));
}
