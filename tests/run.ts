// `npm test`: every check of the project, one after the other, with one closing line counted from the reports.
// node tests/run.ts [STEP ...] runs only the named steps.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { memoryFolder } from './tools/memory-folder.ts';

type Count = { passed: number; failed: number; skipped: number };
type Step = {
	name: string;
	command: string[];
	/** Whether its temporary files may live in memory; the faults of a disk are tested on a disk. */
	inMemory?: boolean;
	count?: (exitCode: number) => Count;
};

const reports = 'test-results';
const vitestReport = join(reports, 'vitest.json');
const playwrightReport = join(reports, 'playwright.json');

const steps: Step[] = [
	{ name: 'prepare', command: ['npm', 'run', '--silent', 'prepare'] },
	{ name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
	{ name: 'lint', command: ['eslint', '--max-warnings', '0', '.'] },
	{ name: 'types', command: ['svelte-check', '--fail-on-warnings', '--output', 'human'] },
	{ name: 'unused', command: ['knip'] },
	{
		name: 'vitest',
		command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
		count: countVitest
	},
	{ name: 'build', command: ['npm', 'run', '--silent', 'build'] },
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
const temporary = mkdtempSync(join(memoryFolder(), 'hallway-tests-'));
// A throw-away Postgres runs as somebody else.
chmodSync(temporary, 0o755);
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

const total: Count = { passed: 0, failed: 0, skipped: 0 };
for (const step of steps) {
	if (wanted.length > 0 && !wanted.includes(step.name)) continue;
	const startedAt = Date.now();
	console.log(`\n── ${step.name}`);
	const exitCode = await run(step);
	const count = step.count?.(exitCode) ?? checkOf(exitCode);
	// A runner that fails outside of any test (a set-up, a crash) must not look green.
	if (exitCode !== 0 && count.failed === 0) count.failed = 1;
	total.passed += count.passed;
	total.failed += count.failed;
	total.skipped += count.skipped;
	const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
	console.log(`── ${step.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`);
}

console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 ? 0 : 1;

function run({ command, inMemory }: Step): Promise<number> {
	return new Promise((resolve) => {
		const child = spawn(command[0], command.slice(1), {
			stdio: ['ignore', 'inherit', 'inherit'],
			env: {
				...process.env,
				...(inMemory && { TMPDIR: temporary }),
				PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport
			}
		});
		child.on('error', (error) => {
			console.error(error.message);
			resolve(127);
		});
		child.on('exit', (code, signal) => {
			if (signal) console.error(`ended by ${signal}`);
			resolve(code ?? 1);
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
