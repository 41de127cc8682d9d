import { randomBytes } from 'node:crypto';
import { type Page, expect } from '@playwright/test';
import type { Profile } from '../../src/lib/card/fields.ts';
import { timeStepOf } from '../../src/lib/core/clock.ts';
import { makeKey } from '../../src/lib/core/key.ts';
import { eventRefOf } from '../../src/lib/events/event-id.ts';
import { wallTimeOf } from '../../src/lib/events/when.ts';
import { writeCode } from '../../src/lib/exchange/code/code.ts';
import { scanLink } from './steps.ts';

const minuteMs = 60_000;
/** What the phones of these tests read clocks in. */
export const zone = 'Europe/Berlin';

type Planned = { event: string; name: string; startsIn: number; lasts: number };

/** A phone whose clock the test turns. Before the first page is opened. */
export async function holdClock(page: Page): Promise<void> {
	await page.clock.install({ time: new Date() });
}

/** Opens an event that begins in so many minutes and lasts so many, by the phone's own clock; gives its id. */
export async function planEvent(page: Page, { event, name, startsIn, lasts }: Planned): Promise<string> {
	const isOpen = page.url().startsWith('http');
	await page.goto(isOpen ? new URL('/events/new', page.url()).href : '/events/new');
	const { now, timeZone } = await page.evaluate(() => ({
		now: Date.now(),
		timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone
	}));
	const at = (minutes: number) => wallTimeOf(new Date(now + minutes * minuteMs), timeZone);
	const form = page.locator('form');
	await form.locator('[name=name]').fill(event);
	await form.locator('[name=starts]').fill(at(startsIn));
	await form.locator('[name=ends]').fill(at(startsIn + lasts));
	const yourName = form.locator('[name=yourName]');
	if (await yourName.isVisible()) await yourName.fill(name);
	await form.locator('button[type=submit]').click();
	await page.waitForURL(/\/events\/[0-9a-f-]{36}$/);
	return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** Takes the network away once the app would open without it: from here on the phone's clock is the only one. */
export async function goOffline(page: Page): Promise<void> {
	await page.evaluate(async () => void (await navigator.serviceWorker.ready));
	await page.reload();
	await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
	await page.context().setOffline(true);
}

/** Lets time pass, as a phone in a pocket does: what was due comes up once. */
export async function letPass(page: Page, minutes: number): Promise<void> {
	await page.clock.fastForward(minutes * minuteMs);
}

/** Meets somebody at an event, by their code; ends on their page. */
export async function meet(page: Page, eventId: string, card: Profile): Promise<void> {
	const { origin } = new URL(page.url());
	const now = await page.evaluate(() => Date.now());
	const timeStep = timeStepOf(new Date(now));
	const key = makeKey(randomBytes(16));
	await scanLink(page, writeCode({ origin, eventRef: eventRefOf(eventId), key, card, timeStep }).url);
}

/** The rows below the main step, as titles. */
export function nextSteps(page: Page) {
	return page
		.locator('section')
		.filter({ has: page.getByRole('heading', { name: /When you have a moment|Wenn du einen Moment hast/ }) })
		.getByRole('link');
}
