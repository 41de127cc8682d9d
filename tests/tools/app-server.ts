import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { preparedStore, productMigrations } from '../server/prepared.ts';
import { buildFolder, projectFolder } from './project.ts';

export type AppServer = {
	/** Where this machine finds it: a secure context, as https would be. */
	url: string;
	/** Where the local network finds it, over plain http; null on a machine without a network. */
	lanUrl: string | null;
	port: number;
	/** The folder with its data. */
	data: string;
	/** Ends it the hard way, as a power cut does, and keeps its data for `start`. */
	kill: () => Promise<void>;
	/** Starts it again on the same port and data. */
	start: () => Promise<void>;
	/** Ends it and removes its data. */
	stop: () => Promise<void>;
};

/** Starts the real server on a free port, with a store of its own that holds nobody. Takes environment variables to add. */
export async function startApp(extra: Record<string, string> = {}): Promise<AppServer> {
	const data = mkdtempSync(join(tmpdir(), 'hallway-data-'));
	cpSync(await preparedStore(productMigrations), join(data, 'pglite'), { recursive: true });
	const env = { ...process.env, HALLWAY_DATA: data, HALLWAY_BUILD: buildFolder, ...extra };
	let { child, port } = await launch({ ...env, PORT: extra.PORT ?? '0' });
	const kill = async () => {
		if (child.exitCode !== null || child.signalCode !== null) return;
		child.kill('SIGKILL');
		await once(child, 'exit');
	};
	return {
		url: `http://localhost:${port}`,
		lanUrl: lanAddress() && `http://${lanAddress()}:${port}`,
		port,
		data,
		kill,
		start: async () => {
			({ child, port } = await launch({ ...env, PORT: String(port) }));
		},
		stop: async () => {
			await kill();
			rmSync(data, { recursive: true, force: true });
		}
	};
}

async function launch(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; port: number }> {
	const child = spawn(process.execPath, ['--no-warnings', 'src/server/main.ts'], {
		cwd: projectFolder,
		env,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
	for await (const line of createInterface({ input: child.stdout })) {
		said += `${line}\n`;
		const port = /^Hallway is at .*:(\d+)$/.exec(line)?.[1];
		if (port) {
			// The pipe must not fill up.
			child.stdout.resume();
			return { child, port: Number(port) };
		}
	}
	throw new Error(`the server did not start:\n${said}`);
}

/** An address of this machine that is not its loopback: to a browser, plain http from there is not secure. */
function lanAddress(): string | null {
	const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
	return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? null;
}
