import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from './project.ts';
import { shared } from './shared.ts';

/**
 * Builds the app once more from a changed copy of its sources, as the next release would be. The change: the shell says
 * `<meta name="release" content="second">`, and every chunk that knows the version gets another name. Gives the folder to
 * serve, the same one in all tests of a run.
 */
export function secondBuild(): Promise<string> {
	return shared('second-build', async (folder) => {
		const copy = mkdtempSync(join(tmpdir(), 'hallway-second-'));
		try {
			copySources(copy);
			change(join(copy, 'src/app.html'), '<head>', '<head><meta name="release" content="second" />');
			// Who serves it in the tests compresses nothing.
			change(join(copy, 'svelte.config.js'), 'precompress: true', 'precompress: false');
			await promisify(execFile)('npx', ['vite', 'build', '--logLevel', 'error'], { cwd: copy });
			cpSync(join(copy, 'build'), folder, { recursive: true });
		} finally {
			rmSync(copy, { recursive: true, force: true });
		}
	});
}

/** With the messages as the first build compiled them. */
function copySources(copy: string): void {
	const folders = ['src', 'static', 'messages', 'project.inlang'];
	for (const part of [...folders, 'package.json', 'tsconfig.json', 'svelte.config.js', 'vite.config.ts']) {
		cpSync(join(projectFolder, part), join(copy, part), { recursive: true });
	}
	symlinkSync(join(projectFolder, 'node_modules'), join(copy, 'node_modules'));
}

function change(file: string, from: string, to: string): void {
	const text = readFileSync(file, 'utf8');
	if (!text.includes(from)) throw new Error(`no ${from} in ${file}`);
	writeFileSync(file, text.replace(from, to));
}
