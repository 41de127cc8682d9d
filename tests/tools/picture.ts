// The picture of the README, from a running demo: node tests/tools/picture.ts http://localhost:3000 JOIN-CODE
import { join } from 'node:path';
import { type Page, chromium } from '@playwright/test';
import { chromiumPath, quietFlags } from './chromium.ts';
import { projectFolder } from './project.ts';

const [origin, joinCode] = process.argv.slice(2);
if (!origin || !joinCode) {
	console.error('usage: node tests/tools/picture.ts ORIGIN JOIN-CODE (npm run demo prints both)');
	process.exit(2);
}
const browser = await chromium.launch({ executablePath: chromiumPath(), args: quietFlags });
try {
	const phone = await browser.newPage({ viewport: { width: 390, height: 800 }, locale: 'en-GB' });
	await phone.goto(`${origin}/e/${joinCode}`);
	await phone.getByLabel('Your name').fill('Robin Weaver');
	await phone.getByRole('button', { name: 'Join and show my code' }).click();
	await phone.waitForURL('**/code');
	await phone.goto(`${origin}/me`);
	await phone.getByLabel('Headline').fill('Weaves software for libraries');
	await phone.getByLabel('Organisation').fill('Open Stacks');
	await phone.waitForTimeout(1_500);
	for (let met = 0; met < 6; met++) {
		await phone.goto(`${origin}/demo`);
		await phone.getByRole('button', { name: 'Swap cards' }).click();
		await phone.waitForURL('**/people/*');
	}
	const person = phone.url();
	await phone.getByLabel('My note').fill('Wants the checklist for loud rooms. Coffee on Thursday?');
	await phone.waitForTimeout(1_500);
	const shots = [
		await shot(phone, `${origin}/code`),
		await shot(phone, person),
		await shot(phone, `${origin}/people`)
	];

	const sheet = await browser.newPage({ viewport: { width: 1320, height: 900 }, deviceScaleFactor: 1 });
	const phones = shots.map((data) => `<img src="data:image/png;base64,${data}">`).join('');
	await sheet.setContent(`<style>
		body { margin: 0; display: flex; justify-content: center; gap: 45px; padding: 50px 0; background: #f3ebe0; }
		img { width: 370px; border: 8px solid #2b231e; border-radius: 40px; box-shadow: 0 12px 32px #4a2f1c33; }
	</style>${phones}`);
	await sheet.screenshot({ path: join(projectFolder, 'docs/hallway.png') });
} finally {
	await browser.close();
}

async function shot(page: Page, url: string): Promise<string> {
	await page.goto(url);
	await page.waitForTimeout(1_500);
	return (await page.screenshot()).toString('base64');
}
