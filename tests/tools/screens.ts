// Pictures of every screen, for eyes: node tests/tools/screens.ts FOLDER [WORD ...] takes the looks whose name has one of the words.
// Against the built app (HALLWAY_BUILD names another build) on a server of its own, with an event and a few people.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Page, chromium } from '@playwright/test';
import type { Profile } from '../../src/lib/card/fields.ts';
import { linkOf, settled, swapBack } from '../e2e/steps.ts';
import { startApp } from './app-server.ts';
import { chromiumPath, quietFlags } from './chromium.ts';

type Look = { name: string; width: number; height: number; dark?: true; language?: 'de'; isRtl?: true };

const looks: Look[] = [
	{ name: 'phone', width: 390, height: 844 },
	{ name: 'phone-dark-de', width: 390, height: 844, dark: true, language: 'de' },
	{ name: 'desk', width: 1280, height: 800 },
	{ name: 'desk-dark-de', width: 1280, height: 800, dark: true, language: 'de' },
	{ name: 'phone-rtl', width: 390, height: 844, isRtl: true },
	{ name: 'small-de', width: 320, height: 640, language: 'de' }
];

const people: Profile[] = [
	{
		name: 'Hannelore Wittgenstein-Hohenzollern',
		pronouns: 'she/her',
		headline: 'Builds tide mills',
		organisation: 'Estuary Works',
		interests: ['tides', 'rowing', 'bread'],
		lookingFor: ['mentor', 'collaborator']
	},
	{ name: '李小龙', headline: 'Teaches machines to listen' },
	{
		name: 'Ada',
		headline: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
		organisation: 'شركة الاختبارات الطويلة'
	}
];

const [folder, ...words] = process.argv.slice(2);
if (!folder) {
	console.error('usage: node tests/tools/screens.ts FOLDER [WORD ...]');
	process.exit(2);
}
mkdirSync(folder, { recursive: true });

const server = await startApp({ HALLWAY_NAME: 'Estuary Meetup', HALLWAY_CONTACT: 'hello@example.org' });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: quietFlags });
const chosen = looks.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
try {
	const empty = await newPage();
	for (const look of chosen)
		await takeAll(empty, look, 'empty', ['/', '/me', '/me/sharing', '/people', '/events', '/nowhere']);

	const page = await newPage();
	const joinCode = await fill(page);
	const eventPath = new URL(page.url()).pathname;
	const routes = [
		'/',
		'/me',
		'/me/sharing',
		'/people',
		'/code',
		'/scan',
		'/join',
		'/events',
		'/events/new',
		eventPath,
		`${eventPath}/edit`,
		'/settings',
		'/recover#00'
	];
	const guest = await newPage();
	for (const look of chosen) {
		await takeAll(page, look, 'full', routes);
		await page.goto(`${server.url}/people`);
		await page.locator('main li a').first().click();
		await take(page, look, 'full-person');
		await takeAll(guest, look, 'guest', [`/e/${joinCode}`, '/e/00000000', '/e/xyz']);
		await guest.goto(linkOf(people[0], server.url));
		await take(guest, look, 'guest-x');
	}
} finally {
	await browser.close();
	await server.stop();
}

async function newPage(): Promise<Page> {
	const context = await browser.newContext({
		locale: 'en-GB',
		timezoneId: 'Europe/Berlin',
		reducedMotion: 'reduce'
	});
	return context.newPage();
}

/** An organizer with a filled-in card, an event and a few contacts; ends on the page of the event, gives its join code. */
async function fill(page: Page): Promise<string> {
	const [first, ...others] = people;
	await swapBack(page, { link: linkOf(first, server.url), name: 'Amina Okafor' });
	for (const person of others) {
		// Where somebody lives already, a link is a scan.
		await page.goto('about:blank');
		await page.goto(linkOf(person, server.url));
		await page.getByText(person.name).first().waitFor();
		await settled(page);
	}
	await page.goto(`${server.url}/me`);
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
	await page.goto(`${server.url}/events/new`);
	await page.locator('[name=name]').fill('Estuary Autumn Meetup');
	await page.locator('[name=place]').fill('Old Ferry Terminal, Hall 2');
	await page.locator('form button[type=submit]').click();
	await page.waitForURL(/events\/[0-9a-f-]{36}/);
	await settled(page);
	await page.screenshot({ path: join(folder, 'once-keep-recovery.png'), fullPage: true });
	await page.locator('main button').last().click();
	const code = await page.locator('main output').first().innerText();
	return code.replace('-', '');
}

async function takeAll(page: Page, look: Look, prefix: string, routes: string[]) {
	for (const route of routes) {
		await page.goto(server.url + route);
		const name = route
			.replace(/[0-9a-f-]{36}/, 'one')
			.replace(/[^a-z]+/gi, '-')
			.replace(/^-|-$/g, '');
		await take(page, look, `${prefix}-${name || 'home'}`);
	}
}

async function take(page: Page, look: Look, name: string) {
	await page.setViewportSize({ width: look.width, height: look.height });
	await page.emulateMedia({ colorScheme: look.dark ? 'dark' : 'light' });
	await page.evaluate(
		(language) => localStorage.setItem('PARAGLIDE_LOCALE', language),
		look.language ?? 'en'
	);
	await page.reload();
	await settled(page);
	await page.evaluate((direction) => (document.documentElement.dir = direction), look.isRtl ? 'rtl' : 'ltr');
	await page.screenshot({ path: join(folder, `${look.name}-${name}.png`), fullPage: true });
}
