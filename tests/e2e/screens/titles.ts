import type { Page } from '@playwright/test';

const looks = [
	{ width: 320, text: 100 },
	{ width: 390, text: 200 },
	{ width: 320, text: 200 }
];

/** The words in titles that stand on more than one line, on small screens and with large text. Leaves it in the last look. */
export async function brokenTitles(page: Page): Promise<string[]> {
	const faults: string[] = [];
	for (const { width, text } of looks) {
		await page.setViewportSize({ width, height: 800 });
		await page.evaluate((percent) => (document.documentElement.style.fontSize = `${percent}%`), text);
		faults.push(...(await brokenWords(page)).map((word) => `${width} px ${text} %: ${word}`));
	}
	return faults;
}

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
