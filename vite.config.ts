import { sveltekit } from '@sveltejs/kit/vite';
import { availableParallelism } from 'node:os';
import Icons from 'unplugin-icons/vite';
import { defineConfig } from 'vitest/config';
import { chunkGroups } from './src/server/chunks.ts';

// `npm run dev` serves the screens, `npm start` beside it everything else, on the port that it says.
const server = `http://localhost:${process.env.PORT ?? 3000}`;

export default defineConfig({
	plugins: [sveltekit(), Icons({ compiler: 'svelte' })],
	worker: { format: 'es' },
	// Where the build spends its time is nobody's problem but ours.
	build: {
		target: 'es2022',
		rolldownOptions: {
			checks: { pluginTimings: false },
			output: { codeSplitting: { groups: chunkGroups() } }
		}
	},
	server: {
		fs: { allow: ['.'] },
		proxy: Object.fromEntries(['/config.json', '/auth', '/rest', '/nudge'].map((path) => [path, server]))
	},
	test: {
		// Vitest leaves one core free, which is half of a small machine; and many of these tests wait, for a server to start or
		// for a moment that is due.
		maxWorkers: Math.max(3, availableParallelism() - 1),
		projects: [
			{
				extends: true,
				resolve: { conditions: ['browser'] },
				test: {
					name: 'unit',
					environment: 'node',
					// A thread for each of a hundred small files starts in half the time of a process.
					pool: 'threads',
					include: ['src/lib/**/*.test.ts', 'tests/{sync,model,architecture}/**/*.test.ts'],
					// No test is about its own speed, and a shared machine may be busy with others.
					testTimeout: 30_000
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
					include: ['tests/server/**/*.test.ts', 'src/{server,rehearsal}/**/*.test.ts'],
					globalSetup: 'tests/server/setup.ts',
					testTimeout: 60_000,
					hookTimeout: 120_000
				}
			}
		]
	}
});
