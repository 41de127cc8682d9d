import { writeFilm } from '../tools/camera-film.ts';
import { writeScreenFilm } from '../tools/screen-film.ts';
import { expect, test } from './harness.ts';
import { arrive, newHost } from './host.ts';
import { createEvent } from './steps.ts';

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });

// The next test in this browser is not to see the poster.
test.afterEach(({ film }) => writeScreenFilm(film, null));

// The poster at the door carries the join link, and the nearest scanner at hand is the app's own.
test('scanning the poster of an event offers to join it, and joins nothing by itself', async ({
	newPhone,
	server,
	film
}) => {
	const organizer = await newPhone();
	const path = await createEvent(organizer, { event: 'Harbour Meetup', name: 'Amina' });
	const host = await newHost(server.url, { name: 'Hanne Ostrow' });
	const phone = await newPhone();
	await arrive(phone, host, 'Gil Amsel');
	writeFilm(film, {
		width: 1280,
		height: 720,
		held: [{ text: server.url + path, x: 440, y: 160, modulePx: 8 }]
	});
	await phone.goto('/scan');
	await expect(phone.getByText('An invitation to an event')).toBeVisible();
	await phone.getByRole('link', { name: 'Join this event' }).click();
	await expect(phone.getByRole('heading', { name: 'Harbour Meetup' })).toBeVisible();
	await phone.getByRole('button', { name: 'Join and show my code' }).click();
	await expect(phone.locator('[data-code]')).toBeVisible();

	await phone.goto('/scan');
	await expect(phone.getByText('the invitation to Harbour Meetup, where you are already')).toBeVisible();
	await expect(phone.getByRole('link', { name: 'Join this event' })).toHaveCount(0);
});

test('a pasted join link is understood too, and one of another Hallway is told apart', async ({
	newPhone,
	server
}) => {
	const phone = await newPhone();
	await arrive(phone, await newHost(server.url, { name: 'Hanne Ostrow' }), 'Gil Amsel');
	await phone.goto('/scan');
	for (const [text, words] of [
		['https://elsewhere.example/e/ABCD-EFGH', 'This invitation comes from another Hallway'],
		[`${server.url}/e/ABCD-EFGH`, 'An invitation to an event'],
		['https://shop.example/e/sneakers', 'no Hallway card']
	]) {
		await phone.getByRole('button', { name: 'Type the code' }).click();
		await phone.getByLabel('Short code').fill(text);
		await phone.getByRole('button', { name: 'Swap cards' }).click();
		await expect(phone.getByText(words)).toBeVisible();
	}
});
