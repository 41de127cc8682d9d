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
	await zone.focus();
	await phone.keyboard.type('Buenos');
	await expect(zone).toHaveValue(/Buenos_Aires$/);
	await expect(zone.locator('optgroup[label=Europe] option', { hasText: 'Berlin' })).toHaveCount(1);

	await zone.selectOption({ label: 'Tokyo' });
	await createEvent(phone, { event: 'Harbour Meetup', name: 'Amina' });
	await phone.goto(`${phone.url()}/edit`);
	await expect(zone).toHaveValue('Asia/Tokyo');
});
