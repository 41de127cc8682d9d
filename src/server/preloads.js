// JavaScript, because svelte.config.js is also read by editors and tools whose Node does not know TypeScript.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * @typedef {Record<string, { file: string, css?: string[], imports?: string[] }>} ViteManifest
 * @typedef {{ id: string, pattern: RegExp, page: { errors: number[], leaf: number } | null }} BuiltRoute
 * @typedef {{ pattern: RegExp, files: string[] }} Preload
 */

/**
 * Lets the shell ask for the files of some routes at once, instead of after the app has started and chosen the route:
 * one round trip less before the first screen. Takes an adapter that writes a fallback page and, by route, the modules
 * that the route itself imports at once (`src/...`). Gives the adapter.
 *
 * @param {import('@sveltejs/kit').Adapter} adapter
 * @param {Record<string, string[]>} firstVisits
 * @returns {import('@sveltejs/kit').Adapter}
 */
export function preloading(adapter, firstVisits) {
	/** @param {import('@sveltejs/kit').Builder} builder */
	const adapt = async (builder) => {
		/** @param {string} page */
		const generateFallback = async (page) => {
			await builder.generateFallback(page);
			const shell = readFileSync(page, 'utf8');
			const built = await readBuild(builder);
			const first = withoutLazyStyles(shell, built.manifest);
			writeFileSync(page, withPreloads(first, preloadsOf(built, firstVisits, first)));
		};
		await adapter.adapt({ ...builder, generateFallback });
	};
	return { ...adapter, adapt };
}

/**
 * Takes what was built, the routes wanted and the shell; gives the files of each route that the shell does not name.
 * Throws for a route or module that is not there.
 *
 * @param {{ manifest: ViteManifest, routes: BuiltRoute[] }} built
 * @param {Record<string, string[]>} wanted
 * @param {string} shell
 * @returns {Preload[]}
 */
export function preloadsOf({ manifest, routes }, wanted, shell) {
	return Object.entries(wanted).map(([id, modules]) => {
		const route = routes.find((route) => route.id === id);
		if (!route?.page) throw new Error(`no page at ${id} to preload`);
		// Kit fetches the error page along with every page.
		const nodes = [route.page.leaf, ...route.page.errors].map(
			(node) => `.svelte-kit/generated/client-optimized/nodes/${node}.js`
		);
		const files = new Set([...nodes, ...modules].flatMap((key) => filesOf(manifest, key)));
		return { pattern: route.pattern, files: [...files].filter((file) => !shell.includes(file)) };
	});
}

/**
 * The shell with an inline script that asks for the files of its own route. The content policy allows it by its hash,
 * as it does Kit's, see shell.ts.
 *
 * @param {string} shell
 * @param {Preload[]} preloads
 */
export function withPreloads(shell, preloads) {
	const table = preloads.map(({ pattern, files }) => `[${pattern}, ${JSON.stringify(files)}]`);
	// The same attributes as those with which Vite asks later, or the file is fetched twice.
	const script = `
			for (const [route, files] of [${table.join(', ')}])
				if (route.test(location.pathname))
					for (const href of files) {
						const link = document.createElement('link');
						const as = href.endsWith('.css') ? { rel: 'preload', as: 'style' } : { rel: 'modulepreload' };
						document.head.append(Object.assign(link, as, { crossOrigin: '', href: '/' + href }));
					}
		`;
	return shell.replace('</head>', () => `\t<script>${script}</script>\n\t</head>`);
}

/**
 * The shell without the style sheets of what the first screen only loads later: Kit links them, and the browser would wait
 * for them; Vite fetches each with its module.
 *
 * @param {string} shell
 * @param {ViteManifest} manifest
 */
export function withoutLazyStyles(shell, manifest) {
	const first = Object.entries(manifest).filter(
		([, { file }]) => shell.includes(file) && file.endsWith('.js')
	);
	const needed = new Set(first.flatMap(([key]) => filesOf(manifest, key)));
	return shell.replace(/[ \t]*<link href="\/([^"]+\.css)" rel="stylesheet">\n?/g, (link, file) =>
		needed.has(file) ? link : ''
	);
}

/**
 * A built module's file, its style sheets and everything it imports statically.
 *
 * @param {ViteManifest} manifest
 * @param {string} key
 * @returns {string[]}
 */
function filesOf(manifest, key) {
	const chunk = manifest[key];
	if (chunk === undefined) throw new Error(`${key} is not in the build`);
	const imports = (chunk.imports ?? []).flatMap((imported) => filesOf(manifest, imported));
	return [chunk.file, ...(chunk.css ?? []), ...imports];
}

/** @param {import('@sveltejs/kit').Builder} builder */
async function readBuild(builder) {
	const manifest = JSON.parse(
		readFileSync(join(builder.getClientDirectory(), '.vite/manifest.json'), 'utf8')
	);
	const server = pathToFileURL(join(builder.getServerDirectory(), 'manifest-full.js')).href;
	/** @type {{ manifest: { _: { routes: BuiltRoute[] } } }} */
	const { manifest: kits } = await import(server);
	return { manifest, routes: kits._.routes };
}
