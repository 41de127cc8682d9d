// npm run bench:scan -- FOLDER: decodes every picture below a folder that has its text beside it (NAME.txt).
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { type Page, chromium } from '@playwright/test';
import { chromiumPath, quietFlags } from '../tools/chromium.ts';
import { buildPage } from '../tools/page-build.ts';
import { median } from '../tools/statistics.ts';
import { serveStatic } from '../tools/static-server.ts';
import type { Reading } from './scan/page.ts';

const engines = ['ours', 'html5qrcode'] as const;
type Engine = (typeof engines)[number];
type Picture = { path: string; expected: string };
type Row = { folder: string; readings: Record<Engine, { isExact: boolean; isWrong: boolean; ms: number }> };

const types: Record<string, string> = {
	'.png': 'image/png',
	'.jpg': 'image/jpeg',
	'.jpeg': 'image/jpeg',
	'.gif': 'image/gif',
	'.webp': 'image/webp',
	'.bmp': 'image/bmp'
};

const root = resolve(process.argv[2] ?? '../shared/data/qr');
const pictures = existsSync(root) ? picturesIn(root) : [];
if (pictures.length === 0) {
	console.error(
		`no picture with its text beside it below ${process.argv[2] ?? '../shared/data/qr'}: nothing measured`
	);
	process.exit(2);
}

const built = mkdtempSync(join(tmpdir(), 'hallway-page-'));
await buildPage('tests/bench/scan', built);
const server = await serveStatic(built);
const browser = await chromium.launch({ executablePath: chromiumPath(), args: quietFlags });
try {
	const rows = await measure(await openPage());
	print(rows);
	console.log(
		JSON.stringify({
			images: rows.length,
			ours: summary(rows, 'ours'),
			html5qrcode: summary(rows, 'html5qrcode')
		})
	);
} finally {
	await browser.close();
	await server.stop();
	rmSync(built, { recursive: true });
}

async function openPage(): Promise<Page> {
	const page = await browser.newPage();
	page.on('pageerror', (error) => console.error(error));
	await page.route('**/picture/*', (route) => {
		const { path } = pictures[Number(new URL(route.request().url()).pathname.split('/').at(-1))];
		return route.fulfill({ path, contentType: types[extname(path).toLowerCase()] });
	});
	await page.goto(server.url);
	await page.evaluate(async () => void (await window.readers));
	return page;
}

async function measure(page: Page): Promise<Row[]> {
	// The first call of each compiles its code.
	for (const engine of engines) await read(page, engine, 0);
	const rows: Row[] = [];
	for (const [index, { path, expected }] of pictures.entries()) {
		const judge = async (engine: Engine) => {
			const { text, ms } = await read(page, engine, index);
			const isExact = text !== null && isSame(text, expected);
			return { isExact, isWrong: text !== null && !isExact, ms };
		};
		const readings = { ours: await judge('ours'), html5qrcode: await judge('html5qrcode') };
		rows.push({ folder: relative(root, dirname(path)) || '.', readings });
		if (process.argv.includes('--each')) console.log(relative(root, path), JSON.stringify(readings));
	}
	return rows;
}

function read(page: Page, engine: Engine, index: number): Promise<Reading> {
	return page.evaluate(async ({ engine, index }) => (await window.readers)[engine](`/picture/${index}`), {
		engine,
		index
	});
}

function picturesIn(folder: string): Picture[] {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((name) => join(folder, name))
		.filter((path) => extname(path).toLowerCase() in types)
		.map((path) => ({ path, textPath: path.slice(0, -extname(path).length) + '.txt' }))
		.filter(({ textPath }) => existsSync(textPath))
		.map(({ path, textPath }) => ({ path, expected: decodeText(readFileSync(textPath)) }))
		.sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
}

/** UTF-8, or where the bytes are none ISO 8859-1, the code of QR symbols that do not name theirs. */
function decodeText(bytes: Buffer): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return bytes.toString('latin1');
	}
}

/** Character by character, line ends included; only the line end with which an editor closes a file may be missing. */
function isSame(text: string, expected: string): boolean {
	return text === expected || text === expected.replace(/\r?\n$/, '');
}

function summary(rows: Row[], engine: Engine) {
	const readings = rows.map((row) => row.readings[engine]);
	return {
		exact: readings.filter(({ isExact }) => isExact).length,
		wrong: readings.filter(({ isWrong }) => isWrong).length,
		medianMs: Math.round(median(readings.map(({ ms }) => ms)) * 10) / 10
	};
}

function print(rows: Row[]): void {
	const folders = [...new Set(rows.map(({ folder }) => folder))];
	const groups = [...folders.map((name) => rows.filter(({ folder }) => folder === name)), rows];
	console.table(
		groups.map((group, i) => {
			const [ours, theirs] = engines.map((engine) => summary(group, engine));
			return {
				folder: folders[i] ?? 'all',
				images: group.length,
				'ours: exact': ours.exact,
				wrong: ours.wrong,
				'median ms': ours.medianMs,
				'html5-qrcode: exact': theirs.exact,
				'wrong ': theirs.wrong,
				'median ms ': theirs.medianMs
			};
		})
	);
}
