import { PGlite, type PGliteOptions } from '@electric-sql/pglite';
import { citext } from '@electric-sql/pglite/contrib/citext';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { pgcrypto } from '@electric-sql/pglite/contrib/pgcrypto';
import { fsyncSync } from 'node:fs';
import type { Database, Run } from './database.ts';
import { syncFolder } from './synced-files.ts';

/** What our migrations may use. */
export const sqlExtensions = { citext, pg_trgm, pgcrypto };

/** The parts of Emscripten that we touch. */
interface Stream {
	readonly nfd?: number;
	readonly node: object;
}
interface Runtime {
	readonly FS: {
		readonly filesystems: {
			readonly NODEFS: {
				readonly stream_ops: { fsync?: (stream: Stream) => number };
				realPath(node: object): string;
			};
		};
	};
}
interface RuntimeOptions {
	readonly preRun: readonly ((runtime: Runtime) => void)[];
}

/** How a store is opened: as PGlite's own options, without the folder. */
export interface StoreOptions {
	readonly options: Omit<PGliteOptions, 'dataDir'> & { extensions: NonNullable<PGliteOptions['extensions']> };
	/** The last lines that Postgres wrote to its log: why it did not start, for one. */
	said(): readonly string[];
}

const keptLines = 20;

/**
 * PGlite turns fsync off and would ignore it anyway: its file system on Node knows no fsync. Both are put right here, so
 * that a commit that was answered survives a power cut (docs/running.md has what it costs).
 *
 * Takes what to do when Postgres panics, on a full disk for one. PGlite would call it again and again in a loop that never
 * gives the thread back; so `onPanic` has to end the process, at least once the store is open.
 */
export function storeOptions(onPanic: (lastWords: string) => void): StoreOptions {
	const lines: string[] = [];
	const hear = (line: string) => {
		lines.push(line);
		if (lines.length > keptLines) lines.shift();
	};
	const durable = {
		name: 'durable',
		setup: async (_pglite: unknown, runtimeOptions: RuntimeOptions) => ({
			emscriptenOpts: {
				...runtimeOptions,
				preRun: [...runtimeOptions.preRun, offerFsync],
				print() {},
				printErr: hear,
				onAbort: () => onPanic(lastWords(lines))
			}
		})
	};
	return {
		options: {
			extensions: { ...sqlExtensions, durable },
			startParams: [
				...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
				// Emscripten's fdatasync does nothing, whatever the file system offers.
				...['-c', 'wal_sync_method=fsync']
			]
		},
		said: () => lines
	};
}

function offerFsync({ FS }: Runtime): void {
	const { NODEFS } = FS.filesystems;
	NODEFS.stream_ops.fsync = ({ nfd, node }) => {
		// Folders are opened by name only.
		if (nfd === undefined) syncFolder(NODEFS.realPath(node));
		else fsyncSync(nfd);
		return 0;
	};
}

/** What Postgres complained of, without time and process: "could not locate a valid checkpoint record at 0/14B6C78". */
export function lastWords(lines: readonly string[]): string {
	const words = lines.flatMap((line) => {
		const match = /(?:PANIC|FATAL|ERROR|DETAIL): {2}(.+)$/.exec(line);
		return match ? [match[1]] : [];
	});
	return words.slice(-2).join(' ');
}

/** Statements on a PGlite that belongs to nobody else, so that no queue is needed. */
export function runsOf(pglite: PGlite): Pick<Database, 'run' | 'transaction'> {
	const runOn =
		(session: Pick<PGlite, 'query'>): Run =>
		async <Row>(sql: string, parameters: readonly unknown[] = []) =>
			(await session.query<Row>(sql, [...parameters])).rows;
	return {
		run: runOn(pglite),
		transaction: (work) => pglite.transaction((transaction) => work(runOn(transaction)))
	};
}
