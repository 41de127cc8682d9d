import type { Page } from '@playwright/test';
import { type Host, arrive, newHost } from '../e2e/host.ts';
import { createEvent, linkOf, settled } from '../e2e/steps.ts';
import { organizer, people, swap } from './screen-people.ts';
import { failingStorage, fillPhone, raiseVersion, refuseAll } from './screen-states.ts';

/** One thing to look at. Without a page of its own it is opened in a fresh browser for every look. */
export type Screen = {
	name: string;
	page?: Page;
	open: (page: Page) => Promise<unknown>;
	/** It waits for something that never comes. */
	isRestless?: true;
};

type Bench = {
	url: string;
	newPage: () => Promise<Page>;
	/** The digits in the latest mail to an address. */
	codeTo: (address: string) => string;
	/** What every camera sees from its next start on. */
	sees: (page: Page | null) => Promise<void>;
};

/** Screens that share phones, so that they can be made together; the name is the beginning of the pictures' names. */
type Group = { name: string; make: (bench: Bench) => Promise<Screen[]> };

export const groups: Group[] = [
	{ name: 'empty', make: empty },
	{ name: 'full', make: full },
	{ name: 'account', make: account },
	{ name: 'sync', make: sync },
	{ name: 'many', make: many },
	{ name: 'storage', make: storage },
	{ name: 'camera', make: camera },
	{ name: 'guest', make: guest }
];

async function empty({ newPage }: Bench): Promise<Screen[]> {
	const page = await newPage();
	const paths = [
		'/',
		'/me',
		'/me/sharing',
		'/people',
		'/events',
		'/nowhere',
		'/account',
		'/code',
		'/recover'
	];
	return paths.map((path) => at(page, path));
}

async function full(bench: Bench): Promise<Screen[]> {
	const page = await organizer(bench);
	const eventPath = new URL(page.url()).pathname;
	const paths = [
		'/',
		'/me',
		'/me/sharing',
		'/people',
		'/code',
		'/join',
		'/events',
		'/events/new',
		'/settings'
	];
	const person = async () => {
		await page.goto('/people');
		await page.getByRole('link', { name: /Hanne Ostrow/ }).click();
		await page.waitForURL(/people\/./);
	};
	return [
		...paths.map((path) => at(page, path)),
		{ name: 'event', page, open: () => page.goto(eventPath) },
		{ name: 'event-edit', page, open: () => page.goto(`${eventPath}/edit`) },
		{ name: 'recover', page, open: () => page.goto(`/recover#${'00'.repeat(16)}`) },
		{ name: 'person', page, open: person },
		{
			name: 'person-undo',
			page,
			open: () => person().then(() => page.locator('aside li button').first().click())
		},
		{
			name: 'person-block',
			page,
			open: () => person().then(() => page.locator('aside > button').last().click())
		},
		{
			name: 'preview',
			page,
			open: async () => {
				await page.goto('/me/sharing');
				await settled(page);
				const button = page.locator('.below button');
				// On a desk it stands beside the choices.
				if (await button.isVisible()) await button.click();
			}
		},
		{
			name: 'event-wrong',
			page,
			open: async () => {
				await page.goto('/events/new');
				await page.locator('[name=starts]').fill('');
				await page.locator('form button[type=submit]').click();
			}
		}
	];
}

async function account(bench: Bench): Promise<Screen[]> {
	const { newPage, url, codeTo } = bench;
	const host = await newHost(url, { name: 'Hanne Ostrow', headline: 'Opens rooms' });
	const [page, kept] = [await newPage(), await newPage()];
	await arrive(page, host, 'Amina Okafor', 'Turns empty shops into theatres');
	await arrive(kept, host, 'Hannelore Wittgenstein-Hohenzollern');
	await kept.goto('/account/email');
	await kept.locator('[name=email]').fill('hannelore.wittgenstein-hohenzollern@estuary-works.example.org');
	await kept.locator('form button[type=submit]').click();
	await kept.locator('[name=one-time-code]').fill('');
	await kept
		.locator('[name=one-time-code]')
		.fill(codeTo('hannelore.wittgenstein-hohenzollern@estuary-works.example.org'));
	await kept.locator('form button[type=submit]').click();
	await kept.waitForURL(/\/account$/);
	const makeCode = async () => {
		await kept.goto('/account/hand-over');
		await kept.locator('main button').last().click();
		return kept.locator('main output').first().innerText();
	};
	const typeCode = async () => {
		const code = await makeCode();
		await page.goto('/account/code');
		await page.locator('main input').fill(code);
		await page.locator('form button[type=submit]').click();
		await page.locator('.whose').waitFor({ timeout: 10_000 });
	};
	const digits = async () => {
		await page.goto('/account/email');
		await page.locator('[name=email], [name=one-time-code]').first().waitFor();
		if (await page.locator('[name=one-time-code]').isVisible()) return;
		await page.locator('[name=email]').fill(`amina.${Date.now()}@example.org`);
		await page.locator('form button[type=submit]').click();
		await page.locator('[name=one-time-code]').waitFor();
	};
	const leave = async () => {
		await page.goto('/account/sign-out');
		await settled(page);
		await page.locator('main > button').last().click();
	};
	return [
		at(page, '/account'),
		at(page, '/account/email'),
		{ name: 'digits', page, open: digits },
		at(page, '/account/hand-over'),
		{ name: 'hand-over-code', page: kept, open: makeCode },
		at(page, '/account/code'),
		{ name: 'code-confirm', page, open: typeCode },
		at(page, '/account/sign-out'),
		{ name: 'sign-out-sure', page, open: leave },
		{ name: 'kept', page: kept, open: () => kept.goto('/account') },
		{ name: 'kept-settings', page: kept, open: () => kept.goto('/settings') },
		{ name: 'kept-sign-out', page: kept, open: () => kept.goto('/account/sign-out') }
	];
}

async function sync(bench: Bench): Promise<Screen[]> {
	const page = await organizer(bench);
	await page.goto('/people');
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await page.context().setOffline(true);
	await page.getByRole('link', { name: /Ada/ }).click();
	await page.getByRole('textbox').fill('owes me a tea, and the name of the book about estuaries');
	await page.waitForTimeout(1_500);
	const offline = await page.context().newPage();
	const refused = await organizer(bench);
	await refuseAll(refused);
	const giveUp = async () => {
		await refused.goto('/settings');
		await refused.locator('#sync li button').last().click();
	};
	return [
		{ name: 'offline', page: offline, open: () => offline.goto('/settings') },
		{ name: 'offline-today', page: offline, open: () => offline.goto('/') },
		{ name: 'offline-people', page: offline, open: () => offline.goto('/people') },
		{ name: 'offline-code', page: offline, open: () => offline.goto('/code') },
		{ name: 'refused', page: refused, open: () => refused.goto('/settings') },
		{ name: 'refused-today', page: refused, open: () => refused.goto('/') },
		{ name: 'give-up', page: refused, open: giveUp }
	];
}

async function many(bench: Bench): Promise<Screen[]> {
	const page = await organizer(bench);
	await fillPhone(page, 240);
	const search = async (query: string) => {
		await page.goto('/people');
		await page.locator('input[type=search]').fill(query);
	};
	return [
		at(page, '/'),
		at(page, '/people'),
		{ name: 'people-search', page, open: () => search('tide') },
		{ name: 'people-nobody', page, open: () => search('Zanzibar') }
	];
}

async function storage(bench: Bench): Promise<Screen[]> {
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

async function camera(bench: Bench): Promise<Screen[]> {
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

async function guest(bench: Bench): Promise<Screen[]> {
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

function at(page: Page, path: string): Screen {
	return { name: nameOf(path), page, open: () => page.goto(path) };
}

function nameOf(path: string): string {
	return path.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'home';
}
