import type { Page } from '@playwright/test';

declare global {
	interface Window {
		/** What had the focus since the tab key was first pressed, and whether it showed it. */
		tabStops: { stop: number; isMarked: boolean }[];
	}
}

/** A look at where the focus has been takes longer than a press. */
const pressesAtOnce = 10;

/** Presses the tab key once around the screen; names what it never reached and what does not show its focus. */
export async function unreached(page: Page): Promise<string[]> {
	const wanted = await page.evaluate(watchFocus);
	const reached = new Set<number>();
	const unmarked: string[] = [];
	// More than needed: a date has a stop for each of its parts, the browser itself is one too.
	const dates = await page.locator('input[type*=date], input[type=time]').count();
	const most = wanted.length + 8 + 8 * dates;
	for (let presses = 0; presses < most && reached.size < wanted.length; presses += pressesAtOnce) {
		for (let press = presses; press < Math.min(presses + pressesAtOnce, most); press++)
			await page.keyboard.press('Tab');
		for (const { stop, isMarked } of await page.evaluate(() => window.tabStops.splice(0))) {
			if (!isMarked && !reached.has(stop)) unmarked.push(`no visible focus: ${wanted[stop]}`);
			reached.add(stop);
		}
	}
	return [
		...wanted.filter((_, stop) => !reached.has(stop)).map((what) => `not reached: ${what}`),
		...unmarked
	];
}

/** In the page: numbers what can be operated, notes from now on what gets the focus; gives the names by number. */
function watchFocus(): string[] {
	const operable = [
		...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"]')
	];
	const reachable = operable.filter((element) => {
		const isRadio = element instanceof HTMLInputElement && element.type === 'radio';
		return element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled') && !isRadio;
	});
	for (const [index, element] of reachable.entries()) element.dataset.tabStop = String(index);
	const hasOutline = (of: Element | null) => {
		const style = of && getComputedStyle(of);
		return (
			!!style &&
			((style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none')
		);
	};
	window.tabStops = [];
	document.addEventListener('focusin', () => {
		const element = document.activeElement as HTMLElement | null;
		if (!element?.dataset.tabStop) return;
		const isMarked =
			hasOutline(element) || hasOutline(element.closest('label, [role=search], search, .field'));
		window.tabStops.push({ stop: Number(element.dataset.tabStop), isMarked });
	});
	return reachable.map(
		(element) =>
			element.innerText?.trim().slice(0, 40) ||
			element.getAttribute('aria-label') ||
			element.outerHTML.slice(0, 80)
	);
}
