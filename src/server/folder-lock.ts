import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartProblem } from './problem.ts';

/** A data folder that belongs to this process until `release` is called or the process ends. */
export interface FolderLock {
	release(): void;
}

/** Makes the data folder, readable by its owner only. Throws Node's error if that is not allowed. */
export function makeDataFolder(folder: string): void {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	// A folder that exists may still be read-only; better to know before the database does.
	const probe = join(folder, `.writable-${process.pid}`);
	writeFileSync(probe, '');
	rmSync(probe);
}

/**
 * Takes the data folder for this process. Two PGlite processes on one folder destroy it (3 of 3 tries), so the second
 * is refused, with the process id of the first. The lock is the kernel's, held by an SQLite transaction: unlike a
 * lock file it is gone the moment the process is, kill -9 included.
 * Throws a StartProblem if another process holds it.
 */
export function lockFolder(folder: string): FolderLock {
	const database = new DatabaseSync(join(folder, 'lock'));
	const ownerFile = join(folder, 'owner');
	try {
		database.exec('pragma locking_mode = exclusive; begin exclusive');
	} catch {
		database.close();
		throw new StartProblem(
			`The data folder ${folder} is in use by another Hallway${ownerInWords(ownerFile)}. ` +
				'Stop that one first, or give this one a folder of its own with HALLWAY_DATA.'
		);
	}
	writeFileSync(ownerFile, String(process.pid));
	return {
		release() {
			rmSync(ownerFile, { force: true });
			database.close();
		}
	};
}

function ownerInWords(ownerFile: string): string {
	try {
		return ` (process ${readFileSync(ownerFile, 'utf8').trim()})`;
	} catch {
		return '';
	}
}
