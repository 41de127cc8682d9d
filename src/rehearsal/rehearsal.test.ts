import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { preparedFolder, productMigrations } from '../../tests/server/prepared.ts';
import { removeFolders, type Server, startServer } from '../../tests/server/process.ts';
import { lyingProxy } from '../../tests/tools/lying-proxy.ts';
import packageJson from '../../package.json' with { type: 'json' };

const folder = mkdtempSync(join(tmpdir(), 'hallway-list-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
	removeFolders();
});

test(
	'a small event with bad networks and cuts: everybody has everybody, once',
	{ timeout: 400_000 },
	async () => {
		const { status, said, summary } = await rehearse(['--offline', '0.5', '--seed', '3', '--speed', '1000']);
		expect(said).toMatch(/cut after it answered +[1-9]/);
		expect(said).toMatch(/cut before the server heard +[1-9]/);
		expect(summary).toMatchObject({
			...{ people: 12, pairs: 21, exchanges: 21, reachedFive: 2 },
			...{ oneSided: 0, lost: 0, duplicated: 0, refused: 0 }
		});
		expect(Object.keys(summary).slice(8)).toEqual(['perSecond', 'p50Ms', 'p95Ms', 'p99Ms']);
		expect(summary.perSecond).toBeGreaterThan(0);
		expect(summary.p50Ms).toBeGreaterThan(0);
		expect(status).toBe(0);
	}
);

test('a server that says yes and forgets is found out', { timeout: 400_000 }, async () => {
	const server = await runningServer();
	const proxy = await lyingProxy(server.url, { lies: 3 });
	try {
		const { status, said, summary } = await rehearse([
			'--url',
			proxy.url,
			'--offline',
			'0',
			'--speed',
			'1000'
		]);
		expect(summary.lost).toBeGreaterThan(0);
		expect(said).toMatch(/! lost: Rehearsal Guest \d+ has no (scan|note) of Rehearsal Guest \d+ at 20/);
		expect(status).toBe(1);
	} finally {
		await proxy.stop();
		await server.stop();
	}
});

test('what cannot be rehearsed is said in words', async () => {
	expect(await run([])).toMatchObject({
		status: 2,
		said: expect.stringContaining('--contacts FILE is needed')
	});
	const broken = join(folder, 'broken.txt');
	writeFileSync(broken, '20 a b\n40 a\n');
	const { status, said } = await run(['--contacts', broken]);
	expect(said).toContain('line 2: expected “t i j”, found “40 a”');
	expect(status).toBe(1);
});

test('an event that the server does not have is no event to rehearse', { timeout: 60_000 }, async () => {
	const server = await runningServer();
	try {
		const list = join(folder, 'list.txt');
		writeFileSync(list, smallEvent());
		const { status, said } = await run(['--contacts', list, '--url', server.url, '--event', 'abcd-efgh']);
		expect(said).toContain(`${server.url} has no event ABCD-EFGH: there is none`);
		expect(status).toBe(1);
	} finally {
		await server.stop();
	}
});

/** One that runs already, on a store that was made before. */
async function runningServer(): Promise<Server> {
	const HALLWAY_DATA = await preparedFolder(productMigrations);
	return startServer({ HALLWAY_DATA, HALLWAY_MIGRATIONS: productMigrations });
}

type Run = { status: number | null; said: string };

async function rehearse(args: string[]): Promise<Run & { summary: Record<string, number> }> {
	const list = join(folder, 'list.txt');
	writeFileSync(list, smallEvent());
	const ran = await run(['--contacts', list, ...args]);
	const last = ran.said.match(/^\{.*\}$/m)?.[0];
	if (!last) throw new Error(`the rehearsal ended with ${ran.status}: ${ran.said}`);
	return { ...ran, summary: JSON.parse(last) };
}

/** As `npm run rehearse`. */
function run(args: string[]): Promise<Run> {
	const { scripts } = packageJson;
	const [, ...how] = scripts.rehearse.split(' ');
	const child = spawn(process.execPath, [...how, ...args], { cwd: join(import.meta.dirname, '../..') });
	let said = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
	return new Promise((resolve) => child.once('close', (status) => resolve({ status, said })));
}

/** Twelve people: two who meet many, a ring of the others, and who meets again after a while. */
function smallEvent(): string {
	const name = (i: number) => `person-${i}`;
	const lines: string[] = [];
	for (let i = 2; i < 12; i++) {
		const next = i === 11 ? 2 : i + 1;
		for (const t of [0, 20, 40]) lines.push(`${i * 300 + t} ${name(i)}\t${name(next)}`);
		if (i < 8) lines.push(`${4_000 + i * 60}  ${name(0)} ${name(i)}`);
		if (i < 7) lines.push(`${4_300 + i * 60}  ${name(1)} ${name(i)}`);
		if (i < 6) lines.push(`${7_000 + i * 60}  ${name(i)} ${name(i % 2)}`);
	}
	return lines.join('\n');
}
