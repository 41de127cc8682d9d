import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { type Host, arrive, newHost } from './host.ts';

// Two people swap cards: real server, real screens, and for a camera the other phone's real screen.
// Most of a first visit is the service worker's: it is there where the app opens without a network.
test.use({ serviceWorkers: 'block' });
let host: Host;
test.beforeEach(async ({ server }) => {
	host = await newHost(server.url, { name: 'Hanne Ostrow', headline: 'Opens rooms' });
});

test('without Hallway: the card is in the link, three fields swap back, and both have each other', async ({
	newPhone
}) => {
	const phone = await newPhone();
	await phone.goto(host.link());
	await expect(phone.getByText('Hanne Ostrow').first()).toBeVisible();
	expect(new URL(phone.url()).hash).toBe('');

	await phone.getByLabel('Your name').fill('Gil Amsel');
	await phone.getByLabel('E-mail or phone').fill('gil@example.org');
	await expect(phone.getByText(`You are at ${host.eventName} too`)).toBeVisible();
	await phone.getByRole('button', { name: 'Give my card' }).click();
	await expect(phone.getByRole('heading', { name: 'Hanne Ostrow has your card' })).toBeVisible();
	// Loaded again it still says what was done, and does not ask for it a second time.
	await phone.reload();
	await expect(phone.getByRole('heading', { name: 'Hanne Ostrow has your card' })).toBeVisible();
	await expect(phone.getByRole('button', { name: 'Give my card' })).toHaveCount(0);

	await expect
		.poll(async () => (await host.pull()).contacts.map(({ card }) => card))
		.toEqual([{ name: 'Gil Amsel', email: 'gil@example.org' }]);
	await phone.goto('/people');
	await expect(phone.getByRole('heading', { name: host.eventName })).toBeVisible();
	await phone.getByRole('link', { name: /Hanne Ostrow/ }).click();
	await expect(phone.getByText('Confirmed').first()).toBeVisible();
});

test('the card can be saved as a vCard, also without a network', async ({ newPhone }) => {
	const phone = await newPhone({ serviceWorkers: 'allow' });
	await phone.goto(host.link());
	await expect(phone.getByRole('button', { name: 'Give my card' })).toBeVisible();
	await phone.context().setOffline(true);
	const [download] = await Promise.all([
		phone.waitForEvent('download'),
		phone.getByRole('button', { name: 'Save to contacts' }).click()
	]);
	expect(download.suggestedFilename()).toBe('Hanne Ostrow.vcf');
});

test('one shows, the other scans: each has the other, and the shown one sees it without reloading', async ({
	newPhone,
	camera
}) => {
	const [ana, ben] = [await newPhone(), await newPhone()];
	await arrive(ana, host, 'Ana Ruiz', 'Maps heat');
	await arrive(ben, host, 'Ben Ofori', 'Radios');
	await scan(ben, ana, camera.sees);

	const moment = ben.getByRole('region', { name: 'Cards swapped' });
	await expect(moment.getByText('Ana Ruiz')).toBeVisible();
	await expect(moment.getByText('Confirmed')).toBeVisible();
	await ana.bringToFront();
	const arrival = ana.getByRole('region', { name: 'Scanned you just now' });
	await expect(arrival.getByText('Ben Ofori')).toBeVisible();
	await arrival.getByRole('link', { name: 'Open card' }).click();
	await expect(ana.getByRole('heading', { name: 'Ben Ofori' })).toBeVisible();
});

test('who is scanned while looking at another screen is told there', async ({ newPhone, camera }) => {
	const [ana, ben] = [await newPhone(), await newPhone()];
	await arrive(ana, host, 'Ana Ruiz');
	await arrive(ben, host, 'Ben Ofori');
	await ana.goto('/code');
	await expect(ana.getByRole('img', { name: 'QR code of your card' })).toBeVisible();
	await camera.sees(ana);
	await ana.goto('/');
	await ben.bringToFront();
	await ben.goto('/scan');
	await expect(ben.getByRole('region', { name: 'Cards swapped' }).getByText('Ana Ruiz')).toBeVisible();

	await ana.bringToFront();
	await expect(ana.getByText('Ben Ofori swapped cards with you.')).toBeVisible();
	await ana.getByRole('button', { name: 'Open', exact: true }).click();
	await expect(ana.getByRole('heading', { name: 'Ben Ofori' })).toBeVisible();
	await expect(ben.getByText('swapped cards with you')).toHaveCount(0);
});

test('offline, a scan is there at once with its note, says that it waits, and is confirmed later', async ({
	newPhone,
	camera
}) => {
	const [ana, ben] = [await newPhone(), await newPhone({ serviceWorkers: 'allow' })];
	await arrive(ana, host, 'Ana Ruiz');
	await arrive(ben, host, 'Ben Ofori');
	await readyForOffline(ben);
	await ben.context().setOffline(true);
	await scan(ben, ana, camera.sees);

	const moment = ben.getByRole('region', { name: 'Card saved' });
	await expect(moment.getByText('Ana Ruiz')).toBeVisible();
	await expect(moment.getByText('Waiting for a network')).toBeVisible();
	await moment.getByRole('button', { name: 'Note' }).click();
	// As fast as anybody types.
	await ben.keyboard.type('wants the map of rooft', { delay: 30 });
	await expect(ben.getByLabel('My note')).toHaveValue('wants the map of rooft');
	await ben.goto('/people');
	await ben.getByRole('link', { name: /Ana Ruiz/ }).click();
	await expect(ben.getByLabel('My note')).toHaveValue('wants the map of rooft');

	await ben.context().setOffline(false);
	await expect(ben.getByText('Confirmed').first()).toBeVisible({ timeout: 20_000 });
	await ana.bringToFront();
	await expect(
		ana.getByRole('region', { name: 'Scanned you just now' }).getByText('Ben Ofori')
	).toBeVisible();
});

test('without any network it works both ways if each scans the other', async ({ newPhone, camera }) => {
	test.setTimeout(90_000);
	const installed = { serviceWorkers: 'allow' } as const;
	const [ana, ben] = [await newPhone(installed), await newPhone(installed)];
	await arrive(ana, host, 'Ana Ruiz');
	await arrive(ben, host, 'Ben Ofori');
	for (const phone of [ana, ben]) {
		await readyForOffline(phone);
		await phone.context().setOffline(true);
	}
	await scan(ben, ana, camera.sees);
	await ben.getByRole('link', { name: 'Show my code back' }).click();
	await expect(ben.getByText('Let Ana Ruiz scan this')).toBeVisible();
	await camera.sees(ben);
	await ana.bringToFront();
	await ana.goto('/scan');
	await expect(ana.getByRole('region', { name: 'Card saved' }).getByText('Ben Ofori')).toBeVisible();

	for (const phone of [ben, ana]) await phone.context().setOffline(false);
	for (const [phone, other] of [
		[ana, 'Ben Ofori'],
		[ben, 'Ana Ruiz']
	] as const) {
		await phone.bringToFront();
		await phone.goto('/people');
		// What the server answers in that moment gives a row another id: it is another one then, under the finger as well.
		await expect(async () => {
			await phone.getByRole('link', { name: new RegExp(other) }).click({ timeout: 2_000 });
			await expect(phone.getByRole('heading', { level: 1, name: other })).toBeVisible({ timeout: 2_000 });
		}).toPass({ timeout: 20_000 });
		await expect(phone.getByText('Confirmed', { exact: true }).first()).toBeVisible({ timeout: 20_000 });
		await expect(phone.getByRole('button', { name: 'Undo this meeting' })).toHaveCount(1);
	}
});

test('who typed my short code has my name, and my full card after my yes', async ({ newPhone }) => {
	const phone = await newPhone();
	await arrive(phone, host, 'Gil Amsel', 'Boats');
	const other = await newHost(host.origin, { name: 'Oda Linde' });
	await phone.goto('/code');
	await phone.getByRole('combobox').selectOption({ label: 'No event' });
	const typed = await phone.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).innerText();
	await other.type(typed);

	await phone.getByRole('region', { name: 'Scanned you just now' }).getByText('Oda Linde').click();
	await expect(phone.getByText('Oda Linde asks for your card')).toBeVisible();
	expect((await other.pull()).exchanges[0].theyGave.how).toBe('code');
	await phone.getByRole('button', { name: 'Yes, share my card' }).click();
	await expect(phone.getByText('Oda Linde asks for your card')).toHaveCount(0);
	await expect.poll(async () => (await other.pull()).exchanges[0].theyGave.how).toBe('full');
});

test('an accidental scan is undone for both', async ({ newPhone, camera }) => {
	const [ana, ben] = [await newPhone(), await newPhone()];
	await arrive(ana, host, 'Ana Ruiz');
	await arrive(ben, host, 'Ben Ofori');
	await scan(ben, ana, camera.sees);
	await expect(ben.getByText('Confirmed')).toBeVisible();
	await ben.getByRole('button', { name: 'Undo' }).click();
	await expect(ben.getByText('Undone. Nothing was swapped.')).toBeVisible();

	for (const phone of [ana, ben]) {
		await phone.bringToFront();
		await phone.goto('/people');
		await expect(phone.getByRole('link', { name: /Hanne Ostrow/ })).toBeVisible();
		await expect(phone.getByRole('link', { name: /Ana Ruiz|Ben Ofori/ })).toHaveCount(0);
	}
});

test('what was taken back is gone on the other side', async ({ newPhone }) => {
	const phone = await newPhone();
	await arrive(phone, host, 'Gil Amsel', 'Boats');
	await expect.poll(async () => (await host.pull()).contacts[0]?.card.headline).toBe('Boats');
	await phone.goto('/people');
	await phone.getByRole('link', { name: /Hanne Ostrow/ }).click();
	await phone.getByRole('button', { name: 'Take back my card' }).click();
	await phone.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
	await expect(phone.getByText('nothing any more: you took it back')).toBeVisible();
	await expect.poll(async () => (await host.pull()).contacts[0]?.card.headline).toBeUndefined();
	expect((await host.pull()).exchanges[0].theyGave.how).toBe('withdrawn');
});

test('in a browser that holds a person a link is a scan after one tap, with undo', async ({
	newPhone,
	server
}) => {
	const phone = await newPhone();
	await arrive(phone, host, 'Gil Amsel');
	const other = await newHost(server.url, { name: 'Oda Linde' });

	// Any web page may lead to a link: opening one gives nothing away.
	await phone.goto(other.link());
	await expect(phone.getByRole('button', { name: 'Swap cards' })).toBeVisible();
	expect((await other.pull()).contacts).toEqual([]);

	await phone.getByRole('button', { name: 'Swap cards' }).click();
	await expect(phone.getByRole('heading', { name: 'Oda Linde' })).toBeVisible();
	await expect.poll(async () => (await other.pull()).contacts.length).toBe(1);
	await phone.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(phone.getByRole('link', { name: /Oda Linde/ })).toHaveCount(0);
	await expect.poll(async () => (await other.pull()).contacts.length).toBe(0);
});

test('own code, foreign code, damaged code: each has its word, and scanning goes on', async ({
	newPhone
}) => {
	const phone = await newPhone();
	await arrive(phone, host, 'Gil Amsel');
	await phone.goto('/code');
	const own = await phone.locator('[data-code]').getAttribute('data-code');
	await phone.goto('/scan');
	for (const [text, word] of [
		[own ?? '', 'That is your own code'],
		['https://menu.example/table/12', 'no Hallway card'],
		[host.link().replace(/#.*/, '#12'), 'This code is damaged'],
		[host.link().replace(/localhost:\d+/, 'elsewhere.example'), 'another Hallway']
	]) {
		await paste(phone, text);
		await expect(phone.getByText(word)).toBeVisible();
	}
	await paste(phone, host.link());
	await expect(phone.getByRole('region', { name: 'Cards swapped' })).toBeVisible();
});

test('markup in a name is text wherever it is shown', async ({ newPhone }) => {
	const phone = await newPhone();
	const name = '<img src=x onerror="document.title=1">';
	await phone.goto(host.link({ card: { name, website: 'javascript:alert(1)' } }));
	await expect(phone.getByText(name).first()).toBeVisible();
	await expect(phone.getByText('javascript:alert(1)')).toBeVisible();
	await expect(phone.locator('main img, a[href^="javascript"]')).toHaveCount(0);
});

for (const [hash, words] of [
	['#12', 'This link is incomplete'],
	['', 'There is no card in this link']
]) {
	test(`the page behind a code says what is wrong with "/x${hash}"`, async ({ newPhone }) => {
		const phone = await newPhone();
		await phone.goto(`/x${hash}`);
		await expect(phone.getByRole('heading', { name: words })).toBeVisible();
	});
}

/** Shows one phone's code to the other phone's camera. */
async function scan(by: Page, shown: Page, sees: (page: Page) => Promise<void>): Promise<void> {
	await shown.goto('/code');
	await expect(shown.getByRole('img', { name: 'QR code of your card' })).toBeVisible();
	await sees(shown);
	await by.bringToFront();
	await by.goto('/scan');
}

async function paste(phone: Page, text: string): Promise<void> {
	await phone.getByRole('button', { name: 'Type the code' }).click();
	await phone.getByLabel('Short code').fill(text);
	await phone.getByRole('button', { name: 'Swap cards' }).click();
}

async function readyForOffline(phone: Page): Promise<void> {
	await phone.goto('/people');
	await phone.evaluate(async () => void (await navigator.serviceWorker.ready));
	await phone.reload();
	await expect.poll(() => phone.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}
