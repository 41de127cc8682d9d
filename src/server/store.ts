import { PGlite } from '@electric-sql/pglite';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { newestGoodDump } from './dumps.ts';
import { lastWords, storeOptions } from './pglite.ts';
import { StartProblem } from './problem.ts';
import type { Settings } from './settings.ts';
import { renameSynced, syncTree } from './synced-files.ts';

/** Where a PGlite store and its dumps are. */
export interface StorePlace {
	readonly dataFolder: string;
	readonly dumpsFolder: string;
}

/** The place that settings say. */
export function placeOf({ dataFolder, dumps }: Pick<Settings, 'dataFolder' | 'dumps'>): StorePlace {
	return { dataFolder, dumpsFolder: dumps.folder ?? join(dataFolder, 'dumps') };
}

/** The folder of the database itself, within the data folder. */
export function storeFolder({ dataFolder }: Pick<StorePlace, 'dataFolder'>): string {
	return join(dataFolder, 'pglite');
}

/** Whether there is a store, and whether it was stopped properly the last time; read from its files alone. */
export type FoundStore =
	{ readonly state: 'none' } | { readonly state: 'there'; readonly wasStoppedCleanly: boolean };

/** `DBState` in Postgres's pg_control.h: shut down, and shut down while recovering. */
const stoppedStates = [1, 2];
/** Where it is in pg_control: after the system identifier (8 bytes) and two version numbers (4 each). */
const stateOffset = 16;

/** Looks at the files of a store without opening it. Throws a StartProblem if they cannot be a whole store. */
export async function lookAtStore(place: StorePlace): Promise<FoundStore> {
	const folder = storeFolder(place);
	if (!existsSync(folder) || readdirSync(folder).length === 0) {
		if (await newestGoodDump(place.dumpsFolder)) {
			throw await damaged(place, 'it is missing, though there are dumps of it');
		}
		return { state: 'none' };
	}
	// PGlite would take a folder without it for a new one and mix a fresh database into it.
	if (!existsSync(join(folder, 'PG_VERSION'))) throw await damaged(place, 'PG_VERSION is missing');
	const control = join(folder, 'global', 'pg_control');
	if (!existsSync(control) || statSync(control).size < stateOffset + 4) {
		throw await damaged(place, 'global/pg_control is missing or too short');
	}
	const state = readFileSync(control).readUInt32LE(stateOffset);
	return { state: 'there', wasStoppedCleanly: stoppedStates.includes(state) };
}

/** Makes a folder for a store: for its owner only, also where the data folder was made by somebody who lets others in. */
export function makeOwnFolder(folder: string): void {
	mkdirSync(folder, { mode: 0o700 });
}

/** Makes an empty store. A crash half-way leaves none: it gets its name when all of it is on the disk. */
export async function createStore(place: StorePlace): Promise<void> {
	const making = `${storeFolder(place)}.new`;
	rmSync(making, { recursive: true, force: true });
	makeOwnFolder(making);
	const pglite = await PGlite.create(making, storeOptions(() => {}).options);
	await pglite.close();
	syncTree(making);
	rmSync(storeFolder(place), { recursive: true, force: true });
	await renameSynced(making, storeFolder(place));
}

/** Why a store did not open, for the person who starts Hallway. Takes the error and what Postgres wrote to its log. */
export async function unopenable(
	place: StorePlace,
	error: unknown,
	said: readonly string[]
): Promise<StartProblem> {
	const reason = lastWords(said) || (error instanceof Error ? error.message : String(error));
	if (/No space left on device|File too large/.test(reason)) {
		return new StartProblem(
			`The disk that holds ${place.dataFolder} is full (${reason}). Make room and start again; nothing is lost.`
		);
	}
	if (/initialized by PostgreSQL version|control file.*version|CATALOG_VERSION_NO/.test(reason)) {
		return new StartProblem(
			`The store in ${storeFolder(place)} was written by another version of Postgres than this Hallway brings: ${reason}\n` +
				'Nothing was changed. Start it with the version of Hallway that wrote it.'
		);
	}
	return damaged(place, reason);
}

/** Says that a store is damaged, why, and how to go back to the newest dump that can be read. */
export async function damaged(place: StorePlace, reason: string): Promise<StartProblem> {
	const dump = await newestGoodDump(place.dumpsFolder);
	const advice = dump
		? `The newest good dump is ${dump.file}: ${dump.people} people, ${dump.exchanges} exchanges. To go back to it:\n\n` +
			'  npm run restore\n\nThe damaged store is kept aside. What phones make of it: docs/running.md, Restore.'
		: `There is no dump in ${place.dumpsFolder}. Put back a copy of the folder, or move it away to begin with an empty store.`;
	return new StartProblem(`The store in ${storeFolder(place)} is damaged: ${reason}.\n${advice}`);
}
