import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Holding } from './check.ts';

/** A dump of a PGlite store: a gzipped tar of its folder, named after when it was taken and what it holds. */
export interface Dump extends Holding {
	readonly file: string;
	readonly path: string;
	readonly takenAt: Date;
}

const named = /^hallway-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-(\d+)-people-(\d+)-exchanges\.tar\.gz$/;

/** The name of a dump. */
export function dumpName(takenAt: Date, { people, exchanges }: Holding): string {
	const time = takenAt.toISOString().replace(/[-:]|\.\d+/g, '');
	return `hallway-${time}-${people}-people-${exchanges}-exchanges.tar.gz`;
}

/** What a file name says about a dump, or null if it is another file. */
export function readDumpName(folder: string, file: string): Dump | null {
	const match = named.exec(file);
	if (match === null) return null;
	const [year, month, day, hour, minute, second, people, exchanges] = match.slice(1).map(Number);
	const takenAt = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
	return { file, path: join(folder, file), takenAt, people, exchanges };
}

/** The dumps in a folder, newest first; none if there is no folder. */
export function listDumps(folder: string): Dump[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.flatMap((file) => readDumpName(folder, file) ?? [])
		.sort((a, b) => b.takenAt.getTime() - a.takenAt.getTime());
}

/** The newest dump whose file is whole; null if there is none. */
export async function newestGoodDump(folder: string): Promise<Dump | null> {
	for (const dump of listDumps(folder)) if (await isWhole(dump.path)) return dump;
	return null;
}

/** Whether a gzipped file unpacks to its end and matches its checksum. */
async function isWhole(path: string): Promise<boolean> {
	const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
	try {
		await pipeline(createReadStream(path), createGunzip(), nowhere);
		return true;
	} catch {
		return false;
	}
}

const hourMs = 3_600_000;
const alwaysKept = 3;
const keptHours = 24;
const keptDays = 7;

/**
 * Which dumps may go: kept are the newest three, the newest of each hour of the last 24 and the newest of each day of the
 * last seven (UTC). Takes them newest first.
 */
export function dumpsToRemove(dumps: readonly Dump[], now: Date): Dump[] {
	const hours = new Set<number>();
	const days = new Set<number>();
	return dumps.filter((dump, index) => {
		const hour = Math.floor(dump.takenAt.getTime() / hourMs);
		const day = Math.floor(hour / 24);
		const age = now.getTime() - dump.takenAt.getTime();
		const isNewestOfHour = age < keptHours * hourMs && !hours.has(hour);
		const isNewestOfDay = age < keptDays * 24 * hourMs && !days.has(day);
		hours.add(hour);
		days.add(day);
		return index >= alwaysKept && !isNewestOfHour && !isNewestOfDay;
	});
}
