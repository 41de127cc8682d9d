import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fixtures } from './process.ts';

const isThere = (pid: number) => {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
};

/** A process that forked a busy one; gives both. */
async function startPair(...words: readonly string[]) {
	const parent = spawn(process.execPath, [join(fixtures, 'forking-parent.ts'), ...words], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const [said] = await once(parent.stdout, 'data');
	return { parent, child: Number(String(said)) };
}

test.for([
	['at work', 4_000],
	['late', 0]
] as const)(
	'a process that hears of nothing ends with the server that was killed: %s',
	{ timeout: 40_000 },
	async ([when, afterMs]) => {
		const { parent, child } = await startPair(when);
		await delay(afterMs);
		expect(isThere(child)).toBe(true);
		parent.kill('SIGKILL');
		await once(parent, 'exit');
		await expect.poll(() => isThere(child), { timeout: 20_000 }).toBe(false);
	}
);
