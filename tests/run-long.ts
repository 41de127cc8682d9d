// `npm run test:long`: what `npm test` has one of, in all its variants, and then a million operations of random lives against
// the real SQL (tests/model/long.ts says how to bound those). Needs a build; makes one if there is none.
import { spawnSync } from 'node:child_process';
import { buildIfNeeded } from '../src/server/build.ts';

const faults = ['faults', 'postgres-faults', 'mail-faults', 'merging-cost', 'follow-ups-agreement'];
const model = [
	'--disable-warning=ExperimentalWarning',
	'--import',
	'./src/rehearsal/runes.ts',
	'tests/model/long.ts'
];

await buildIfNeeded();
const failed = [
	['vitest', 'run', '--project', 'server', '--project', 'database', ...faults],
	['playwright', 'test', '--grep', '@long'],
	['playwright', 'test', 'screen'],
	['node', ...model]
].filter(([command, ...args]) => {
	const env = { ...process.env, HALLWAY_LONG: '1' };
	return spawnSync(command, args, { stdio: 'inherit', env }).status !== 0;
});
for (const command of failed) console.error(`failed: ${command.join(' ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
