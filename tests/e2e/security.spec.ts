import type { Page } from '@playwright/test';
import { expect, test } from './harness.ts';
import { everyRoute } from './routes.ts';
import { linkOf, settled, swapBack } from './steps.ts';

const hostile: Parameters<typeof linkOf>[0] = {
	name: '<img src=x onerror="window.wasHacked=1">',
	headline: '"><script>window.wasHacked=1</script>',
	organisation: 'javascript:window.wasHacked=1'
};

test('every answer carries the security headers, errors included', async ({ request }) => {
	for (const path of [
		...everyRoute,
		'/config.json',
		'/_app/immutable/none.js',
		'/rest/v1/none',
		'/auth/v1/user'
	]) {
		const headers = (await request.get(path)).headers();
		const policy = headers['content-security-policy'] ?? '';
		expect(policy, path).toContain("default-src 'self'");
		expect(policy, path).toContain("require-trusted-types-for 'script'");
		expect(policy, path).toContain("frame-ancestors 'none'");
		expect(policy, path).not.toMatch(/'unsafe-inline'|'unsafe-eval'|script-src[^;]*(\*|https?:)/);
		expect(headers['x-content-type-options'], path).toBe('nosniff');
		expect(headers['referrer-policy'], path).toBe('no-referrer');
	}
});

test('no screen breaks its own policy, empty or filled, and none asks another host', async ({
	newPhone,
	server
}) => {
	const page = await newPhone();
	const watched = await watch(page);
	for (const route of everyRoute) await visit(page, route);
	await swapBack(page, { link: linkOf(hostile, server.url), name: '<b onmouseover=alert(1)>Mallory</b>' });
	for (const route of everyRoute) await visit(page, route);
	await page.goto('/people');
	await page.getByText(hostile.name).first().click();
	await settled(page);
	expect(await page.evaluate(() => 'wasHacked' in window)).toBe(false);
	expect(watched.violations).toEqual([]);
	expect(watched.errors).toEqual([]);
	expect([...watched.hosts]).toEqual([new URL(server.url).host]);
});

test('markup, scripts, workers and hosts that are not ours are refused', async ({ newPhone }) => {
	const page = await newPhone();
	const watched = await watch(page);
	await page.goto('/');
	await settled(page);
	// The default policy exists from the first worker on.
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	const outcomes = await page.evaluate(async () => {
		const outcome = (run: () => unknown) => {
			try {
				run();
				return 'allowed';
			} catch (error) {
				return error instanceof Error ? error.name : 'refused';
			}
		};
		const image = new Image();
		const isLoaded = new Promise((resolve) => {
			image.onload = () => resolve('allowed');
			image.onerror = () => resolve('refused');
		});
		image.src = 'https://tracker.example/pixel.png';
		return {
			markup: outcome(() => (document.createElement('div').innerHTML = '<b>bold</b>')),
			script: outcome(() => (document.createElement('script').text = 'window.wasHacked = 1')),
			foreignScript: outcome(() => (document.createElement('script').src = 'https://evil.example/a.js')),
			worker: outcome(() => new Worker('https://evil.example/worker.js')),
			blobWorker: outcome(() => new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])))),
			timer: outcome(() => setTimeout('window.wasHacked = 1')),
			image: await isLoaded,
			request: await fetch('https://evil.example/').then(
				() => 'allowed',
				() => 'refused'
			)
		};
	});
	expect(outcomes).toEqual({
		markup: 'TypeError',
		script: 'TypeError',
		foreignScript: 'TypeError',
		worker: 'TypeError',
		blobWorker: 'TypeError',
		timer: 'TypeError',
		image: 'refused',
		request: 'refused'
	});
	expect(watched.violations.length).toBeGreaterThan(0);
});

async function visit(page: Page, route: string) {
	await page.goto(route);
	await settled(page);
}

/** Collects what the browser reports of policy violations and errors, and every host that is asked for anything. */
async function watch(page: Page) {
	const watched = { violations: [] as string[], errors: [] as string[], hosts: new Set<string>() };
	await page.exposeFunction('reportViolation', (text: string) => watched.violations.push(text));
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
			const { reportViolation } = window as unknown as { reportViolation: (text: string) => void };
			reportViolation(`${location.pathname}: ${violatedDirective} ${blockedURI} ${sample}`);
		});
	});
	page.on('pageerror', (error) => watched.errors.push(error.message));
	page.context().on('request', (request) => {
		const { protocol, host } = new URL(request.url());
		if (protocol.startsWith('http')) watched.hosts.add(host);
	});
	return watched;
}
