import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from './build.ts';
import { type Demo, fillDemo } from './demo/fill.ts';
import { lockFolder } from './folder-lock.ts';
import { serveUntilStopped } from './main.ts';
import { startProblemInWords } from './problem.ts';

// `npm run demo`: Hallway with a made-up event of forty people, on a folder that is thrown away.
const seed = 7;

await buildIfNeeded();
let demo: Demo | null = null;
const folder = demoFolder(process.env.HALLWAY_DATA);
const { url } = await serveUntilStopped((settings) => ({
	...settings,
	dataFolder: folder,
	dumps: { folder: null, everyMs: 0 },
	backend: { kind: 'pglite' },
	mail: null,
	demo: true,
	demoLink: (origin) => demo?.linkOfSomebody(origin) ?? null
}));
const begun = performance.now();
const config: { backend: { key: string } } = await (await fetch(`${url}/config.json`)).json();
demo = await fillDemo(url, config.backend.key, seed, new Date());
console.log(
	`\nThe demo is ready after ${((performance.now() - begun) / 1000).toFixed(1)} s: forty made-up people.`
);
console.log(`Join it: ${url}/e/${demo.joinCode}`);
console.log(`Meet one of them: ${url}/demo`);
console.log(`Organize it: ${url}/recover#${demo.recoverySecret}`);

/** A temporary folder that goes with the process; with HALLWAY_DATA set, the same with "-demo", emptied first. */
function demoFolder(data: string | undefined): string {
	if (data) {
		const kept = `${data}-demo`;
		// Only what a demo left there.
		if (existsSync(join(kept, 'secrets.json'))) emptied(kept);
		return kept;
	}
	const made = mkdtempSync(join(tmpdir(), 'hallway-demo-'));
	process.once('exit', () => rmSync(made, { recursive: true, force: true }));
	return made;
}

function emptied(kept: string): void {
	try {
		// A demo that still runs there keeps its folder, and this one says so.
		lockFolder(kept).release();
	} catch (error) {
		console.error(startProblemInWords(error, { port: 0, dataFolder: kept }) ?? error);
		process.exit(1);
	}
	rmSync(kept, { recursive: true });
}
