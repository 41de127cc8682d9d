import { readFileSync } from 'node:fs';
import { posix, join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { brotliBytesOf, isCode } from './bytes.ts';
import { buildFolder } from './project.ts';

export type RouteBytes = {
	/** JavaScript and style sheets without which the route cannot be drawn, brotli. */
	first: number;
	/** What the page fetched by itself once it was drawn (the sync, the service worker's registration), brotli. */
	after: number;
	files: string[];
};

/** Opens a route on a phone that has never been here and weighs what it fetched. Takes the address. */
export async function weighRoute(browser: Browser, url: string): Promise<RouteBytes> {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	try {
		const page = await context.newPage();
		const asked = recordCode(page);
		await page.goto(url, { waitUntil: 'networkidle' });
		return weigh(asked);
	} finally {
		await context.close();
	}
}

function recordCode(page: Page): Set<string> {
	const asked = new Set<string>();
	page.on('request', (request) => {
		const { pathname } = new URL(request.url());
		if (isCode(pathname)) asked.add(pathname);
	});
	return asked;
}

function weigh(asked: Set<string>): RouteBytes {
	const roots = [...asked].filter(
		(path) => /\/immutable\/(entry|nodes)\//.test(path) || path.endsWith('.css')
	);
	const needed = new Set<string>();
	for (const path of roots) follow(path, needed);
	const later = [...asked].filter((path) => !needed.has(path));
	return {
		first: brotliBytesOf(needed, buildFolder),
		after: brotliBytesOf(later, buildFolder),
		files: [...needed].sort()
	};
}

/** Adds a file and everything it imports statically; `import()` comes when it is wanted. */
function follow(path: string, found: Set<string>): void {
	if (found.has(path)) return;
	found.add(path);
	if (!path.endsWith('.js')) return;
	const text = readFileSync(join(buildFolder, path), 'utf8');
	for (const [, target] of text.matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g)) {
		follow(posix.join(posix.dirname(path), target), found);
	}
}
