import { expect, test } from './harness.ts';
import { createEvent } from './steps.ts';

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });

test('the time zone is the one of this device, another is found by typing its town, and stays', async ({
	newPhone
}) => {
	const phone = await newPhone({ timezoneId: 'Europe/Lisbon' });
	await phone.goto('/events/new');
	const zone = phone.getByLabel('Time zone');
	await expect(zone).toHaveValue('Europe/Lisbon');
	expect(await zone.locator('optgroup').first().locator('option').allInnerTexts()).toEqual(['Lisbon', 'UTC']);
	// Letters that come a second apart, as on a busy machine, begin another word.
	await expect(async () => {
		await zone.blur();
		await zone.focus();
		await phone.keyboard.type('Buenos');
		await expect(zone).toHaveValue(/Buenos_Aires$/, { timeout: 2_000 });
	}).toPass();
	await expect(zone.locator('optgroup[label=Europe] option', { hasText: 'Berlin' })).toHaveCount(1);

	// What is chosen next is no part of what was typed.
	await zone.blur();
	await zone.selectOption({ label: 'Tokyo' });
	await expect(zone).toHaveValue('Asia/Tokyo');
	await createEvent(phone, { event: 'Harbour Meetup', name: 'Amina' });
	await phone.goto(`${phone.url()}/edit`);
	await expect(zone).toHaveValue('Asia/Tokyo');
});
