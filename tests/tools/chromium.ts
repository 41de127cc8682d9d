import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Flags for every Chromium of the tests: headless machines without a GPU, nothing fetched behind our back. */
export const quietFlags = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

/** Flags that turn a video file into the camera; Chromium opens the file anew each time a page opens the camera. */
export function cameraFlags(videoFile: string): string[] {
	return [
		'--use-fake-device-for-media-stream',
		'--use-fake-ui-for-media-stream',
		`--use-file-for-fake-video-capture=${videoFile}`
	];
}

/**
 * The path of a Chromium: the machine's own, else Playwright's, else one that gets installed (by Playwright, or by apt
 * for root on Debian). Throws, saying what to do, when there is none.
 */
export function chromiumPath(): string {
	return installed() ?? playwrights() ?? install();
}

function installed(): string | null {
	const folders = (process.env.PATH ?? '').split(delimiter);
	for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
		const found = folders.map((folder) => join(folder, name)).find(isExecutable);
		if (found) return found;
	}
	return isExecutable('/usr/bin/chromium') ? '/usr/bin/chromium' : null;
}

function playwrights(): string | null {
	const path = chromium.executablePath();
	return isExecutable(path) ? path : null;
}

function install(): string {
	const attempts = [['npx', 'playwright', 'install', '--with-deps', 'chromium']];
	if (process.getuid?.() === 0) attempts.push(['apt-get', 'install', '-y', 'chromium']);
	for (const [command, ...args] of attempts) {
		console.error(`no Chromium on this machine, trying: ${command} ${args.join(' ')}`);
		try {
			execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
		} catch {
			continue;
		}
		const path = installed() ?? playwrights();
		if (path) return path;
	}
	throw new Error(
		'The browser tests need Chromium: install it (apt-get install chromium) or put it in your PATH.'
	);
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
