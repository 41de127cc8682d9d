import type { Page } from '@playwright/test';

const widths = [320, 390, 1280];

/** What sticks out or is cut off, from left to right, from right to left, and with words twice as long. Leaves it so. */
export async function overflow(page: Page): Promise<string[]> {
	const faults: string[] = [];
	const look = async (how: string) => {
		for (const width of widths) {
			await page.setViewportSize({ width, height: 800 });
			faults.push(...(await overflows(page, `${how}, ${width} px`)));
		}
	};
	await look('as it is');
	await page.evaluate(() => (document.documentElement.dir = 'rtl'));
	await look('rtl');
	await doubleWords(page);
	await look('rtl, long');
	return faults;
}

/** Doubles every text on the screen, as a translation into a longer language may. */
async function doubleWords(page: Page) {
	await page.evaluate(() => {
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const texts: Text[] = [];
		while (walker.nextNode()) if (walker.currentNode instanceof Text) texts.push(walker.currentNode);
		for (const text of texts) {
			if (text.data.trim() && !text.parentElement?.closest('script, style, [translate=no]')) {
				text.data = `${text.data} ${text.data}`;
			}
		}
	});
}

/** Names what is wider than the screen or cut off: nothing may scroll sideways, and words may not end in mid-air. */
function overflows(page: Page, where: string): Promise<string[]> {
	return page.evaluate((screen) => {
		const name = (element: Element) =>
			`${element.tagName.toLowerCase()}.${[...element.classList].join('.')} “${element.textContent?.trim().slice(0, 30)}”`;
		// What scrolls by itself or says that there is more (an ellipsis, a line clamp) cuts nothing off.
		const saysMore = (element: Element) => {
			const { textOverflow, webkitLineClamp, overflowX } = getComputedStyle(element);
			return (
				textOverflow === 'ellipsis' ||
				webkitLineClamp !== 'none' ||
				overflowX === 'auto' ||
				overflowX === 'scroll'
			);
		};
		const clipOf = (element: Element | null): Element | null => {
			for (let at = element; at && at.id !== 'app'; at = at.parentElement) {
				if (getComputedStyle(at).overflowX !== 'visible') return at;
			}
			return null;
		};
		const isWiderThan = (clip: Element, box: DOMRect) => {
			const frame = clip.getBoundingClientRect();
			return box.left < frame.left - 1 || box.right > frame.right + 1;
		};
		const found: string[] = [];
		const root = document.documentElement;
		if (root.scrollWidth > root.clientWidth)
			found.push(`${screen}: scrolls sideways by ${root.scrollWidth - root.clientWidth} px`);
		for (const element of document.querySelectorAll<HTMLElement>('#app *')) {
			const style = getComputedStyle(element);
			const box = element.getBoundingClientRect();
			const isForEars = box.width <= 1 || box.height <= 1 || style.clipPath !== 'none';
			if (isForEars || !element.checkVisibility({ visibilityProperty: true })) continue;
			const holdsText = [...element.childNodes].some((node) => node instanceof Text && node.data.trim());
			if (!holdsText || element.closest('[data-may-clip], svg')) continue;
			const clip = clipOf(element);
			const isOutside = box.left < -1 || box.right > root.clientWidth + 1;
			const isCut = !!clip && isWiderThan(clip, box);
			if (clip ? isCut && !saysMore(clip) : isOutside) found.push(`${screen}: cut off: ${name(element)}`);
		}
		return found;
	}, where);
}
