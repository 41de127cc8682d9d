import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { everyRoute } from './routes.ts';
import { barriers } from './screens/barriers.ts';
import { unreached } from './screens/focus.ts';
import { overflow } from './screens/overflow.ts';
import { type Watched, watch } from './screens/policy.ts';
import { brokenTitles } from './screens/titles.ts';
import { createEvent, linkOf, scanLink, settled, swapBack } from './steps.ts';

// Every screen is loaded once for all that is looked at on it: most of the time of such a test goes into loading. What loads
// it is watched with a service worker in the first two tests; where only words and their places are looked at, there is none,
// and where these stay as they are, one screen follows from the other.
const hostile = {
	name: '<img src=x onerror="window.wasHacked=1">',
	headline: '"><script>window.wasHacked=1</script>',
	organisation: 'javascript:window.wasHacked=1'
};
const full = {
	name: 'Dr. Hannelore Wittgenstein-Hohenzollern',
	headline: 'Builds tide mills',
	organisation: 'Estuary Works'
};
const long = {
	name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh 海海海海海海海海海海海海海海海海海海',
	headline:
		'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft, and more than that',
	organisation: 'شركة الاختبارات الطويلة جداً ذات المسؤولية المحدودة'
};

/** Looks at a screen as it stands; gives what is wrong with it, in words. The next one is loaded anew. */
type Check = (page: Page) => Promise<string[]>;
/** What each check found, by what it looks for. */
type Faults = Record<string, string[]>;

test.describe.configure({ mode: 'parallel', timeout: 300_000 });

test('no screen of an empty phone has a barrier or breaks its own policy', async ({ newPhone, server }) => {
	const page = await newPhone({ reducedMotion: 'reduce' });
	const watched = await watch(page);
	const faults: Faults = {};
	for (const route of everyRoute) await visit(page, route, { barriers }, faults);
	expectNone(faults);
	await expectKept(page, watched, server.url);
});

test('on no screen of a phone with an event, a card and contacts is a barrier, a broken policy, a broken title or what the tab key does not reach', async ({
	newPhone,
	server
}) => {
	const page = await newPhone({ reducedMotion: 'reduce' });
	const watched = await watch(page);
	await swapBack(page, { link: linkOf(hostile, server.url), name: '<b onmouseover=alert(1)>Mallory</b>' });
	await createEvent(page, { event: 'Tide and mill days', name: 'Mallory' });
	await scanLink(page, linkOf(full, server.url));
	const person = new URL(page.url()).pathname;
	const faults: Faults = {};
	const checks = { barriers, unreached, brokenTitles };
	for (const route of [...everyRoute, person]) await visit(page, route, checks, faults);
	// After the talk: one thing put down, a promise being written.
	await page.goto(`${person}/talk`);
	await page.getByRole('button', { name: 'Topic', exact: true }).click();
	await page.keyboard.type('Tides');
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'I promised', exact: true }).click();
	await look(page, 'after the talk', { barriers }, faults);
	await page.goto('/people');
	await page.getByText(hostile.name).first().click();
	await settled(page);
	expectNone(faults);
	await expectKept(page, watched, server.url);
});

test('in German titles break between words on small screens and with large text', async ({
	newPhone,
	server
}) => {
	const page = await newPhone({ serviceWorkers: 'block' });
	const watched = await watch(page);
	await swapBack(page, { link: linkOf(full, server.url), name: 'Amina Okafor' });
	await page.evaluate(() => localStorage.setItem('PARAGLIDE_LOCALE', 'de'));
	await page.goto('/people');
	const person = (await page.getByRole('link', { name: full.name }).getAttribute('href')) ?? '';
	const faults: Faults = {};
	for (const route of [...everyRoute, person]) {
		await follow(page, route);
		await look(page, route, { brokenTitles }, faults);
	}
	expectNone(faults);
	await expectKept(page, watched, server.url);
});

test('right to left and with words twice as long nothing sticks out at any width', async ({
	newPhone,
	server
}) => {
	const page = await newPhone({ serviceWorkers: 'block' });
	const watched = await watch(page);
	await swapBack(page, { link: linkOf(long, server.url), name: long.name });
	const faults: Faults = {};
	for (const route of everyRoute) await visit(page, route, { overflow }, faults);
	expectNone(faults);
	await expectKept(page, watched, server.url);
});

async function visit(page: Page, route: string, checks: Record<string, Check>, faults: Faults) {
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(route);
	await settled(page);
	await look(page, route, checks, faults);
}

/** Goes on to a screen as somebody does who follows a link: the app is there, and only the screen is new. */
async function follow(page: Page, route: string) {
	const steps = () => page.evaluate(() => Number(history.state['sveltekit:history']));
	const before = await steps();
	await page.evaluate((to) => {
		const link = document.createElement('a');
		link.href = to;
		document.querySelector('#app')?.append(link);
		link.click();
		link.remove();
	}, route);
	await expect.poll(steps).toBeGreaterThan(before);
	await settled(page);
}

/** One check after the other, in the order in which they are written, on the screen as it stands. */
async function look(page: Page, where: string, checks: Record<string, Check>, faults: Faults) {
	for (const [what, check] of Object.entries(checks)) {
		const found = await check(page);
		(faults[what] ??= []).push(...found.map((fault) => `${where}: ${fault}`));
	}
}

/** Each check fails for itself, with all that it found. */
function expectNone(faults: Faults): void {
	// Nothing looked at is no success.
	expect(Object.keys(faults)).not.toEqual([]);
	for (const [what, found] of Object.entries(faults)) expect.soft(found, what).toEqual([]);
}

/** Nothing broke the policy, nothing that was typed ran, and only our own host was asked. */
async function expectKept(page: Page, watched: Watched, url: string): Promise<void> {
	expect.soft(await page.evaluate(() => 'wasHacked' in window)).toBe(false);
	expect.soft(watched.violations).toEqual([]);
	expect.soft(watched.errors).toEqual([]);
	expect([...watched.hosts]).toEqual([new URL(url).host]);
}
