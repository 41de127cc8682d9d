import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './project.ts';

export type SecondBuild = { folder: string; remove: () => void };

/**
 * Builds the app once more from a changed copy of its sources, as the next release would be. The change: the shell says
 * `<meta name="release" content="second">`, and every chunk that knows the version gets another name.
 */
export function makeSecondBuild(): SecondBuild {
	const copy = mkdtempSync(join(tmpdir(), 'hallway-second-'));
	for (const part of ['src', 'static', 'messages', 'project.inlang', 'package.json', 'tsconfig.json']) {
		cpSync(join(projectFolder, part), join(copy, part), { recursive: true });
	}
	for (const config of ['svelte.config.js', 'vite.config.ts']) {
		cpSync(join(projectFolder, config), join(copy, config));
	}
	symlinkSync(join(projectFolder, 'node_modules'), join(copy, 'node_modules'));
	const shell = join(copy, 'src', 'app.html');
	const marked = readFileSync(shell, 'utf8').replace(
		'<head>',
		'<head><meta name="release" content="second" />'
	);
	writeFileSync(shell, marked);

	for (const [command, ...args] of [
		['npm', 'run', '--silent', 'messages'],
		['npx', 'svelte-kit', 'sync'],
		['npx', 'vite', 'build', '--logLevel', 'error']
	]) {
		execFileSync(command, args, { cwd: copy, stdio: ['ignore', 'ignore', 'pipe'] });
	}
	return { folder: join(copy, 'build'), remove: () => rmSync(copy, { recursive: true, force: true }) };
}
