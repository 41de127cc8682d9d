import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { weighRoute } from '../tools/first-route.ts';
import { buildFolder } from '../tools/project.ts';
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

// Each is a request before the app opens without a network, and half of them are routes of a line each.
const mostFiles = 80;

test(`a phone fetches at most ${mostFiles} files to have the whole app`, () => {
	const files = readdirSync(join(buildFolder, '_app/immutable'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
		.map(({ name }) => name);
	expect(files.length).toBeLessThanOrEqual(mostFiles);
	expect(files).toContainEqual(expect.stringMatching(/\.wasm$/));
});
