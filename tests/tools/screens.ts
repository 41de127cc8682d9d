// Pictures of every screen, for eyes: node tests/tools/screens.ts FOLDER [WORD ...] takes only the looks (phone, desk-dark-de,
// ...) and the groups (full, account, storage, ...) or screens of a group
// (room-full, room-wall, ...) that are named; without a word all of them, which takes a quarter of an hour.
// Against the built app (HALLWAY_BUILD names another build) on a server of its own, with an event and a few people.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, type Page, chromium } from '@playwright/test';
import { settled } from '../e2e/steps.ts';
import { openMailbox } from '../server/mailbox.ts';
import { startApp } from './app-server.ts';
import { cameraFlags, chromiumPath, quietFlags } from './chromium.ts';
import { writeScreenFilm } from './screen-film.ts';
import { groups } from './screen-groups.ts';
import type { Screen } from './screen-people.ts';

type Look = {
	name: string;
	width: number;
	height: number;
	dark?: true;
	language?: 'de';
	isRtl?: true;
	/** Text at so many times its size, as a browser's own setting does it. */
	zoom?: number;
};

const looks: Look[] = [
	{ name: 'phone', width: 390, height: 844 },
	{ name: 'phone-dark-de', width: 390, height: 844, dark: true, language: 'de' },
	{ name: 'desk', width: 1280, height: 800 },
	{ name: 'desk-dark-de', width: 1280, height: 800, dark: true, language: 'de' },
	{ name: 'phone-rtl', width: 390, height: 844, isRtl: true },
	{ name: 'small-de', width: 320, height: 640, language: 'de' },
	{ name: 'desk-large-text', width: 1280, height: 800, zoom: 2 },
	{ name: 'small-large-text', width: 320, height: 640, zoom: 2 }
];

const [folder, ...words] = process.argv.slice(2);
if (!folder) {
	console.error('usage: node tests/tools/screens.ts FOLDER [WORD ...]');
	process.exit(2);
}
mkdirSync(folder, { recursive: true });

const films = mkdtempSync(join(tmpdir(), 'hallway-film-'));
const film = join(films, 'camera.y4m');
writeScreenFilm(film, null);
const mailbox = await openMailbox();
const server = await startApp({
	HALLWAY_NAME: 'Estuary Meetup',
	HALLWAY_CONTACT: 'hello@example.org',
	HALLWAY_SMTP: `smtp://127.0.0.1:${mailbox.port}`,
	HALLWAY_MAIL_FROM: 'Hallway <hallway@example.org>'
});
const browser = await chromium.launch({
	executablePath: chromiumPath(),
	args: [...quietFlags, ...cameraFlags(film)]
});
try {
	const looksAsked = looks.filter(({ name }) => words.includes(name));
	const groupsAsked = groups.filter(({ name }) =>
		words.some((word) => word === name || word.startsWith(`${name}-`))
	);
	const chosen = looksAsked.length > 0 ? looksAsked : looks;
	for (const { name, make } of groupsAsked.length > 0 ? groupsAsked : groups) {
		const sees = async (page: Page | null) => writeScreenFilm(film, page && (await page.screenshot()));
		const screens = await make({ url: server.url, newPage, codeTo: (to) => mailbox.codeTo(to), sees });
		for (const screen of screens.filter((each) => isAsked(name, each))) {
			for (const look of chosen) await take(screen, look, `${name}-${screen.name}`).catch(complain(screen));
		}
		await Promise.all(browser.contexts().map((context: BrowserContext) => context.close()));
	}
} finally {
	await browser.close();
	await server.stop();
	mailbox.close();
	rmSync(films, { recursive: true });
}

async function newPage(): Promise<Page> {
	const context = await browser.newContext({
		baseURL: server.url,
		locale: 'en-GB',
		timezoneId: 'Europe/Berlin',
		reducedMotion: 'reduce'
	});
	return context.newPage();
}

async function take({ page: kept, open, isRestless, isPaper }: Screen, look: Look, name: string) {
	const page = kept ?? (await newPage());
	await page.setViewportSize({ width: look.width, height: look.height });
	await page.emulateMedia({ colorScheme: look.dark ? 'dark' : 'light' });
	// A small file of the same origin, from where the language can be chosen.
	await page.goto('/icon.svg');
	await page.evaluate(
		(language) => localStorage.setItem('PARAGLIDE_LOCALE', language),
		look.language ?? 'en'
	);
	await open(page);
	if (!isRestless) await settled(page);
	await page.evaluate(
		({ dir, size }) => {
			document.documentElement.dir = dir;
			document.documentElement.style.fontSize = size;
		},
		{ dir: look.isRtl ? 'rtl' : 'ltr', size: look.zoom ? `${look.zoom * 100}%` : '' }
	);
	const path = join(folder, `${look.name}-${name}`);
	if (isPaper) {
		await page.pdf({ path: `${path}.pdf`, format: 'A4' });
		picturesOf(path);
	} else await page.screenshot({ path: `${path}.png`, fullPage: true });
	if (!kept) await page.context().close();
}

/** A picture of each page, where poppler is installed. */
function picturesOf(path: string): void {
	try {
		execFileSync('pdftoppm', ['-r', '80', '-png', `${path}.pdf`, path]);
	} catch (error) {
		console.error(`no pictures of ${path}.pdf: ${error instanceof Error ? error.message : String(error)}`);
	}
}

/** `GROUP-SCREEN` among the words: only those of the group. */
function isAsked(group: string, { name }: Screen): boolean {
	const own = words.filter((word) => word.startsWith(`${group}-`));
	return own.length === 0 || own.includes(`${group}-${name}`);
}

function complain({ name }: Screen) {
	return (error: unknown) => {
		console.error(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
		process.exitCode = 1;
	};
}
