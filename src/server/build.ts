import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from './settings.ts';

/** What the built app is made of; of our own code in src/server only what the build runs. */
const sources = [
	'src/app.html',
	'src/app.d.ts',
	'src/lib',
	'src/routes',
	'src/service-worker',
	'src/service-worker.ts'
].concat([
	'static',
	'messages',
	'project.inlang/settings.json',
	'svelte.config.js',
	'src/server/chunks.ts',
	'src/server/preloads.js',
	'vite.config.ts',
	'package.json'
]);
/** Written by the message compiler at every build. */
const generated = join(projectFolder, 'src/lib/paraglide');

/** Builds the app when there is no build or a source is newer than it. Ends the process if the build fails. */
export async function buildIfNeeded(): Promise<void> {
	if (process.env.HALLWAY_BUILD) return;
	const shell = join(projectFolder, 'build/index.html');
	const builtAt = existsSync(shell) ? statSync(shell).mtimeMs : 0;
	if (builtAt > Math.max(...sources.map((source) => newest(join(projectFolder, source))))) return;
	console.log(builtAt === 0 ? 'Building the app (once, about half a minute) …' : 'Building the app anew …');
	const status = await npmRunBuild();
	if (status !== 0) {
		console.error('The app could not be built; the reason is above.');
		process.exit(status ?? 1);
	}
}

function newest(path: string): number {
	if (!existsSync(path) || path === generated) return 0;
	const found = statSync(path);
	if (!found.isDirectory()) return found.mtimeMs;
	return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function npmRunBuild(): Promise<number | null> {
	return new Promise((resolve, reject) => {
		const child = spawn('npm', ['run', '--silent', 'build'], {
			cwd: projectFolder,
			stdio: ['ignore', 'ignore', 'inherit'],
			shell: process.platform === 'win32'
		});
		child.once('error', reject);
		child.once('close', resolve);
	});
}
