import { weighRoute } from '../tools/first-route.ts';
import { expect, test } from './harness.ts';

// design: a check-in app over a venue's network; the aim of the project for what must arrive before a first screen.
const limitBytes = 60_000;

for (const route of ['/', '/e/ABCDEFGH', '/x']) {
	test(`${route} needs at most ${limitBytes / 1000} kB of JavaScript and CSS before it is drawn`, async ({
		browser,
		server
	}) => {
		const { first, files } = await weighRoute(browser, server.url + route);
		expect(first, files.join('\n')).toBeLessThanOrEqual(limitBytes);
		// Nothing measured is no success.
		expect(first).toBeGreaterThan(10_000);
	});
}
