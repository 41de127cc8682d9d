import { type Expected, expecting } from '../e2e/badges/list.ts';
import { invitationLink } from '../../src/lib/events/invitation-link.ts';
import { settled } from '../e2e/steps.ts';
import type { Bench, Screen } from './screen-people.ts';

const list = [
	{ key: '1', name: 'Ada Lovelace', headline: 'Analyst of engines', organisation: 'Engines Ltd' },
	{ key: '2', name: 'Q' },
	{ key: '3', name: 'شیرین آزادی', headline: 'شاعر' },
	{
		key: '4',
		name: 'Mira Okonkwo-Featherstonehaugh of Wide Estuaries',
		headline: 'Director, and keeper of the long list of slow rivers',
		organisation: 'The Foundation for Slow Rivers and Wide Estuaries'
	},
	...Array.from({ length: 30 }, (_, i) => ({ key: `g${i}`, name: `Guest ${i}`, headline: 'Maker' }))
];

/** The organizer's badges: none yet, many, after printing, all printed, no network; and what a personal link opens. */
export async function badges(bench: Bench): Promise<Screen[]> {
	const page = await bench.newPage();
	const expected = await expecting(page, bench.url, list);
	const empty = await bench.newPage();
	const { eventId } = await expecting(empty, bench.url, []);
	const path = `/events/${expected.eventId}/badges`;
	const open = async () => {
		await page.unrouteAll();
		await page.goto(path);
		await settled(page);
		await page.locator('.badge-sheet').first().waitFor();
		await page.evaluate(() => {
			window.print = () => {};
		});
	};
	return [
		{ name: 'none', page: empty, open: async () => void (await empty.goto(`/events/${eventId}/badges`)) },
		{ name: 'many', page, open },
		{
			name: 'printed',
			page,
			open: async () => {
				await open();
				await page.locator('button.primary').first().click();
				await page.locator('.banner').first().waitFor();
			}
		},
		{
			name: 'offline',
			page,
			open: async () => {
				await page.route('**/rest/v1/**', (route) => route.abort());
				await page.goto(path);
			}
		},
		{ name: 'invited', open: async (fresh) => void (await fresh.goto(bench.url + linkPath(expected))) }
	];
}

function linkPath({ path, tokens }: Expected): string {
	const { pathname, hash } = new URL(
		invitationLink('http://x', path.replace('/e/', '').replace('-', '').toLowerCase(), tokens[0])
	);
	return pathname + hash;
}
