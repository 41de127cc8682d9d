import { arrive, newHost } from '../e2e/host.ts';
import { linkOf, scanLink, settled } from '../e2e/steps.ts';
import type { Bench, Screen } from './screen-people.ts';

/** What is put down after a talk: nothing yet, in the middle of a promise, everything, on the page of the person, one after another. */
export async function capture({ newPage, sees, url }: Bench): Promise<Screen[]> {
	const [page, blank] = [await newPage(), await newPage()];
	for (const phone of [page, blank]) {
		const host = await newHost(url, { name: 'Hanne Ostrow', headline: 'Opens rooms' });
		await arrive(phone, host, 'Amina Okafor', 'Turns empty shops into theatres');
	}
	await page.goto('/people');
	await page.getByRole('link', { name: /Hanne/ }).click();
	await page.waitForURL(/people\/./);
	const person = new URL(page.url()).pathname;
	await page.goto(`${person}/talk`);
	const said = [
		'Loud rooms, and nobody who dares to say so',
		'A hall in which one can hear oneself',
		'Felt, and where to get it',
		'Her daughter starts school on Monday',
		'Send her the name of the book about estuaries',
		'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenhersteller'
	];
	for (const [at, text] of said.entries()) {
		await page.locator('.said .chip').nth(at).click();
		await page.locator('.saying textarea').fill(text);
		if (at === 4) await page.locator('.days .chip').nth(3).click();
		await page.locator('.saying textarea').press('Enter');
		await page.locator('.saying').waitFor({ state: 'detached' });
	}
	await page.locator('.capture > .stack .chip').click();
	await page.locator('.relationship .chip').nth(1).click();
	const talk = async (phone = blank) => {
		await phone.goto('/people');
		await phone.getByRole('link', { name: /Hanne/ }).click();
		await phone.waitForURL(/people\/./);
		await phone.goto(`${new URL(phone.url()).pathname}/talk`);
		await phone.locator('.said .chip').first().waitFor();
	};
	const promise = async () => {
		await talk();
		await blank.locator('.said .chip').nth(4).click();
		await blank.locator('.days .chip').nth(1).click();
	};
	const unnoted = async () => {
		await blank.goto('/people/unnoted?event=none');
		await blank.locator('main').waitFor();
	};
	const other = await newPage();
	await other.setViewportSize({ width: 390, height: 844 });
	await arrive(other, await newHost(url, { name: 'Hanne Ostrow' }), 'Ottoline Reed', 'Restores tide mills');
	const moment = async () => {
		await other.bringToFront();
		await other.goto('/code').then(() => settled(other));
		await sees(other);
		await blank.bringToFront();
		await blank.goto('/scan');
		await blank.locator('.moment').waitFor({ timeout: 20_000 });
		await blank.locator('.moment .actions button').first().click();
		await blank.locator('.moment .said').waitFor();
	};
	await scanLink(blank, linkOf({ name: 'Ivo Brandt', headline: 'Restores tide mills' }, url));
	await scanLink(blank, linkOf({ name: 'Uma Sanders' }, url));
	return [
		{ name: 'talk-empty', page: blank, open: () => talk() },
		{ name: 'talk-promise', page: blank, open: promise },
		{ name: 'talk-full', page, open: () => talk(page) },
		{ name: 'person', page, open: () => page.goto(person) },
		{ name: 'people', page: blank, open: () => blank.goto('/people') },
		{ name: 'moment', page: blank, open: moment },
		{ name: 'unnoted', page: blank, open: unnoted },
		{ name: 'unnoted-none', page, open: () => page.goto('/people/unnoted?event=none') },
		{ name: 'unnoted-missing', page, open: () => page.goto('/people/unnoted?event=nowhere') }
	];
}
