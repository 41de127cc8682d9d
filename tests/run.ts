// `npm test`: every check of the project, with one closing line counted from the reports.
// node tests/run.ts [STEP ...] runs only the named steps.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { removeLeftovers } from './tools/leftovers.ts';
import { memoryFolder } from './tools/memory-folder.ts';

type Count = { passed: number; failed: number; skipped: number };
type Step = {
	name: string;
	command: string[];
	/** Whether its temporary files may live in memory; the faults of a disk are tested on a disk. */
	inMemory?: boolean;
	/** Whether it keeps one core busy and none of its neighbours waits for it, so that they can run beside each other. */
	isLane?: boolean;
	count?: (exitCode: number) => Count;
};

const reports = 'test-results';
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

const steps: Step[] = [
	{ name: 'prepare', command: ['npm', 'run', '--silent', 'prepare'] },
	// The longest first.
	{ name: 'types', command: ['svelte-check', '--fail-on-warnings', '--output', 'human'], isLane: true },
	// `npm run build` without the messages, which are there and being read.
	{ name: 'build', command: ['vite', 'build', '--logLevel', 'warn'], isLane: true },
	{ name: 'lint', command: ['eslint', '--max-warnings', '0', '.'], isLane: true },
	{ name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'], isLane: true },
	{ name: 'unused', command: ['knip'], isLane: true },
	{
		name: 'vitest',
		command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
		count: countVitest
	},
	{
		name: 'browsers',
		command: ['playwright', 'test'],
		inMemory: true,
		count: countPlaywright
	}
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
	console.error(
		`no such step: ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}`
	);
	process.exit(2);
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
removeLeftovers();
const temporary = mkdtempSync(join(memoryFolder(), 'hallway-tests-'));
// A throw-away Postgres runs as somebody else.
chmodSync(temporary, 0o755);
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

const total: Count = { passed: 0, failed: 0, skipped: 0 };
const queue = steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
while (queue.length > 0) {
	const end = queue.findIndex(({ isLane }) => !isLane);
	const lanes = queue.splice(0, end === -1 ? queue.length : end);
	const lane = async () => {
		for (let step = lanes.shift(); step; step = lanes.shift()) await take(step);
	};
	await Promise.all(Array.from({ length: availableParallelism() }, lane));
	const alone = queue.shift();
	if (alone) await take(alone);
}

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Runs a step and adds up what it found. What a step says that has others beside it comes in one piece, when it is over. */
async function take(step: Step): Promise<void> {
	const startedAt = Date.now();
	if (!step.isLane) console.log(`\n── ${step.name}`);
	const { exitCode, said } = await run(step);
	if (step.isLane) console.log(`\n── ${step.name}\n${said}`.trimEnd());
	const count = step.count?.(exitCode) ?? checkOf(exitCode);
	// A runner that fails outside of any test (a set-up, a crash) must not look green.
	if (exitCode !== 0 && count.failed === 0) count.failed = 1;
	total.passed += count.passed;
	total.failed += count.failed;
	total.skipped += count.skipped;
	const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
	console.log(`── ${step.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`);
}

function run({ command, inMemory, isLane }: Step): Promise<{ exitCode: number; said: string }> {
	return new Promise((resolve) => {
		let said = '';
		const output = isLane ? 'pipe' : 'inherit';
		const child = spawn(command[0], command.slice(1), {
			stdio: ['ignore', output, output],
			env: {
				...process.env,
				...(inMemory && { TMPDIR: temporary }),
				// Servers and workers are started by the hundred, of the same modules.
				NODE_COMPILE_CACHE: join(temporary, 'compiled'),
				PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport
			}
		});
		for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += String(part)));
		child.on('error', (error) => {
			console.error(error.message);
			resolve({ exitCode: 127, said });
		});
		child.on('close', (code, signal) => {
			if (signal) console.error(`ended by ${signal}`);
			resolve({ exitCode: code ?? 1, said });
		});
	});
}

/** A check without a report of its own counts as one test. */
function checkOf(exitCode: number): Count {
	return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
}

function countVitest(): Count {
	const report = readReport<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(
		vitestReport
	);
	if (!report) return checkOf(1);
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests,
		skipped: report.numPendingTests
	};
}

function countPlaywright(): Count {
	const report = readReport<{
		stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	}>(playwrightReport);
	if (!report) return checkOf(1);
	const { expected, unexpected, flaky, skipped } = report.stats;
	if (flaky > 0) console.log(`flaky, passed at the second try: ${flaky} (named above)`);
	return { passed: expected + flaky, failed: unexpected, skipped };
}

function readReport<Report>(file: string): Report | null {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Report;
	} catch {
		return null;
	}
}
