import { arrive, newHost } from '../e2e/host.ts';
import { settled } from '../e2e/steps.ts';
import { badges } from './screen-badges.ts';
import { capture } from './screen-capture.ts';
import { camera, guest, storage } from './screen-edges.ts';
import { followUps } from './screen-follow-ups.ts';
import { goals } from './screen-goals.ts';
import { attendeeImport } from './screen-import.ts';
import { openers } from './screen-openers.ts';
import { organizing } from './screen-organizing.ts';
import { type Bench, type Screen, at, organizer } from './screen-people.ts';
import { room } from './screen-room.ts';
import { fillPhone, refuseAll } from './screen-states.ts';
import { today } from './screen-today.ts';

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
	{ name: 'guest', make: guest },
	{ name: 'capture', make: capture },
	{ name: 'openers', make: openers },
	{ name: 'goals', make: goals },
	{ name: 'today', make: today },
	{ name: 'import', make: attendeeImport },
	{ name: 'badges', make: badges },
	{ name: 'follow-ups', make: followUps },
	{ name: 'organizing', make: organizing },
	{ name: 'room', make: room }
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
