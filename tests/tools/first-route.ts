import type { Browser } from '@playwright/test';
import { brotliBytesOf, isCode } from './bytes.ts';
import { buildFolder } from './project.ts';

export type RouteBytes = {
	/** JavaScript and style sheets fetched before the screen was drawn, brotli. */
	first: number;
	/** What the page fetched by itself once it was drawn (the sync, the service worker's registration), brotli. */
	after: number;
	/** The files of `first`. */
	files: string[];
};

/** Opens a route on a phone that has never been here and weighs what it fetched. Takes the address. */
export async function weighRoute(browser: Browser, url: string): Promise<RouteBytes> {
	const context = await browser.newContext({ serviceWorkers: 'block' });
	try {
		const page = await context.newPage();
		await page.addInitScript(noteWhenDrawn);
		await page.goto(url, { waitUntil: 'networkidle' });
		const asked = await page.evaluate(() => {
			const drawnAt = performance.getEntriesByName('main-drawn')[0]?.startTime ?? Infinity;
			return performance
				.getEntriesByType('resource')
				.map(({ name, startTime }) => ({ path: new URL(name).pathname, isFirst: startTime <= drawnAt }));
		});
		const code = asked.filter(({ path }) => isCode(path));
		const first = new Set(code.filter(({ isFirst }) => isFirst).map(({ path }) => path));
		const after = code.filter(({ path }) => !first.has(path)).map(({ path }) => path);
		return {
			first: brotliBytesOf(first, buildFolder),
			after: brotliBytesOf(after, buildFolder),
			files: [...first].sort()
		};
	} finally {
		await context.close();
	}
}

/** In the page: a mark at the moment the route's own content is in the document. */
function noteWhenDrawn() {
	const observer = new MutationObserver(() => {
		if (!document.querySelector('#app main')) return;
		observer.disconnect();
		performance.mark('main-drawn');
	});
	observer.observe(document, { childList: true, subtree: true });
}
