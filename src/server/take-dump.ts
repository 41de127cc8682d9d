import { fork } from 'node:child_process';
import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Holding } from './check.ts';
import type { Database } from './database.ts';
import { type Dump, dumpName, dumpsToRemove, listDumps, readDumpName } from './dumps.ts';
import { watchedStdio } from './parent-watch.ts';
import { errorCode } from './problem.ts';
import { copySecrets } from './secrets.ts';
import { type StorePlace, storeFolder } from './store.ts';
import { renameSynced } from './synced-files.ts';

/** What a process tells that packs or checks a dump. */
export const writerAnswer = v.variant('kind', [
	v.object({ kind: v.literal('holds'), people: v.number(), exchanges: v.number() }),
	v.object({ kind: v.literal('failed'), reason: v.string() })
]);

/** Postgres keeps these for a running server only. */
const notCopied = new Set(['postmaster.pid', 'postmaster.opts', 'pg_stat_tmp']);

const endBackup = 'select labelfile as label from pg_backup_stop(false)';

/**
 * Copies a store while it is in use, by Postgres's own online backup: pages may change while they are copied, the log of
 * changes makes them whole when the copy is opened. Requests go on; nothing but a checkpoint may not run meanwhile, which
 * is why this and the checkpoints stand in one queue (chores.ts). Throws what goes wrong.
 */
export async function copyStore({ run }: Pick<Database, 'run'>, from: string, to: string): Promise<void> {
	await rm(to, { recursive: true, force: true });
	await run("select pg_backup_start('hallway', true)");
	try {
		await copyFolder(from, to, new Set([...notCopied, 'pg_wal']));
	} catch (error) {
		await run(endBackup);
		throw error;
	}
	const [{ label }] = await run<{ label: string }>(endBackup);
	await copyFolder(join(from, 'pg_wal'), join(to, 'pg_wal'), new Set());
	await writeFile(join(to, 'backup_label'), label);
}

async function copyFolder(from: string, to: string, skipped: ReadonlySet<string>): Promise<void> {
	await mkdir(to, { mode: 0o700 });
	for (const entry of await readdir(from, { withFileTypes: true })) {
		if (skipped.has(entry.name)) continue;
		const [source, target] = [join(from, entry.name), join(to, entry.name)];
		if (entry.isDirectory()) await copyFolder(source, target, new Set());
		else await copyFile(source, target).catch(unlessGone);
	}
}

/** A table that was dropped meanwhile; the log of changes says so too. */
function unlessGone(error: unknown): void {
	if (errorCode(error) !== 'ENOENT') throw error;
}

/**
 * Makes a dump of a copied store in processes of their own: one opens the copy, looks for damage and packs it, the next
 * opens what was packed. Only then the dump gets its name, so a file with a name is a good one. Older dumps that are
 * no longer needed go. Throws an Error that says why there is no dump.
 */
export async function packCopy(
	copy: string,
	place: StorePlace,
	takenAt: Date,
	signal: AbortSignal
): Promise<Dump> {
	await mkdir(place.dumpsFolder, { recursive: true, mode: 0o700 });
	const unfinished = join(place.dumpsFolder, '.unfinished');
	try {
		const holding = await inItsOwnProcess(['pack', copy, unfinished], signal);
		const found = await inItsOwnProcess(['check', unfinished], signal);
		if (found.people !== holding.people || found.exchanges !== holding.exchanges) {
			throw new Error(`it holds ${JSON.stringify(found)} instead of ${JSON.stringify(holding)}`);
		}
		const file = dumpName(takenAt, holding);
		await copySecrets(place.dataFolder, place.dumpsFolder);
		await renameSynced(unfinished, join(place.dumpsFolder, file));
		for (const { path } of dumpsToRemove(listDumps(place.dumpsFolder), takenAt)) await rm(path);
		const dump = readDumpName(place.dumpsFolder, file);
		if (dump === null) throw new Error(`${file} is not the name of a dump`);
		return dump;
	} finally {
		await rm(unfinished, { force: true });
		await rm(copy, { recursive: true, force: true });
	}
}

/** Where the copy lies while it is packed: on the disk of the data, which is local. */
export function copyFolderOf(place: StorePlace): string {
	return `${storeFolder(place)}.copy`;
}

function inItsOwnProcess(words: readonly string[], signal: AbortSignal): Promise<Holding> {
	return new Promise((resolve, reject) => {
		const writer = fork(join(import.meta.dirname, 'dump-writer.ts'), [...words], {
			// Without V8's second compiler: 430 MB instead of 970, and not slower for so short a life.
			execArgv: ['--liftoff-only'],
			stdio: [...watchedStdio],
			signal,
			killSignal: 'SIGKILL'
		});
		writer.once('message', (message) => {
			const answer = v.parse(writerAnswer, message);
			if (answer.kind === 'failed') reject(new Error(answer.reason));
			else resolve({ people: answer.people, exchanges: answer.exchanges });
		});
		writer.once('error', reject);
		writer.once('exit', (status) => reject(new Error(`the process that packs it ended with ${status}`)));
		// Phones come first.
		writer.once('spawn', () => setPriority(writer.pid ?? 0, 10));
	});
}
