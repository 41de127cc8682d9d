import type { Page } from '@playwright/test';
import type { ContactRow, TouchRow } from '../../src/lib/db/rows.ts';
import { call } from '../server/client.ts';
import { goOffline, zone } from './event-clock.ts';
import { type Person, finger, keyboard, person, tabTo, thumb } from './hand.ts';
import { expect, test } from './harness.ts';
import { type Host, newHost } from './host.ts';
import { bringAccount, isSafe } from './second-device.ts';
import { settled, storedRows } from './steps.ts';
import { type Cast, type Met, type Stranger, castOf, diceOf, newStranger, storiesBy } from './strangers.ts';

// Somebody met eight people, of whom they noted very different things, and empties the queue on a phone the day after: half of it
// by thumb, half by keyboard, with no network until something is sent. Then a second device, and the server, have the same.
const seed = 20_261_122;
const hourMs = 3_600_000;
/** What they have of everybody, as the tables of the phone and of the server are called. */
const tables = [
	...['contacts', 'exchanges', 'notes', 'remarks', 'promises'],
	...['touches', 'followUpAnswers', 'correspondences']
];

test.use({ actionTimeout: 20_000 });

test('eight people, and a queue emptied by thumb and by keyboard, with a network only to send', async ({
	newPhone,
	server
}) => {
	test.setTimeout(300_000);
	const { words, ...met } = castOf(storiesBy(diceOf(seed)));
	const host = await newHost(server.url, { name: 'Hanne Ostrow' }, -28 * 60);
	await host.moveEvent(-28 * 60, -20 * 60);
	const phone = await newPhone({ hasTouch: true, timezoneId: zone });
	await phone.context().route(/^https:\/\/[^/]*(linkedin\.com|t\.me|wa\.me)\//, (route) => route.fulfill({}));
	const me = person(phone, thumb, 'en');
	await test.step('the event, yesterday, without a network', async () => {
		const strangers = Object.values(met).map(({ profile }) =>
			newStranger(server.url, host.joinPath, profile)
		);
		await join(me, host);
		const then = new Date(Date.now() - 26 * hourMs);
		await phone.clock.setSystemTime(then);
		for (const [at, stranger] of (await Promise.all(strangers)).entries())
			await meet(me, stranger, Object.values(met)[at], new Date(then.getTime() + at * 60_000));
		await phone.clock.setSystemTime(new Date());
	});
	const contacts = await storedRows<ContactRow>(phone, 'contacts');
	expect(contacts).toHaveLength(8);
	const ids = Object.fromEntries(
		Object.entries(met).map(([key, { profile }]) => [
			key,
			contacts.find(({ card }) => card.name === profile.name)?.id ?? ''
		])
	) as { [Who in keyof typeof met]: string };

	await phone.goto('/follow-ups');
	await settled(phone);
	await expect(phone.getByText(me.t('queue_subtitle', { count: 8 }))).toBeVisible();
	const texts = await test.step('by thumb, without a network: read, changed, left', () =>
		writeByThumb(me, ids, words));
	await test.step('by thumb: with a network they go out, and one of them comes back', async () => {
		await phone.context().setOffline(false);
		await send(me, ids.rich, 'telegram', texts.rich);
		await me.press(me.button(me.t('ui_undo')).last());
		await expect(message(me)).toHaveValue(texts.rich);
		await me.press(me.button(me.t('write_sent_yes')));
		await send(me, ids.oneWord, 'linkedin_note', texts.oneWord);
		await send(me, ids.german, 'email', texts.german);
	});
	await phone.context().setOffline(true);
	const keys = person(phone, keyboard, 'en');
	const more = await test.step('by keyboard, without a network: the other half', () =>
		writeByKeyboard(keys, ids, words));
	await test.step('by keyboard: with a network they go out', async () => {
		await phone.context().setOffline(false);
		await send(keys, ids.emoji, 'whatsapp', more.emoji);
		await send(keys, ids.challenged, 'email', more.challenged);
		await send(keys, ids.promised, 'whatsapp', more.promised);
	});
	await test.step('nobody is left', async () => {
		await expect(me.heading(me.t('queue_done_title'))).toBeVisible();
		await expect(phone.getByText('1 person is put off for now.')).toBeVisible();
		await isSafe(phone);
		const sent = (await storedRows<TouchRow>(phone, 'touches')).map(({ contactId, text }) => [
			contactId,
			text
		]);
		const all = { ...texts, ...more };
		expect(new Map(sent as [string, string][])).toEqual(
			new Map(Object.entries(all).map(([who, text]) => [ids[who as keyof typeof all], text]))
		);
		expect(sent).toHaveLength(6);
	});
	await test.step('the server has the same rows, and a second device the same screens', async () => {
		const answered = await pulledBy(phone, server.url);
		for (const table of tables)
			expect(keysOf(answered[table]), table).toEqual(keysOf(await storedRows(phone, table)));
		const tablet = person(
			await newPhone({ timezoneId: zone, viewport: { width: 1280, height: 800 } }),
			finger,
			'en'
		);
		await bringAccount(me, tablet);
		for (const path of ['/follow-ups', `/people/${ids.rich}`, `/people/${ids.promised}`])
			await expect.poll(() => readAt(tablet.phone, path)).toBe(await readAt(phone, path));
		for (const table of tables)
			expect(await storedRows(tablet.phone, table), table).toEqual(await storedRows(phone, table));
	});
});

type Ids = { [Who in Exclude<keyof Cast, 'words'>]: string };

async function join(
	{ phone, t, press, write, field, button, heading }: Person,
	{ joinPath, eventName }: Host
): Promise<void> {
	await phone.clock.install();
	await phone.goto(joinPath);
	await expect(heading(eventName)).toBeVisible();
	await write(field(t('join_name')), 'Mia Holm');
	await press(button(t('join_go')));
	await phone.locator('[data-code]').waitFor();
	await isSafe(phone);
	await goOffline(phone);
}

async function meet(me: Person, { linkAt }: Stranger, { note, promise, challenge }: Met, at: Date) {
	const { phone, t, press, write, field, button } = me;
	await phone.clock.setSystemTime(at);
	await phone.goto(linkAt(at));
	await press(button('Swap cards'));
	await phone.waitForURL(/\/people\/[0-9a-f-]{36}$/);
	if (note) {
		const notes = (await storedRows(phone, 'notes')).length;
		await write(field(t('note_title')), note);
		await field(t('note_title')).blur();
		await expect.poll(async () => (await storedRows(phone, 'notes')).length).toBe(notes + 1);
	}
	if (!promise && !challenge) return;
	await phone.goto(`${new URL(phone.url()).pathname}/talk`);
	const kind = t(promise ? 'said_kind_i_promised' : 'said_kind_challenge');
	await press(button(kind));
	await write(field(kind), promise ?? challenge ?? '');
	if (promise) await press(button(t('promise_due_next_week')));
	await press(button(t('said_keep')));
	await expect(phone.getByText(promise ?? challenge ?? '')).toBeVisible();
}

/** The person's messages are written, and none is sent; gives what they say. */
async function writeByThumb(me: Person, ids: Ids, words: Cast['words']) {
	const { phone, t, press, button } = me;
	await open(me, ids.rich);
	await expect(message(me)).toHaveValue(new RegExp(`${words.talked} and ${words.also}`));
	await isWhole(me);
	const first = await message(me).inputValue();
	await press(button(t('write_another')));
	await expect(message(me)).not.toHaveValue(first);
	await press(button(t('write_wording')));
	await press(phone.getByRole('dialog').getByText(t('write_tone_formal')));
	await press(phone.getByRole('dialog').getByText(t('write_step_coffee')));
	await press(button(t('ui_done')));
	await expect(message(me)).toHaveValue(/^Dear [^]*coffee/);
	await press(phone.getByText(t('channel_telegram'), { exact: true }));
	await expect(me.field(t('write_subject'))).toHaveCount(0);
	const rich = `${await message(me).inputValue()}\nP.S. 🪁 \u05e9\u05dc\u05d5\u05dd`;
	await me.write(message(me), rich);
	await phone.goBack();

	await open(me, ids.oneWord);
	await isWhole(me);
	const oneWord = await message(me).inputValue();
	expect(oneWord.length).toBeLessThanOrEqual(200);
	await press(me.link(t('ui_back')));

	await open(me, ids.german);
	await expect(message(me)).toHaveValue(new RegExp(`\u201c${words.about}\u201d`));
	await press(button(t('write_wording')));
	await press(phone.getByRole('dialog').getByText('Deutsch'));
	await press(button(t('ui_done')));
	await expect(message(me)).toHaveValue(new RegExp(`^Hallo [^]* ${words.about}[ .,]`));
	await isWhole(me);
	const german = await message(me).inputValue();
	await press(me.link(t('ui_back')));

	// Nothing of what was only for oneself, in whatever words; and a gap that is left stops it.
	await open(me, ids.unkind);
	const [{ text: note }] = (await storedRows<{ id: string; text: string }>(phone, 'notes')).filter(
		({ id }) => id === ids.unkind
	);
	for (let wording = 0; wording < 4; wording++) {
		const said = (await message(me).inputValue()).toLowerCase();
		for (const word of note.toLowerCase().match(/\p{L}{5,}/gu) ?? []) expect(said).not.toContain(word);
		await press(button(t('write_another')));
		await expect(message(me)).not.toHaveValue(said);
	}
	await press(button(t('write_sent_already')));
	await expect(phone.getByText(t('write_gap_left'))).toBeVisible();
	await press(me.link(t('ui_back')));
	await putAside(me, ids.unkind, t('queue_sheet_rest'));
	return { rich, oneWord, german };
}

async function writeByKeyboard(me: Person, ids: Ids, words: Cast['words']) {
	const { phone, t, press, write, button } = me;
	await phone.goto('/follow-ups');
	await open(me, ids.emoji);
	await expect(message(me)).toHaveValue(/\[…/);
	await press(button(t('write_sent_already')));
	await expect(message(me)).toBeFocused();
	// The gap is selected: what is typed takes its place.
	await phone.keyboard.type('the octopus you drew');
	await expect(message(me)).toHaveValue(/the octopus you drew/);
	await isWhole(me);
	const emoji = await message(me).inputValue();
	await press(me.link(t('ui_back')));

	await open(me, ids.challenged);
	await expect(message(me)).toHaveValue(new RegExp(`finding people who mend ${words.hard}`, 'i'));
	await isWhole(me);
	const challenged = await message(me).inputValue();
	await press(me.link(t('ui_back')));

	await open(me, ids.promised);
	await expect(message(me)).toHaveValue(new RegExp(`send you the drawing of the ${words.promised}`));
	await tabTo(phone, phone.getByRole('radio', { name: t('channel_sms') }));
	await phone.keyboard.press('ArrowRight');
	await expect(phone.getByRole('radio', { name: t('channel_whatsapp') })).toBeChecked();
	await write(message(me), `${await message(me).inputValue()}!`);
	const promised = await message(me).inputValue();
	await press(me.link(t('ui_back')));
	await putAside(me, ids.silent, new RegExp(`^${t('queue_snooze_tomorrow')}`));
	return { emoji, challenged, promised };
}

/** Hands a message to its channel, is away meanwhile, and says that it was sent; what was promised in it is kept. */
async function send(me: Person, id: string, channel: string, text: string): Promise<void> {
	const { phone, t, press } = me;
	await open(me, id);
	await expect(message(me)).toHaveValue(text);
	const name = t(`channel_${channel}`);
	const label = [t('write_open', { name }), t('write_copy_and_open', { name })];
	await press(me.link(label[0]).or(me.link(label[1])));
	await expect(phone.getByText(t('write_sent_question'))).toBeVisible();
	for (const other of phone.context().pages()) if (other !== phone) await other.close();
	// The browser threw the app away while the other one was open.
	await phone.bringToFront();
	await phone.reload();
	const promise = phone.getByRole('switch');
	await expect(phone.getByText(t('write_sent_question'))).toBeVisible();
	if (await promise.isVisible()) {
		await tabTo(phone, promise);
		await phone.keyboard.press('Space');
	}
	await press(me.button(t('write_sent_yes')));
	await phone.waitForURL(/\/follow-ups$/);
	await expect(phone.locator(`[href="/follow-ups/${id}"]`)).toHaveCount(0);
}

async function open({ phone, press }: Person, id: string): Promise<void> {
	await press(phone.locator(`main a[href="/follow-ups/${id}"]`));
	await phone.waitForURL(new RegExp(id));
	await settled(phone);
}

async function putAside({ phone, press }: Person, id: string, how: string | RegExp): Promise<void> {
	const item = phone.locator('[data-item]', { has: phone.locator(`a[href="/follow-ups/${id}"]`) });
	await press(item.getByRole('button').last());
	await press(phone.getByRole('dialog').getByRole('button', { name: how }));
	await expect(item).toHaveCount(0);
}

/** Nothing in it is missing, left over or said of somebody else. */
async function isWhole({ phone }: Person): Promise<void> {
	const text = await phone.locator('textarea').inputValue();
	expect(text).not.toMatch(/\[…|[{}|]|undefined|null|\s[.,]| {2}|\b(?:she|he|they|them|her|him)\b/);
}

const message = ({ field, t }: Person) => field(t('write_message'));

/** What somebody reads there. */
async function readAt(phone: Page, path: string): Promise<string> {
	await phone.goto(path);
	await settled(phone);
	return (await phone.locator('main').innerText()).replace(/\s+/g, ' ');
}

/** Everything the server has for whoever is signed in on this phone. */
async function pulledBy(phone: Page, url: string): Promise<Record<string, { id: string }[]>> {
	const token = await phone.evaluate(() => {
		const key = Object.keys(localStorage).find((name) => name.startsWith('hallway-auth')) ?? '';
		return (JSON.parse(localStorage.getItem(key) ?? '{}') as { access_token: string }).access_token;
	});
	const config = (await (await fetch(`${url}/config.json`)).json()) as { backend: { key: string } };
	const { body } = await call({ url, key: config.backend.key }, 'pull_changes', { cursor: {} }, token);
	return (body as { rows: Record<string, { id: string }[]> }).rows;
}

function keysOf(rows: readonly unknown[]): string[] {
	return rows.map((row) => (row as { id: string }).id).sort();
}
