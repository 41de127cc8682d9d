import type { Page } from '@playwright/test';
import type { MarkRow, PromiseRow, RelationshipRow, RemarkRow } from '../../src/lib/db/rows.ts';
import { dayOf } from '../../src/lib/people/conversation/days.ts';
import { expect, test } from './harness.ts';
import { type Host, arrive, newHost } from './host.ts';
import { linkOf, scanLink, settled, storedRows } from './steps.ts';

let hanne: Host;
test.beforeEach(async ({ server }) => {
	hanne = await newHost(server.url, { name: 'Hanne Ostrow', headline: 'Opens rooms' });
});

// Most of a first visit is the service worker's: it is there where the app opens without a network.
test.use({ serviceWorkers: 'block' });
test.describe.configure({ timeout: 90_000 });

/** Opens what is put down about Hanne, and gives its address. */
async function openTalk(page: Page): Promise<string> {
	await page.goto('/people');
	await page.getByRole('link', { name: /Hanne/ }).click();
	await page.getByRole('link', { name: /Add what was said/ }).click();
	await expect(chip(page, 'Challenge')).toBeVisible();
	return page.url();
}

async function readyForOffline(page: Page): Promise<void> {
	await page.evaluate(async () => void (await navigator.serviceWorker.ready));
	await page.reload();
	await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

function chip(page: Page, name: string) {
	return page.getByRole('button', { name, exact: true });
}

function field(page: Page, name: string) {
	return page.getByRole('textbox', { name, exact: true });
}

/** Taps a chip, writes and leaves it with Enter. */
async function say(page: Page, kind: string, text: string): Promise<void> {
	await chip(page, kind).click();
	await expect(field(page, kind)).toBeFocused();
	await page.keyboard.type(text);
	await page.keyboard.press('Enter');
	await expect(field(page, kind)).toHaveCount(0);
	await expect(page.getByRole('button', { name: `Change ${kind}: ${text}` })).toBeVisible();
}

const kinds = ['Challenge', 'Goal', 'Topic', 'Personal', 'Where we stood', 'They asked for'];
const isSafe = (page: Page) =>
	expect.poll(async () => (await storedRows(page, 'outbox')).length, { timeout: 20_000 }).toBe(0);

test('everything is put down without a network, and reaches the server later', async ({ newPhone }) => {
	const phone = await newPhone({ serviceWorkers: 'allow' });
	await arrive(phone, hanne, 'Gil Amsel');
	await openTalk(phone);
	await readyForOffline(phone);
	await phone.context().setOffline(true);
	for (const kind of kinds) await say(phone, kind, `${kind} of hers`);
	await chip(phone, 'I promised').click();
	await chip(phone, 'Tomorrow').click();
	await field(phone, 'I promised').fill('Send the map');
	await phone.keyboard.press('Enter');
	await expect(phone.getByRole('button', { name: 'Change I promised: Send the map' })).toBeVisible();
	await chip(phone, 'They promised').click();
	await field(phone, 'They promised').fill('A seat at her table');
	await chip(phone, 'Next week').click();
	await chip(phone, 'Today').click();
	await chip(phone, 'Keep').click();
	await chip(phone, 'Worth following up').click();
	await chip(phone, 'Mentor').click();
	await chip(phone, 'Mentee').click();
	await field(phone, 'My note').fill('Laughs loudly');

	// The phone dies and comes back, still without a network.
	await expect(phone.getByText(/^Saved/).last()).toBeVisible();
	await phone.reload();
	for (const kind of kinds) {
		await expect(phone.getByRole('button', { name: `Change ${kind}: ${kind} of hers` })).toBeVisible();
	}
	await expect(phone.getByRole('button', { name: 'Change I promised: Send the map' })).toContainText('Until');
	await expect(chip(phone, 'Worth following up')).toHaveAttribute('aria-pressed', 'true');
	await expect(chip(phone, 'Mentee')).toHaveAttribute('aria-pressed', 'true');
	await expect(chip(phone, 'Mentor')).toHaveAttribute('aria-pressed', 'false');

	await phone.context().setOffline(false);
	await isSafe(phone);
	const remarks = await storedRows<RemarkRow>(phone, 'remarks');
	expect(remarks.map(({ text }) => text).sort()).toEqual(kinds.map((kind) => `${kind} of hers`).sort());
	const promises = await storedRows<PromiseRow>(phone, 'promises');
	const dayAfter = (days: number) => dayOf(new Date(Date.now() + days * 24 * 3_600_000));
	expect(promises.map(({ by, text, dueOn }) => [by, text, dueOn]).sort()).toEqual([
		['me', 'Send the map', dayAfter(1)],
		['them', 'A seat at her table', dayAfter(0)]
	]);
	expect((await storedRows<MarkRow>(phone, 'marks')).map(({ worth }) => worth)).toEqual([true]);
	expect((await storedRows<RelationshipRow>(phone, 'relationships')).map(({ kind }) => kind)).toEqual([
		'mentee'
	]);

	// What was said and promised is found by its words.
	await phone.goto('/people');
	await phone.getByRole('searchbox').fill('challenge map');
	await expect(phone.getByRole('link', { name: /Hanne/ })).toBeVisible();
	await phone.getByRole('searchbox').fill('challenge umbrella');
	await expect(phone.getByRole('link', { name: /Hanne/ })).toHaveCount(0);
});

test('what is half-typed survives a closed tab, and becomes the remark that it was going to be', async ({
	newPhone
}) => {
	const phone = await newPhone();
	await arrive(phone, hanne, 'Gil Amsel');
	const address = await openTalk(phone);
	await chip(phone, 'I promised').click();
	await chip(phone, 'Next week').click();
	await chip(phone, 'Topic').click();
	// The pause after which it is saved never comes.
	await phone.clock.install();
	await phone.clock.pauseAt(Date.now() + 60_000);
	await phone.keyboard.type('Rooms without ech');
	const drafts = async () => (await storedRows<{ text: string }>(phone, 'drafts')).map(({ text }) => text);
	await expect.poll(drafts).toContain('Rooms without ech');
	expect(await storedRows(phone, 'remarks')).toEqual([]);
	const again = await phone.context().newPage();
	await phone.close();
	await again.goto(address);
	await expect(field(again, 'Topic')).toHaveValue('Rooms without ech');
	await field(again, 'Topic').click();
	await again.keyboard.press('End');
	await again.keyboard.type('oes');
	await again.keyboard.press('Enter');
	await expect(again.getByRole('button', { name: 'Change Topic: Rooms without echoes' })).toBeVisible();
	expect((await storedRows<RemarkRow>(again, 'remarks')).map(({ text }) => text)).toEqual([
		'Rooms without echoes'
	]);
});

test('a saved entry is changed, taken away and brought back; a promise is ticked', async ({ newPhone }) => {
	const phone = await newPhone();
	await arrive(phone, hanne, 'Gil Amsel');
	await openTalk(phone);
	await say(phone, 'Goal', 'A quieter hall');
	await say(phone, 'I promised', 'Bring felt');
	await phone.getByRole('button', { name: 'Done', exact: true }).click();
	await expect(phone.getByRole('heading', { name: 'Hanne Ostrow' })).toBeVisible();

	await phone.getByRole('button', { name: 'Change Goal: A quieter hall' }).click();
	await field(phone, 'Goal').fill('A quiet hall');
	await phone.keyboard.press('Escape');
	await phone.getByRole('button', { name: 'Remove Goal: A quiet hall' }).click();
	await expect(phone.getByRole('button', { name: 'Change Goal: A quiet hall' })).toHaveCount(0);
	await phone.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(phone.getByRole('button', { name: 'Change Goal: A quiet hall' })).toBeVisible();

	await phone.getByRole('checkbox', { name: 'Kept: Bring felt' }).check();
	await expect(phone.getByText('Kept. Well done.')).toBeVisible();
	await expect.poll(async () => (await storedRows<PromiseRow>(phone, 'promises'))[0].keptAt).not.toBeNull();

	// Whoever has words on them stays by name, and the question says so.
	await phone.getByRole('button', { name: 'Undo this meeting' }).click();
	await expect(phone.getByRole('dialog').getByText(/What you put down about them stays/)).toBeVisible();
	await phone.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(phone.getByText('Undone. What you put down and the name stay.')).toBeVisible();
	await isSafe(phone);
	await expect(phone.getByRole('button', { name: 'Change Goal: A quiet hall' })).toBeVisible();
});

test('two devices that change one remark without a network lose neither text', async ({ newPhone }) => {
	const first = await newPhone();
	await arrive(first, hanne, 'Gil Amsel');
	await openTalk(first);
	await say(first, 'Topic', 'Acoustics');
	await isSafe(first);
	const second = await newPhone();
	await handOver(first, second);
	for (const phone of [first, second]) {
		await openTalk(phone);
		await phone.context().setOffline(true);
	}
	for (const [phone, text] of [
		[first, 'Acoustics of cellars'],
		[second, 'Acoustics of churches']
	] as const) {
		await phone.bringToFront();
		await phone.getByRole('button', { name: 'Change Topic: Acoustics' }).click();
		await field(phone, 'Topic').fill(text);
		await phone.keyboard.press('Enter');
	}
	for (const phone of [first, second]) {
		await phone.bringToFront();
		await phone.context().setOffline(false);
		await isSafe(phone);
	}
	for (const phone of [first, second]) {
		await phone.bringToFront();
		await phone.reload();
		const both = phone.getByRole('button', { name: /^Change Topic/ });
		await expect(both).toContainText('Acoustics of cellars', { timeout: 20_000 });
		await expect(both).toContainText('Acoustics of churches');
	}
});

test('a remark holds its whole length in any script, and a letter more is kept but said', async ({
	newPhone
}) => {
	const phone = await newPhone();
	await arrive(phone, hanne, 'Gil Amsel');
	const address = await openTalk(phone);
	const longest = [...'শব্দ𝕏言 '.repeat(200)].slice(0, 999).join('') + '言';
	await chip(phone, 'Personal').click();
	await field(phone, 'Personal').fill(`${longest}語`);
	await phone.keyboard.press('Enter');
	await expect(phone.getByText(/1001\/1000/)).toBeVisible();
	expect(await storedRows(phone, 'remarks')).toEqual([]);
	await phone.goto('/people');
	await phone.goto(address);
	await expect(field(phone, 'Personal')).toHaveValue(`${longest}語`);
	await field(phone, 'Personal').fill(longest);
	await phone.keyboard.press('Enter');
	await isSafe(phone);
	expect((await storedRows<RemarkRow>(phone, 'remarks')).map(({ text }) => text)).toEqual([longest]);
});

test('those not yet noted come one after another, with the keyboard alone', async ({ newPhone, server }) => {
	const phone = await newPhone();
	await arrive(phone, hanne, 'Gil Amsel');
	await scanLink(phone, linkOf({ name: 'Ivo Brandt' }, server.url));
	await scanLink(phone, linkOf({ name: 'Uma Sanders' }, server.url));
	await phone.goto('/people/unnoted?event=none');
	await expect(phone.getByRole('heading', { name: 'Uma Sanders' })).toBeVisible();
	await expect(phone.getByText(/1 person to go/)).toBeVisible();
	await settled(phone);
	await chip(phone, 'Challenge').focus();
	await phone.keyboard.press('Enter');
	await phone.keyboard.type('Too many mails');
	await phone.keyboard.press('Enter');
	await expect(chip(phone, 'Challenge')).toBeFocused();
	await phone.keyboard.press('Control+Enter');
	await expect(phone.getByRole('heading', { name: 'Ivo Brandt' })).toBeFocused();
	await expect(phone.getByRole('button', { name: 'Skip' })).toBeVisible();
	await phone.keyboard.press('Control+Enter');
	await expect(phone.getByText('That was everybody')).toBeVisible();
	await phone.getByRole('button', { name: 'Go through them again' }).click();
	await expect(phone.getByRole('heading', { name: 'Ivo Brandt' })).toBeVisible();
	await chip(phone, 'Worth following up').click();
	await phone.getByRole('button', { name: 'Done', exact: true }).click();
	await expect(phone.getByText('Everybody is noted')).toBeVisible();
});

test('in German, and dictation says what it does and never begins by itself', async ({ newPhone }) => {
	const phone = await newPhone({ locale: 'de-DE' });
	await phone.addInitScript(() => {
		// The real recogniser asks its maker's servers: it is only watched for being started.
		const real: unknown = Reflect.get(globalThis, 'webkitSpeechRecognition');
		if (typeof real !== 'function') return;
		const { start } = real.prototype as { start: () => void };
		(real.prototype as { start: () => void }).start = function (this: { lang: string }) {
			document.documentElement.dataset.dictated = this.lang;
			start.call(this);
		};
	});
	await phone.goto(hanne.link());
	await phone.getByLabel('Dein Name').fill('Gil Amsel');
	await phone.getByRole('button', { name: /Karte geben/ }).click();
	await phone.getByRole('link', { name: 'Meinen Code zeigen' }).waitFor();
	await phone.goto('/people');
	await phone.getByRole('link', { name: /Hanne/ }).click();
	await phone.getByRole('link', { name: /Festhalten, was gesagt wurde/ }).click();
	await chip(phone, 'Ich habe versprochen').click();
	await field(phone, 'Ich habe versprochen').fill('Den Plan der Dächer schicken');
	await chip(phone, 'Morgen').click();
	await phone.keyboard.press('Escape');
	await expect(phone.getByText(/Der Hersteller deines Browsers/).first()).toBeVisible();
	expect(await phone.evaluate(() => document.documentElement.dataset.dictated)).toBeUndefined();
	await phone.getByRole('button', { name: 'Diktieren' }).first().click();
	await expect.poll(() => phone.evaluate(() => document.documentElement.dataset.dictated)).toBe('de-DE');
	// No microphone and no network to the maker here: it is said in words.
	await expect(
		phone
			.getByText(
				/Das Mikrofon ist hier nicht erlaubt|braucht ein Netz|Diktieren geht hier nicht|Nichts gehört/
			)
			.first()
	).toBeVisible({ timeout: 20_000 });
});

async function handOver(from: Page, to: Page): Promise<void> {
	await from.goto('/account');
	await from.getByRole('link', { name: /^Move to another device/ }).click();
	await from.getByRole('button', { name: 'Make a code' }).click();
	const code = await from.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).innerText();
	await to.goto('/');
	await to.getByRole('link', { name: 'I use Hallway already' }).click();
	await to.getByRole('link', { name: /I have a code/ }).click();
	await to.getByRole('textbox', { name: 'Code from your other device' }).fill(code);
	await to.getByRole('button', { name: 'Whose is it?' }).click();
	await to.getByRole('button', { name: 'Yes, that is me' }).click();
	await expect(to.getByText('You are signed in')).toBeVisible();
}
