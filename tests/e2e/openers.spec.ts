import { AxeBuilder } from '@axe-core/playwright';
import { type Page, expect, test } from '@playwright/test';
import { deck } from '../../src/lib/goals/openers/questions.ts';
import { sharedPage } from '../tools/page-build.ts';
import { type StaticServer, serveStatic } from '../tools/static-server.ts';

// The questions for a person and the deck for anyone, in a real browser, by keyboard and by touch.
let server: StaticServer;
test.beforeAll(async () => {
	server = await serveStatic(await sharedPage('tests/e2e/openers'));
});
test.afterAll(() => server.stop());

test('three questions from the card come first, other ones a key away, the same after a reload', async ({
	page
}) => {
	await page.goto(server.url);
	const questions = page.getByRole('listitem');
	await expect(questions).toHaveCount(3);
	await expect(questions.first()).toContainText('UX feedback');
	await expect(questions.first()).toContainText('Has what you’re looking for');
	await expect(questions.nth(1)).toContainText('Typography');
	const before = await questions.allInnerTexts();

	await tabTo(page, 'Other questions');
	await page.keyboard.press('Enter');
	await expect(questions.first()).not.toHaveText(before[0]);
	const after = await questions.allInnerTexts();
	expect(after.filter((question) => before.includes(question))).toEqual([]);
	await page.reload();
	await expect(questions).toHaveText(after, { useInnerText: true });

	await tabTo(page, 'One back');
	await page.keyboard.press('Enter');
	await expect(questions).toHaveText(before, { useInnerText: true });
	const back = page.getByRole('button', { name: 'One back' });
	await expect(back).toBeDisabled();
	await expect(back, 'whoever pressed it keeps the focus').toBeFocused();
});

test('moods are chosen by arrow keys, and the deck shows all of its questions before any comes again', async ({
	page
}) => {
	await page.goto(`${server.url}/#anyone`);
	await page.getByRole('radio', { name: 'To begin' }).focus();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await expect(page.getByRole('radio', { name: 'To close' })).toBeChecked();

	const question = page.locator('[aria-live=polite]');
	const seen = new Set<string>();
	await tabTo(page, 'Another one');
	for (let turn = 0; turn < deck.closing.length; turn++) {
		const text = await question.innerText();
		seen.add(text);
		await page.keyboard.press('Enter');
		await expect(question).not.toHaveText(text);
	}
	expect(seen.size).toBe(deck.closing.length);
	expect(seen).toContain('Who else should I meet here?');
});

test('a tap or a swipe turns the card over, a swipe back brings the one before, a scroll does neither', async ({
	browser
}) => {
	const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 } });
	const page = await context.newPage();
	await page.goto(`${server.url}/#anyone`);
	const question = page.locator('[aria-live=polite]');
	const first = await question.innerText();

	await question.tap();
	await expect(question).not.toHaveText(first);
	const second = await question.innerText();
	await drag(page, -120, 0);
	await expect(question).not.toHaveText(second);
	await drag(page, 120, 0);
	await expect(question).toHaveText(second);
	await drag(page, -30, 5);
	await drag(page, 10, 90);
	await expect(question).toHaveText(second);
	await context.close();
});

test('whatever is stored about turns, there is a question', async ({ page }) => {
	for (const stored of ['{', '[]', '{"t1":"x"}', '{"__proto__":3}']) {
		await page.goto(`${server.url}/#anyone`);
		await page.evaluate((text) => localStorage.setItem('hallway-openers', text), stored);
		await page.reload();
		await expect(page.locator('[aria-live=polite]')).toHaveText(/\?$/);
	}
});

test('no barrier in either, light or dark', async ({ page }) => {
	for (const colorScheme of ['light', 'dark'] as const)
		for (const hash of ['', '#anyone']) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await page.goto(`${server.url}/?${colorScheme}${hash}`);
			await expect(page.getByRole('radio').first()).toBeAttached();
			// The page around it has no heading: that is the screen's to give.
			const { violations } = await new AxeBuilder({ page }).disableRules('page-has-heading-one').analyze();
			expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
		}
});

async function tabTo(page: Page, name: string) {
	const button = page.getByRole('button', { name });
	for (let presses = 0; presses < 10; presses++) {
		if (await button.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`${name} is not reached by keyboard`);
}

async function drag(page: Page, across: number, down: number) {
	const box = await page.locator('[aria-live=polite]').boundingBox();
	if (!box) throw new Error('there is no card');
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x + across / 2, y + down / 2);
	await page.mouse.move(x + across, y + down);
	await page.mouse.up();
}
