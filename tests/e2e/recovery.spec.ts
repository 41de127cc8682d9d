import { expect, test } from './harness.ts';

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });

test('who cleared the browser gets the event back with the recovery link', async ({ newPhone }) => {
	const before = await newPhone();
	await before.goto('/events/new');
	await before.getByRole('textbox', { name: 'Name of the event' }).fill('Harbour Evening');
	await before.getByRole('textbox', { name: 'Your name' }).fill('Amina Okafor');
	await before.getByRole('button', { name: 'Create', exact: true }).click();
	const link = await before.getByText(/\/recover#[0-9a-f]{32}$/).innerText();
	await before.getByRole('button', { name: 'I have kept it' }).click();
	await expect(before.getByText('1 joined')).toBeVisible();

	const after = await newPhone();
	await after.goto(link);
	await after.getByRole('button', { name: 'Get my event back' }).click();
	await after.getByRole('link', { name: 'Open the event' }).click();
	await expect(after.getByRole('heading', { name: 'Harbour Evening' })).toBeVisible();
	await expect(after.getByRole('link', { name: 'Organize this event' })).toBeVisible();
	expect(after.url()).not.toContain('#');
});
