import { expect, test } from './harness.ts';
import { type Host, arrive, newHost } from './host.ts';
import { liveCode, scanLink } from './steps.ts';

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });

let host: Host;
test.beforeEach(async ({ server }) => {
	host = await newHost(server.url, { name: 'Hanne Ostrow', headline: 'Opens rooms' });
});

test('a meeting is undone from the page of the person', async ({ newPhone }) => {
	const phone = await newPhone();
	await arrive(phone, host, 'Gil Amsel', 'Boats');
	await expect.poll(async () => (await host.pull()).contacts.length).toBe(1);
	await phone.goto('/people');
	await phone.getByRole('link', { name: /Hanne Ostrow/ }).click();
	await phone.getByRole('button', { name: 'Undo this meeting' }).click();
	await phone.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(phone.getByText('Undone. Nothing was swapped.')).toBeVisible();
	await phone.waitForURL(/\/people$/);
	await expect(phone.getByRole('link', { name: /Hanne Ostrow/ })).toHaveCount(0);
	await expect.poll(async () => (await host.pull()).contacts.length).toBe(0);
});

test('whose page vanishes while it is looked at, because the other one undid it, is told so', async ({
	newPhone
}) => {
	const [ana, ben] = [await newPhone(), await newPhone()];
	const broken: string[] = [];
	ana.on('pageerror', ({ message }) => broken.push(message));
	await arrive(ana, host, 'Ana Ruiz');
	await ana.goto('/code');
	const link = await liveCode(ana);
	await arrive(ben, host, 'Ben Ofori');
	await ben.goto('about:blank');
	await scanLink(ben, link);
	await ana.bringToFront();
	await ana.goto('/people');
	await ana.getByRole('link', { name: /Ben Ofori/ }).click();
	await expect(ana.getByRole('heading', { name: 'Ben Ofori' })).toBeVisible();

	await ben.bringToFront();
	await ben.getByRole('button', { name: 'Undo this meeting' }).click();
	await ben.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
	await ben.waitForURL(/\/people$/);
	await ana.bringToFront();
	await expect(ana.getByText('Not here (any more)')).toBeVisible();
	expect(broken).toEqual([]);
});
