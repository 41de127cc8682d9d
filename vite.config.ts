import { sveltekit } from '@sveltejs/kit/vite';
import { availableParallelism } from 'node:os';
import Icons from 'unplugin-icons/vite';
import { defineConfig } from 'vitest/config';

// What every first screen needs is one file, and what only the first visit needs a second: small files pack worse and
// wait for each other (`/`: 34 files of 57.9 kB became 11 of 51.9 kB). What they import comes with them.
const first = [
	/@sveltejs\/kit\/src\/runtime\/client\/entry\.js/,
	/src\/(routes\/\+(layout|error)\.svelte|lib\/app\.ts)/,
	/src\/lib\/ui\/(Page|Button|Banner|EmptyState|Skeleton|toasts)\./,
	/src\/lib\/(card\/(profile|fields|visible)|events\/(current|events))\./
];
const welcome = /src\/(routes\/(Demo|Storage)Notice|lib\/session\/(InAppNotice|HostLine))\./;
const firstChunks = [
	{ name: 'first', test: (id: string) => first.some((part) => part.test(id)), priority: 2 },
	{ name: 'welcome', test: welcome, priority: 1 }
];

// `npm run dev` serves the screens, `npm start` beside it everything else, on the port that it says.
const server = `http://localhost:${process.env.PORT ?? 3000}`;

export default defineConfig({
	plugins: [sveltekit(), Icons({ compiler: 'svelte' })],
	worker: { format: 'es' },
	// Where the build spends its time is nobody's problem but ours.
	build: {
		target: 'es2022',
		rolldownOptions: { checks: { pluginTimings: false }, output: { codeSplitting: { groups: firstChunks } } }
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
