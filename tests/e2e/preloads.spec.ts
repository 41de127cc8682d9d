import type { Page } from '@playwright/test';
import { isCode } from '../tools/bytes.ts';
import { weighRoute } from '../tools/first-route.ts';
import { expect, test } from './harness.ts';

test.use({ serviceWorkers: 'block' });

test('the shell itself asks for all that the first screen needs', async ({ browser, page, server }) => {
	const { files } = await weighRoute(browser, `${server.url}/`);
	const asked = codeAskedFor(page);
	// Without the app nothing but the shell can ask.
	await page.route('**/entry/start.*.js', (route) => route.abort());
	await page.goto(server.url, { waitUntil: 'networkidle' });
	expect(asked).toEqual(expect.arrayContaining(files));
});

for (const path of ['/', '/join', '/e/ABCDEFGH', '/x']) {
	test(`${path} fetches no file twice`, async ({ page, server }) => {
		const asked = codeAskedFor(page);
		await page.goto(server.url + path, { waitUntil: 'networkidle' });
		expect(asked.length).toBeGreaterThan(5);
		expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
	});
}

function codeAskedFor(page: Page): string[] {
	const asked: string[] = [];
	page.on('request', (request) => {
		const path = new URL(request.url()).pathname;
		if (isCode(path)) asked.push(path);
	});
	return asked;
}
