import { arrive, newHost } from '../e2e/host.ts';
import { settled } from '../e2e/steps.ts';
import { type Bench, type Screen, at, organizer } from './screen-people.ts';

/** Questions for somebody just met, for somebody met before, and for anyone. */
export async function openers(bench: Bench): Promise<Screen[]> {
	const { newPage, sees, url } = bench;
	const page = await organizer(bench);
	const other = await newPage();
	const host = await newHost(url, { name: 'Hanne Ostrow' });
	await arrive(other, host, 'Ottoline Reed', 'Restores tide mills');
	await other.setViewportSize({ width: 390, height: 844 });
	const ask = async (within: string) => {
		await page.locator(`${within} button`, { hasText: /What to ask|Was fragen/ }).click();
		await page.locator('dialog li').first().waitFor();
	};
	const open = async (who: RegExp) => {
		await page.goto('/people');
		await page.getByRole('link', { name: who }).click();
		await page.waitForURL(/people\/./);
	};
	const moment = async () => {
		await other.bringToFront();
		await other.goto('/code').then(() => settled(other));
		await sees(other);
		await page.bringToFront();
		await page.goto('/scan');
		await page.locator('.moment').waitFor({ timeout: 20_000 });
	};
	return [
		at(page, '/openers'),
		{ name: 'person', page, open: () => open(/Hannelore/) },
		{ name: 'person-ask', page, open: () => open(/Hannelore/).then(() => ask('main')) },
		{ name: 'moment', page, open: moment },
		{ name: 'moment-ask', page, open: () => moment().then(() => ask('.moment')) }
	];
}
