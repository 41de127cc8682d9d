import type { Page } from '@playwright/test';
import { type Person, finger, keyboard, person } from './hand.ts';
import { expect, test } from './harness.ts';
import { type Host, newHost } from './host.ts';
import { bringAccount, isSafe } from './second-device.ts';
import { joinEvent, storedRows } from './steps.ts';

// Somebody without a manual prepares, meets three people, notes two, reaches two goals, looks back and chooses whom to know better,
// with no network from the invitation to the evening. Then comes the network, and a second device.
const friends = ['Ana Ruiz', 'Ben Ofori', 'Cem Akin'] as const;
const minuteMs = 60_000;
/** In minutes from the beginning of the trial. The code of a phone with the right time is good for ten. */
const begins = 6;
const isOver = 330;

type Texts = { line: string; pitch: string; topic: string; promise: string; well: string; next: string };
const english: Texts = {
	line: 'Builds tide mills',
	pitch: 'I am Mia, and I build tide mills. I look for harbours.',
	topic: 'mills in old harbours',
	promise: 'Send the map',
	well: 'I spoke first',
	next: 'arrive earlier'
};
const german: Texts = {
	line: 'Baut Gezeitenmühlen',
	pitch: 'Ich bin Mia und baue Gezeitenmühlen. Ich suche Häfen.',
	topic: 'Mühlen in alten Häfen',
	promise: 'Die Karte schicken',
	well: 'Ich habe zuerst gegrüßt',
	next: 'früher kommen'
};

test.describe.configure({ timeout: 300_000 });

for (const { language, locale, how, handOf, texts } of [
	{ language: 'en', locale: 'en-GB', how: 'with a finger, in English', handOf: finger, texts: english },
	{
		language: 'de',
		locale: 'de-DE',
		how: 'with the keyboard alone, in German',
		handOf: keyboard,
		texts: german
	}
] as const) {
	test(`an event without a network, from before to after, ${how}; then the same on a second device`, async ({
		newPhone,
		camera,
		server
	}) => {
		const host = await newHost(server.url, { name: 'Hanne Ostrow' }, begins);
		const me = person(await newPhone({ locale }), handOf, language);
		await test.step('the invitation, and the last network for hours', () => join(me, host));
		const others = await test.step('the friends, who have their codes on their screens', async () => {
			// Only the first opens another screen without a network.
			const ana = await newPhone();
			const rest = [await newPhone({ serviceWorkers: 'block' }), await newPhone({ serviceWorkers: 'block' })];
			for (const [at, phone] of [ana, ...rest].entries())
				await joinEvent(phone, { path: host.joinPath, name: friends[at] });
			await goOffline(ana);
			for (const phone of rest) {
				await isSafe(phone);
				await phone.context().setOffline(true);
			}
			return [ana, ...rest];
		});
		await me.phone.bringToFront();
		await test.step('before: what is missing', () => prepare(me, texts));

		await test.step('during: three people, two talks', async () => {
			await me.phone.clock.setSystemTime(Date.now() + (begins + 1) * minuteMs);
			await me.phone.reload();
			for (const [at, name] of friends.entries()) {
				await camera.sees(others[at]);
				await me.phone.bringToFront();
				await meet(me, { at, name });
				if (at === 0) {
					await noteTopic(me, texts.topic);
					await me.press(me.link(me.t('moment_show_back')));
					await me.phone.locator('[data-code]').waitFor();
					await camera.sees(me.phone);
					await scanBack(others[0]);
					await me.phone.bringToFront();
					await me.press(me.button(me.t('ui_close')));
				}
				if (at === 1) await notePromise(me, texts.promise);
				await me.press(me.button(me.t('ui_close')).first());
				await expect(me.heading(host.eventName)).toBeVisible();
			}
		});
		await test.step('both goals are reached', () => seeGoals(me));
		await test.step('after: how it was, and whom to know better', async () => {
			await me.phone.clock.setSystemTime(Date.now() + isOver * minuteMs);
			await lookBack(me, texts);
		});

		await test.step('the network is back', async () => {
			await me.phone.clock.setSystemTime(new Date());
			await host.moveEvent(-90, -1);
			for (const phone of [...others, me.phone]) await phone.context().setOffline(false);
			await me.phone.goto('/');
			await isSafe(me.phone);
		});
		await test.step('a second device shows the same', async () => {
			const tablet = person(
				await newPhone({ locale, viewport: { width: 1280, height: 800 } }),
				handOf,
				language
			);
			await bringAccount(me, tablet);
			await seeGoals(tablet);
			await seeAfter(tablet, texts);
			for (const table of ['goals', 'remarks', 'promises', 'marks', 'reflections'])
				expect(await storedRows(tablet.phone, table), table).toEqual(await storedRows(me.phone, table));
		});
	});
}

async function join(
	{ phone, t, press, write, field, button, heading }: Person,
	{ joinPath, eventName }: Host
): Promise<void> {
	await phone.clock.install();
	await phone.goto(joinPath);
	// Whoever is quicker than the network joins all the same, and sees later what the event is called.
	await expect(heading(eventName)).toBeVisible();
	await write(field(t('join_name')), 'Mia Holm');
	await press(button(t('join_go')));
	await phone.locator('[data-code]').waitFor();
	await goOffline(phone);
	await press(button(t('ui_close')));
}

async function prepare({ phone, t, press, write, field, button, link, heading }: Person, texts: Texts) {
	await expect(heading(t('today_prepare_title'))).toBeVisible();
	await press(link(t('today_prepare_action')));
	await write(field(t('card_headline')), texts.line);
	await write(field(t('card_pitch')), texts.pitch);
	const five = t('goal_name_new', { count: 5 });
	await press(button(five));
	await expect(phone.getByText(t('prepare_there'), { exact: true })).toHaveCount(3);

	await press(link(t('prepare_goal_mine')));
	await press(button(t('goal_change_named', { name: five })));
	await write(field(t('goal_target')), '3');
	await press(button(t('ui_save')));
	await expect(phone.getByText(t('goal_figure', { done: 0, target: 3 }))).toBeVisible();
	await press(button(t('goal_name_noted', { count: 2 })));
	await press(link(t('ui_tab_today')));
	await expect(heading(t('today_ready_title'))).toBeVisible();
}

/** Scans somebody; the goal moves, and is reached with the third. */
async function meet({ phone, t, press, link }: Person, { at, name }: { at: number; name: string }) {
	await press(link(t('today_scan')));
	const moment = phone.getByRole('region', { name: t('moment_saved') });
	await expect(moment.getByRole('link', { name })).toBeVisible();
	const moved =
		at < 2 ? t('goal_figure', { done: at + 1, target: 3 }) : reached(t('goal_name_new', { count: 3 }));
	await expect(moment).toContainText(moved);

	function reached(goal: string) {
		return t('goal_reached', { name: goal });
	}
}

async function noteTopic({ phone, t, press, write, field, button }: Person, topic: string): Promise<void> {
	await press(button(t('opener_ask')));
	await expect(phone.getByRole('dialog').getByRole('listitem')).toHaveCount(3);
	await phone.keyboard.press('Escape');
	await press(button(t('moment_note')));
	await press(button(t('said_kind_topic')));
	await write(field(t('said_kind_topic')), topic);
	await phone.keyboard.press('Enter');
	await expect(phone.getByText(topic)).toBeVisible();
}

async function notePromise({ phone, t, press, write, field, button }: Person, promise: string) {
	await press(button(t('moment_note')));
	await press(button(t('said_kind_i_promised')));
	await write(field(t('said_kind_i_promised')), promise);
	await press(button(t('promise_due_next_week')));
	await press(button(t('said_keep')));
	const goal = t('goal_name_noted', { count: 2 });
	await expect(phone.getByText(t('goal_reached', { name: goal }))).toBeVisible();
	await press(button(t('capture_worth')));
	await expect(button(t('capture_worth'))).toHaveAttribute('aria-pressed', 'true');
}

async function scanBack(friend: Page): Promise<void> {
	await friend.bringToFront();
	await friend.goto('/scan');
	await expect(friend.getByRole('region', { name: 'Card saved' }).getByText('Mia Holm')).toBeVisible();
	// The film in front of every camera of this browser is changed next: none may be running.
	await friend.goto('/people');
	await expect(friend.getByRole('link', { name: /Mia Holm/ })).toBeVisible();
}

async function seeGoals({ phone, t }: Person): Promise<void> {
	const [{ id }] = await storedRows<{ id: string }>(phone, 'events');
	await phone.goto(`/goals?event=${id}`);
	for (const [name, target] of [
		[t('goal_name_new', { count: 3 }), 3],
		[t('goal_name_noted', { count: 2 }), 2]
	] as const) {
		const goal = phone.getByRole('article', { name, exact: true });
		await expect(goal).toContainText(t('goal_figure', { done: target, target }));
	}
}

async function lookBack(me: Person, texts: Texts): Promise<void> {
	const { phone, t, press, write, field, button, link, heading } = me;
	await phone.goto('/');
	// The third is not noted yet, and that fades first.
	await expect(heading(t('today_note_title', { name: friends[2] }))).toBeVisible();
	await press(phone.getByRole('link', { name: t('today_reflect_title') }));
	await write(field(t('reflect_well')), texts.well);
	await write(field(t('reflect_next')), texts.next);
	const deepen = phone.getByRole('region', { name: t('reflect_deepen') });
	for (const name of friends.slice(0, 2)) await press(deepen.getByRole('button', { name }));
	await press(button(t('reflect_finish')));
	await expect(phone.getByText(t('reflect_done_title'))).toBeVisible();
	await phone.reload();
	await seeAfter(me, texts);
	await press(link(t('event_to_today')));
}

async function seeAfter({ phone, t, heading }: Person, texts: Texts): Promise<void> {
	const [{ id }] = await storedRows<{ id: string }>(phone, 'events');
	await phone.goto(`/reflect?event=${id}`);
	await expect(heading(t('reflect_chosen'))).toBeVisible();
	for (const name of friends.slice(0, 2)) await expect(phone.getByRole('link', { name })).toBeVisible();
	await expect(phone.getByRole('link', { name: friends[2] })).toHaveCount(0);
	for (const text of [texts.well, texts.next]) await expect(phone.getByText(text)).toBeVisible();
}

/** The app and everything said so far are where they have to be: from here on there is no network. */
async function goOffline(phone: Page): Promise<void> {
	await phone.evaluate(async () => void (await navigator.serviceWorker.ready));
	await phone.reload();
	await expect.poll(() => phone.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
	await isSafe(phone);
	await phone.context().setOffline(true);
	await phone.locator('[data-code]').waitFor();
}
