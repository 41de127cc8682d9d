import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { everyRoute } from './routes.ts';
import { linkOf, settled, swapBack } from './steps.ts';

const name = 'Hannelore Wittgenstein-Hohenzollern';

const looks = [
	{ width: 320, text: 100 },
	{ width: 390, text: 200 },
	{ width: 320, text: 200 }
];

for (const language of ['en', 'de']) {
	test(`titles break between words on small screens and with large text (${language})`, async ({
		newPhone,
		server
	}) => {
		test.setTimeout(90_000);
		const page = await newPhone();
		await swapBack(page, { link: linkOf({ name }, server.url), name: 'Amina Okafor' });
		await page.evaluate((chosen) => localStorage.setItem('PARAGLIDE_LOCALE', chosen), language);
		await page.goto('/people');
		const person = await page.getByRole('link', { name }).getAttribute('href');
		const faults: string[] = [];
		for (const route of [...everyRoute, person ?? '']) {
			await page.goto(route);
			await settled(page);
			for (const { width, text } of looks) {
				await page.setViewportSize({ width, height: 800 });
				await page.evaluate((percent) => (document.documentElement.style.fontSize = `${percent}%`), text);
				faults.push(...(await brokenWords(page)).map((word) => `${route} ${width} px ${text} %: ${word}`));
			}
		}
		expect(faults).toEqual([]);
	});
}

/** The words in titles that stand on more than one line. */
function brokenWords(page: Page): Promise<string[]> {
	return page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('#app h1, #app h2, #app h3')]
			.filter((title) => title.checkVisibility() && getComputedStyle(title).clipPath === 'none')
			.flatMap((title) => {
				const walker = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
				const broken: string[] = [];
				while (walker.nextNode()) {
					const node = walker.currentNode;
					// A hyphen that is written is a place to break at.
					for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[^\s-]+-?/g)) {
						const range = document.createRange();
						range.setStart(node, index);
						range.setEnd(node, index + word.length);
						if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1)
							broken.push(word);
					}
				}
				return broken;
			})
	);
}
