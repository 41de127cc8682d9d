import { sveltekit } from '@sveltejs/kit/vite';
import Icons from 'unplugin-icons/vite';
import { defineConfig } from 'vitest/config';

// What every first screen needs, in two pieces: many small files pack worse (7 kB of 79 measured on the first route).
const firstChunks = [
	{ name: 'app', test: /src\/lib\/app\.ts/, priority: 1 },
	{ name: 'ui', test: /src\/lib\/ui\/(Page|Button|Banner|Skeleton|toasts)/, priority: 2 }
];

export default defineConfig({
	plugins: [sveltekit(), Icons({ compiler: 'svelte' })],
	worker: { format: 'es' },
	// Where the build spends its time is nobody's problem but ours.
	build: {
		target: 'es2022',
		rolldownOptions: { checks: { pluginTimings: false }, output: { codeSplitting: { groups: firstChunks } } }
	},
	server: { fs: { allow: ['.'] } },
	test: {
		projects: [
			{
				extends: true,
				resolve: { conditions: ['browser'] },
				test: {
					name: 'unit',
					environment: 'node',
					include: ['src/lib/**/*.test.ts', 'tests/sync/**/*.test.ts', 'tests/architecture/**/*.test.ts']
				}
			},
			{
				test: {
					name: 'database',
					include: ['tests/database/**/*.test.ts'],
					testTimeout: 60_000,
					hookTimeout: 120_000
				}
			},
			{
				test: {
					name: 'server',
					include: ['tests/server/**/*.test.ts', 'src/server/**/*.test.ts'],
					testTimeout: 60_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
