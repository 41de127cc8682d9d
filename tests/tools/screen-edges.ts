import type { Page } from '@playwright/test';
import { type Host, arrive, newHost } from '../e2e/host.ts';
import { createEvent, linkOf, settled } from '../e2e/steps.ts';
import { type Bench, type Screen, at, nameOf, organizer, people, swap } from './screen-people.ts';
import { failingStorage, raiseVersion } from './screen-states.ts';

/** Browsers that store nothing, are full, or hold the data of another version. */
export async function storage(bench: Bench): Promise<Screen[]> {
	const { newPage, url } = bench;
	const [none, no, newer] = [await newPage(), await newPage(), await newPage()];
	await none.addInitScript(failingStorage, 'open');
	const host = await newHost(url, { name: 'Hanne Ostrow', headline: 'Opens rooms' });
	await no.addInitScript(failingStorage, 'put');
	await arrive(newer, host, 'Amina Okafor');
	await raiseVersion(newer, 7);
	const [old, blocked] = [await newPage(), await newPage()];
	await blocked.close();
	await arrive(old, host, 'Amina Okafor');
	await old.evaluate(() => {
		Object.assign(window, { held: indexedDB.open('hallway') });
	});
	const fresh = await old.context().newPage();
	await fresh.addInitScript(failingStorage, 'newer');
	const paths = ['/', '/scan', '/people', '/e/ABCDEFGH'];
	return [
		...paths.map((path) => ({ ...at(none, path), name: `none-${nameOf(path)}` })),
		...paths.map((path) => ({ ...at(no, path), name: `room-${nameOf(path)}` })),
		{ ...at(newer, '/'), name: 'read-only' },
		{ ...at(newer, '/people'), name: 'read-only-people' },
		{ ...at(newer, '/settings'), name: 'read-only-settings' },
		{
			name: 'blocked',
			page: fresh,
			open: () => fresh.goto('/').then(() => fresh.locator('main .state').waitFor()),
			isRestless: true
		}
	];
}

/** The scanner, and what it sees. */
export async function camera(bench: Bench): Promise<Screen[]> {
	const { newPage, sees } = bench;
	const page = await organizer(bench);
	const [event, other, refused] = [await newPage(), await newPage(), await newPage()];
	await createEvent(event, { event: 'Tide and mill days', name: 'Ben Ofori' });
	await arrive(
		other,
		await newHost(bench.url, { name: 'Hanne Ostrow' }),
		'Ottoline Reed',
		'Restores tide mills'
	);
	await refused.addInitScript(() => {
		navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
	});
	const scan = async (seen: Page | null, waitFor: string) => {
		await seen?.bringToFront();
		if (seen === other) await other.goto('/code').then(() => settled(other));
		if (seen === event) {
			const code = event.locator('svg[role=img]');
			await code.evaluate((svg) => svg.scrollIntoView({ block: 'center' }));
		}
		await sees(seen);
		await page.bringToFront();
		await page.goto('/scan');
		await page.locator(waitFor).first().waitFor({ timeout: 20_000 });
	};
	const type = async () => {
		await scan(null, '.frame.scanning');
		await page.locator('.ways button').last().click();
	};
	await event.setViewportSize({ width: 390, height: 844 });
	await other.setViewportSize({ width: 390, height: 844 });
	return [
		{ name: 'scan', page, open: () => scan(null, '.frame.scanning') },
		{ name: 'type', page, open: type },
		{ name: 'invitation', page, open: () => scan(event, '.message .banner') },
		{ name: 'moment', page, open: () => scan(other, '.moment') },
		{ name: 'refused', page: refused, open: () => refused.goto('/scan') }
	];
}

/** Links, opened by somebody without Hallway and by others. */
export async function guest(bench: Bench): Promise<Screen[]> {
	const { newPage, url } = bench;
	const host: Host = await newHost(url, people[0]);
	const organizing = await organizer(bench);
	const link = (
		await organizing
			.getByText(/\/e\/[0-9A-Z-]+$/)
			.first()
			.innerText()
	).trim();
	const [page, person] = [await newPage(), await newPage()];
	await arrive(person, host, 'Amina Okafor');
	const own = async () => {
		await person.goto('/code');
		await settled(person);
		const mine = (await person.locator('[data-code]').getAttribute('data-code')) ?? '';
		await person.goto(mine.replace(/^.*\/x/, '/x'));
	};
	return [
		{ name: 'e', page, open: () => page.goto(link) },
		at(page, '/e/00000000'),
		at(page, '/e/xyz'),
		{ name: 'x', page, open: () => page.goto(host.link()) },
		{ name: 'x-old', page, open: () => page.goto(linkOf(people[2], url)) },
		{ name: 'x-damaged', page, open: () => page.goto('/x#123') },
		{ name: 'x-empty', open: (fresh) => fresh.goto('/x') },
		{ name: 'x-done', open: (fresh) => swap(fresh, host) },
		{ name: 'x-person', page: person, open: () => person.goto(linkOf(people[1], url)) },
		{ name: 'x-own', page: person, open: own }
	];
}
