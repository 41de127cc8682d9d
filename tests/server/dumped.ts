import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { listDumps } from '../../src/server/dumps.ts';
import { shared } from '../tools/shared.ts';
import { call, type Guest, newGuest } from './client.ts';
import { preparedFolder } from './prepared.ts';
import { type Server, startServer, temporaryFolder } from './process.ts';

/** A data folder that was stopped properly, with one dump in it that is older than its last change. */
export interface DumpedFolder {
	readonly folder: string;
	readonly dump: string;
	/** Wrote "in the dump" before the dump and "after the dump" after it. */
	readonly ada: Guest;
}

/** The names of the dumps in a data folder. */
export function dumpsIn(folder: string): string[] {
	return listDumps(join(folder, 'dumps')).map(({ file }) => file);
}

/** Resolves with the first dump that is not among these. */
export async function newDump(folder: string, known: readonly string[]): Promise<string> {
	for (;;) {
		const found = dumpsIn(folder).find((name) => !known.includes(name));
		if (found) return found;
		await delay(50);
	}
}

/** Such a folder, with enough rows that tables have several pages: made once in a run, by the code under test. Only read it. */
export async function dumpedFolder(): Promise<DumpedFolder> {
	const place = await shared('dumped', async (making) => {
		const { folder, ...rest } = await makeDumped();
		cpSync(folder, join(making, 'data'), { recursive: true });
		writeFileSync(join(making, 'made.json'), JSON.stringify(rest));
	});
	const rest = JSON.parse(readFileSync(join(place, 'made.json'), 'utf8')) as Omit<DumpedFolder, 'folder'>;
	return { folder: join(place, 'data'), ...rest };
}

async function makeDumped(): Promise<DumpedFolder> {
	const folder = await preparedFolder();
	const server = await startServer({ HALLWAY_DATA: folder, HALLWAY_DUMP_MINUTES: '0.01' });
	const ada = await newGuest(server);
	for (let i = 0; i < 40; i += 1) await newGuest(server);
	await writeDiary(server, ada, 'in the dump');
	// One may have been under way already.
	await newDump(folder, dumpsIn(folder));
	const dump = await newDump(folder, dumpsIn(folder));
	await writeDiary(server, ada, 'after the dump');
	await server.stop();
	for (const name of dumpsIn(folder)) if (name !== dump) rmSync(join(folder, 'dumps', name));
	return { folder, dump, ada };
}

/** A copy to do harm to. */
export function copyOf({ folder }: DumpedFolder): string {
	const copy = temporaryFolder();
	cpSync(folder, copy, { recursive: true });
	return copy;
}

export async function writeDiary(server: Server, { token }: Guest, entry: string): Promise<void> {
	const { status } = await call(server, 'write_diary', { entry, shape: {} }, token);
	if (status !== 200) throw new Error(`the diary was answered ${status}`);
}

export async function readDiary(server: Server, { token }: Guest): Promise<unknown> {
	return (await call(server, 'read_diaries', {}, token)).body;
}
