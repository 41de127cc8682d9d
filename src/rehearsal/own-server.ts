import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveUntilStopped } from '../server/main.ts';

export type OwnServer = { url: string; stop: () => Promise<void> };

/** Starts a server in a process of its own, on a free port, its data in a folder that goes with it. */
export async function startOwnServer(): Promise<OwnServer> {
	// A group of its own: Ctrl-C is for the rehearsal, which stops the server when everything has been looked at.
	const child = fork(fileURLToPath(import.meta.url), {
		detached: true,
		execArgv: [],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	const [url] = await Promise.race([
		once(child, 'message'),
		once(child, 'exit').then(() => {
			throw new Error('the server of the rehearsal did not start; the reason is above');
		})
	]);
	return {
		url: String(url),
		async stop() {
			if (child.exitCode !== null || child.signalCode !== null) return;
			const ended = once(child, 'exit');
			child.disconnect();
			await ended;
		}
	};
}

async function serve(): Promise<void> {
	const dataFolder = mkdtempSync(join(tmpdir(), 'hallway-rehearsal-'));
	process.once('exit', () => rmSync(dataFolder, { recursive: true, force: true }));
	// Also when the rehearsal dies without a word.
	process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
	const { url } = await serveUntilStopped((settings) => ({
		...settings,
		port: 0,
		host: '127.0.0.1',
		dataFolder,
		backend: { kind: 'pglite' },
		mail: null,
		proxies: 0
	}));
	process.send?.(url);
}

if (import.meta.main) await serve();
