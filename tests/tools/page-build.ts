import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import Icons from 'unplugin-icons/vite';
import { build } from 'vite';
import { projectFolder } from './project.ts';
import { shared } from './shared.ts';

/**
 * Builds a page of a test with the modules that the app uses, as the app's own build does (workers and WebAssembly as
 * files of their own). Takes the folder with its index.html, relative to the project, and an empty one to serve.
 */
export async function buildPage(folder: string, outDir: string): Promise<void> {
	await build({
		configFile: false,
		logLevel: 'error',
		root: join(projectFolder, folder),
		plugins: [kitEnvironment, svelte({ configFile: false }), Icons({ compiler: 'svelte' })],
		resolve: { alias: { $lib: join(projectFolder, 'src/lib') } },
		worker: { format: 'es' },
		build: { target: 'es2022', outDir, emptyOutDir: true, assetsDir: '_app/immutable' }
	});
}

/** The same for a test: built once for all tests of a run. Gives the folder to serve. */
export function sharedPage(folder: string): Promise<string> {
	return shared(folder.replaceAll('/', '-'), (outDir) => buildPage(folder, outDir));
}

// The one module of SvelteKit that components read.
const kitEnvironment = {
	name: 'kit-environment',
	resolveId: (id: string) => (id === '$app/environment' ? '\0kit-environment' : null),
	load: (id: string) =>
		id === '\0kit-environment'
			? "export const dev = false, browser = true, building = false, version = 'test';"
			: null
};
