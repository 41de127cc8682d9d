import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { preloading } from './src/server/preloads.js';

// Where people come who have never been here, and what those screens import as soon as they start; whoever comes back
// has everything on the device. (What the page behind a code imports is in its file, see chunks.ts.)
const firstVisits = { '/': [], '/join': [], '/e/[code]': [], '/x': [] };

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		// One shell for every route; the person's data lives on the device, so there is nothing to render on a server.
		adapter: preloading(adapter({ fallback: 'index.html', precompress: true }), firstVisits),
		// Our own server and static hosts send the policy; see src/server/headers.ts.
		serviceWorker: { register: false },
		version: { pollInterval: 0 },
		typescript: {
			config: (config) => {
				config.include.push('../tests/**/*.ts', '../svelte.config.js', '../eslint.config.js');
				config.compilerOptions.allowImportingTsExtensions = true;
			}
		}
	}
};
