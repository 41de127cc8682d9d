import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
/** The folder of the built app; HALLWAY_BUILD names another one, for the tests as for the server. */
export const buildFolder = process.env.HALLWAY_BUILD ?? join(projectFolder, 'build');

/** Builds the app when there is no build or a source is newer than it. */
export function buildIfNeeded(): void {
	if (process.env.HALLWAY_BUILD) return;
	const shell = join(buildFolder, 'index.html');
	const sources = ['src', 'static', 'messages', 'svelte.config.js', 'vite.config.ts', 'package.json'];
	const isFresh =
		existsSync(shell) &&
		sources.every((source) => newest(join(projectFolder, source)) <= statSync(shell).mtimeMs);
	if (isFresh) return;
	const { status } = spawnSync('npm', ['run', '--silent', 'build'], {
		cwd: projectFolder,
		stdio: ['ignore', 'ignore', 'inherit']
	});
	if (status !== 0) throw new Error('the build failed');
}

/** The time of the newest file of a folder, in milliseconds; the server and generated messages do not count. */
function newest(path: string): number {
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	const names = readdirSync(path).filter((name) => !['server', 'paraglide'].includes(name));
	return Math.max(0, ...names.map((name) => newest(join(path, name))));
}
