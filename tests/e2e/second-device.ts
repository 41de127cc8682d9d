import type { Page } from '@playwright/test';
import type { OutboxRow } from '../../src/lib/db/rows.ts';
import type { Person } from './hand.ts';
import { expect } from './harness.ts';
import { storedRows } from './steps.ts';

/** Brings somebody's account to another device of theirs by a one-time code. */
export async function bringAccount(from: Person, to: Person): Promise<void> {
	const { t, press, write } = to;
	await from.phone.goto('/account/hand-over');
	await from.press(from.button(t('account_code_make')));
	const code = await from.phone.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).innerText();
	await to.phone.goto('/account/code');
	await write(to.field(t('account_take_label')), code);
	await press(to.button(t('account_take_look')));
	await press(to.button(t('account_take_go')));
	await expect(to.phone.getByText(t('account_joined_in'))).toBeVisible();
}

/** Waits until the server has everything that was done on this phone. */
export async function isSafe(phone: Page): Promise<void> {
	const waiting = async () =>
		(await storedRows<OutboxRow>(phone, 'outbox')).filter(({ progress }) => progress.state === 'waiting');
	await expect.poll(async () => (await waiting()).map(({ kind }) => kind), { timeout: 60_000 }).toEqual([]);
}
