import { joinEvent } from '../e2e/steps.ts';
import { type Bench, type Screen, at, organizer } from './screen-people.ts';

/** Running an event: set up, team, a role by link, what an attendee is asked, and what stands there when a role has ended. */
export async function organizing(bench: Bench): Promise<Screen[]> {
	const page = await organizer(bench);
	const event = new URL(page.url()).pathname;
	const path = new URL(
		await page
			.getByText(/^https?:\/\/[^/]+\/e\/[0-9A-Z-]+$/)
			.first()
			.innerText()
	).pathname;

	await page.goto(`${event}/edit`);
	await page.locator('summary').nth(0).click();
	const topics = page.locator('details').nth(0).locator('input');
	for (const topic of ['Tides and currents', 'Brückenbau', '机器学习']) {
		await topics.fill(topic);
		await topics.press('Enter');
	}
	await page.locator('summary').nth(1).click();
	await page.locator('details').nth(1).locator('button.chip').nth(3).click();
	await page.locator('form button[type=submit]').click();
	await page.waitForURL(/\/organize$/);

	await page.goto(`${event}/team`);
	const links: string[] = [];
	for (const which of [0, 1]) {
		await page.locator('[aria-labelledby=invite-team] .acts button').nth(which).click();
		await page.locator('[aria-labelledby=invite-team] li').nth(which).waitFor();
		links.push(await page.getByText(/\/role#[0-9a-f]{32}$/).innerText());
	}
	const [organizerLink = '', hostLink = ''] = links;

	const host = await bench.newPage();
	await host.goto(hostLink);
	await host.locator('[name=yourName]').fill('Bao Nguyen');
	await host.locator('button.primary').click();
	await host.waitForURL(/\/organize$/);

	const guest = await bench.newPage();
	await joinEvent(guest, { path, name: 'Chidi Eze' });
	const open = async (action: () => Promise<void>, where: string, on = page) => {
		await on.goto(where);
		await action();
	};
	return [
		{ ...at(page, `${event}/organize`), name: 'hub' },
		{ ...at(host, `${event}/organize`), name: 'hub-host' },
		{
			name: 'set-up',
			page,
			open: () =>
				open(async () => {
					for (const section of await page.locator('summary').all()) await section.click();
				}, `${event}/edit`)
		},
		{ ...at(page, `${event}/team`), name: 'team' },
		{
			name: 'take-back',
			page,
			open: () =>
				open(() => page.locator('main ul').first().locator('button').last().click(), `${event}/team`)
		},
		{ ...at(page, `/events/new?from=${event.split('/').at(-1)}`), name: 'template' },
		{
			name: 'delete',
			page,
			open: () => open(() => page.locator('main .acts button').last().click(), `${event}/organize`)
		},
		{ name: 'role', open: (fresh) => fresh.goto(organizerLink) },
		{ name: 'role-over', open: (fresh) => fresh.goto(`/role#${'0'.repeat(32)}`) },
		{ ...at(guest, '/'), name: 'joined' },
		{ ...at(guest, '/prepare'), name: 'prepare' },
		{ ...at(guest, '/me/sharing'), name: 'consent' },
		{ ...at(guest, `${event}/organize`), name: 'not-yours' }
	];
}
