import { crowd } from '../tools/screen-crowd.ts';
import { expect, test } from './harness.ts';
import { barriers } from './screens/barriers.ts';

// Filled with a real event: screens.spec.ts sees what stands there for somebody who organizes nothing;
// the attendee list and badges have tests of their own.
test.use({ serviceWorkers: 'block' });
test.describe.configure({ timeout: 180_000 });

const screens = [
	['room', 'application'],
	['compare', 'table'],
	['wall', 'img'],
	['team', 'listitem']
] as const;

test('no screen of an organizer of a full event has a barrier, in light or in the dark', async ({
	newPhone,
	server
}) => {
	const { eventId, recovery } = await crowd(server.url, { name: 'Tide and mill days', people: 12, seed: 5 });
	const page = await newPhone({ reducedMotion: 'reduce' });
	await page.goto(recovery);
	await page.getByRole('button', { name: 'Get my event back' }).click();
	await expect(page.getByRole('link', { name: 'Open the event' })).toBeVisible({ timeout: 20_000 });
	const faults: string[] = [];
	for (const [screen, role] of screens) {
		await page.goto(`/events/${eventId}/${screen}`);
		await expect(page.getByRole(role).first()).toBeVisible({ timeout: 30_000 });
		faults.push(...(await barriers(page)));
	}
	expect(faults).toEqual([]);
});
