import type { Page } from '@playwright/test';
import type { Profile } from '../../src/lib/card/fields.ts';
import { type Host, arrive, newHost } from '../e2e/host.ts';
import { createEvent, linkOf, scanLink } from '../e2e/steps.ts';

/** One thing to look at. Without a page of its own it is opened in a fresh browser for every look. */
export type Screen = {
	name: string;
	page?: Page;
	open: (page: Page) => Promise<unknown>;
	/** It waits for something that never comes. */
	isRestless?: true;
	/** As it is printed: a PDF, and a picture of each of its pages. */
	isPaper?: true;
};

export type Bench = {
	url: string;
	newPage: () => Promise<Page>;
	/** The digits in the latest mail to an address. */
	codeTo: (address: string) => string;
	/** What every camera sees from its next start on. */
	sees: (page: Page | null) => Promise<void>;
};

/** People whose names and lines are as long, short and foreign as real ones. */
export const people: Profile[] = [
	{
		name: 'Hannelore Wittgenstein-Hohenzollern',
		pronouns: 'she/her',
		headline: 'Builds tide mills',
		organisation: 'Estuary Works',
		interests: ['tides', 'rowing', 'bread', 'theatre'],
		lookingFor: ['mentor', 'collaborator']
	},
	{ name: '李小龙', headline: 'Teaches machines to listen' },
	{
		name: 'Ada',
		headline: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
		organisation: 'شركة الاختبارات الطويلة'
	}
];

/** Gives a card back in whatever language. */
export async function swap(page: Page, host: Host): Promise<void> {
	await page.goto(host.link());
	await page.locator('[name=name]').fill('Amina Okafor');
	await page.locator('form button[type=submit]').click();
	await page.locator('a[href="/code"]').waitFor();
}

/** Somebody with a card, an event and a few people; ends on the page of the event. */
export async function organizer({
	newPage,
	url
}: {
	newPage: () => Promise<Page>;
	url: string;
}): Promise<Page> {
	const page = await newPage();
	await arrive(page, await newHost(url, { name: 'Hanne Ostrow', headline: 'Opens rooms' }), 'Amina Okafor');
	for (const person of people) {
		await page.goto('about:blank');
		await scanLink(page, linkOf(person, url));
	}
	await page.goto('/me');
	const values = {
		headline: 'Turns empty shops into theatres',
		organisation: 'Second Stage',
		pronouns: 'she/her',
		pitch:
			'I am Amina. I turn empty shops into small theatres for a summer. Last year 40 shops, 12,000 guests. I look for owners of empty shops, and for somebody who loves permits.',
		linkedin: 'https://www.linkedin.com/in/amina-okafor?x=1',
		email: 'amina@example.org'
	};
	for (const [name, value] of Object.entries(values)) await page.locator(`[name=${name}]`).fill(value);
	await page.getByLabel('Interests').fill('theatre, cities, tea');
	await page.getByLabel('Interests').press('Enter');
	await page.getByRole('button', { name: 'Make 3 of' }).click();
	await page.getByText('Saved', { exact: true }).waitFor();
	await createEvent(page, { event: 'Estuary Autumn Meetup', name: 'Amina Okafor' });
	return page;
}

/** The screen at an address. */
export function at(page: Page, path: string): Screen {
	return { name: nameOf(path), page, open: () => page.goto(path) };
}

/** What a picture of an address is called. */
export function nameOf(path: string): string {
	return path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home';
}
