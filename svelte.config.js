import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		// One shell for every route; the person's data lives on the device, so there is nothing to render on a server.
		adapter: adapter({ fallback: 'index.html', precompress: true }),
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
