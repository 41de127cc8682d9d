import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { arrive, newHost } from './host.ts';
import { linkOf, scanLink, storedRows } from './steps.ts';

// Whatever the browser does with what is stored: the person hears of it before the first scan, in words, and nothing that
// is there goes away.
// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });
test.describe.configure({ timeout: 240_000 });

test('where nothing can be stored it says so on every first screen, and what is done still reaches the server', async ({
	newPhone,
	server
}) => {
	const phone = await newPhone();
	await phone.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('The operation is insecure.', 'SecurityError');
		};
	});
	const words = phone.getByText('This window keeps nothing. While it is open and online');
	for (const path of ['/', '/join', '/scan', '/e/ABCDEFGH']) {
		await phone.goto(path);
		await expect(words.first()).toBeVisible();
		await expect(phone.getByRole('link', { name: 'Keep it by e-mail' }).first()).toBeVisible();
	}
	const host = await newHost(server.url, { name: 'Hanne Ostrow' });
	await arrive(phone, host, 'Ana Ruiz');
	await expect
		.poll(async () => (await host.pull()).contacts.map(({ card }) => card.name), { timeout: 20_000 })
		.toEqual(['Ana Ruiz']);
});

test('a full phone is noticed by a real write before the first scan, and again when there is room', async ({
	newPhone
}) => {
	const phone = await newPhone();
	await phone.addInitScript(takeRoom);
	for (const path of ['/scan', '/join', '/']) {
		await phone.goto(path);
		await expect(phone.getByText('This phone is full.').first()).toBeVisible();
	}
	// In one moment: any write that works takes the notice away by itself.
	await phone.getByRole('button', { name: 'Try again' }).evaluate((button: HTMLElement) => {
		window.dispatchEvent(new Event('room'));
		button.click();
	});
	await expect(phone.getByText('This phone is full.')).toHaveCount(0);
});

test('a database of a newer version is shown, can be exported, and is left as it is', async ({
	newPhone,
	server
}) => {
	const phone = await newPhone({ acceptDownloads: true });
	await arrive(phone, await newHost(server.url, { name: 'Hanne Ostrow' }), 'Ana Ruiz');
	await expect.poll(() => versionAfter(phone, 7)).toBe(7);
	await phone.goto('/');
	await expect(phone.getByText('A newer Hallway has stored data here')).toBeVisible();
	await expect(phone.getByText('Nothing can be stored on this phone right now')).toBeVisible();
	await expect(phone.getByText('Hanne Ostrow')).toBeVisible();
	// A scan is refused in words, and nobody seems to be saved who is not.
	await phone.goto(linkOf({ name: 'Ben Ofori' }, server.url));
	await phone.getByRole('button', { name: 'Swap cards' }).click();
	await expect(phone.getByText('Ben Ofori').first()).toBeVisible();
	await expect(phone).toHaveURL(/\/x/);
	await phone.goto('/people');
	await expect(phone.getByText('Hanne Ostrow')).toBeVisible();
	await expect(phone.getByText('Ben Ofori')).toHaveCount(0);
	await phone.getByRole('link', { name: 'Export' }).first().click();
	const [download] = await Promise.all([
		phone.waitForEvent('download'),
		phone.getByRole('button', { name: 'Save Everything' }).click()
	]);
	expect(download.suggestedFilename()).toMatch(/json$/);
	expect(await versionAfter(phone)).toBe(7);
});

test('an old tab that holds on is to be closed; then it goes on by itself', async ({ newPhone, server }) => {
	const old = await newPhone();
	await arrive(old, await newHost(server.url, { name: 'Hanne Ostrow' }), 'Ana Ruiz');
	// A tab that the browser has put to sleep hears nothing and gives nothing up.
	await old.evaluate(() => {
		const opening = indexedDB.open('hallway');
		Object.assign(window, { held: opening });
		return new Promise((resolve) => (opening.onsuccess = resolve)).then(() => undefined);
	});
	const phone = await old.context().newPage();
	// The same app as the next version: one local version later, with nothing to change.
	await phone.addInitScript(() => {
		const { open } = IDBFactory.prototype;
		IDBFactory.prototype.open = function (name, version) {
			return open.call(this, name, version && version + 1);
		};
	});
	await phone.goto('/');
	await expect(phone.getByRole('heading', { name: 'Close the other Hallway tab' })).toBeVisible();
	await old.close();
	await expect(phone.getByText('Hanne Ostrow').first()).toBeVisible({ timeout: 20_000 });
	await expect(phone.getByText('Close the other Hallway tab')).toHaveCount(0);
});

test('no room for a scan or a note: it says so, shows nothing as saved, keeps what is typed, and goes on with room', async ({
	newPhone,
	server
}) => {
	const phone = await newPhone();
	await arrive(phone, await newHost(server.url, { name: 'Hanne Ostrow' }), 'Ana Ruiz');
	await scanLink(phone, linkOf({ name: 'Ben Ofori' }, server.url));
	await phone.evaluate(takeRoom);
	const note = phone.getByRole('textbox', { name: 'note' });
	await note.fill('owes me a paper');
	await note.blur();
	await expect(phone.getByText('This phone is full.').first()).toBeVisible();
	await expect(note).toHaveValue('owes me a paper');
	expect(await storedRows(phone, 'notes')).toEqual([]);
	await phone.evaluate(() => window.dispatchEvent(new Event('room')));
	await note.fill('owes me a paper!');
	await note.blur();
	await expect
		.poll(async () => (await storedRows<{ text: string }>(phone, 'notes'))[0]?.text)
		.toBe('owes me a paper!');
	await expect(phone.getByText('This phone is full.')).toHaveCount(0);

	await phone.goto('about:blank');
	await phone.goto(linkOf({ name: 'Cleo Marsh' }, server.url));
	await expect(phone.getByRole('button', { name: 'Swap cards' })).toBeVisible();
	await phone.evaluate(takeRoom);
	await phone.getByRole('button', { name: 'Swap cards' }).click();
	await expect(phone.getByText('This phone is full').first()).toBeVisible();
	await expect(phone).toHaveURL(/\/x/);
	expect(await storedRows(phone, 'contacts')).toHaveLength(2);
	await phone.evaluate(() => window.dispatchEvent(new Event('room')));
	await phone.getByRole('button', { name: 'Swap cards' }).click();
	await phone.waitForURL(/\/people\//);
	expect(await storedRows(phone, 'contacts')).toHaveLength(3);
});

/** Runs in the page: from now on nothing fits, until `room` is announced. A real full disk: client-faults.spec.ts. */
function takeRoom(): void {
	const { put } = IDBObjectStore.prototype;
	window.addEventListener('room', () => (IDBObjectStore.prototype.put = put));
	IDBObjectStore.prototype.put = () => {
		throw new DOMException('The device is full.', 'QuotaExceededError');
	};
}

/** The version of the phone's database, after raising it. */
function versionAfter(phone: Page, raiseTo?: number): Promise<number> {
	return phone.evaluate(
		(version) =>
			new Promise<number>((resolve, reject) => {
				const opening = indexedDB.open('hallway', version);
				opening.onerror = () => reject(opening.error);
				opening.onsuccess = () => {
					resolve(opening.result.version);
					opening.result.close();
				};
			}),
		raiseTo
	);
}
