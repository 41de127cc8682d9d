import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const wantedBytes = 4e9;

/**
 * A file system in memory with room for the tests' databases and browser profiles, else where temporary files go. What a
 * process wrote outlives it on both; only a power cut tells them apart, and a database syncs a thousand files to a disk
 * before it starts. (Containers often have one of 64 MB.)
 */
export function memoryFolder(): string {
	const shared = '/dev/shm';
	if (!existsSync(shared)) return tmpdir();
	const { bavail, bsize } = statfsSync(shared);
	return bavail * bsize > wantedBytes ? shared : tmpdir();
}
