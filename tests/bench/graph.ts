// npm run bench:graph: the connection graph of events of 100 to 10,000 people, and of HT09 if its file is there: the server's answer,
// the layout until it can be read, frames while it is moved by our canvas and by sigma, and the longest tasks of the page while
// somebody visits the real screen. The last lines are JSON, one a size. `node tests/bench/graph.ts MOST [NAME …]` measures fewer.
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Page, chromium } from '@playwright/test';
import { eventIdOf } from '../../src/lib/events/event-id.ts';
import { makeJoinCode } from '../../src/lib/events/join-code.ts';
import { type ConnectionGraph, type Link } from '../../src/lib/graph/graph.ts';
import { toHex } from '../../src/lib/core/bytes.ts';
import { randomBytes } from '../../src/lib/core/ids.ts';
import { loadContactList } from '../../src/rehearsal/contact-list.ts';
import { generatedAnswer } from '../fixtures/generated-graph.ts';
import { newGuest } from '../server/client.ts';
import { preparedStore, productMigrations } from '../server/prepared.ts';
import { startApp } from '../tools/app-server.ts';
import { chromiumPath, quietFlags } from '../tools/chromium.ts';
import { watchMainThread } from '../tools/main-thread.ts';
import { buildPage } from '../tools/page-build.ts';
import { serveStatic } from '../tools/static-server.ts';
import { median, percentile } from '../tools/statistics.ts';
import { type Filled, fillStore } from './graph/fill.ts';
import { visitRoom } from './graph/screen.ts';

const conference = '../shared/data/contacts/HT09/tij_HT09.dat';
const asks = 5;

const most = Number(process.argv[2] ?? 10_000);
const sizes = [100, 500, 2_000, 10_000].filter((people) => people <= most);
const each = [5, 10];
const worlds: { name: string; answer: ConnectionGraph }[] = sizes.flatMap((people) =>
	// The largest event there may be has a hundred thousand exchanges.
	[...each, ...(people === 10_000 ? [20] : [])].map((exchanges) => ({
		name: `${people} × ${exchanges}`,
		answer: generatedAnswer({ people, exchanges })
	}))
);
const list = existsSync(conference) ? loadContactList(conference) : null;
if (list?.ok) worlds.unshift({ name: 'HT09', answer: answerOf(list.value) });
else console.error(`without HT09: ${conference} is not here`);
const named = process.argv.slice(3);
const chosen = named.length > 0 ? worlds.filter(({ name }) => named.includes(name)) : worlds;

const folder = mkdtempSync(join(tmpdir(), 'hallway-graph-'));
const data = join(folder, 'data');
cpSync(await preparedStore(productMigrations), join(data, 'pglite'), { recursive: true });
const app = await startApp({ HALLWAY_DATA: data });
const config: { backend: { key: string } } = await (await fetch(`${app.url}/config.json`)).json();
const reached = { url: app.url, key: config.backend.key };
const organizer = await newGuest(reached);
await app.kill();
const filled = chosen.map(({ answer }): Filled => {
	const joinCode = makeJoinCode(randomBytes(5));
	return { answer, joinCode, eventId: eventIdOf(joinCode), secret: toHex(randomBytes(16)) };
});
console.error('filling the store …');
await fillStore(join(data, 'pglite'), organizer.id, filled);
await app.start();

const built = join(folder, 'page');
await buildPage('tests/bench/graph', built);
const site = await serveStatic(built);
// Without a graphics card: WebGL, which sigma needs, is software here as well.
const launch = () => chromium.launch({ executablePath: chromiumPath(), args: quietFlags });
try {
	const rows = [];
	for (const [i, { name, answer }] of chosen.entries()) {
		const row = { name, ...(await measured(filled[i], answer)) };
		console.error(JSON.stringify(row));
		rows.push(row);
	}
	console.log(
		'Software rendering (no graphics card): frames are slower than on any phone’s own. Milliseconds; frames are medians.\n'
	);
	console.table(rows);
	for (const row of rows) console.log(JSON.stringify(row));
} finally {
	await site.stop();
	await app.stop();
	rmSync(folder, { recursive: true, force: true });
}
process.exit();

async function measured({ eventId, secret }: Filled, made: ConnectionGraph) {
	const { serverMs, bytes, answer } = await asked(eventId);
	if (answer.people.length !== made.people.length || answer.exchanges.length !== made.exchanges.length) {
		throw new Error(
			`the server gave ${answer.people.length} people and ${answer.exchanges.length} exchanges`
		);
	}
	const visitor = await launch();
	const visit = await visitRoom(visitor, { url: app.url, eventId, secret });
	await visitor.close();
	const on = await launch();
	const page = await (await on.newContext({ viewport: { width: 1280, height: 1700 } })).newPage();
	page.on('pageerror', (error) => console.error(error));
	// Fetched by the page: what a test hands to a page keeps it busy for longer than anything that is measured.
	writeFileSync(join(built, 'answer.json'), JSON.stringify(answer));
	await page.goto(site.url);
	await page.waitForFunction(() => 'graphBench' in window);
	await page.evaluate(() => window.graphBench.load());
	const { value: layoutMs, mainThread } = await watchMainThread(on, page, () =>
		page.evaluate(() => window.graphBench.layout())
	);
	const memoryMb = await memoryOf(page);
	const ours = await page.evaluate(() => window.graphBench.ours(false));
	const everybody = await page.evaluate(() => window.graphBench.ours(true));
	// Sigma may take the browser down where WebGL is software: then it has no number.
	const none = (): number[] => [];
	const theirs = await page.evaluate(() => window.graphBench.theirs(true, false)).catch(none);
	const hiding = await page.evaluate(() => window.graphBench.theirs(true, true)).catch(none);
	await on.close().catch(() => undefined);
	return {
		people: answer.people.length,
		exchanges: answer.exchanges.length,
		serverMs: Math.round(serverMs),
		bytes,
		layoutMs: Math.round(layoutMs),
		longestTask: [Math.round(mainThread.longestMs), Math.round(mainThread.longestCpuMs)],
		...visit,
		frameMs: Math.round(median(ours)),
		frameP95Ms: Math.round(percentile(ours, 95)),
		frameEverybodyMs: Math.round(median(everybody)),
		sigmaFrameMs: Math.round(median(theirs)),
		sigmaHidingFrameMs: Math.round(median(hiding)),
		memoryMb
	};
}

async function asked(eventId: string): Promise<{ serverMs: number; bytes: number; answer: ConnectionGraph }> {
	const times: number[] = [];
	let text = '';
	for (let i = 0; i < asks; i++) {
		const startedAt = performance.now();
		const response = await fetch(`${reached.url}/rest/v1/rpc/connection_graph`, {
			method: 'POST',
			headers: {
				apikey: reached.key,
				authorization: `Bearer ${organizer.token}`,
				'content-type': 'application/json'
			},
			body: JSON.stringify({ event: eventId })
		});
		text = await response.text();
		if (!response.ok) throw new Error(text);
		times.push(performance.now() - startedAt);
	}
	const answer: ConnectionGraph = JSON.parse(text);
	return { serverMs: median(times), bytes: Buffer.byteLength(text), answer };
}

async function memoryOf(page: Page): Promise<number> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send('HeapProfiler.collectGarbage');
	const { usedSize } = await devtools.send('Runtime.getHeapUsage');
	return Math.round(usedSize / 1e5) / 10;
}

function answerOf({
	people,
	sightings
}: {
	people: number;
	sightings: readonly { seconds: number; one: number; other: number }[];
}): ConnectionGraph {
	const base = generatedAnswer({ people, exchanges: 0 });
	const pairs = new Map<string, Link>();
	for (const { seconds, one, other } of sightings) {
		const [low, high] = one < other ? [one, other] : [other, one];
		if (!pairs.has(`${low} ${high}`))
			pairs.set(`${low} ${high}`, [low, high, Math.round((seconds - sightings[0].seconds) / 15), 1]);
	}
	return { ...base, exchanges: [...pairs.values()] };
}
