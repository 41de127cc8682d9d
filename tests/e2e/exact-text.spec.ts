import { type Page, expect } from '@playwright/test';
import messages from '../../messages/en.json' with { type: 'json' };
import { type Card, type FieldId, type Profile, fields } from '../../src/lib/card/fields.ts';
import { test } from './harness.ts';
import { createEvent, joinEvent, linkOf, liveCode, scanLink, storedRows, swapBack } from './steps.ts';

// Nothing here is about opening without a network: no phone spends seconds on getting ready for that.
test.use({ serviceWorkers: 'block' });

test.describe.configure({ timeout: 120_000 });

// White space, marks of direction, a byte order mark, joiners, letters taken apart: what programs like to tidy away.
const outer = [' \u00a0\ufeff', '\u200f\t ', '\u3000\u2028', '\u0085 '];
const inner = [
	'a  b\u200d',
	'👩‍👩‍👧‍👦',
	'\u05d0\u202eb\u202c',
	'e\u0301 \u00e9 ﬁ',
	'<b>"\'&;,|\\',
	'名\u200b\u2066x\u2069'
];

const labels: { [Id in FieldId]: string } = {
	...Object.fromEntries(
		fields.map(({ id }) => [id, messages[`card_${id}` as keyof typeof messages] as string])
	),
	lookingFor: messages.card_looking_for
} as { [Id in FieldId]: string };

/** A text of exactly that many code points, with white space on both sides: a different one for each number. */
function textOf(limit: number, at: number): string {
	const [before, after] = [outer[at % outer.length], outer[(at + 1) % outer.length]];
	const middle = [
		...`${at}${inner[at % inner.length]}${inner[(at + 2) % inner.length]}`,
		...'😀'.repeat(limit)
	];
	return before + middle.slice(0, limit - [...before, ...after].length).join('') + after;
}

const card = Object.fromEntries(
	fields.map((field, at) => {
		if (field.id === 'pitch') return [field.id, `\n\t${textOf(field.limit - 4, at).replace('😀', '\n\n')}\n`];
		const entries = 'entries' in field ? field.entries : 0;
		const texts = Array.from({ length: entries }, (_, i) => textOf(i === 0 ? field.limit : 20 + i, at + i));
		return [field.id, entries > 0 ? texts : textOf(field.limit, at)];
	})
) as Profile;

test('every field of a card is exactly what was typed: here, after a reload, and on the other phone', async ({
	newPhone,
	server
}) => {
	test.setTimeout(120_000);
	const [mine, theirs] = [await newPhone(), await newPhone()];
	await swapBack(mine, { link: linkOf({ name: 'Somebody' }, server.url), name: '  Amina ' });
	await swapBack(theirs, { link: linkOf({ name: 'Somebody else' }, server.url), name: 'Bo' });

	await mine.goto('/me');
	for (const { id } of fields) {
		const value = card[id];
		const field = mine.getByRole('textbox', { name: labels[id], exact: true });
		for (const text of [value ?? ''].flat()) {
			await field.fill(text);
			if (Array.isArray(value)) await field.press('Enter');
		}
	}
	await expect.poll(() => profileOf(mine), { timeout: 20_000 }).toEqual(card);
	await mine.reload();
	for (const { id } of fields) {
		const value = card[id];
		if (Array.isArray(value)) continue;
		expect(await mine.locator(`form [name=${id}]`).inputValue(), id).toBe(value);
	}

	await mine.goto('/me/sharing');
	// All within one moment: each choice builds on those before it, stored or not.
	const choices = fields
		.filter(({ shares }) => shares === 'private')
		.map(({ id }) =>
			mine
				.getByRole('group', { name: labels[id] })
				.getByRole('radio', { name: messages.sharing_after, exact: true })
		);
	const radios = await Promise.all(choices.map((choice) => choice.elementHandle()));
	await mine.evaluate((all) => all.forEach((radio) => (radio as HTMLInputElement).click()), radios);
	// And at once away.
	await mine.goto('/code');
	await scanLink(theirs, await liveCode(mine));
	await expect.poll(() => cardOf(theirs, card.name), { timeout: 20_000 }).toEqual(card);
});

test('an event and its people are called exactly what was typed', async ({ newPhone }) => {
	const [organizer, guest] = [await newPhone(), await newPhone()];
	const [event, host, name] = [textOf(120, 1), textOf(100, 2), textOf(100, 3)];
	const path = await createEvent(organizer, { event, name: host });
	expect((await profileOf(organizer))?.name).toBe(host);
	await joinEvent(guest, { path, name });
	expect((await profileOf(guest))?.name).toBe(name);
	await expect.poll(async () => (await storedRows<{ name: string }>(guest, 'events'))[0]?.name).toBe(event);
});

test('a field of only white space counts as empty, and says so', async ({ newPhone, server }) => {
	const page = await newPhone();
	await page.goto(linkOf({ name: 'Somebody' }, server.url));
	await page.getByRole('textbox', { name: 'Your name' }).fill('\u3000 \ufeff');
	await expect(page.getByText(messages.ui_field_blank)).toBeVisible();
	await page.getByRole('button', { name: 'Give my card' }).click();
	await expect(page.getByText(messages.link_name_missing)).toBeVisible();
	await page.getByRole('textbox', { name: 'Your name' }).fill(' Amina');
	await page.getByRole('button', { name: 'Give my card' }).click();
	await expect(page.getByRole('link', { name: 'Show my code' })).toBeVisible({ timeout: 20_000 });

	await page.goto('/me');
	await page.locator('form [name=headline]').fill(' \u2003 ');
	await expect(page.getByText(messages.ui_field_blank)).toBeVisible();
	await page.locator('form [name=pronouns]').fill(' x ');
	await expect.poll(() => profileOf(page)).toEqual({ name: ' Amina', pronouns: ' x ' });
});

test('an entry with commas is one, and can be made several', async ({ newPhone, server }) => {
	const page = await newPhone();
	await swapBack(page, { link: linkOf({ name: 'Somebody' }, server.url), name: 'Amina' });
	await page.goto('/me');
	const field = page.getByRole('textbox', { name: labels.interests });
	await field.fill('tea, jazz; dogs');
	await field.press('Enter');
	await expect.poll(async () => (await profileOf(page))?.interests).toEqual(['tea, jazz; dogs']);
	await page.getByRole('button', { name: 'Make 3 of' }).click();
	await expect.poll(async () => (await profileOf(page))?.interests).toEqual(['tea', 'jazz', 'dogs']);
});

async function profileOf(page: Page): Promise<Profile | undefined> {
	return (await storedRows<{ profile: Profile }>(page, 'profiles'))[0]?.profile;
}

async function cardOf(page: Page, name: string): Promise<Card | undefined> {
	const contacts = await storedRows<{ card: Card }>(page, 'contacts');
	return contacts.find((contact) => contact.card.name === name)?.card;
}
