import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { barriers } from './screens/barriers.ts';
import { createEvent } from './steps.ts';

/** The organizer of a new event, at its attendee list. */
async function atTheList(page: Page, event: string): Promise<void> {
	await createEvent(page, { event, name: 'Olga Organizer' });
	const id = /\/events\/([0-9a-f-]{36})/.exec(page.url())?.[1];
	await page.goto(`/events/${id}/attendees`);
	await expect(page.getByRole('heading', { name: 'Attendee list' })).toBeVisible();
}

async function choose(page: Page, name: string, content: string | Buffer): Promise<void> {
	const buffer = typeof content === 'string' ? Buffer.from(content) : content;
	await page.getByLabel('Choose a file').setInputFiles({ name, mimeType: 'text/csv', buffer });
}

const rows = (page: Page) => page.getByRole('region', { name: 'What will happen' });
const row = (page: Page, name: string) => rows(page).getByRole('listitem').filter({ hasText: name });

const germanList = [
	'Bestellnummer;Käufer;Käufer-E-Mail;Ticketnummer;Vorname;Nachname;E-Mail;Firma;Berufsbezeichnung;Status',
	'B1;Bärbel Käufer;kauf@example.org;T1;Jörg;Müßig;joerg@example.org;Bäckerei Öz;Bäcker;bezahlt',
	'B1;Bärbel Käufer;kauf@example.org;T2;;;;;;bezahlt',
	'B2;Änne Groß;aenne@example.org;T3;Änne;Groß;aenne@example.org;;"Leiterin;',
	'Öffentlichkeit";bezahlt',
	'B3;Uwe Weg;uwe@example.org;T4;Uwe;Weg;uwe@example.org;;;storniert',
	'B4;Eva Doppelt;eva@example.org;T5;Eva;Doppelt;keine-adresse;;;bezahlt',
	'Summe;;;5;;;;;;'
].join('\r\n');

test('a Latin-1 list with semicolons: who comes is invited, who does not is not, and again changes only what changed', async ({
	newPhone
}) => {
	const page = await newPhone();
	await atTheList(page, 'Import evening');
	await choose(page, 'teilnehmer.csv', Buffer.from(germanList, 'latin1'));

	await expect(row(page, 'Jörg Müßig')).toContainText('Bäcker · Bäckerei Öz');
	await expect(row(page, 'Änne Groß')).toContainText('Leiterin; Öffentlichkeit');
	await expect(row(page, 'Uwe Weg')).toContainText('The ticket was cancelled.');
	await expect(row(page, 'Row 3')).toContainText('The buyer is not taken instead.');
	await expect(row(page, 'Eva Doppelt')).toContainText('The e-mail address cannot be one');
	await expect(rows(page)).not.toContainText('@');

	expect(await barriers(page)).toEqual([]);

	await page.getByRole('button', { name: 'Import 3 people' }).click();
	await expect(page.getByText('New: 3')).toBeVisible();
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Download for mail merge' }).click();
	const merged = await readFile(await (await downloading).path(), 'utf8');
	expect(merged.match(/\/e\/[0-9A-Z-]+#[0-9A-Z]{26}/g)).toHaveLength(3);
	expect(merged).toContain('Jörg Müßig');

	await page.getByRole('button', { name: 'Choose another file' }).click();
	await expect(page.getByText('Invited: 3')).toBeVisible();
	await choose(page, 'again.csv', Buffer.from(germanList.replace(';Bäcker;', ';Meister;'), 'latin1'));
	await expect(page.getByRole('button', { name: /^Unchanged\s2$/ })).toBeVisible();
	await page.getByRole('button', { name: /^Changed\s1$/ }).click();
	await expect(rows(page).getByRole('listitem')).toHaveCount(1);
	await page.getByRole('button', { name: 'Update the list' }).click();
	await expect(page.getByText('Changed: 1')).toBeVisible();
	await expect(page.getByText('Unchanged: 2')).toBeVisible();
});

test('what is no list says what to do; a wrong column is corrected by hand', async ({ newPhone }) => {
	const page = await newPhone();
	await atTheList(page, 'Wrong files');
	await choose(page, 'tickets.csv', '%PDF-1.7\n%\u00e2\u00e3');
	await expect(page.getByText('This is a PDF.')).toBeVisible();
	await choose(page, 'tickets.xlsx', 'PK\u0003\u0004....[Content_Types].xml...xl/workbook.xml');
	await expect(page.getByText('choose “Save as”')).toBeVisible();
	await choose(page, 'empty.csv', '');
	await expect(page.getByText('The file is empty.')).toBeVisible();

	await choose(
		page,
		'buyers.csv',
		'Buyer name,Buyer email\nAnna Müller,anna@example.org\nBen Ode,ben@example.org\n'
	);
	await expect(page.getByText('This list names buyers only')).toBeVisible();
	await page.getByLabel('Buyer name').selectOption({ label: 'Name' });
	await expect(row(page, 'Anna Müller')).toContainText('New');
	await expect(page.getByRole('button', { name: 'Import 2 people' })).toBeVisible();
});

test('20,000 rows: the page answers while they are read, and reading can be cancelled', async ({
	newPhone
}) => {
	const page = await newPhone();
	await atTheList(page, 'A large hall');
	const lines = Array.from(
		{ length: 20_000 },
		(_, at) => `T${at},Person ${at} Name,p${at}@example.org,Company ${at % 90}`
	);
	const large = ['Ticket ID,Name,Email,Company', ...lines].join('\n');
	await page.evaluate(() => {
		const gaps: number[] = [];
		let last = performance.now();
		setInterval(() => {
			gaps.push(performance.now() - last);
			last = performance.now();
		}, 20);
		Object.assign(window, { gaps });
	});
	await choose(page, 'large.csv', large);
	await page.getByRole('button', { name: 'Cancel', exact: true }).click();
	await expect(page.getByLabel('Choose a file')).toBeAttached();

	await choose(page, 'large.csv', large);
	await expect(page.getByRole('button', { name: 'Import 20000 people' })).toBeVisible({ timeout: 60_000 });
	const longest = await page.evaluate(() => Math.max(...(window as Window & { gaps?: number[] }).gaps!));
	// On two busy cores; read on the page itself it stands still for seconds.
	expect(longest).toBeLessThan(1_500);

	await page.getByRole('button', { name: 'Import 20000 people' }).click();
	await page.getByRole('button', { name: 'Stop' }).click();
	await expect(page.getByText(/Stopped after \d+ of 20000/)).toBeVisible();
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page.getByText(/Importing: \d+ of 20000/)).toBeVisible();
	await page.getByRole('button', { name: 'Stop' }).click();
	await page.getByRole('button', { name: 'Back to the rows' }).click();
	await expect(page.getByRole('button', { name: /^New/ })).toBeVisible();
});

test('without a network nothing of the columns is lost', async ({ newPhone }) => {
	const page = await newPhone();
	await atTheList(page, 'Cellar');
	await choose(page, 'list.csv', 'Wer,Kontakt\nAnna Müller,anna@example.org\nBen Ode,ben@example.org\n');
	await expect(row(page, 'Anna Müller')).toBeVisible();
	await page.context().setOffline(true);
	await expect(page.getByText('Importing needs a network.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Import 2 people' })).toBeDisabled();
	await page.context().setOffline(false);
	await page.getByRole('button', { name: 'Import 2 people' }).click();
	await expect(page.getByText('New: 2')).toBeVisible();
});

test.describe('a reader that fails', () => {
	test.use({ serviceWorkers: 'block' });

	test('says so, and another file may be chosen', async ({ newPhone }) => {
		const page = await newPhone();
		const failing = `addEventListener('message', ({ data: { id } }) => postMessage({ id, kind: 'failed', reason: 'out of memory' }));`;
		await page.route(/import\.worker/, (route) =>
			route.fulfill({ contentType: 'text/javascript', body: failing })
		);
		await atTheList(page, 'Unlucky evening');
		await choose(page, 'guests.csv', 'Name\nAda Lovelace');
		await expect(page.getByText('The file could not be opened.')).toBeVisible();
		await page.unroute(/import\.worker/);
		await choose(page, 'guests.csv', 'Name\nAda Lovelace');
		await expect(row(page, 'Ada Lovelace')).toBeVisible();
	});
});
