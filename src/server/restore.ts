import { PGlite } from '@electric-sql/pglite';
import { existsSync, openAsBlob, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { countHolding, findDamage, type Holding, refuseNewerStore } from './check.ts';
import { type Dump, listDumps, newestGoodDump, readDumpName } from './dumps.ts';
import type { Run } from './database.ts';
import { lockFolder, makeDataFolder } from './folder-lock.ts';
import { runsOf, sqlExtensions } from './pglite.ts';
import { startProblemInWords, StartProblem } from './problem.ts';
import { copySecrets, haveSameSecrets } from './secrets.ts';
import { readSettings, type Settings } from './settings.ts';
import { makeOwnFolder, placeOf, type StorePlace, storeFolder } from './store.ts';
import { renameSynced, syncTree } from './synced-files.ts';

// `npm run restore -- [DUMP] [--list]`: puts a dump in the place of the store (docs/running.md).

/** What was done. */
export interface Restored extends Holding {
	readonly dump: Dump;
	/** Where the store of before is now; null if there was none. */
	readonly keptAside: string | null;
	readonly ended: Ended;
}

/** What the dump brought back to life and was ended: codes by e-mail, and what was offered to other devices. */
interface Ended {
	readonly codes: number;
	readonly offers: number;
}

/**
 * Puts a dump in the place of the store. The dump is unpacked beside it, opened and looked over first, and what was there
 * is renamed, never deleted. Takes the path or the name of a dump, or null for the newest good one.
 * Throws a StartProblem that says in words why nothing was changed.
 */
export async function restore(settings: Settings, wanted: string | null, now: Date): Promise<Restored> {
	if (settings.backend.kind !== 'pglite') {
		throw new StartProblem(
			'The data is not in a folder of Hallway: use pg_restore, or what Supabase offers.'
		);
	}
	makeDataFolder(settings.dataFolder);
	const lock = lockFolder(settings.dataFolder);
	try {
		const place = placeOf(settings);
		const dump = await chosenDump(place, wanted);
		const unpacked = `${storeFolder(place)}.restoring`;
		const unpackedOne = await unpack(dump, unpacked, settings);
		await bringSecrets(place, dump);
		return { ...unpackedOne, dump, keptAside: await exchangeFolders(place, unpacked, now) };
	} finally {
		lock.release();
	}
}

async function chosenDump(place: StorePlace, wanted: string | null): Promise<Dump> {
	if (wanted === null) {
		const newest = await newestGoodDump(place.dumpsFolder);
		if (newest !== null) return newest;
		throw new StartProblem(`There is no good dump in ${place.dumpsFolder}.`);
	}
	const path = [resolve(wanted), join(place.dumpsFolder, wanted)].find((each) => existsSync(each));
	if (path === undefined) {
		throw new StartProblem(`There is no dump ${wanted}. "npm run restore -- --list" names those there are.`);
	}
	const unnamed = { file: basename(path), path, takenAt: statSync(path).mtime, people: 0, exchanges: 0 };
	return readDumpName(dirname(path), basename(path)) ?? unnamed;
}

/** Unpacks a dump into a folder, checks it, and begins a new history in it, so that phones notice. */
async function unpack(
	dump: Dump,
	folder: string,
	{ migrationsFolder }: Settings
): Promise<Holding & { ended: Ended }> {
	rmSync(folder, { recursive: true, force: true });
	try {
		const file = await openAsBlob(dump.path, { type: 'application/x-gzip' });
		makeOwnFolder(folder);
		const store = await PGlite.create(folder, { loadDataDir: file, extensions: sqlExtensions });
		const runs = runsOf(store);
		await refuseNewerStore(runs.run, migrationsFolder);
		const damage = await findDamage(runs);
		if (damage !== null) throw new Error(damage);
		const holding = await countHolding(runs.run);
		const ended = await countOpen(runs.run);
		await runs.run(beginHistory);
		await store.close();
		syncTree(folder);
		return { ...holding, ended };
	} catch (error) {
		rmSync(folder, { recursive: true, force: true });
		if (error instanceof StartProblem) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		throw new StartProblem(
			`The dump ${dump.file} cannot be restored: ${reason}. Nothing was changed. Try an older one: npm run restore -- --list`
		);
	}
}

/** Codes and offers that were open at the time of the dump. A store that was never used by a newer Hallway may have neither. */
async function countOpen(run: Run): Promise<Ended> {
	const count = async (table: string, condition: string) => {
		const [{ isThere }] = await run<{ isThere: boolean }>(
			`select to_regclass('${table}') is not null as "isThere"`
		);
		if (!isThere) return 0;
		const [{ open }] = await run<{ open: number }>(
			`select count(*)::int as open from ${table} where ${condition}`
		);
		return open;
	};
	return {
		codes: await count('auth.mail_codes', 'not is_over'),
		offers: await count('hallway.account_offers', 'taken_by is null')
	};
}

/** Tells the phones of another history than the one they know (docs/protocol.md, Pull), and ends those codes and offers. */
const beginHistory = `
do $$ begin
	if to_regprocedure('hallway.begin_history()') is not null then perform hallway.begin_history(); end if;
end $$`;

/** Where the data folder was lost too, the secrets that lie beside the dump are as good as those it had. */
async function bringSecrets({ dataFolder }: StorePlace, dump: Dump): Promise<void> {
	if (!existsSync(join(dataFolder, 'secrets.json'))) await copySecrets(dirname(dump.path), dataFolder);
}

async function exchangeFolders(place: StorePlace, unpacked: string, now: Date): Promise<string | null> {
	const folder = storeFolder(place);
	const aside = `${folder}.before-${now.toISOString().replace(/[-:]|\.\d+/g, '')}`;
	const isThere = existsSync(folder);
	if (isThere) await renameSynced(folder, aside);
	await renameSynced(unpacked, folder);
	return isThere ? aside : null;
}

function listInWords({ dumpsFolder }: StorePlace): string[] {
	const dumps = listDumps(dumpsFolder);
	if (dumps.length === 0) return [`There is no dump in ${dumpsFolder}.`];
	const lines = dumps.map(
		({ file, takenAt, people, exchanges }) =>
			`${takenAt.toISOString()}  ${people} people, ${exchanges} exchanges  ${file}`
	);
	return [`Dumps in ${dumpsFolder}, newest first:`, ...lines];
}

async function main(words: readonly string[]): Promise<void> {
	let settings: Settings | null = null;
	try {
		settings = readSettings(process.env);
		const place = placeOf(settings);
		const options = words.filter((word) => word.startsWith('-'));
		const names = words.filter((word) => !word.startsWith('-'));
		if (options.some((option) => option !== '--list') || names.length > 1) {
			throw new StartProblem('Usage: npm run restore -- [DUMP] [--list]');
		}
		if (options.length > 0) {
			for (const line of listInWords(place)) console.log(line);
			return;
		}
		const restored = await restore(settings, names.at(0) ?? null, new Date());
		for (const line of restoredInWords(restored, place)) console.log(line);
	} catch (error) {
		console.error(startProblemInWords(error, settings ?? { port: 0, dataFolder: '' }) ?? error);
		process.exitCode = 1;
	}
}

function restoredInWords(
	{ dump, people, exchanges, keptAside, ended }: Restored,
	place: StorePlace
): string[] {
	return [
		`Restored the dump of ${dump.takenAt.toISOString()}: ${people} people, ${exchanges} exchanges.`,
		...(keptAside === null ? [] : [`What was there before is in ${keptAside}.`]),
		...(haveSameSecrets(place.dataFolder, dirname(dump.path))
			? []
			: ['The secrets are other ones than beside the dump: phones sign in anew by themselves.']),
		...(ended.codes + ended.offers === 0
			? []
			: [
					`Open in it were ${ended.codes} code(s) by e-mail and ${ended.offers} offer(s) to other devices: they are over.`
				]),
		'Sign-ins are those of the dump: whoever signed a lost device out since has to do it again.',
		'Start Hallway again: phones notice, fetch everything anew, and send again what was done since the dump.'
	];
}

if (import.meta.main) await main(process.argv.slice(2));
