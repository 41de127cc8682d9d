import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { memoryFolder } from '../tools/memory-folder.ts';

/** The project's folder; the tests run the real process from there. */
export const projectFolder = join(import.meta.dirname, '../..');
export const fixtures = join(import.meta.dirname, 'fixtures');

/** For processes that live for seconds: V8's second compiler would take a second of a core for a PGlite that is soon gone. */
export const shortLived = ['--liftoff-only'];

/** A Hallway process under test. */
export interface Server {
	readonly url: string;
	readonly key: string;
	readonly pid: number;
	/** All it has printed so far. */
	output(): string;
	/** The exit status, once it has ended by itself or was stopped. */
	readonly ended: Promise<number | null>;
	/** Sends a signal and gives the exit status (null after a kill). */
	stop(signal?: NodeJS.Signals): Promise<number | null>;
}

type Env = Readonly<Record<string, string>>;

/** Makes a folder that `removeFolders` takes away: in memory where there is room, which outlives any process as a disk does. */
export function temporaryFolder(within = memoryFolder()): string {
	const folder = mkdtempSync(join(within, 'hallway-test-'));
	folders.push(folder);
	return folder;
}
const folders: string[] = [];

/** For afterAll: removes what temporaryFolder made. */
export function removeFolders(): void {
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A port that was free a moment ago, within the range the server tests use. */
export async function freePort(): Promise<number> {
	for (let port = 4500 + (process.pid % 80); port < 4600; port += 1) if (await isFree(port)) return port;
	throw new Error('no port between 4500 and 4599 is free');
}

function isFree(port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const probe = createServer();
		probe.once('error', () => resolve(false));
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
	});
}

/** Starts `node src/server/main.ts` on a small schema and a small build, and waits until it answers. */
export async function startServer(env: Env): Promise<Server> {
	const run = launch({ PORT: '0', ...env });
	const address = await Promise.race([
		run.printed(/Hallway is at http:\/\/\S+:(\d+)/),
		run.exit.then((status) => {
			throw new Error(`the server ended with ${status}: ${run.output()}`);
		})
	]);
	const url = `http://127.0.0.1:${address[1]}`;
	const config = await (await fetch(`${url}/config.json`)).json();
	return {
		url,
		key: config.backend.key,
		pid: run.child.pid ?? 0,
		output: run.output,
		ended: run.exit,
		stop: (signal = 'SIGTERM') => {
			run.child.kill(signal);
			return run.exit;
		}
	};
}

/** Starts a process that should refuse to run; gives its status and what it said. */
export async function failedStart(env: Env): Promise<{ status: number | null; output: string }> {
	const run = launch({ PORT: '0', ...env });
	const status = await Promise.race([
		run.exit,
		run.printed(/Hallway is at/).then(() => {
			run.child.kill('SIGKILL');
			throw new Error(`the server started: ${run.output()}`);
		})
	]);
	return { status, output: run.output() };
}

function launch(env: Env) {
	const child = spawn(process.execPath, [...shortLived, 'src/server/main.ts'], {
		cwd: projectFolder,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			PATH: process.env.PATH,
			// Each of a hundred starts would compile the same modules.
			...(process.env.NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }),
			HOST: '127.0.0.1',
			HALLWAY_BUILD: join(fixtures, 'build'),
			HALLWAY_MIGRATIONS: join(fixtures, 'migrations'),
			...env
		}
	});
	let text = '';
	for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += String(part)));
	return {
		child,
		output: () => text,
		exit: exitOf(child),
		printed: (pattern: RegExp) => printed(child, () => text, pattern)
	};
}

function exitOf(child: ChildProcess): Promise<number | null> {
	return new Promise((resolve) => child.once('close', resolve));
}

function printed(child: ChildProcess, text: () => string, pattern: RegExp): Promise<RegExpExecArray> {
	return new Promise((resolve) => {
		const look = () => {
			const match = pattern.exec(text());
			if (match === null) return;
			child.stdout?.off('data', look);
			resolve(match);
		};
		child.stdout?.on('data', look);
	});
}
