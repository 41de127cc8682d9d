import { readFileSync } from 'node:fs';
import { type Locator, type Page, expect } from '@playwright/test';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { call } from '../../server/client.ts';
import { createEvent } from '../steps.ts';

type Row = { key: string; name: string; headline?: string; organisation?: string; status?: 'cancelled' };
export type Expected = { page: Page; eventId: string; path: string; tokens: string[]; url: string };

/** An organizer whose event expects these people; `tokens` are those of their personal links, in hex. */
export async function expecting(page: Page, url: string, rows: readonly Row[]): Promise<Expected> {
	const path = await createEvent(page, { event: 'Harbour Meetup', name: 'Amina' });
	const eventId = new URL(page.url()).pathname.split('/')[2];
	await expect(page.getByText('Everything is safe').first()).toBeVisible();
	const tokens: string[] = [];
	for (let at = 0; at < rows.length; at += 500)
		tokens.push(...(await imported(page, url, eventId, rows.slice(at, at + 500))));
	return { page, eventId, path, tokens, url };
}

/** Imports as whoever is signed in on this phone. */
export async function imported(
	page: Page,
	url: string,
	event: string,
	rows: readonly Row[]
): Promise<string[]> {
	const token = await page.evaluate(() => {
		const key = Object.keys(localStorage).find((name) => name.startsWith('hallway-auth')) ?? '';
		return (JSON.parse(localStorage.getItem(key) ?? '{}') as { access_token: string }).access_token;
	});
	const config = (await (await fetch(`${url}/config.json`)).json()) as { backend: { key: string } };
	const answer = await call(
		{ url, key: config.backend.key },
		'import_attendees',
		{ event, rows, trial: false },
		token
	);
	expect(answer.status).toBe(200);
	return (answer.body as { rows: { token: string }[] }).rows.map((row) => row.token);
}

/** The size of each page of a PDF, in points. */
export function pagesOf(pdf: Buffer): [width: number, height: number][] {
	const text = pdf.toString('latin1');
	const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)];
	return boxes.map(([, width, height]) => [Number(width), Number(height)]);
}

let isReady = false;

/** What is in all codes of a part of the screen, photographed as it is. */
export async function codesIn(part: Locator): Promise<string[]> {
	if (!isReady) {
		const wasm = new URL('../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url);
		const wasmBinary = Uint8Array.from(readFileSync(wasm)).buffer;
		prepareZXingModule({ overrides: { wasmBinary } });
		isReady = true;
	}
	const png = await part.screenshot();
	const found = await readBarcodes(new Blob([Uint8Array.from(png)]), {
		formats: ['QRCode'],
		maxNumberOfSymbols: 20
	});
	return found.map(({ text }) => text);
}
