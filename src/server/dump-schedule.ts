import { rm, statfs } from 'node:fs/promises';
import type { Database } from './database.ts';
import { listDumps } from './dumps.ts';
import { type StorePlace, storeFolder } from './store.ts';
import { copyFolderOf, copyStore, packCopy } from './take-dump.ts';
import { treeSize } from './synced-files.ts';

/** Takes a dump now and then. */
export interface DumpSchedule {
	/** How often `turn` should be called. */
	readonly turnEveryMs: number;
	/** Copies the store if a dump is due and anything changed; packing goes on after it resolves. Throws if it cannot. */
	turn(): Promise<void>;
	/** Gives up the dump under way. */
	stop(): Promise<void>;
}

export interface DumpOptions {
	readonly place: StorePlace;
	readonly everyMs: number;
	readonly log: (line: string) => void;
}

/** A copy, the packed dump and the one before it, with something to spare. */
const roomFactor = 3;

/** Makes a schedule for a PGlite store that is open. */
export function scheduleDumps(
	{ run }: Pick<Database, 'run'>,
	{ place, everyMs, log }: DumpOptions
): DumpSchedule {
	const giveUp = new AbortController();
	let packing: Promise<void> | null = null;
	let dumpedUpTo: string | null = null;

	/** Grows with every transaction that wrote something. */
	const lastWrite = async () => {
		const [{ number }] = await run<{ number: string }>(
			'select pg_snapshot_xmax(pg_current_snapshot())::text as number'
		);
		return number;
	};

	return {
		turnEveryMs: Math.min(everyMs / 6, 60_000),
		async turn() {
			if (packing !== null || giveUp.signal.aborted) return;
			const newest = listDumps(place.dumpsFolder).at(0);
			const takenAt = new Date();
			if (newest && takenAt.getTime() - newest.takenAt.getTime() < everyMs) return;
			const upTo = await lastWrite();
			if (upTo === dumpedUpTo) return;
			await refuseWithoutRoom(place);
			const copy = copyFolderOf(place);
			try {
				await copyStore({ run }, storeFolder(place), copy);
			} catch (error) {
				await rm(copy, { recursive: true, force: true });
				throw error;
			}
			// Stopped meanwhile: nobody would wait for the packing, and a whole copy of the store would stay behind.
			if (giveUp.signal.aborted) return rm(copy, { recursive: true, force: true });
			packing = packCopy(copy, place, takenAt, giveUp.signal)
				.then(({ file }) => {
					dumpedUpTo = upTo;
					log(`Dump: ${file}`);
				})
				.catch((error: unknown) => {
					if (!giveUp.signal.aborted)
						log(`No dump: ${error instanceof Error ? error.message : String(error)}`);
				})
				.finally(() => (packing = null));
		},
		async stop() {
			giveUp.abort();
			await packing;
		}
	};
}

async function refuseWithoutRoom(place: StorePlace): Promise<void> {
	const { bavail, bsize } = await statfs(place.dataFolder);
	const needed = roomFactor * (await treeSize(storeFolder(place)));
	if (bavail * bsize < needed) {
		throw new Error(
			`a dump needs ${Math.ceil(needed / 1e6)} MB of free disk, there are ${Math.floor((bavail * bsize) / 1e6)}`
		);
	}
}
