import type { Page } from '@playwright/test';
import { type Bench, type Screen, organizer } from './screen-people.ts';

const list = [
	'Order number,Buyer name,Ticket ID,Attendee name,Attendee email,Company,Job title,Ticket type,Status,T-shirt size',
	'B1,Bea Buyer,T1,Jonas Adeyemi,jonas@example.org,Estuary Labs,Sound engineer,Early bird,paid,M',
	'B1,Bea Buyer,T2,,,,,Early bird,paid,',
	'B2,Ana Luísa Carvalho,T3,Ana Luísa Carvalho,ana@example.org,Maré,Researcher of tides,Regular,paid,S',
	'B3,Uwe Weg,T4,Uwe Weg,uwe@example.org,,,Regular,refunded,L',
	'B4,Mira Okonkwo-Featherstonehaugh,T5,Mira Okonkwo-Featherstonehaugh,not an address,The Foundation for Slow Rivers and Wide Estuaries,Director,Regular,paid,M',
	'B5,Kai,T6,Kai Lund,kai@example.org,,,Regular,waitlist,M',
	'B6,Jonas Adeyemi,T7,Jonas Adeyemi,jonas@example.org,Estuary Labs,Sound engineer,Regular,paid,M',
	'B7,Shirin Azadi,T8,شیرین آزادی,shirin@example.org,,Poet,Regular,paid,XS',
	'Total,,,,,,,,,8'
].join('\n');

/** The organizer's attendee list: nothing chosen, no list, a list before it is sent, and what came of it. */
export async function attendeeImport(bench: Bench): Promise<Screen[]> {
	const page = await organizer(bench);
	const path = `${new URL(page.url()).pathname}/attendees`;
	const choose = async (page: Page, name: string, text: string) => {
		await page.goto(path);
		await page
			.locator('input[type=file]')
			.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
	};
	const chosen = async (page: Page) => {
		await choose(page, 'attendees.csv', list);
		await page.locator('#fates').waitFor();
	};
	return [
		{ name: 'choose', page, open: async (page) => void (await page.goto(path)) },
		{
			name: 'no-list',
			page,
			open: async (page) => choose(page, 'attendees.xlsx', 'PK\u0003\u0004..xl/workbook.xml')
		},
		{
			name: 'buyers',
			page,
			open: async (page) => {
				await choose(page, 'orders.csv', 'Buyer name,Amount\nBea Buyer,20\nAnton Abel,30');
				await page.locator('#columns').waitFor();
			}
		},
		{ name: 'check', page, open: chosen },
		{
			name: 'done',
			page,
			open: async (page) => {
				await chosen(page);
				await page.locator('.action button').click();
				await page.locator('#next').waitFor();
			}
		}
	];
}
