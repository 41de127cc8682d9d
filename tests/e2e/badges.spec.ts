import type { Page } from '@playwright/test';
import { readCode } from '../../src/lib/exchange/code/code.ts';
import { codesIn, expecting, imported, pagesOf } from './badges/list.ts';
import { expect, test } from './harness.ts';
import { barriers } from './screens/barriers.ts';
import { settled } from './steps.ts';

// Nothing here is about opening without a network.
test.use({ serviceWorkers: 'block' });

/** A screen that shows what a printer of 300 dpi does: a pixel is a dot. */
const printer = { viewport: { width: 1123, height: 1123 }, deviceScaleFactor: 300 / 96 };

const names = [
	'Ada Lovelace',
	'Q',
	'د. فاطمة الزهراء بنت محمد بن عبد الله',
	'Wolfeschlegelsteinhausenbergerdorff-Hubert Blaine',
	'🦊 Fox 👩🏽‍🚀',
	'司徒霜晴',
	'W'.repeat(100),
	'<b>Robert</b>"); drop table'
];
const long =
	'A headline that goes on and on until it is as long as a headline may ever be, and then a little, and then it ends so!';
const rows = Array.from({ length: 23 }, (_, i) => ({
	key: `t${i}`,
	name: names[i] ?? `Guest ${i}`,
	headline: i === 3 ? long : `Maker of ${i}`,
	organisation: i === 3 ? 'Organisation '.repeat(7) : 'Engines Ltd'
}));

async function openBadges(page: Page, eventId: string) {
	await page.goto(`/events/${eventId}/badges`);
	await settled(page);
	await page
		.getByRole('region', { name: 'Preview' })
		.or(page.getByText('All badges are printed'))
		.first()
		.waitFor();
	// The dialog of the browser is nobody's to click here.
	await page.evaluate(() => {
		window.print = () => {};
	});
}

/** Prints; gives the PDF. */
async function printed(page: Page): Promise<Buffer> {
	await page.getByRole('button', { name: /^Print \d/ }).click();
	await expect(page.getByText('Did they come out right?')).toBeVisible({ timeout: 30_000 });
	return page.pdf({ preferCSSPageSize: true, printBackground: true });
}

test('a list becomes sheets of labels: exact pages, nothing cut, every code read at 300 dpi', async ({
	newPhone,
	server
}) => {
	const page = await newPhone(printer);
	const { eventId } = await expecting(page, server.url, rows);
	await openBadges(page, eventId);
	await page.getByLabel('Also the code to type').check();
	await page.getByLabel('Begin at label').fill('4');
	const pdf = await printed(page);
	expect(pagesOf(pdf).map((size) => size.map(Math.round))).toEqual(Array(3).fill([595, 842]));

	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('heading', { name: 'Badges' })).toBeHidden();
	const sheets = page.locator('.badge-print .badge-sheet');
	await expect(sheets).toHaveCount(3);
	const codes: string[] = [];
	for (let i = 0; i < 3; i++) codes.push(...(await codesIn(sheets.nth(i))));
	const cards = codes.map((text) => readCode(text, { origin: server.url }));
	const read = cards.map((card) => (card.ok ? card.value : null));
	expect(read.map((code) => code?.card.name).sort()).toEqual(rows.map(({ name }) => name).sort());
	expect(read.every((code) => code?.timeStep === null)).toBe(true);
	expect(new Set(read.map((code) => code?.keyId)).size).toBe(23);

	const cut = await page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('.badge-print .badge-box')]
			.filter((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1)
			.map((box) => box.innerText)
	);
	expect(cut).toEqual([]);
	// The fourth label of a L4785: second column, second row; 80 × 50 mm, measured in 96ths of an inch.
	const [sheet, label] = await Promise.all([
		sheets.first().boundingBox(),
		page.locator('.badge-print .badge').first().boundingBox()
	]);
	if (!sheet || !label) throw new Error('nothing was drawn');
	const mm = (px: number) => Math.round((px / 96) * 254) / 10;
	const place = [label.x - sheet.x, label.y - sheet.y, label.width, label.height].map(mm);
	expect(place).toEqual([112.5, 68.5, 80, 50]);
});

test('what is printed is not printed again; who comes last gets the next label of the sheet', async ({
	newPhone,
	server
}) => {
	const page = await newPhone(printer);
	const { eventId } = await expecting(page, server.url, rows.slice(0, 3));
	await openBadges(page, eventId);
	expect(await barriers(page)).toEqual([]);
	await printed(page);
	await page.getByRole('button', { name: 'Yes, they are printed' }).click();
	await expect(page.getByText('All badges are printed.')).toBeVisible();

	await page.getByLabel('Name on the badge').fill('Walter Walk-In');
	await page.getByRole('button', { name: 'Make one badge' }).click();
	await expect(page.getByText('The badge that was just made')).toBeVisible();
	await expect(page.getByLabel('Begin at label')).toHaveValue('4');
	expect(pagesOf(await printed(page))).toHaveLength(1);
	await page.getByRole('button', { name: 'Yes, they are printed' }).click();

	// A corrected name is a new badge; after a reload too.
	await imported(page, server.url, eventId, [{ ...rows[0], name: 'Ada King' }]);
	await openBadges(page, eventId);
	await expect(page.getByText('1 of 4 are new')).toBeVisible();
	await page.getByLabel('Sheet').selectOption('5395');
	await page.getByText('Only what was not printed yet').click();
	const pdf = await printed(page);
	expect(pagesOf(pdf).map((size) => size.map(Math.round))).toEqual([[612, 792]]);
});

test('what is chosen while the sheets come out does not count as printed', async ({ newPhone, server }) => {
	const page = await newPhone(printer);
	const { eventId } = await expecting(page, server.url, rows.slice(0, 2));
	await openBadges(page, eventId);
	await page.getByLabel('Name on the badge').fill('Walter Walk-In');
	await page.getByRole('button', { name: 'Make one badge' }).click();
	await expect(page.getByText('The badge that was just made')).toBeVisible();
	await printed(page);
	await page.getByRole('button', { name: 'Show the others too' }).click();
	await page.getByLabel('Sheet').selectOption('5395');
	await page.getByRole('button', { name: 'Yes, they are printed' }).click();
	await expect(page.getByText('2 of 3 are new')).toBeVisible();
	await expect(page.getByLabel('Begin at label')).toHaveValue('1');
	await openBadges(page, eventId);
	await expect(page.getByText('2 of 3 are new')).toBeVisible();
});

test("blank badges come with a slip whose link makes them somebody's", async ({ newPhone, server }) => {
	const page = await newPhone(printer);
	const { eventId } = await expecting(page, server.url, []);
	await page.goto(`/events/${eventId}/badges`);
	await page.evaluate(() => {
		window.print = () => {};
	});
	await page.getByText('Blank badges, to be written on').click();
	await page.getByLabel('How many').fill('1');
	await page.getByRole('button', { name: 'Make blank badges' }).click();
	await printed(page);
	await page.emulateMedia({ media: 'print' });
	const codes = await codesIn(page.locator('.badge-print .badge-sheet'));
	const slip = codes.find((text) => text.includes('/e/')) ?? '';
	const badge = codes.find((text) => text.includes('/x#')) ?? '';
	expect(readCode(badge, { origin: server.url })).toMatchObject({
		ok: true,
		value: { card: { name: 'Guest' } }
	});

	const phone = await newPhone();
	await phone.goto(slip);
	await expect(phone.getByText('The badge you hold will lead to you')).toBeVisible();
	await phone.getByRole('textbox', { name: 'Your name' }).fill('Tess Writes');
	await phone.getByRole('button', { name: 'Join and show my code' }).click();
	await expect(phone.locator('[data-code]')).toBeVisible();
});

test('nobody but an organizer sees badges', async ({ newPhone, server }) => {
	const { eventId, path } = await expecting(await newPhone(), server.url, rows.slice(0, 1));
	const guest = await newPhone();
	await guest.goto(path);
	await guest.getByRole('textbox', { name: 'Your name' }).fill('Gil');
	await guest.getByRole('button', { name: 'Join and show my code' }).click();
	await expect(guest.locator('[data-code]')).toBeVisible();
	await guest.goto(`/events/${eventId}/badges`);
	await expect(guest.getByText('Only organizers of this event can print its badges.')).toBeVisible();
});

test('2,000 badges are drawn while the page goes on answering @long', async ({ newPhone, server }) => {
	test.setTimeout(180_000);
	const page = await newPhone({ viewport: { width: 1280, height: 900 } });
	const many = Array.from({ length: 2_000 }, (_, i) => ({
		...{
			key: `t${i}`,
			name: `Guest Number ${i}`,
			headline: `Maker of thing ${i}`,
			organisation: 'Engines Ltd'
		}
	}));
	const { eventId } = await expecting(page, server.url, many);
	await openBadges(page, eventId);
	await page.evaluate(() => {
		const gaps: number[] = [];
		let last = performance.now();
		const tick = () => {
			gaps.push(performance.now() - last);
			last = performance.now();
			requestAnimationFrame(tick);
		};
		requestAnimationFrame(tick);
		Object.assign(window, { gaps });
	});
	const begun = Date.now();
	await page.getByRole('button', { name: /^Print 2000 on 200 sheets/ }).click();
	// Looking for words among 2,000 badges would itself be what takes long.
	await page.waitForFunction(() => document.querySelector('.banner') !== null, null, {
		polling: 500,
		timeout: 120_000
	});
	const frames = await page.evaluate(() => (window as unknown as { gaps: number[] }).gaps.length);
	console.info(`2,000 badges on 200 sheets: ${Date.now() - begun} ms, ${frames} frames`);
	// How long a frame takes is the machine's; that the page comes up for air between the sheets is ours.
	expect(frames).toBeGreaterThan(100);
	await expect(page.locator('.badge-print .badge')).toHaveCount(2_000);
});
