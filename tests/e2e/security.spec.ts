import { expect, test } from './harness.ts';
import { everyRoute } from './routes.ts';
import { watch } from './screens/policy.ts';
import { settled } from './steps.ts';

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
