import type { Locator, Page } from '@playwright/test';
import { expect } from './harness.ts';
import { type Language, type Words, wordsOf } from './words.ts';

/** How somebody operates a phone. */
type Hand = {
	/** Operates a button or follows a link. */
	press: (what: Locator) => Promise<void>;
	/** Replaces what stands in a field. */
	write: (field: Locator, text: string) => Promise<void>;
};

/** Somebody with a phone, who finds things by what they are called. */
export type Person = Hand & {
	phone: Page;
	/** What the screens say in their language. */
	t: Words;
	link: (name: string) => Locator;
	button: (name: string) => Locator;
	field: (name: string) => Locator;
	heading: (name: string) => Locator;
};

/** Takes their phone, how they operate it, and the language it speaks. */
export function person(phone: Page, handOf: (phone: Page) => Hand, language: Language): Person {
	const named = (role: 'link' | 'button' | 'textbox' | 'heading') => (name: string) =>
		phone.getByRole(role, { name, exact: true });
	return {
		...handOf(phone),
		phone,
		t: wordsOf(language),
		link: named('link'),
		button: named('button'),
		field: named('textbox'),
		heading: named('heading')
	};
}

/** With a finger. */
export function finger(): Hand {
	return { press: (what) => what.click(), write: (field, text) => field.fill(text) };
}

/** With a thumb, on a phone that knows touches: what lies above takes them. */
export function thumb(): Hand {
	const write = async (field: Locator, text: string) => {
		await field.tap();
		await field.fill(text);
	};
	return { press: (what) => what.tap(), write };
}

/** With the tab key, Enter and letters, and nothing else. */
export function keyboard(phone: Page): Hand {
	return {
		press: async (what) => {
			await tabTo(phone, what);
			await phone.keyboard.press('Enter');
		},
		write: async (field, text) => {
			await tabTo(phone, field);
			await phone.keyboard.press('Control+a');
			await phone.keyboard.type(text);
		}
	};
}

/** Goes on with the tab key until it is there, as somebody does who cannot point. */
export async function tabTo(phone: Page, what: Locator): Promise<void> {
	await expect(what).toBeVisible();
	for (let presses = 0; presses < 80; presses++) {
		if (await what.evaluate((element) => element === document.activeElement)) return;
		await phone.keyboard.press('Tab');
	}
	throw new Error(`the tab key never reaches ${String(what)}`);
}
